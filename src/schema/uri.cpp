// References against a base, RFC 3986 clause 5.2.
#include <string>
#include <string_view>
#include <vector>

#include "schema/compiler.hpp"
#include "schema/unicode.hpp"

namespace luoshi::schema {
namespace {

// scheme: with its colon, //authority, path with query.
struct Parts {
  std::string_view scheme;
  std::string_view authority;
  std::string_view path;
};

Parts parts_of(std::string_view uri) {
  Parts out;
  const auto colon = uri.find_first_of(":/?#");
  if (colon != std::string_view::npos && colon > 0 && uri[colon] == ':' && is_letter(uri[0])) {
    out.scheme = uri.substr(0, colon + 1);
    uri.remove_prefix(colon + 1);
  }
  if (uri.starts_with("//")) {
    out.authority = uri.substr(0, std::min(uri.find_first_of("/?#", 2), uri.size()));
    uri.remove_prefix(out.authority.size());
  }
  out.path = uri;
  return out;
}

std::string without_dots(std::string_view path) {
  const auto query = std::min(path.find('?'), path.size());
  const auto rest = path.substr(query);
  path = path.substr(0, query);
  std::vector<std::string_view> kept;
  bool directory = false;
  const bool absolute = path.starts_with('/');
  if (absolute) path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    const auto part = path.substr(0, slash);
    directory = part == "." || part == "..";
    if (part == ".." && !kept.empty()) kept.pop_back();
    if (!directory) kept.push_back(part);
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  std::string out = absolute ? "/" : "";
  for (std::size_t at = 0; at < kept.size(); ++at) {
    if (at > 0) out += '/';
    out += kept[at];
  }
  if (directory && !kept.empty()) out += '/';
  return out.append(rest);
}

std::string unescaped(std::string_view fragment) {
  std::string out;
  for (std::size_t at = 0; at < fragment.size(); ++at) {
    const bool escape = fragment[at] == '%' && at + 2 < fragment.size() &&
                        hex_digit(fragment[at + 1]) >= 0 && hex_digit(fragment[at + 2]) >= 0;
    if (!escape) {
      out += fragment[at];
      continue;
    }
    out += static_cast<char>(hex_digit(fragment[at + 1]) * 16 + hex_digit(fragment[at + 2]));
    at += 2;
  }
  return out;
}

}  // namespace

std::string resolve_uri(std::string_view base, std::string_view reference) {
  const auto hash = std::min(reference.find('#'), reference.size());
  const auto fragment =
      hash < reference.size() ? "#" + unescaped(reference.substr(hash + 1)) : std::string();
  reference = reference.substr(0, hash);
  if (reference.empty()) return std::string(base) + fragment;
  const auto ours = parts_of(base);
  const auto theirs = parts_of(reference);
  if (!theirs.scheme.empty()) return std::string(reference) + fragment;
  std::string out(ours.scheme);
  if (!theirs.authority.empty()) return out.append(reference) + fragment;
  out += ours.authority;
  std::string path(theirs.path);
  if (path.starts_with('?')) {
    path = std::string(ours.path.substr(0, ours.path.find('?'))) + path;
  } else if (!path.starts_with('/')) {
    const auto directory = ours.path.substr(0, ours.path.find('?'));
    path = std::string(directory.substr(0, directory.rfind('/') + 1)) + path;
  }
  return out + without_dots(path) + fragment;
}

}  // namespace luoshi::schema
