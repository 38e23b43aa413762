// A decision model as it stands in its file (DMN 1.2 to 1.5, the MODEL schema): plain values,
// nothing bound or checked yet. Lines count from 1.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace luoshi::dmn {

enum class BoxedKind {
  none,
  literal,
  context,
  list,
  relation,
  function,
  invocation,
  conditional,
  filter,
  iterator,  // for
  some,
  every,
  table,
  unsupported,  // text: the element's name
};

enum class HitPolicy { unique, first, priority, any, collect, rule_order, output_order };
enum class Aggregation { none, sum, count, min, max };

struct Text {
  std::string text{};
  int line = 0;
};

struct Input {
  std::string label{};
  Text expression{};
  std::string type{};
  Text values{};
};

struct Output {
  std::string name{};
  std::string type{};
  Text values{};
  Text fallback{};
};

struct Rule {
  std::vector<Text> inputs{};
  std::vector<Text> outputs{};
  std::vector<std::string> annotations{};
  int line = 0;
};

struct Table {
  HitPolicy policy = HitPolicy::unique;
  Aggregation aggregation = Aggregation::none;
  std::string output_label{};
  std::vector<Input> inputs{};
  std::vector<Output> outputs{};
  std::vector<std::string> annotations{};
  std::vector<Rule> rules{};
};

struct Boxed;

struct Entry {
  std::string name{};  // empty: the result of a context
  std::string type{};
  std::shared_ptr<const Boxed> value{};  // may be null
};

struct Boxed {
  BoxedKind kind = BoxedKind::none;
  std::string id{};
  std::string type{};
  Text text{};                   // of a literal; a function's kind; an iterator's variable
  std::vector<Entry> entries{};  // of a context; parameters or bindings
  std::vector<Boxed> parts{};    // of lists, conditionals, …; a function's body; what is invoked
  std::vector<std::string> columns{};
  std::optional<Table> table{};
  int line = 0;
};

struct ItemDefinition {
  std::string name{};
  std::string type{};
  Text allowed{};
  Text constraint{};
  bool collection = false;
  std::vector<ItemDefinition> components{};
  bool function = false;
  std::vector<Entry> parameters{};  // of a function item
  std::string output{};
  int line = 0;
};

enum class NodeKind { input, decision, knowledge, service };

// An element of the requirements graph.
struct Node {
  NodeKind kind = NodeKind::decision;
  std::string id{};
  std::string name{};
  std::string type{};  // of its variable
  std::string question{};
  std::vector<std::string> requires_ids{};  // hrefs as written
  Boxed logic{};
  std::vector<std::string> output_decisions{};  // of a service
  std::vector<std::string> input_decisions{};
  std::vector<std::string> input_data{};
  std::vector<std::string> encapsulated{};
  int line = 0;
};

struct Import {
  std::string name{};
  std::string namespace_{};
  int line = 0;
};

struct Definitions {
  std::string name{};
  std::string namespace_{};
  std::string file{};
  std::vector<Import> imports{};
  std::vector<ItemDefinition> items{};
  std::vector<Node> nodes{};
};

inline constexpr std::size_t model_bytes_max = 16U << 20U;

// Reads a file's bytes. Errors: invalid "dmn.not-xml" (place: line), invalid "dmn.not-dmn", limit
// "dmn.too-large", limit "dmn.too-deep". Elements it does not know are passed over, boxed
// expressions it does not know are kept as `unsupported`.
[[nodiscard]] Result<Definitions> read_definitions(std::string_view xml, std::string file);

}  // namespace luoshi::dmn
