// Reading service.yaml.
#include <algorithm>
#include <charconv>

#include "catalog/closed_list.hpp"
#include "catalog/service_facts.hpp"
#include "catalog/service_words.hpp"
#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

constexpr std::size_t number_letters_max = 6;

bool is_name(std::string_view text) {
  const auto small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' &&
         std::ranges::all_of(text, [&](char c) { return small(c) || c == '_'; });
}

class Reader {
 public:
  explicit Reader(const Entry& top) : top_(top) {}

  ServiceFile whole() {
    refuse_others(top_, {"id", "name", "summary", "number", "form", "process", "channels",
                         "applicant", "place", "duplicates", "posts", "case", "category", "stages",
                         "times", "tasks", "messages", "outcomes", "public"});
    facts_.id = top_.text("id");
    facts_.name = top_.words("name");
    facts_.summary = top_.words("summary");
    facts_.form = top_.text("form");
    facts_.process = top_.text("process");
    facts_.channels = words<Channel>(top_, "channels", service_words::channels);
    facts_.place = word<PlaceNeed>(top_, "place", service_words::place_needs);
    if (facts_.channels.empty()) missing(top_, "channels");
    for (const auto* field : {"id", "number", "form", "process", "case", "category", "place"}) {
      if (const auto node = top_.node[field]) lines_[field] = line_of(node);
    }
    number();
    applicant();
    duplicates();
    posts();
    formulas();
    category();
    stages();
    times();
    tasks();
    messages();
    outcomes();
    open311();
    return {std::move(facts_), std::move(lines_)};
  }

 private:
  static void missing(const Entry& entry, const char* field) {
    entry.findings.add(entry.file, entry.line(), "catalog.field-missing", field);
  }
  template <class Enum, std::size_t size>
  static std::vector<Enum> words(const Entry& entry, const char* field,
                                 const std::array<std::string_view, size>& known) {
    std::vector<Enum> out;
    for (const auto& text : entry.texts(field)) {
      if (const auto value = parse_word<Enum>(known, text)) {
        out.push_back(*value);
      } else {
        entry.findings.add(entry.file, line_of(entry.node[field]), "catalog.word-unknown", text);
      }
    }
    return out;
  }
  template <class Enum, std::size_t size>
  static Enum word(const Entry& entry, const char* field,
                   const std::array<std::string_view, size>& known) {
    const auto text = entry.text(field);
    const auto value = parse_word<Enum>(known, text);
    if (!value && !text.empty()) {
      entry.findings.add(entry.file, line_of(entry.node[field]), "catalog.word-unknown", text);
    }
    return value.value_or(Enum{});
  }
  std::string id(const Entry& entry, const std::string& text) const {
    if (!text.empty() && !is_name(text)) {
      entry.findings.add(entry.file, entry.line(), "service.id-malformed", text);
    }
    return text;
  }
  template <class T>
  void once(const Entry& entry, const std::vector<T>& all, const std::string& one) const {
    const auto same = [&](const T& other) { return id_of(other) == one; };
    if (std::ranges::any_of(all, same)) {
      entry.findings.add(entry.file, entry.line(), "catalog.id-twice", one);
    }
  }
  template <class T>
  static const std::string& id_of(const T& one) {
    if constexpr (requires { one.id; }) {
      return one.id;
    } else {
      return one.name;
    }
  }
  // The fields of a mapping of ids, each value a mapping.
  struct Named {
    std::string name;
    int line;
    Entry entry;
  };
  std::vector<Named> named(const Entry& parent, const char* field) const {
    std::vector<Named> out;
    const auto inner = mapping(parent, field);
    if (!inner) return out;
    for (const auto& pair : inner->node) {
      const auto name = pair.first.IsScalar() ? pair.first.Scalar() : std::string();
      if (pair.second.IsMap()) {
        out.push_back({name, line_of(pair.first), {pair.second, parent.file, parent.findings}});
      } else {
        parent.findings.add(parent.file, line_of(pair.first), "catalog.no-mapping", name);
      }
    }
    return out;
  }
  bpmn::Formula formula(const Entry& entry, const char* field, const std::string& path) {
    const auto node = entry.node[field];
    if (!node) return {};
    const auto text = entry.text(field);
    lines_[path] = line_of(node);
    auto made = bpmn::Formula::make({text, line_of(node), bpmn::Dialect::feel}, {});
    if (made) return std::move(*made);
    const auto& fault = made.error();
    entry.findings.add(entry.file, line_of(node), fault.problem,
                       fault.detail.empty() ? text : text + ": " + fault.detail);
    return {};
  }
  static std::optional<int> count(const Entry& entry, const char* field) {
    if (!entry.node[field]) return std::nullopt;
    const auto text = entry.text(field);
    int value = 0;
    const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && at == text.data() + text.size() && value > 0) return value;
    entry.findings.add(entry.file, line_of(entry.node[field]), "service.number-wrong", text);
    return std::nullopt;
  }
  // One id, or a list of them.
  static std::vector<std::string> one_or_more(const Entry& entry, const char* field) {
    const auto node = entry.node[field];
    if (node && node.IsScalar()) return {entry.text(field)};
    return entry.texts(field);
  }

  void number();
  void applicant();
  void duplicates();
  void posts();
  void formulas();
  void category();
  void stages();
  void times();
  void tasks();
  void task(const Named& one);
  void messages();
  void outcomes();
  void open311();

  const Entry& top_;
  ServiceFacts facts_{};
  ServiceLines lines_{};
};

void Reader::number() {
  facts_.number = top_.text("number");
  const bool letters =
      std::ranges::all_of(facts_.number, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!letters || facts_.number.size() > number_letters_max) {
    top_.findings.add(top_.file, lines_["number"], "service.number-letters", facts_.number);
  }
}

void Reader::applicant() {
  const auto entry = mapping(top_, "applicant");
  if (!entry) return;
  refuse_others(*entry, {"kinds", "anonymous", "may"});
  facts_.applicants = words<ApplicantKind>(*entry, "kinds", service_words::applicants);
  if (facts_.applicants.empty()) missing(*entry, "kinds");
  facts_.anonymous = entry->flag("anonymous");
  facts_.may = words<ApplicantAct>(*entry, "may", service_words::applicant_acts);
  lines_["applicant"] = entry->line();
}

void Reader::duplicates() {
  if (!top_.node["duplicates"]) return;
  const auto entry = mapping(top_, "duplicates");
  if (!entry) return;
  refuse_others(*entry, {"metres", "days"});
  DuplicateHints hints;
  hints.metres = count(*entry, "metres");
  const auto days = count(*entry, "days");
  if (!days) missing(*entry, "days");
  hints.days = days.value_or(1);
  if (hints.metres && facts_.place == PlaceNeed::none) {
    top_.findings.add(top_.file, entry->line(), "service.no-place", "metres");
  }
  facts_.duplicates = hints;
}

void Reader::posts() {
  if (!top_.node["posts"]) return;
  for (const auto& one : named(top_, "posts")) {
    once(one.entry, facts_.posts, one.name);
    facts_.posts.push_back({id(one.entry, one.name), {one.entry.text("zh"), one.entry.text("en")}});
    lines_["posts." + one.name] = one.line;
  }
}

void Reader::formulas() {
  const auto entry = mapping(top_, "case");
  if (!entry) return;
  refuse_others(*entry, {"title", "category", "lead_unit", "supporting_units", "priority", "limit",
                         "outcome", "answer"});
  for (const auto& [name, member] : case_formulas()) {
    facts_.case_formulas.*member = formula(*entry, name.data(), "case." + std::string(name));
  }
}

void Reader::category() {
  if (!top_.node["category"]) return;
  const auto entry = mapping(top_, "category");
  if (!entry) return;
  refuse_others(*entry, {"field"});
  facts_.category_field = entry->text("field");
}

void Reader::stages() {
  for (const auto& one : mappings(top_, "stages")) {
    refuse_others(one, {"id", "name", "tasks"});
    StageFacts stage{id(one, one.text("id")), one.words("name"), one.texts("tasks")};
    once(one, facts_.stages, stage.id);
    lines_["stages." + stage.id] = one.line();
    facts_.stages.push_back(std::move(stage));
  }
}

void Reader::times() {
  const auto entry = mapping(top_, "times");
  if (!entry) return;
  refuse_others(*entry, {"accepted", "dispatched", "finished", "checked"});
  facts_.times = {one_or_more(*entry, "accepted"), one_or_more(*entry, "dispatched"),
                  one_or_more(*entry, "finished"), one_or_more(*entry, "checked")};
  lines_["times"] = entry->line();
}

void Reader::tasks() {
  for (const auto& one : named(top_, "tasks")) task(one);
}

void Reader::task(const Named& one) {
  const auto& entry = one.entry;
  refuse_others(entry, {"actions", "form", "limit", "allows"});
  once(entry, facts_.tasks, one.name);
  const auto path = "tasks." + one.name;
  lines_[path] = one.line;
  TaskFacts task;
  task.id = id(entry, one.name);
  for (const auto& action : mappings(entry, "actions")) {
    refuse_others(action, {"id", "name", "words", "form"});
    TaskAction made{id(action, action.text("id")), action.words("name")};
    once(action, task.actions, made.id);
    if (action.node["words"]) {
      constexpr std::array<std::string_view, 2> needs{"optional", "required"};
      made.words_required = word<bool>(action, "words", needs);
    }
    if (action.node["form"]) {
      constexpr std::array<std::string_view, 2> asked{"false", "true"};
      made.asks_form = word<bool>(action, "form", asked);
    }
    task.actions.push_back(std::move(made));
  }
  if (task.actions.empty()) missing(entry, "actions");
  if (entry.node["form"]) task.form = entry.text("form");
  task.limit = formula(entry, "limit", path + ".limit");
  task.allows = words<TaskAct>(entry, "allows", service_words::task_acts);
  facts_.tasks.push_back(std::move(task));
}

void Reader::messages() {
  if (!top_.node["messages"]) return;
  for (const auto& one : named(top_, "messages")) {
    refuse_others(one.entry, {"form"});
    once(one.entry, facts_.messages, one.name);
    lines_["messages." + one.name] = one.line;
    facts_.messages.push_back(
        {id(one.entry, one.name), one.entry.node["form"] ? one.entry.text("form") : ""});
  }
}

void Reader::outcomes() {
  for (const auto& one : mappings(top_, "outcomes")) {
    refuse_others(one, {"id", "name", "counts"});
    OutcomeFacts outcome{id(one, one.text("id")), one.words("name"),
                         word<Counted>(one, "counts", service_words::counted)};
    once(one, facts_.outcomes, outcome.id);
    lines_["outcomes." + outcome.id] = one.line();
    facts_.outcomes.push_back(std::move(outcome));
  }
}

void Reader::open311() {
  if (!top_.node["public"]) return;
  const auto entry = mapping(top_, "public");
  if (!entry) return;
  refuse_others(*entry, {"service_code", "list"});
  facts_.open311_code = entry->text("service_code");
  facts_.open311_list = entry->flag("list");
}

}  // namespace

ServiceFile read_service_facts(const std::string& text, Findings& findings) {
  const auto top = parse_mapping(text, "service.yaml", findings);
  if (!top) return {};
  return Reader(*top).whole();
}

}  // namespace luoshi::catalog
