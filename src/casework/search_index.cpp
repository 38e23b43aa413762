#include "casework/search_index.hpp"

#include <fmt/format.h>

#include "casework/rows.hpp"
#include "search/index.hpp"

namespace luoshi::casework {
namespace {

std::string words_of(const Case& one) {
  return fmt::format("{}\n{}\n{}\n{}\n{}", one.number, one.title, one.description,
                     one.place.address, one.applicant.organisation);
}

}  // namespace

Result<> index_case(store::Writer& writer, const Case& before, const Case& after) {
  const auto words = words_of(after);
  if (before.id == after.id && words_of(before) == words) return {};
  return search::put(writer, search_kind, after.id, words);
}

Result<> index_all_cases(store::Writer& writer) {
  TRY(search::clear(writer, search_kind));
  // In the order they came: lists by words go along the numbers of the index.
  const auto all =
      TRY(store::collect<std::string>(writer, "SELECT id FROM cases ORDER BY rowid", {},
                                      [](const store::Row& row) { return row.string(0); }));
  for (const auto& id : all) {
    const auto one = TRY(load_case(writer, id));
    TRY(index_case(writer, {}, one));
  }
  return {};
}

}  // namespace luoshi::casework
