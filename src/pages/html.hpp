// HTML that is escaped by construction: a fragment is made of elements and text, never of strings
// pasted together, so no value can become markup.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luoshi::pages {

// A finished fragment. Only the functions below make one.
class Html {
 public:
  Html() = default;
  [[nodiscard]] const std::string& markup() const { return markup_; }
  [[nodiscard]] bool empty() const { return markup_.empty(); }
  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }

 private:
  friend Html words(std::string_view);
  friend class Element;
  friend Html document(std::string_view, bool, const Html&, const Html&);
  std::string markup_;
};

// Text, escaped (HTML Standard 13.3).
[[nodiscard]] Html words(std::string_view text);

// An attribute of an element; one with an empty value is written all the same.
using Attribute = std::pair<std::string_view, std::string>;

// A whole page: <!doctype html> and the root element in the given language (BCP 47), with the class
// "large" where the visitor wants large type.
[[nodiscard]] Html document(std::string_view language, bool large, const Html& head,
                            const Html& body);

// el("a", {{"href", "/"}}, words("首页")). Void elements take no children.
class Element {
 public:
  static Html make(std::string_view name, std::initializer_list<Attribute> attributes,
                   std::initializer_list<Html> children);
  static Html make(std::string_view name, const std::vector<Attribute>& attributes,
                   const Html& content);
};

[[nodiscard]] inline Html el(std::string_view name, std::initializer_list<Attribute> attributes,
                             std::initializer_list<Html> children = {}) {
  return Element::make(name, attributes, children);
}

[[nodiscard]] inline Html el(std::string_view name, std::initializer_list<Html> children) {
  return Element::make(name, {}, children);
}

[[nodiscard]] inline Html el(std::string_view name, const Html& content) {
  return Element::make(name, std::vector<Attribute>{}, content);
}

}  // namespace luoshi::pages
