#include "catalog/yaml_json.hpp"

#include <fmt/format.h>

#include "base/decimal.hpp"

namespace luoshi::catalog {
namespace {

void put_text(const std::string& text, std::string& into) {
  into += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      into += '\\';
      into += c;
    } else if (byte < 0x20) {
      into += fmt::format("\\u{:04x}", byte);
    } else {
      into += c;
    }
  }
  into += '"';
}

void put_scalar(const YAML::Node& node, std::string& into) {
  const auto& text = node.Scalar();
  const bool quoted = node.Tag() == "!";
  const bool word = text == "true" || text == "false" || text == "null";
  const auto number = quoted || word ? std::nullopt : Decimal::parse(text);
  if (!quoted && word) {
    into += text;
  } else if (number) {
    into += number->text();
  } else {
    put_text(text, into);
  }
}

void put(const YAML::Node& node, std::string& into) {
  if (node.IsSequence()) {
    into += '[';
    for (std::size_t at = 0; at < node.size(); ++at) {
      if (at > 0) into += ',';
      put(node[at], into);
    }
    into += ']';
  } else if (node.IsMap()) {
    into += '{';
    bool first = true;
    for (const auto& pair : node) {
      if (!first) into += ',';
      first = false;
      put_text(pair.first.IsScalar() ? pair.first.Scalar() : std::string(), into);
      into += ':';
      put(pair.second, into);
    }
    into += '}';
  } else if (node.IsScalar()) {
    put_scalar(node, into);
  } else {
    into += "null";
  }
}

}  // namespace

std::string json_of(const YAML::Node& node) {
  std::string out;
  put(node, out);
  return out;
}

}  // namespace luoshi::catalog
