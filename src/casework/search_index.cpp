#include "casework/search_index.hpp"

#include <fmt/format.h>

#include "casework/rows.hpp"
#include "search/index.hpp"

namespace luoshi::casework {

Result<> index_case(store::Writer& writer, const Case& one) {
  return search::put(writer, search_kind, one.id,
                     fmt::format("{}\n{}\n{}\n{}\n{}", one.number, one.title, one.description,
                                 one.place.address, one.applicant.organisation));
}

Result<> index_all_cases(store::Writer& writer) {
  TRY(search::clear(writer, search_kind));
  static const auto sql = fmt::format("SELECT {} FROM cases c", case_columns());
  // The rows are read first: the writer is one connection.
  const auto all = TRY(
      store::collect<Case>(writer, sql, {}, [](const store::Row& row) { return read_case(row); }));
  for (const auto& one : all) TRY(index_case(writer, one));
  return {};
}

}  // namespace luoshi::casework
