#include "catalog/service_forms.hpp"

#include <algorithm>

namespace luoshi::catalog {
namespace {

using schema::Json;
using schema::JsonKind;

std::string member(const Json& object, std::string_view name) {
  const auto* value = object.find(name);
  return value != nullptr && value->kind == JsonKind::string ? value->text : std::string();
}

// A person reads a field's name in their language.
void check_words(const std::string& file, const Json& part, Findings& findings, int depth = 0) {
  constexpr int depth_max = 8;
  if (part.kind != JsonKind::object || depth > depth_max) return;
  if (const auto* items = part.find("items")) check_words(file, *items, findings, depth + 1);
  const auto* properties = part.find("properties");
  if (properties == nullptr || properties->kind != JsonKind::object) return;
  for (std::size_t at = 0; at < properties->names.size(); ++at) {
    const auto& property = properties->items[at];
    if (member(property, "title").empty() || member(property, "x-title-en").empty()) {
      findings.add(file, static_cast<int>(property.line), "service.form-words",
                   properties->names[at]);
    }
    check_words(file, property, findings, depth + 1);
  }
}

void add_titles(const Json& part, std::map<std::string, Words, std::less<>>& into, int depth) {
  constexpr int depth_max = 8;
  if (depth > depth_max) return;
  const auto value = member(part, "const");
  Words title{member(part, "title"), member(part, "x-title-en")};
  if (!value.empty() && !title.zh.empty()) into.try_emplace(value, std::move(title));
  for (const auto& one : part.items) add_titles(one, into, depth + 1);
}

void add_form(const std::string& file, const std::string& bytes, ServiceForms& into,
              Findings& findings) {
  auto document = schema::parse_json(bytes);
  if (!document) {
    findings.add(document.error(), file);
    return;
  }
  if (member(*document, "type") != "object") findings.add(file, 1, "service.form-no-object");
  check_words(file, *document, findings);
  auto form = schema::Schema::compile(*document);
  if (form) {
    into.emplace(file, std::move(*form));
    return;
  }
  const auto& fault = form.error();
  for (const auto& one : fault.findings) {
    const auto line = static_cast<int>(schema::line_at(*document, one.place));
    findings.add(file, line, one.problem,
                 one.detail.empty() ? one.place : one.place + " " + one.detail);
  }
  if (fault.findings.empty()) findings.add(fault, file);
}

}  // namespace

ServiceForms read_service_forms(const std::map<std::string, std::string>& files,
                                Findings& findings) {
  ServiceForms out;
  for (const auto& [name, bytes] : files) {
    if (name.ends_with(".schema.json")) add_form(name, bytes, out, findings);
  }
  return out;
}

std::vector<Category> categories_of(const schema::Schema& form, const std::string& file,
                                    std::string_view field, Findings& findings) {
  std::vector<Category> out;
  const auto pointer = "/properties" + schema::pointer_part(field);
  const auto* property = schema::at_pointer(form.document(), pointer);
  const auto* list = property == nullptr ? nullptr : property->find("oneOf");
  if (list == nullptr || list->kind != JsonKind::array || list->items.empty()) {
    findings.add(file, static_cast<int>(schema::line_at(form.document(), pointer)),
                 "service.no-categories", std::string(field));
    return out;
  }
  for (const auto& one : list->items) {
    const auto line = static_cast<int>(one.line);
    Category category{member(one, "const"),
                      {member(one, "title"), member(one, "x-title-en")},
                      {member(one, "x-group"), member(one, "x-group-en")}};
    const bool half_group = category.group.zh.empty() != category.group.en.empty();
    if (category.code.empty() || category.name.zh.empty() || category.name.en.empty() ||
        half_group) {
      findings.add(file, line, "service.category-words", category.code);
    }
    if (std::ranges::find(out, category.code, &Category::code) != out.end()) {
      findings.add(file, line, "service.category-twice", category.code);
    }
    out.push_back(std::move(category));
  }
  return out;
}

std::map<std::string, Words, std::less<>> titles_in(const ServiceForms& forms) {
  std::map<std::string, Words, std::less<>> out;
  for (const auto& [file, form] : forms) add_titles(form.document(), out, 0);
  return out;
}

}  // namespace luoshi::catalog
