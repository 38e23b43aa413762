#include "catalog/service.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "catalog/service_parts.hpp"

namespace luoshi::catalog {

const ServiceFacts& Service::facts() const {
  return parts_->facts;
}

const schema::Schema& Service::form() const {
  return parts_->forms.find(parts_->facts.form)->second;
}

namespace {

const schema::Schema* form_named(const ServiceForms& forms, std::string_view file) {
  const auto one = forms.find(file);
  return one == forms.end() ? nullptr : &one->second;
}

}  // namespace

const schema::Schema* Service::task_form(std::string_view task) const {
  const auto* facts = parts_->facts.task(task);
  return facts == nullptr ? nullptr : form_named(parts_->forms, facts->form);
}

const schema::Schema* Service::task_form(std::string_view task, std::string_view action) const {
  const auto* facts = parts_->facts.task(task);
  const auto* one = facts == nullptr ? nullptr : facts->action(action);
  return one != nullptr && one->asks_form ? task_form(task) : nullptr;
}

const schema::Schema* Service::message_form(std::string_view message) const {
  const auto* facts = parts_->facts.message(message);
  return facts == nullptr ? nullptr : form_named(parts_->forms, facts->form);
}

const std::vector<Category>& Service::categories() const {
  return parts_->categories;
}

const Category* Service::category(std::string_view code) const {
  const auto one = std::ranges::find(parts_->categories, code, &Category::code);
  return one == parts_->categories.end() ? nullptr : &*one;
}

const bpmn::Model& Service::model() const {
  return parts_->model;
}

const bpmn::Process& Service::process() const {
  return *parts_->model.main();
}

const ServiceTables& Service::tables() const {
  return parts_->tables;
}

Result<feel::Value> Service::decide(std::string_view id_or_name, const feel::Context& variables,
                                    feel::Run& run, dmn::Trace* trace) const {
  return parts_->tables.decide(id_or_name, variables, run, trace);
}

const Words* Service::words(std::string_view key) const {
  return parts_->texts.find(key);
}

const Words* Service::title_of(std::string_view code) const {
  if (const auto* said = words("reasons." + std::string(code))) return said;
  const auto listed = parts_->titles.find(code);
  return listed == parts_->titles.end() ? nullptr : &listed->second;
}

const ServiceBytes& Service::files() const {
  return parts_->files;
}

const std::string& Service::hash() const {
  return parts_->hash;
}

const std::vector<Finding>& Service::notes() const {
  return parts_->notes;
}

namespace {

std::string hash_of(const ServiceBytes& files) {
  std::string lines;
  for (const auto& [name, bytes] : files) {
    lines += to_hex(sha256(std::string_view(bytes))) + "  " + name + "\n";
  }
  return to_hex(sha256(std::string_view(lines)));
}

// The bytes of a file that must be there.
std::string bytes_of(const ServiceBytes& files, const std::string& name, Findings& findings) {
  const auto one = files.find(name);
  if (one != files.end()) return one->second;
  findings.add(name, 0, "catalog.file-missing", name);
  return {};
}

void read_process(Service::Parts& parts, Findings& findings) {
  const auto file = parts.files.find(parts.facts.process);
  if (file == parts.files.end()) return;
  bpmn::Known known;
  known.has_decision = [&](std::string_view id) { return parts.tables.has(id); };
  known.has_form = [&](std::string_view form) { return parts.forms.contains(form); };
  known.has_process = [](std::string_view) { return false; };
  auto model = bpmn::read_model(file->second, file->first, known);
  if (!model) {
    findings.add(model.error(), file->first);
    return;
  }
  parts.model = std::move(*model);
  for (const auto& one : parts.model.findings) {
    if (bpmn::is_warning(one.problem)) {
      parts.notes.push_back(one);
    } else {
      findings.add(one);
    }
  }
}

void read_categories(Service::Parts& parts, Findings& findings) {
  const auto form = parts.forms.find(parts.facts.form);
  if (parts.facts.category_field.empty() || form == parts.forms.end()) return;
  parts.categories = categories_of(form->second, form->first, parts.facts.category_field, findings);
}

}  // namespace

bool is_of_version(std::string_view file) {
  return file == "service.yaml" || file.ends_with(".schema.json") || file.ends_with(".bpmn") ||
         file.ends_with(".dmn") || (file.starts_with("text/") && file.ends_with(".yaml"));
}

Result<Service> read_service(const ServiceBytes& files, const std::string& id, Analysis analysis) {
  Findings findings;
  auto parts = std::make_shared<Service::Parts>();
  for (const auto& [name, bytes] : files) {
    if (is_of_version(name)) parts->files.emplace(name, bytes);
  }
  parts->hash = hash_of(parts->files);
  const auto has_facts = files.contains("service.yaml");
  auto file = has_facts ? read_service_facts(files.at("service.yaml"), findings) : ServiceFile{};
  if (!has_facts) findings.add("service.yaml", 0, "catalog.file-missing", "service.yaml");
  parts->facts = std::move(file.facts);
  if (has_facts && parts->facts.id != id) {
    findings.add("service.yaml", file.lines["id"], "service.id-not-folder", parts->facts.id);
  }
  parts->forms = read_service_forms(parts->files, findings);
  parts->tables = ServiceTables::read(parts->files, analysis == Analysis::tables, findings);
  read_process(*parts, findings);
  read_categories(*parts, findings);
  parts->titles = titles_in(parts->forms);
  parts->texts = read_service_texts(bytes_of(parts->files, "text/zh-CN.yaml", findings),
                                    bytes_of(parts->files, "text/en.yaml", findings), findings);
  if (has_facts) {
    check_service(*parts, file.lines, findings);
    check_service_formulas(*parts, file.lines, findings);
  }
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "service.faulty", id, {}, findings.take()});
  }
  return Service(std::move(parts));
}

Result<std::optional<worktime::Limit>> limit_of(const feel::Value& value) {
  if (value.is_null()) return std::optional<worktime::Limit>{};
  const auto malformed = [&] {
    return fail(ErrorKind::invalid, "service.limit-malformed", feel::literal_of(value));
  };
  if (value.kind() != feel::Kind::context) return malformed();
  const auto* kind = value.context().find("kind");
  const auto* amount = value.context().find("amount");
  if (kind == nullptr || kind->kind() != feel::Kind::string || amount == nullptr ||
      amount->kind() != feel::Kind::number) {
    return malformed();
  }
  constexpr std::int64_t amount_max = 100'000;
  const auto count = amount->number().to_int64();
  if (!count || *count <= 0 || *count > amount_max) return malformed();
  constexpr std::pair<worktime::LimitKind, std::int64_t> units[] = {
      {worktime::LimitKind::urgent_hour, 60},
      {worktime::LimitKind::work_hour, 60},
      {worktime::LimitKind::work_day, 1},
      {worktime::LimitKind::natural_day, 1}};
  for (const auto& [one, unit] : units) {
    if (worktime::name_of(one) == kind->string()) {
      return std::optional(worktime::Limit{one, *count * unit});
    }
  }
  return malformed();
}

}  // namespace luoshi::catalog
