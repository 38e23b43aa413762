// luoshi bpmn run and check.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <list>
#include <memory>

#include "api/problem.hpp"
#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "bpmn/engine.hpp"
#include "bpmn/json.hpp"
#include "bpmn/model.hpp"
#include "dmn/model.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct Options {
  std::string model;
  std::string commands;
};

// The decisions of the .dmn files beside a model and the processes of its own file.
class Beside final : public bpmn::Surroundings {
 public:
  static Result<Beside> load(const fs::path& path, bool with_known) {
    Beside beside;
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".dmn") continue;
      const auto bytes = TRY(read_file(entry.path()));
      auto model = dmn::Model::read(bytes, entry.path().filename().string());
      if (model) beside.decisions_.push_back(std::move(*model));
    }
    bpmn::Known known;
    if (with_known) {
      known.has_decision = [&](std::string_view id) { return beside.decision(id) != nullptr; };
    }
    const auto bytes = TRY(read_file(path));
    beside.model_ = TRY(bpmn::read_model(bytes, path.filename().string(), known));
    return beside;
  }

  [[nodiscard]] const bpmn::Model& model() const { return model_; }
  [[nodiscard]] const bpmn::Process* process(const bpmn::ProcessRef& ref) const override {
    return model_.find(ref.id);
  }
  [[nodiscard]] const bpmn::Process* latest(std::string_view id) const override {
    return model_.find(id);
  }
  [[nodiscard]] Result<feel::Value> decide(std::string_view id, const feel::Context& variables,
                                           feel::Run& run) const override {
    const auto* model = decision(id);
    if (model == nullptr) return fail(ErrorKind::not_found, "dmn.no-decision", std::string(id));
    return model->evaluate(name_of(*model, id), variables, run);
  }

 private:
  // A process names a decision by its id, a decision model evaluates it by its name.
  static std::string name_of(const dmn::Model& model, std::string_view id) {
    for (const auto& node : model.definitions().nodes) {
      if (node.id == id) return node.name;
    }
    return {};
  }
  [[nodiscard]] const dmn::Model* decision(std::string_view id) const {
    for (const auto& one : decisions_) {
      if (!name_of(one, id).empty()) return &one;
    }
    return nullptr;
  }

  std::list<dmn::Model> decisions_{};
  bpmn::Model model_{};
};

int print_findings(const std::vector<Finding>& findings) {
  const auto problems = api::Problems::built_in();
  int code = 0;
  for (const auto& one : findings) {
    const Error error{ErrorKind::invalid, one.problem, one.detail, {}, {}};
    const auto& zh = problems.words(error, api::Language::zh);
    const auto& en = problems.words(error, api::Language::en);
    const bool warning = bpmn::is_warning(one.problem);
    fmt::print("{}:{} {} {} / {} {} [{}]{}{}\n", one.place, warning ? " 提示 note:" : "", zh.title,
               zh.mend, en.title, en.mend, one.problem, one.detail.empty() ? "" : " ", one.detail);
    if (!warning) code = 2;
  }
  return code;
}

// Who writes commands by hand knows elements, not the numbers of activities and waits.
void name_by_element(const Beside& beside, const bpmn::Instance& instance, json::object& command) {
  auto* at = command.if_contains("at");
  if (at == nullptr || !at->is_string()) return;
  const std::string element(at->get_string());
  const auto id_of = [&](std::int64_t process, bpmn::Index index) {
    const auto* one = beside.process(instance.processes[static_cast<std::size_t>(process)]);
    return index == bpmn::none ? std::string() : one->at(index).id;
  };
  for (const auto& wait : instance.waits) {
    const auto* holder = instance.find(wait.activity);
    if (id_of(holder->process, wait.element) == element) command.emplace("wait", wait.id);
  }
  for (const auto& task : instance.tasks) {
    const auto* one = instance.find(task.activity);
    if (id_of(one->process, one->element) == element) command.emplace("activity", one->id);
  }
  for (const auto& one : instance.activities) {
    if (id_of(one.process, one.element) == element) command.emplace("activity", one.id);
  }
}

void print_event(const Beside& beside, const bpmn::Instance& instance, const bpmn::Event& event) {
  auto line = bpmn::to_json(event);
  if (const auto* entered = std::get_if<bpmn::Entered>(&event)) {
    const auto* process =
        beside.process(instance.processes[static_cast<std::size_t>(entered->process)]);
    line.get_object().emplace("element_id", process->at(entered->element).id);
  }
  fmt::print("{}\n", json::serialize(line));
}

// Time stands still but for commands {"command": "now", "at": "2026-03-01T01:00:00Z"}.
Result<int> run_model(const Options& options) {
  const auto beside = TRY(Beside::load(options.model, true));
  if (const auto code = print_findings(beside.model().findings); code != 0) return code;
  json::error_code error;
  const auto bytes = TRY(read_file(options.commands));
  auto commands = json::parse(bytes, error);
  if (error || !commands.is_array()) {
    return fail(ErrorKind::invalid, "bpmn.bad-commands", error.message(), options.commands);
  }
  feel::Environment environment{feel::icu_zones(), SystemClock().now(), "Asia/Shanghai"};
  bpmn::Instance instance;
  int code = 0;
  for (auto& one : commands.get_array()) {
    if (!one.is_object()) return fail(ErrorKind::invalid, "bpmn.bad-commands");
    auto& object = one.get_object();
    const auto* kind = object.if_contains("command");
    if (kind != nullptr && *kind == "now") {
      const auto* at = object.if_contains("at");
      const bool told = at != nullptr && at->is_string();
      environment.now = TRY(parse_rfc3339(told ? std::string(at->get_string()) : ""));
      continue;
    }
    if (kind != nullptr && *kind == "start" && !object.contains("process")) {
      const auto* main = beside.model().main();
      object.emplace("process", main == nullptr ? "" : main->id);
    }
    name_by_element(beside, instance, object);
    const auto command = TRY(bpmn::command_from_json(one));
    const auto events = bpmn::execute(beside, instance, command, environment);
    if (!events) {
      code = complain(events.error());
      continue;
    }
    for (const auto& event : *events) print_event(beside, instance, event);
  }
  return code;
}

void add_run(CLI::App& bpmn, int& exit_code) {
  auto* command =
      bpmn.add_subcommand("run", "Run an instance by a list of commands, print its events");
  const auto options = std::make_shared<Options>();
  command->add_option("model", options->model, "A .bpmn file; .dmn files beside it are asked")
      ->required();
  command->add_option("--commands", options->commands, "A JSON file with a list of commands")
      ->required();
  command->callback([options, &exit_code] {
    const auto done = run_model(*options);
    exit_code = done ? *done : complain(done.error());
  });
}

void add_check(CLI::App& bpmn, int& exit_code) {
  auto* command =
      bpmn.add_subcommand("check", "Print all that is wrong with a model, and how to mend it");
  const auto file = std::make_shared<std::string>();
  command->add_option("model", *file, "A .bpmn file")->required();
  command->callback([file, &exit_code] {
    const auto beside = Beside::load(*file, true);
    exit_code = beside ? print_findings(beside->model().findings) : complain(beside.error());
  });
}

}  // namespace

void add_bpmn(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("bpmn", "Process models: run, check");
  command->require_subcommand(1);
  add_run(*command, exit_code);
  add_check(*command, exit_code);
}

}  // namespace luoshi::app
