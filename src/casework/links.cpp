#include "casework/links.hpp"

#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

Result<Link> link_to(store::Reader& reader, const Scope& scope, std::string_view id) {
  const auto other = TRY(load_case(reader, id));
  const auto seen = require_sight(reader, scope, other);
  if (!seen && seen.error().kind != ErrorKind::not_found) return Failure(seen.error());
  return Link{other.id, other.number, seen ? other.title : std::string()};
}

Result<std::optional<Link>> link_if_any(store::Reader& reader, const Scope& scope,
                                        const std::string& id) {
  if (id.empty()) return std::nullopt;
  return TRY(link_to(reader, scope, id));
}

Result<std::vector<Link>> links_by(store::Reader& reader, const Scope& scope, std::string_view sql,
                                   const std::string& id) {
  const auto ids = TRY(store::collect<std::string>(
      reader, sql, {id}, [](const store::Row& row) { return row.string(0); }));
  std::vector<Link> links;
  links.reserve(ids.size());
  for (const auto& other : ids) links.push_back(TRY(link_to(reader, scope, other)));
  return links;
}

}  // namespace

Result<Links> links_of(store::Reader& reader, const Scope& scope, const Case& one) {
  Links links;
  links.merged_into = TRY(link_if_any(reader, scope, one.merged_into));
  links.split_from = TRY(link_if_any(reader, scope, one.split_from));
  links.merged = TRY(links_by(reader, scope,
                              "SELECT subject FROM case_link WHERE other = ? AND kind = 'merged' "
                              "ORDER BY made_ms, subject",
                              one.id));
  links.parts = TRY(links_by(reader, scope,
                             "SELECT other FROM case_link WHERE subject = ? AND kind = 'split' "
                             "ORDER BY made_ms, other",
                             one.id));
  return links;
}

}  // namespace luoshi::casework
