// The keywords that are carried out, by name, and how each is read.
#include <algorithm>
#include <array>
#include <utility>

#include "schema/compiler.hpp"
#include "schema/unicode.hpp"

namespace luoshi::schema {
namespace {

using NodeMap = std::map<std::string, NodeId, std::less<>>;

void malformed(Compiler& to, const Place& at, const char* wanted) {
  to.find(at.path, "schema.keyword-malformed", wanted);
}

bool is_text(Compiler& to, const Place& at, const Json& value) {
  if (value.kind == JsonKind::string) return true;
  malformed(to, at, "a string");
  return false;
}

bool is_object(Compiler& to, const Place& at, const Json& value) {
  if (value.kind == JsonKind::object) return true;
  malformed(to, at, "an object");
  return false;
}

void ignored(Compiler&, const Place&, const Json&) {}

void text(Compiler& to, const Place& at, const Json& value) {
  (void)is_text(to, at, value);
}

void flag(Compiler& to, const Place& at, const Json& value) {
  if (value.kind != JsonKind::boolean) malformed(to, at, "true or false");
}

void list(Compiler& to, const Place& at, const Json& value) {
  if (value.kind != JsonKind::array) malformed(to, at, "an array");
}

void dialect(Compiler& to, const Place& at, const Json& value) {
  constexpr std::string_view known = "https://json-schema.org/draft/2020-12/schema";
  if (value.text != known && value.text != std::string(known) + "#") {
    to.find(at.path, "schema.dialect-unknown", value.text);
  }
}

void title(Compiler& to, const Place& at, const Json& value) {
  if (!is_text(to, at, value)) return;
  auto& label = to.node(at.id).label;
  label.zh = value.text;
  if (label.en.empty()) label.en = value.text;
}

void anchor(Compiler& to, const Place& at, const Json& value) {
  const auto usual = [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
  };
  if (value.kind != JsonKind::string || value.text.empty() ||
      !(is_letter(value.text[0]) || value.text[0] == '_') ||
      !std::ranges::all_of(value.text, usual)) {
    return malformed(to, at, "a name");
  }
  to.anchor(at.path, at.scope.base + "#" + value.text, at.id);
}

void reference(Compiler& to, const Place& at, const Json& value) {
  if (is_text(to, at, value)) to.refer(at.id, at.path, resolve_uri(at.scope.base, value.text));
}

template <NodeId Node::* member>
void schema(Compiler& to, const Place& at, const Json& value) {
  const auto id = to.child(value, at.path, at.scope);
  to.node(at.id).*member = id;
}

template <NodeId Node::* member>
void unevaluated(Compiler& to, const Place& at, const Json& value) {
  to.track();
  schema<member>(to, at, value);
}

template <std::vector<NodeId> Node::* member>
void schemas(Compiler& to, const Place& at, const Json& value) {
  if (value.kind != JsonKind::array || value.items.empty()) {
    return malformed(to, at, "an array of one or more schemas");
  }
  for (std::size_t place = 0; place < value.items.size(); ++place) {
    const auto id = to.child(value.items[place], at.path + "/" + std::to_string(place), at.scope);
    (to.node(at.id).*member).push_back(id);
  }
}

template <NodeMap Node::* member>
void named_schemas(Compiler& to, const Place& at, const Json& value) {
  if (!is_object(to, at, value)) return;
  for (std::size_t place = 0; place < value.names.size(); ++place) {
    const auto& name = value.names[place];
    const auto id = to.child(value.items[place], at.path + pointer_part(name), at.scope);
    (to.node(at.id).*member)[name] = id;
  }
}

void definitions(Compiler& to, const Place& at, const Json& value) {
  if (!is_object(to, at, value)) return;
  for (std::size_t place = 0; place < value.names.size(); ++place) {
    to.child(value.items[place], at.path + pointer_part(value.names[place]), at.scope);
  }
}

std::optional<Pattern> read_pattern(Compiler& to, const std::string& path,
                                    const std::string& words) {
  auto made = Pattern::make(words);
  if (made) return std::move(*made);
  to.find(path, made.error().problem, words);
  return std::nullopt;
}

void pattern_properties(Compiler& to, const Place& at, const Json& value) {
  if (!is_object(to, at, value)) return;
  for (std::size_t place = 0; place < value.names.size(); ++place) {
    const auto path = at.path + pointer_part(value.names[place]);
    const auto id = to.child(value.items[place], path, at.scope);
    auto made = read_pattern(to, path, value.names[place]);
    if (made) to.node(at.id).pattern_properties.push_back({std::move(*made), id});
  }
}

void pattern(Compiler& to, const Place& at, const Json& value) {
  if (!is_text(to, at, value)) return;
  to.node(at.id).pattern = read_pattern(to, at.path, value.text);
}

void format(Compiler& to, const Place& at, const Json& value) {
  if (!is_text(to, at, value)) return;
  to.node(at.id).format = format_of(value.text);
  if (!to.node(at.id).format) to.find(at.path, "schema.format-unknown", value.text);
}

template <Count Node::* member>
void count(Compiler& to, const Place& at, const Json& value) {
  const auto number = value.kind == JsonKind::number ? number_of(value).to_size() : std::nullopt;
  if (!number) return malformed(to, at, "a whole number, 0 or more");
  to.node(at.id).*member = number;
}

template <std::optional<Number> Node::* member>
void number(Compiler& to, const Place& at, const Json& value) {
  if (value.kind != JsonKind::number) return malformed(to, at, "a number");
  to.node(at.id).*member = number_of(value);
}

void multiple_of(Compiler& to, const Place& at, const Json& value) {
  if (value.kind != JsonKind::number || !number_of(value).is_positive()) {
    return malformed(to, at, "a number greater than 0");
  }
  to.node(at.id).multiple_of = number_of(value);
}

void unique_items(Compiler& to, const Place& at, const Json& value) {
  flag(to, at, value);
  to.node(at.id).unique_items = value.boolean;
}

// Strings, each once.
std::vector<std::string> names_in(Compiler& to, const Place& at, const Json& value) {
  std::vector<std::string> out;
  bool fine = value.kind == JsonKind::array;
  for (const auto& item : value.items) {
    fine &= item.kind == JsonKind::string;
    out.push_back(item.text);
  }
  auto sorted = out;
  std::ranges::sort(sorted);
  if (!fine || std::ranges::adjacent_find(sorted) != sorted.end()) {
    malformed(to, at, "an array of strings, each once");
  }
  return out;
}

void required(Compiler& to, const Place& at, const Json& value) {
  to.node(at.id).required = names_in(to, at, value);
}

void dependent_required(Compiler& to, const Place& at, const Json& value) {
  if (!is_object(to, at, value)) return;
  for (std::size_t place = 0; place < value.names.size(); ++place) {
    const auto& when = value.names[place];
    auto then = names_in(to, {at.id, at.path + pointer_part(when), at.scope}, value.items[place]);
    to.node(at.id).dependent_required.push_back({when, std::move(then)});
  }
}

unsigned type_bit(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, TypeBit>, 7> all{{{"null", type_null},
                                                                     {"boolean", type_boolean},
                                                                     {"integer", type_integer},
                                                                     {"number", type_number},
                                                                     {"string", type_string},
                                                                     {"array", type_array},
                                                                     {"object", type_object}}};
  const auto* found = std::ranges::find(all, name, [](const auto& one) { return one.first; });
  return found == all.end() ? 0U : found->second;
}

void type(Compiler& to, const Place& at, const Json& value) {
  unsigned types = 0;
  bool fine =
      value.kind == JsonKind::string || (value.kind == JsonKind::array && !value.items.empty());
  const auto add = [&](const Json& one) {
    const auto bit = one.kind == JsonKind::string ? type_bit(one.text) : 0U;
    fine &= bit != 0 && (types & bit) == 0;
    types |= bit;
  };
  if (value.kind == JsonKind::string) add(value);
  for (const auto& one : value.items) add(one);
  if (!fine) return malformed(to, at, "names of types, each once");
  to.node(at.id).types = types;
}

void options(Compiler& to, const Place& at, const Json& value) {
  if (value.kind != JsonKind::array || value.items.empty()) {
    return malformed(to, at, "an array of one or more values");
  }
  for (const auto& one : value.items) to.node(at.id).options.push_back(&one);
}

void constant(Compiler& to, const Place& at, const Json& value) {
  to.node(at.id).constant = &value;
}

struct Keyword {
  std::string_view name;
  ReadKeyword read;
};

constexpr Keyword keywords[] = {
    // Core, clauses 8.1 to 8.3.
    {"$schema", dialect},
    {"$id", text},
    {"$anchor", anchor},
    {"$ref", reference},
    {"$defs", definitions},
    {"$comment", text},
    // Applicators, core clauses 10 and 11.
    {"allOf", schemas<&Node::all_of>},
    {"anyOf", schemas<&Node::any_of>},
    {"oneOf", schemas<&Node::one_of>},
    {"not", schema<&Node::negated>},
    {"if", schema<&Node::when>},
    {"then", schema<&Node::then>},
    {"else", schema<&Node::otherwise>},
    {"dependentSchemas", named_schemas<&Node::dependent_schemas>},
    {"prefixItems", schemas<&Node::prefix_items>},
    {"items", schema<&Node::items>},
    {"contains", schema<&Node::contains>},
    {"properties", named_schemas<&Node::properties>},
    {"patternProperties", pattern_properties},
    {"additionalProperties", schema<&Node::additional_properties>},
    {"propertyNames", schema<&Node::property_names>},
    {"unevaluatedItems", unevaluated<&Node::unevaluated_items>},
    {"unevaluatedProperties", unevaluated<&Node::unevaluated_properties>},
    // Assertions, validation clause 6, and format, clause 7.
    {"type", type},
    {"enum", options},
    {"const", constant},
    {"multipleOf", multiple_of},
    {"minimum", number<&Node::minimum>},
    {"maximum", number<&Node::maximum>},
    {"exclusiveMinimum", number<&Node::exclusive_minimum>},
    {"exclusiveMaximum", number<&Node::exclusive_maximum>},
    {"minLength", count<&Node::min_length>},
    {"maxLength", count<&Node::max_length>},
    {"pattern", pattern},
    {"minItems", count<&Node::min_items>},
    {"maxItems", count<&Node::max_items>},
    {"uniqueItems", unique_items},
    {"minContains", count<&Node::min_contains>},
    {"maxContains", count<&Node::max_contains>},
    {"minProperties", count<&Node::min_properties>},
    {"maxProperties", count<&Node::max_properties>},
    {"required", required},
    {"dependentRequired", dependent_required},
    {"format", format},
    // Annotations, validation clause 9: they stay in the document.
    {"title", title},
    {"description", text},
    {"default", ignored},
    {"examples", list},
    {"readOnly", flag},
    {"writeOnly", flag},
    {"deprecated", flag},
};

}  // namespace

ReadKeyword keyword_of(std::string_view name) {
  const auto* found = std::ranges::find(keywords, name, &Keyword::name);
  return found == std::end(keywords) ? nullptr : found->read;
}

}  // namespace luoshi::schema
