#include "api/open311_attributes.hpp"

#include <algorithm>

namespace luoshi::api::open311 {
namespace {

using pages::FieldKind;
using pages::FormField;

constexpr std::string_view prefix = "attribute[";
constexpr std::size_t date_length = 10;

// "category" of "attribute[category]" and "attribute[category][]"; empty for other arguments.
std::string code_of(std::string_view name) {
  if (!name.starts_with(prefix)) return {};
  const auto end = name.find(']', prefix.size());
  if (end == std::string_view::npos) return {};
  const auto rest = name.substr(end + 1);
  if (!rest.empty() && rest != "[]") return {};
  return std::string(name.substr(prefix.size(), end - prefix.size()));
}

// A day of a moment in time, which is what a datetime holds.
std::string value_of(const FormField& field, const std::string& sent) {
  const bool moment = field.kind == FieldKind::date && sent.size() > date_length;
  return moment ? sent.substr(0, date_length) : sent;
}

}  // namespace

std::vector<FormField> attributes_of(const catalog::Service& service) {
  auto fields = pages::fields_of(service.form());
  std::erase_if(fields, [](const FormField& field) {
    return field.name == description_field || field.kind == FieldKind::other;
  });
  return fields;
}

std::string_view datatype_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::line:
      return "string";
    case FieldKind::number:
    case FieldKind::mark:
      return "number";
    case FieldKind::date:
      return "datetime";
    case FieldKind::yes_no:
    case FieldKind::choice:
    case FieldKind::select:
      return "singlevaluelist";
    case FieldKind::several:
      return "multivaluelist";
    case FieldKind::words:
    case FieldKind::other:
      return "text";
  }
  return "text";
}

std::string form_of(const Ask& ask, const catalog::Service& service,
                    const std::string& description) {
  const auto fields = pages::fields_of(service.form());
  pages::Written written;
  for (const auto& [name, value] : ask.fields) {
    const auto code = code_of(name);
    const auto field = std::ranges::find(fields, code, &FormField::name);
    if (field == fields.end() || value.empty() || code == description_field) continue;
    written[code].push_back(value_of(*field, value));
  }
  if (!description.empty()) written[std::string(description_field)] = {description};
  return pages::form_json(fields, written);
}

std::vector<std::string> unknown_attributes(const Ask& ask, const catalog::Service& service) {
  const auto known = attributes_of(service);
  std::vector<std::string> unknown;
  for (const auto& [name, value] : ask.fields) {
    if (!name.starts_with("attribute") || value.empty()) continue;
    const auto code = code_of(name);
    if (std::ranges::find(known, code, &FormField::name) == known.end()) unknown.push_back(name);
  }
  return unknown;
}

}  // namespace luoshi::api::open311
