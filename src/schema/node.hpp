// A compiled schema: what each subschema asks, with references resolved to places in a list.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schema/fault.hpp"
#include "schema/formats.hpp"
#include "schema/json.hpp"
#include "schema/number.hpp"
#include "schema/pattern.hpp"

namespace luoshi::schema {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

// The bits of "type"; integer stands beside number.
enum TypeBit : unsigned {
  type_null = 1U,
  type_boolean = 2U,
  type_integer = 4U,
  type_number = 8U,
  type_string = 16U,
  type_array = 32U,
  type_object = 64U,
};

// A keyword with a whole number of things: minLength and its like.
using Count = std::optional<std::size_t>;

struct PatternProperty {
  Pattern pattern;
  NodeId node = no_node;
};

struct DependentRequired {
  std::string when;
  std::vector<std::string> then;
};

struct Node {
  std::string path;    // JSON Pointer in the document
  bool never = false;  // the schema false
  Label label;         // of title; empty without one

  unsigned types = 0;                // 0: not asked
  std::vector<const Json*> options;  // of enum; empty: not asked
  const Json* constant = nullptr;

  std::optional<Number> multiple_of, minimum, maximum, exclusive_minimum, exclusive_maximum;
  Count min_length, max_length;
  std::optional<Pattern> pattern;
  std::optional<Format> format;

  Count min_items, max_items, min_contains, max_contains;
  bool unique_items = false;
  std::vector<NodeId> prefix_items;
  NodeId items = no_node;
  NodeId contains = no_node;
  NodeId unevaluated_items = no_node;

  Count min_properties, max_properties;
  std::vector<std::string> required;
  std::vector<DependentRequired> dependent_required;
  std::map<std::string, NodeId, std::less<>> properties;
  std::vector<PatternProperty> pattern_properties;
  NodeId additional_properties = no_node;
  NodeId property_names = no_node;
  NodeId unevaluated_properties = no_node;

  // Applied to the same value.
  NodeId ref = no_node;
  std::vector<NodeId> all_of, any_of, one_of;
  NodeId negated = no_node;
  NodeId when = no_node, then = no_node, otherwise = no_node;  // if, then, else
  std::map<std::string, NodeId, std::less<>> dependent_schemas;
};

struct Program {
  std::shared_ptr<const Json> document;  // nodes point into it
  std::vector<Node> nodes;
  NodeId root = 0;
  bool tracks = false;  // what was evaluated matters: an unevaluated… keyword is used
};

}  // namespace luoshi::schema
