// A reply of Open311 as a tree that is written as XML or as JSON, the same facts in both: what is
// not there is an empty element or null. XML is written, never read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/message.hpp"

namespace luoshi::api::open311 {

enum class Format { xml, json };

class Node;
using Members = std::vector<std::pair<std::string, Node>>;

// An array; in XML its elements are all called `item`.
struct Items {
  std::string item;
  std::vector<Node> nodes;
};

// A number as it is written.
struct Number {
  std::string text;
};

class Node {
 public:
  Node() = default;  // nothing
  explicit Node(std::string text) : data_(std::move(text)) {}
  explicit Node(const char*) = delete;
  explicit Node(bool value) : data_(value) {}
  explicit Node(Number value) : data_(std::move(value)) {}
  explicit Node(Members members);
  explicit Node(Items items);

  [[nodiscard]] const auto& data() const { return data_; }

 private:
  std::variant<std::monostate, std::string, bool, Number, Members, Items> data_;
};

inline Node::Node(Members members) : data_(std::move(members)) {}
inline Node::Node(Items items) : data_(std::move(items)) {}

// Nothing for an empty text.
[[nodiscard]] Node text_node(std::string text);
// 2026-03-02T02:00:00Z.
[[nodiscard]] Node time_node(std::int64_t ms);

// `root` is the name of the outermost element.
[[nodiscard]] http::Response document(Format format, int status, std::string_view root,
                                      const Node& node);

struct Fault {
  int code = 400;
  std::string description;
};
// [{code, description}] with the status of the first. REQUIRES: there is one.
[[nodiscard]] http::Response faults(Format format, const std::vector<Fault>& all);

}  // namespace luoshi::api::open311
