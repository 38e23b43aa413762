#include "pages/html.hpp"

#include <algorithm>
#include <array>

namespace luoshi::pages {
namespace {

// HTML Standard 13.1.2, the ones we use.
constexpr std::array<std::string_view, 6> void_elements{"br", "hr", "img", "input", "link", "meta"};

void escape(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out.push_back(c);
    }
  }
}

void open(std::string& out, std::string_view name) {
  out.push_back('<');
  out += name;
}

void attribute(std::string& out, const Attribute& attribute) {
  out.push_back(' ');
  out += attribute.first;
  out += "=\"";
  escape(out, attribute.second);
  out.push_back('"');
}

void close(std::string& out, std::string_view name) {
  if (std::ranges::find(void_elements, name) != void_elements.end()) return;
  out += "</";
  out += name;
  out.push_back('>');
}

}  // namespace

Html words(std::string_view text) {
  Html html;
  escape(html.markup_, text);
  return html;
}

Html document(std::string_view language, bool large, const Html& head, const Html& body) {
  Html html;
  html.markup_ = "<!doctype html>\n";
  std::vector<Attribute> attributes{{"lang", std::string(language)}};
  if (large) attributes.emplace_back("class", "large");
  Html content = head;
  content += body;
  html += Element::make("html", attributes, content);
  html.markup_.push_back('\n');
  return html;
}

Html Element::make(std::string_view name, std::initializer_list<Attribute> attributes,
                   std::initializer_list<Html> children) {
  Html html;
  open(html.markup_, name);
  for (const auto& each : attributes) attribute(html.markup_, each);
  html.markup_.push_back('>');
  for (const auto& child : children) html += child;
  close(html.markup_, name);
  return html;
}

Html Element::make(std::string_view name, const std::vector<Attribute>& attributes,
                   const Html& content) {
  Html html;
  open(html.markup_, name);
  for (const auto& each : attributes) attribute(html.markup_, each);
  html.markup_.push_back('>');
  html += content;
  close(html.markup_, name);
  return html;
}

}  // namespace luoshi::pages
