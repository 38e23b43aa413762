#include "api/open311_document.hpp"

#include <boost/json/serialize.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "base/clock.hpp"

namespace luoshi::api::open311 {
namespace {

// Control characters that no XML 1.0 document may hold, not even escaped, are left out.
std::string clean(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\t' || c == '\n' || c == '\r') out.push_back(c);
  }
  return out;
}

void add_text(pugi::xml_node parent, std::string_view text) {
  parent.append_child(pugi::node_pcdata).set_value(clean(text).c_str());
}

void add_element(pugi::xml_node parent, const std::string& name, const Node& node);

struct XmlWriter {
  pugi::xml_node element;

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { add_text(element, text); }
  void operator()(bool value) const { add_text(element, value ? "true" : "false"); }
  void operator()(const Number& number) const { add_text(element, number.text); }
  void operator()(const Members& members) const {
    for (const auto& [name, node] : members) add_element(element, name, node);
  }
  void operator()(const Items& items) const {
    for (const auto& node : items.nodes) add_element(element, items.item, node);
  }
};

void add_element(pugi::xml_node parent, const std::string& name, const Node& node) {
  std::visit(XmlWriter{parent.append_child(name.c_str())}, node.data());
}

std::string xml_of(std::string_view root, const Node& node) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  add_element(document, std::string(root), node);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

struct JsonWriter {
  std::string& out;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(const std::string& text) const { out += boost::json::serialize(text); }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(const Number& number) const { out += number.text; }
  void operator()(const Members& members) const {
    out += '{';
    for (const auto& [name, node] : members) {
      if (out.back() != '{') out += ',';
      out += boost::json::serialize(name);
      out += ':';
      std::visit(*this, node.data());
    }
    out += '}';
  }
  void operator()(const Items& items) const {
    out += '[';
    for (const auto& node : items.nodes) {
      if (out.back() != '[') out += ',';
      std::visit(*this, node.data());
    }
    out += ']';
  }
};

}  // namespace

Node text_node(std::string text) {
  return text.empty() ? Node() : Node(std::move(text));
}

Node time_node(std::int64_t ms) {
  return Node(to_rfc3339({ms}).substr(0, 19) + "Z");
}

http::Response document(Format format, int status, std::string_view root, const Node& node) {
  http::Response response;
  response.status = status;
  if (format == Format::json) {
    response.with("Content-Type", "application/json; charset=utf-8");
    std::visit(JsonWriter{response.body}, node.data());
  } else {
    response.with("Content-Type", "text/xml; charset=utf-8");
    response.body = xml_of(root, node);
  }
  return response;
}

http::Response faults(Format format, const std::vector<Fault>& all) {
  Items errors{"error", {}};
  for (const auto& one : all) {
    errors.nodes.emplace_back(Members{{"code", Node(Number{std::to_string(one.code)})},
                                      {"description", Node(one.description)}});
  }
  return document(format, all.front().code, "errors", Node(std::move(errors)));
}

}  // namespace luoshi::api::open311
