#include "schema/json.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/number.hpp"

namespace luoshi::schema {

const Json* Json::find(std::string_view name) const {
  const auto place = place_of(name);
  return place < 0 ? nullptr : &items[static_cast<std::size_t>(place)];
}

std::ptrdiff_t Json::place_of(std::string_view name) const {
  const auto found = std::ranges::lower_bound(
      by_name, name, {}, [&](std::uint32_t at) { return std::string_view(names[at]); });
  if (found == by_name.end() || names[*found] != name) return -1;
  return static_cast<std::ptrdiff_t>(*found);
}

bool same(const Json& a, const Json& b) {
  if (a.kind != b.kind || a.items.size() != b.items.size()) return false;
  switch (a.kind) {
    case JsonKind::null:
      return true;
    case JsonKind::boolean:
      return a.boolean == b.boolean;
    case JsonKind::number:
      return a.text == b.text || number_of(a) == number_of(b);
    case JsonKind::string:
      return a.text == b.text;
    case JsonKind::array:
      return std::ranges::equal(a.items, b.items, same);
    case JsonKind::object:
      for (std::size_t at = 0; at < a.by_name.size(); ++at) {
        const auto left = a.by_name[at];
        const auto right = b.by_name[at];
        if (a.names[left] != b.names[right] || !same(a.items[left], b.items[right])) return false;
      }
      return true;
  }
  return false;
}

namespace {

void write(std::string& out, const Json& value) {
  const auto text = [&](const std::string& one) { out += fmt::format("{}:{}", one.size(), one); };
  switch (value.kind) {
    case JsonKind::null:
      out += 'n';
      return;
    case JsonKind::boolean:
      out += value.boolean ? 't' : 'f';
      return;
    case JsonKind::number:
      out += '#' + number_of(value).text();
      return;
    case JsonKind::string:
      out += '"';
      text(value.text);
      return;
    case JsonKind::array:
      out += '[';
      for (const auto& item : value.items) {
        write(out, item);
        out += ',';
      }
      out += ']';
      return;
    case JsonKind::object:
      out += '{';
      for (const auto at : value.by_name) {
        text(value.names[at]);
        write(out, value.items[at]);
        out += ',';
      }
      out += '}';
      return;
  }
}

}  // namespace

std::string canonical(const Json& value) {
  std::string out;
  write(out, value);
  return out;
}

std::string pointer_part(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

const Json* at_pointer(const Json& document, std::string_view pointer) {
  const Json* at = &document;
  while (!pointer.empty()) {
    if (pointer[0] != '/') return nullptr;
    pointer.remove_prefix(1);
    const auto part = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(part.size());
    const Json* next = nullptr;
    for (std::size_t place = 0; place < at->items.size() && next == nullptr; ++place) {
      const auto name = at->kind == JsonKind::object ? at->names[place] : std::to_string(place);
      if (std::string_view(pointer_part(name)).substr(1) == part) next = &at->items[place];
    }
    if (next == nullptr) return nullptr;
    at = next;
  }
  return at;
}

std::uint32_t line_at(const Json& document, std::string_view pointer) {
  while (!pointer.empty()) {
    if (const auto* value = at_pointer(document, pointer)) return value->line;
    const auto slash = pointer.rfind('/');
    pointer = pointer.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return document.line;
}

}  // namespace luoshi::schema
