#include "schema/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/unicode.hpp"

namespace luoshi::schema {
namespace {

unsigned types_of(const Json& value) {
  switch (value.kind) {
    case JsonKind::null:
      return type_null;
    case JsonKind::boolean:
      return type_boolean;
    case JsonKind::number:
      return number_of(value).is_integer() ? type_number | type_integer : type_number;
    case JsonKind::string:
      return type_string;
    case JsonKind::array:
      return type_array;
    case JsonKind::object:
      return type_object;
  }
  return 0;
}

std::string names_of(unsigned types) {
  std::string out;
  constexpr std::string_view names[] = {"null",   "boolean", "integer", "number",
                                        "string", "array",   "object"};
  for (unsigned bit = 0; bit < std::size(names); ++bit) {
    if ((types & (1U << bit)) == 0) continue;
    if (!out.empty()) out += '|';
    out += names[bit];
  }
  return out;
}

// A value in a sentence.
std::string shown(const Json& value) {
  switch (value.kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return value.boolean ? "true" : "false";
    case JsonKind::number:
    case JsonKind::string:
      return value.text;
    case JsonKind::array:
      return "[…]";
    case JsonKind::object:
      return "{…}";
  }
  return {};
}

std::string shown(const std::vector<const Json*>& options) {
  constexpr std::size_t options_max = 30;
  std::string out;
  for (std::size_t at = 0; at < options.size(); ++at) {
    if (at > 0) out += " / ";
    if (at == options_max) return out + "…";
    out += shown(*options[at]);
  }
  return out;
}

}  // namespace

Result<Report> Evaluation::whole(const Json& instance) {
  Report out;
  Named named{{"本表", "this form"}, true};
  check(program_.root, instance, named, nullptr, &out.faults, nullptr);
  if (stopped_ != nullptr) return fail(ErrorKind::limit, stopped_, {}, path_);
  out.complete = complete_;
  return out;
}

bool Evaluation::check(NodeId id, const Json& value, const Named& outer_name, Marks* marks,
                       Faults* faults, const Frame* outer) {
  if (!step(1 + (program_.tracks ? value.items.size() / 64 : 0))) return true;
  if (depth_ >= limits_.depth_max) {
    stop("schema.too-deep");
    return true;
  }
  ++depth_;
  const auto& node = program_.nodes[id];
  const bool titled = outer_name.weak && !node.label.zh.empty();
  const Named named = titled ? Named{node.label, false} : outer_name;
  Marks own(program_.tracks ? value.items.size() : 0, false);
  const Frame frame{node, outer};
  const At at{node, value, named, program_.tracks ? &own : nullptr, faults, frame};
  bool holds = true;
  if (node.never) {
    holds = say(at, "", "not-allowed");
  } else {
    for (const auto part :
         {&Evaluation::general, &Evaluation::number, &Evaluation::string, &Evaluation::array,
          &Evaluation::object, &Evaluation::logic, &Evaluation::any_of, &Evaluation::one_of,
          &Evaluation::conditions, &Evaluation::unevaluated}) {
      holds &= (this->*part)(at);
      if (!holds && faults == nullptr) break;
    }
  }
  --depth_;
  if (holds && marks != nullptr) {
    for (std::size_t place = 0; place < own.size(); ++place) {
      if (own[place]) (*marks)[place] = true;
    }
  }
  return holds;
}

bool Evaluation::in_place(const At& at, NodeId id, Faults* faults, Marks* marks) {
  return check(id, at.value, at.named, marks, faults, &at.frame);
}

bool Evaluation::child(const At& at, NodeId id, std::size_t place) {
  const auto size = path_.size();
  const bool in_object = at.value.kind == JsonKind::object;
  Named named{at.named.label, true};
  if (in_object) {
    const auto& name = at.value.names[place];
    named.label = {name, name};
    path_ += pointer_part(name);
  } else {
    path_ += fmt::format("/{}", place);
  }
  const bool holds = check(id, at.value.items[place], named, nullptr, at.faults, nullptr);
  path_.resize(size);
  if (at.marks != nullptr) (*at.marks)[place] = true;
  return holds;
}

bool Evaluation::general(const At& at) {
  const auto& node = at.node;
  bool holds = true;
  if (node.types != 0 && (types_of(at.value) & node.types) == 0) {
    holds = say(at, "/type", "type", {{"type", names_of(node.types)}});
  }
  if (!node.options.empty() && step(node.options.size()) &&
      std::ranges::none_of(node.options, [&](const Json* one) { return same(*one, at.value); })) {
    holds = say(at, "/enum", "enum", {{"options", shown(node.options)}});
  }
  if (node.constant != nullptr && !same(*node.constant, at.value)) {
    holds = say(at, "/const", "const", {{"value", shown(*node.constant)}});
  }
  return holds;
}

bool Evaluation::number(const At& at) {
  if (at.value.kind != JsonKind::number) return true;
  const auto& node = at.node;
  const auto value = number_of(at.value);
  bool holds = true;
  const auto hold = [&](bool is, const std::optional<Number>& limit, const char* keyword,
                        std::string_view id) {
    if (is || !limit) return;
    const auto* written = at_pointer(*program_.document, node.path + keyword);
    holds = say(at, keyword, id, {{"limit", written == nullptr ? "" : written->text}});
  };
  hold(node.multiple_of && value.is_multiple_of(*node.multiple_of), node.multiple_of, "/multipleOf",
       "multiple-of");
  hold(node.minimum && value >= *node.minimum, node.minimum, "/minimum", "minimum");
  hold(node.maximum && value <= *node.maximum, node.maximum, "/maximum", "maximum");
  hold(node.exclusive_minimum && value > *node.exclusive_minimum, node.exclusive_minimum,
       "/exclusiveMinimum", "exclusive-minimum");
  hold(node.exclusive_maximum && value < *node.exclusive_maximum, node.exclusive_maximum,
       "/exclusiveMaximum", "exclusive-maximum");
  return holds;
}

bool Evaluation::string(const At& at) {
  if (at.value.kind != JsonKind::string) return true;
  const auto& node = at.node;
  bool holds = true;
  if ((node.min_length || node.max_length) && step(at.value.text.size() / 256)) {
    const auto length = count_code_points(at.value.text);
    const auto say_length = [&](const Count& limit, const char* keyword, std::string_view id) {
      holds = say(at, keyword, id,
                  {{"limit", std::to_string(*limit)}, {"actual", std::to_string(length)}});
    };
    if (node.min_length && length < *node.min_length) {
      say_length(node.min_length, "/minLength", "min-length");
    }
    if (node.max_length && length > *node.max_length) {
      say_length(node.max_length, "/maxLength", "max-length");
    }
  }
  if (node.pattern) {
    const auto match = search(*node.pattern, at.value.text);
    if (match == Match::no) {
      holds = say(at, "/pattern", "pattern", {{"pattern", node.pattern->text()}});
    } else if (match == Match::too_costly) {
      holds = say(at, "/pattern", "pattern-too-costly", {{"pattern", node.pattern->text()}});
    }
  }
  if (node.format && step(at.value.text.size() / 64) && !conforms(*node.format, at.value.text)) {
    holds = say(at, "/format", "format", {{"format", std::string(name_of(*node.format))}});
  }
  return holds;
}

Label Evaluation::label_of(const Frame& frame, const std::string& property) const {
  int nodes_left = 64;
  // The title may stand beside, in a schema that is applied to the same object.
  const auto search_in = [&](const auto& self, const Node& node) -> const Label* {
    if (nodes_left-- <= 0) return nullptr;
    const auto found = node.properties.find(property);
    if (found != node.properties.end() && !program_.nodes[found->second].label.zh.empty()) {
      return &program_.nodes[found->second].label;
    }
    if (node.ref != no_node) {
      if (const auto* label = self(self, program_.nodes[node.ref])) return label;
    }
    for (const auto id : node.all_of) {
      if (const auto* label = self(self, program_.nodes[id])) return label;
    }
    return nullptr;
  };
  for (const auto* at = &frame; at != nullptr; at = at->outer) {
    if (const auto* label = search_in(search_in, at->node)) return *label;
  }
  return {property, property};
}

bool Evaluation::step(std::size_t count) {
  if (stopped_ != nullptr) return false;
  steps_ += count;
  if (steps_ > limits_.steps_max) stop("schema.too-many-steps");
  return stopped_ == nullptr;
}

void Evaluation::stop(const char* problem) {
  if (stopped_ == nullptr) stopped_ = problem;
}

Match Evaluation::search(const Pattern& pattern, const std::string& text) {
  // So that a hundred texts that are too costly for a pattern end the evaluation.
  constexpr std::size_t steps_of_costly = 20'000;
  if (!step(1 + text.size() / 64)) return Match::no;
  const auto match = pattern.search(text);
  if (match == Match::too_costly) step(steps_of_costly);
  return match;
}

bool Evaluation::say(const At& at, std::string_view keyword, std::string_view id,
                     Parameters parameters) {
  if (at.faults != nullptr) {
    add(at.faults, {fmt::format("schema.{}", id),
                    path_,
                    fmt::format("{}{}", at.node.path, keyword),
                    at.named.label,
                    std::move(parameters),
                    {}});
  }
  return false;
}

void Evaluation::add(Faults* faults, Fault fault) {
  if (faults == nullptr) return;
  if (collected_ >= limits_.faults_max) {
    complete_ = false;
    return;
  }
  ++collected_;
  faults->push_back(std::move(fault));
}

}  // namespace luoshi::schema
