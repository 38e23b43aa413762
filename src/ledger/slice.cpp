#include "ledger/slice.hpp"

#include <algorithm>

#include "ledger/canonical.hpp"

namespace luoshi::ledger {
namespace {

constexpr std::string_view changes_begin = R"("changes":[)";
constexpr std::string_view cleared_begin = R"({"cleared":[)";
constexpr std::string_view closed_begin = R"("closed":{)";

// The end of the object that begins at `at`; npos where none ends.
std::size_t end_of_object(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

struct Change {
  std::size_t closed = 0;  // how many closed columns
  std::string_view rest;   // from the id on
};

// Members stand by name: cleared, closed, id, open, table, version. Names of columns and
// commitments hold no bracket, colon or quote of their own.
Change read_change(std::string_view text) {
  Change change;
  auto at = std::size_t{1};
  if (text.starts_with(cleared_begin)) at = std::min(text.find("],"), text.size() - 2) + 2;
  if (text.substr(at).starts_with(closed_begin)) {
    const auto begin = at + closed_begin.size();
    const auto end = std::min(text.find('}', begin), text.size());
    const auto members = text.substr(begin, end - begin);
    change.closed = static_cast<std::size_t>(std::ranges::count(members, ':'));
    at = std::min(end + 2, text.size());
  }
  change.rest = text.substr(at);
  return change;
}

std::string quoted_member(std::string_view name, std::string_view value) {
  std::string out;
  write_string(out, name);
  out += ':';
  write_string(out, value);
  return out;
}

}  // namespace

Slice slice_of(std::string_view body, std::string_view record) {
  const auto parted = record.find('/');
  auto at = body.find(changes_begin);
  if (parted == std::string_view::npos || at == std::string_view::npos) {
    return {std::string(body), {}};
  }
  at += changes_begin.size();
  Slice slice{std::string(body.substr(0, at)), {}};
  const auto id = quoted_member("id", record.substr(parted + 1));
  const auto table = quoted_member("table", record.substr(0, parted)) + R"(,"version":)";
  std::int64_t place = 0;
  while (at < body.size() && body[at] == '{') {
    const auto end = end_of_object(body, at);
    if (end == std::string_view::npos) return {std::string(body), {}};
    const auto text = body.substr(at, end - at);
    const auto change = read_change(text);
    const auto closed = static_cast<std::int64_t>(change.closed);
    if (change.rest.starts_with(id) && change.rest.rfind(table) != std::string_view::npos) {
      if (!slice.places.empty()) slice.body += ',';
      slice.body += text;
      slice.places.emplace_back(place, closed);
    }
    place += closed;
    at = end + (end < body.size() && body[end] == ',' ? 1 : 0);
  }
  slice.body += body.substr(at);
  return slice;
}

}  // namespace luoshi::ledger
