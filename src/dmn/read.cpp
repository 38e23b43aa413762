#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "dmn/definitions.hpp"
#include "text/nesting.hpp"

namespace luoshi::dmn {
namespace {

constexpr int depth_max = 100;

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (local(one.name()) == name) return one;
  }
  return {};
}

template <class Take>
void each(const pugi::xml_node& node, std::string_view name, Take take) {
  for (const auto& one : node.children()) {
    if (local(one.name()) == name) take(one);
  }
}

std::string attribute(const pugi::xml_node& node, const char* name) {
  return node.attribute(name).value();
}

// "feel:string" and "string" are one.
std::string type_of(const pugi::xml_node& node) {
  std::string type = attribute(node, "typeRef");
  if (type.starts_with("feel:")) type.erase(0, 5);
  return type;
}

std::string trimmed(std::string text) {
  const auto space = [](unsigned char c) { return c <= ' '; };
  text.erase(text.begin(), std::ranges::find_if_not(text, space));
  while (!text.empty() && space(static_cast<unsigned char>(text.back()))) text.pop_back();
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view xml) {
    for (std::size_t at = 0; at < xml.size(); ++at) {
      if (xml[at] == '\n') breaks_.push_back(static_cast<std::ptrdiff_t>(at));
    }
  }

  [[nodiscard]] int line_of(std::ptrdiff_t offset) const {
    const auto at = std::ranges::lower_bound(breaks_, offset);
    return static_cast<int>(at - breaks_.begin()) + 1;
  }

  Definitions definitions(const pugi::xml_node& root);
  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  int line(const pugi::xml_node& node) const { return line_of(node.offset_debug()); }
  Text text(const pugi::xml_node& parent) const {
    const auto node = child(parent, "text");
    std::string all;
    for (const auto& one : node.children()) all += one.value();
    return {trimmed(std::move(all)), line(node ? node : parent)};
  }
  Boxed boxed(const pugi::xml_node& node, int depth);
  std::vector<Boxed> only(const pugi::xml_node& parent, int depth);
  std::shared_ptr<const Boxed> entry_value(const pugi::xml_node& parent, int depth) {
    auto found = only(parent, depth);
    return found.empty() ? nullptr : std::make_shared<const Boxed>(std::move(found.front()));
  }
  Boxed first(const pugi::xml_node& parent, std::string_view name, int depth);
  Table table(const pugi::xml_node& node) const;
  ItemDefinition item(const pugi::xml_node& node, int depth);
  Node graph_node(const pugi::xml_node& node, NodeKind kind);

  std::vector<std::ptrdiff_t> breaks_;
  bool too_deep_ = false;
};

struct NamedKind {
  std::string_view name;
  BoxedKind kind;
};

constexpr NamedKind boxed_kinds[] = {
    {"literalExpression", BoxedKind::literal},
    {"context", BoxedKind::context},
    {"list", BoxedKind::list},
    {"relation", BoxedKind::relation},
    {"functionDefinition", BoxedKind::function},
    {"invocation", BoxedKind::invocation},
    {"conditional", BoxedKind::conditional},
    {"filter", BoxedKind::filter},
    {"for", BoxedKind::iterator},
    {"some", BoxedKind::some},
    {"every", BoxedKind::every},
    {"decisionTable", BoxedKind::table},
};

BoxedKind kind_of(std::string_view name) {
  for (const auto& one : boxed_kinds) {
    if (one.name == name) return one.kind;
  }
  return BoxedKind::none;
}

// The boxed expression among the children.
std::vector<Boxed> Reader::only(const pugi::xml_node& parent, int depth) {
  for (const auto& one : parent.children()) {
    if (kind_of(local(one.name())) != BoxedKind::none) return {boxed(one, depth)};
  }
  return {};
}

Boxed Reader::first(const pugi::xml_node& parent, std::string_view name, int depth) {
  auto found = only(child(parent, name), depth);
  return found.empty() ? Boxed{} : std::move(found.front());
}

HitPolicy policy_of(std::string_view name) {
  if (name == "FIRST") return HitPolicy::first;
  if (name == "PRIORITY") return HitPolicy::priority;
  if (name == "ANY") return HitPolicy::any;
  if (name == "COLLECT") return HitPolicy::collect;
  if (name == "RULE ORDER") return HitPolicy::rule_order;
  if (name == "OUTPUT ORDER") return HitPolicy::output_order;
  return HitPolicy::unique;
}

Aggregation aggregation_of(std::string_view name) {
  if (name == "SUM") return Aggregation::sum;
  if (name == "COUNT") return Aggregation::count;
  if (name == "MIN") return Aggregation::min;
  if (name == "MAX") return Aggregation::max;
  return Aggregation::none;
}

Table Reader::table(const pugi::xml_node& node) const {
  Table table;
  table.policy = policy_of(attribute(node, "hitPolicy"));
  table.aggregation = aggregation_of(attribute(node, "aggregation"));
  table.output_label = attribute(node, "outputLabel");
  each(node, "input", [&](const auto& one) {
    const auto expression = child(one, "inputExpression");
    table.inputs.push_back({attribute(one, "label"), text(expression), type_of(expression),
                            text(child(one, "inputValues"))});
  });
  each(node, "output", [&](const auto& one) {
    table.outputs.push_back({attribute(one, "name"), type_of(one), text(child(one, "outputValues")),
                             text(child(one, "defaultOutputEntry"))});
  });
  each(node, "annotation",
       [&](const auto& one) { table.annotations.push_back(attribute(one, "name")); });
  each(node, "rule", [&](const auto& one) {
    Rule rule;
    rule.line = line(one);
    each(one, "inputEntry", [&](const auto& cell) { rule.inputs.push_back(text(cell)); });
    each(one, "outputEntry", [&](const auto& cell) { rule.outputs.push_back(text(cell)); });
    each(one, "annotationEntry",
         [&](const auto& cell) { rule.annotations.push_back(text(cell).text); });
    table.rules.push_back(std::move(rule));
  });
  return table;
}

Boxed Reader::boxed(const pugi::xml_node& node, int depth) {
  Boxed out;
  out.kind = kind_of(local(node.name()));
  out.id = attribute(node, "id");
  out.type = type_of(node);
  out.line = line(node);
  if (++depth > depth_max) {
    too_deep_ = true;
    return out;
  }
  const auto parts = [&](std::initializer_list<std::string_view> names) {
    for (const auto name : names) out.parts.push_back(first(node, name, depth));
  };
  switch (out.kind) {
    case BoxedKind::literal:
      out.text = text(node);
      if (child(node, "importedValues")) {
        out.kind = BoxedKind::unsupported;
        out.text.text = "importedValues";
      }
      break;
    case BoxedKind::context:
      each(node, "contextEntry", [&](const auto& one) {
        const auto variable = child(one, "variable");
        out.entries.push_back(
            {attribute(variable, "name"), type_of(variable), entry_value(one, depth)});
      });
      break;
    case BoxedKind::list:
      for (const auto& one : node.children()) {
        if (kind_of(local(one.name())) != BoxedKind::none) out.parts.push_back(boxed(one, depth));
      }
      break;
    case BoxedKind::relation:
      each(node, "column", [&](const auto& one) { out.columns.push_back(attribute(one, "name")); });
      each(node, "row", [&](const auto& one) {
        Boxed row{.kind = BoxedKind::list, .line = line(one)};
        for (const auto& cell : one.children()) {
          if (kind_of(local(cell.name())) != BoxedKind::none) {
            row.parts.push_back(boxed(cell, depth));
          }
        }
        out.parts.push_back(std::move(row));
      });
      break;
    case BoxedKind::function:
      out.text = {attribute(node, "kind"), out.line};
      each(node, "formalParameter", [&](const auto& one) {
        out.entries.push_back({attribute(one, "name"), type_of(one), {}});
      });
      out.parts = only(node, depth);
      break;
    case BoxedKind::invocation:
      out.parts = only(node, depth);
      each(node, "binding", [&](const auto& one) {
        const auto parameter = child(one, "parameter");
        out.entries.push_back(
            {attribute(parameter, "name"), type_of(parameter), entry_value(one, depth)});
      });
      break;
    case BoxedKind::conditional:
      parts({"if", "then", "else"});
      break;
    case BoxedKind::filter:
      parts({"in", "match"});
      break;
    case BoxedKind::iterator:
      out.text = {attribute(node, "iteratorVariable"), out.line};
      parts({"in", "return"});
      break;
    case BoxedKind::some:
    case BoxedKind::every:
      out.text = {attribute(node, "iteratorVariable"), out.line};
      parts({"in", "satisfies"});
      break;
    case BoxedKind::table:
      out.table = table(node);
      break;
    default:
      break;
  }
  return out;
}

ItemDefinition Reader::item(const pugi::xml_node& node, int depth) {
  ItemDefinition out;
  out.name = attribute(node, "name");
  out.line = line(node);
  out.collection = node.attribute("isCollection").as_bool();
  if (depth > depth_max) {
    too_deep_ = true;
    return out;
  }
  out.type = trimmed(child(node, "typeRef").child_value());
  if (out.type.starts_with("feel:")) out.type.erase(0, 5);
  out.allowed = text(child(node, "allowedValues"));
  out.constraint = text(child(node, "typeConstraint"));
  each(node, "itemComponent",
       [&](const auto& one) { out.components.push_back(item(one, depth + 1)); });
  if (const auto function = child(node, "functionItem")) {
    out.function = true;
    out.output = attribute(function, "outputTypeRef");
    each(function, "parameters", [&](const auto& one) {
      out.parameters.push_back({attribute(one, "name"), type_of(one), {}});
    });
  }
  return out;
}

Node Reader::graph_node(const pugi::xml_node& node, NodeKind kind) {
  Node out;
  out.kind = kind;
  out.id = attribute(node, "id");
  out.name = attribute(node, "name");
  out.line = line(node);
  out.type = type_of(child(node, "variable"));
  out.question = trimmed(child(node, "question").child_value());
  for (const auto& one : node.children()) {
    const auto name = local(one.name());
    if (!name.ends_with("Requirement") || name == "authorityRequirement") continue;
    for (const auto& required : one.children()) {
      const auto href = attribute(required, "href");
      if (!href.empty()) out.requires_ids.push_back(href);
    }
  }
  const auto hrefs = [&](std::string_view name, std::vector<std::string>& to) {
    each(node, name, [&](const auto& one) { to.push_back(attribute(one, "href")); });
  };
  hrefs("outputDecision", out.output_decisions);
  hrefs("encapsulatedDecision", out.encapsulated);
  hrefs("inputDecision", out.input_decisions);
  hrefs("inputData", out.input_data);
  if (kind == NodeKind::knowledge) {
    const auto logic = child(node, "encapsulatedLogic");
    if (logic) {
      out.logic = boxed(logic, 0);
      out.logic.kind = BoxedKind::function;
      out.logic.text = {attribute(logic, "kind"), line(logic)};
      each(logic, "formalParameter", [&](const auto& one) {
        out.logic.entries.push_back({attribute(one, "name"), type_of(one), {}});
      });
      out.logic.parts = only(logic, 0);
    }
  } else if (auto logic = only(node, 0); !logic.empty()) {
    out.logic = std::move(logic.front());
  }
  return out;
}

Definitions Reader::definitions(const pugi::xml_node& root) {
  Definitions out;
  out.name = attribute(root, "name");
  out.namespace_ = attribute(root, "namespace");
  for (const auto& one : root.children()) {
    const auto name = local(one.name());
    if (name == "import") {
      out.imports.push_back({attribute(one, "name"), attribute(one, "namespace"), line(one)});
    } else if (name == "itemDefinition") {
      out.items.push_back(item(one, 0));
    } else if (name == "inputData") {
      out.nodes.push_back(graph_node(one, NodeKind::input));
    } else if (name == "decision") {
      out.nodes.push_back(graph_node(one, NodeKind::decision));
    } else if (name == "businessKnowledgeModel") {
      out.nodes.push_back(graph_node(one, NodeKind::knowledge));
    } else if (name == "decisionService") {
      out.nodes.push_back(graph_node(one, NodeKind::service));
    }
  }
  return out;
}

}  // namespace

Result<Definitions> read_definitions(std::string_view xml, std::string file) {
  if (xml.size() > model_bytes_max) {
    return fail(ErrorKind::limit, "dmn.too-large", std::to_string(model_bytes_max), file);
  }
  if (text::nests_deeper(xml, 4 * depth_max))
    return fail(ErrorKind::limit, "dmn.too-deep", {}, file);
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(),
                                           pugi::parse_default | pugi::parse_ws_pcdata_single);
  Reader reader(xml);
  if (!parsed) {
    return fail(ErrorKind::invalid, "dmn.not-xml", parsed.description(),
                file + ":" + std::to_string(reader.line_of(parsed.offset)));
  }
  const auto root = document.document_element();
  if (local(root.name()) != "definitions") {
    return fail(ErrorKind::invalid, "dmn.not-dmn", root.name(), file);
  }
  auto definitions = reader.definitions(root);
  if (reader.too_deep()) return fail(ErrorKind::limit, "dmn.too-deep", {}, file);
  definitions.file = std::move(file);
  return definitions;
}

}  // namespace luoshi::dmn
