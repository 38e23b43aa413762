#include "pages/form_fields.hpp"

#include <algorithm>
#include <charconv>

#include "feel/json.hpp"

namespace luoshi::pages {
namespace {

using schema::Json;
using schema::JsonKind;

constexpr std::size_t choices_max = 12;  // more are a list to pick from
constexpr int line_length_max = 120;
constexpr int mark_max = 5;

std::string text_at(const Json& schema, std::string_view name) {
  const auto* found = schema.find(name);
  return found != nullptr && found->kind == JsonKind::string ? found->text : std::string{};
}

std::optional<int> number_at(const Json& schema, std::string_view name) {
  const auto* found = schema.find(name);
  if (found == nullptr || found->kind != JsonKind::number) return std::nullopt;
  int value = 0;
  const auto* end = found->text.data() + found->text.size();
  const auto [stop, error] = std::from_chars(found->text.data(), end, value);
  return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

std::string quoted(const std::string& text) {
  return feel::to_json(feel::Value(text));
}

std::string json_of(const Json& constant) {
  if (constant.kind == JsonKind::string) return quoted(constant.text);
  if (constant.kind == JsonKind::number) return constant.text;
  if (constant.kind == JsonKind::boolean) return constant.boolean ? "true" : "false";
  return "null";
}

FieldOption option_of(const Json& constant, const Json* branch) {
  FieldOption option;
  option.json = json_of(constant);
  option.value = constant.kind == JsonKind::string ? constant.text : option.json;
  option.name.zh = option.value;
  if (branch == nullptr) return option;
  if (auto title = text_at(*branch, "title"); !title.empty()) option.name.zh = std::move(title);
  option.name.en = text_at(*branch, "x-title-en");
  option.group = {text_at(*branch, "x-group"), text_at(*branch, "x-group-en")};
  return option;
}

// Of oneOf with a const each, or of enum.
std::vector<FieldOption> options_of(const Json& schema) {
  std::vector<FieldOption> options;
  if (const auto* branches = schema.find("oneOf")) {
    for (const auto& branch : branches->items) {
      const auto* constant = branch.find("const");
      if (constant == nullptr) return {};
      options.push_back(option_of(*constant, &branch));
    }
  } else if (const auto* values = schema.find("enum")) {
    for (const auto& value : values->items) options.push_back(option_of(value, nullptr));
  }
  return options;
}

FieldKind kind_of_choice(const std::vector<FieldOption>& options) {
  const bool grouped =
      std::ranges::any_of(options, [](const auto& one) { return !one.group.zh.empty(); });
  return grouped || options.size() > choices_max ? FieldKind::select : FieldKind::choice;
}

FieldKind kind_of_text(const Json& schema, const std::optional<int>& length_max) {
  const auto format = text_at(schema, "format");
  if (format == "date") return FieldKind::date;
  if (!format.empty() || (length_max && *length_max <= line_length_max)) return FieldKind::line;
  return FieldKind::words;
}

void set_kind(FormField& field, const Json& schema) {
  field.options = options_of(schema);
  const auto type = text_at(schema, "type");
  if (!field.options.empty()) {
    field.kind = kind_of_choice(field.options);
  } else if (type == "string") {
    field.kind = kind_of_text(schema, field.length_max);
  } else if (type == "boolean") {
    field.kind = FieldKind::yes_no;
  } else if (type == "integer" || type == "number") {
    const bool mark = type == "integer" && number_at(schema, "minimum") == 1 &&
                      number_at(schema, "maximum") == mark_max;
    field.kind = mark ? FieldKind::mark : FieldKind::number;
  } else if (type == "array") {
    if (const auto* items = schema.find("items")) field.options = options_of(*items);
    field.kind = field.options.empty() ? FieldKind::other : FieldKind::several;
  }
}

bool is_required(const Json& form, std::string_view name) {
  const auto* required = form.find("required");
  return required != nullptr &&
         std::ranges::any_of(required->items, [&](const Json& one) { return one.text == name; });
}

std::string json_of(const FormField& field, const std::string& value) {
  for (const auto& option : field.options) {
    if (option.value == value) return option.json;
  }
  if (field.kind == FieldKind::yes_no && (value == "true" || value == "false")) return value;
  if (field.kind == FieldKind::number || field.kind == FieldKind::mark) {
    const auto read = schema::parse_json(value);
    if (read && read->kind == JsonKind::number) return read->text;
  }
  return quoted(value);
}

// Nothing but blanks is nothing.
std::vector<std::string> entered(const FormField& field, const Written& written) {
  std::vector<std::string> values;
  const auto found = written.find(field.name);
  if (found == written.end()) return values;
  for (const auto& value : found->second) {
    if (value.find_first_not_of(" \t\n") != std::string::npos) values.push_back(value);
  }
  return values;
}

}  // namespace

std::vector<FormField> fields_of(const schema::Schema& form) {
  std::vector<FormField> fields;
  const auto& document = form.document();
  const auto* properties = document.find("properties");
  if (properties == nullptr) return fields;
  for (std::size_t at = 0; at < properties->items.size(); ++at) {
    const auto& schema = properties->items[at];
    FormField field;
    field.name = properties->names[at];
    field.title = {text_at(schema, "title"), text_at(schema, "x-title-en")};
    field.hint = {text_at(schema, "description"), text_at(schema, "x-description-en")};
    field.required = is_required(document, field.name);
    field.length_max = number_at(schema, "maxLength");
    field.applicant = text_at(schema, "x-applicant");
    set_kind(field, schema);
    fields.push_back(std::move(field));
  }
  return fields;
}

bool can_be_asked(const std::vector<FormField>& fields) {
  return std::ranges::none_of(fields, [](const FormField& field) {
    return field.required && field.kind == FieldKind::other;
  });
}

std::string form_json(const std::vector<FormField>& fields, const Written& written) {
  std::string members;
  for (const auto& field : fields) {
    const auto values = entered(field, written);
    if (values.empty()) continue;
    const bool several = field.kind == FieldKind::several;
    if (!members.empty()) members += ',';
    members += quoted(field.name);
    members += several ? ":[" : ":";
    for (std::size_t at = 0; at < (several ? values.size() : 1); ++at) {
      if (at > 0) members += ',';
      members += json_of(field, values[at]);
    }
    if (several) members += ']';
  }
  return "{" + members + "}";
}

std::string said(const catalog::Words& words, Language language) {
  if (language == Language::zh || words.en.empty()) return words.zh;
  auto text = words.en;
  if (text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string shown(const FormField& field, const Written& written, Language language) {
  const auto& say = phrases_of(language);
  std::string text;
  for (const auto& value : entered(field, written)) {
    auto one = value;
    for (const auto& option : field.options) {
      if (option.value == value) one = said(option.name, language);
    }
    if (field.kind == FieldKind::yes_no) one = say[value == "true" ? "yes" : "no"];
    if (field.kind == FieldKind::mark) one = say["mark-" + value];
    if (!text.empty()) text += language == Language::zh ? "、" : ", ";
    text += one;
  }
  return text;
}

}  // namespace luoshi::pages
