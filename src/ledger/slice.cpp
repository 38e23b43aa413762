#include "ledger/slice.hpp"

#include <algorithm>

#include "ledger/canonical.hpp"

namespace luoshi::ledger {
namespace {

constexpr std::string_view changes_begin = R"("changes":[)";
constexpr std::string_view cleared_begin = R"({"cleared":[)";
constexpr std::string_view closed_begin = R"("closed":{)";

// The end of the object inside which `at` lies; npos where it does not end.
std::size_t end_of_object(std::string_view text, std::size_t at) {
  std::size_t depth = 1;
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
  std::int64_t closed = 0;  // how many closed columns
  std::string_view rest;    // from the id on
  std::size_t end = std::string_view::npos;
};

// The change that begins at `at`. Members stand by name: cleared, closed, id, open, table, version.
// Names of columns and commitments hold no bracket, colon or quote of their own, so the closed
// ones, most of the text, are passed over at once.
Change change_at(std::string_view body, std::size_t at) {
  Change change;
  auto rest = at + 1;
  if (body.substr(at).starts_with(cleared_begin)) {
    const auto end = body.find("],", at);
    if (end == std::string_view::npos) return change;
    rest = end + 2;
  }
  if (body.substr(rest).starts_with(closed_begin)) {
    const auto begin = rest + closed_begin.size();
    const auto end = body.find("},", begin);
    if (end == std::string_view::npos) return change;
    change.closed = std::ranges::count(body.substr(begin, end - begin), ':');
    rest = end + 2;
  }
  change.end = end_of_object(body, rest);
  if (change.end != std::string_view::npos) change.rest = body.substr(rest, change.end - rest);
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
    const auto change = change_at(body, at);
    if (change.end == std::string_view::npos) return {std::string(body), {}};
    if (change.rest.starts_with(id) && change.rest.rfind(table) != std::string_view::npos) {
      if (!slice.places.empty()) slice.body += ',';
      slice.body += body.substr(at, change.end - at);
      slice.places.emplace_back(place, change.closed);
    }
    place += change.closed;
    at = change.end + (change.end < body.size() && body[change.end] == ',' ? 1 : 0);
  }
  slice.body += body.substr(at);
  return slice;
}

}  // namespace luoshi::ledger
