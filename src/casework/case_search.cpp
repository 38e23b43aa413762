#include "casework/case_search.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "casework/case_conditions.hpp"
#include "casework/rows.hpp"
#include "search/index.hpp"

namespace luoshi::casework {
namespace {

// Cases with the words below a number of the index, the newest first, no more than are looked at.
constexpr std::string_view looked_at =
    "(SELECT rowid AS number FROM search_index WHERE search_index MATCH ? AND rowid < ? "
    "ORDER BY rowid DESC LIMIT ?)";

std::int64_t number_of(std::string_view after) {
  auto number = std::numeric_limits<std::int64_t>::max();
  std::from_chars(after.data(), after.data() + after.size(), number);
  return number;
}

struct Looked {
  std::int64_t count = 0;
  std::int64_t last = 0;  // the lowest number of the index among them
};

Result<Looked> look(store::Reader& reader, const std::string& matching, std::int64_t below) {
  Looked looked;
  TRY(reader.each(fmt::format("SELECT count(*), min(number) FROM {}", looked_at),
                  {matching, below, search_looked_max}, [&](const store::Row& row) {
                    looked = {row.integer(0), row.integer(1)};
                    return false;
                  }));
  return looked;
}

// "FROM … WHERE …" over the cases with the words, and its parameters.
struct Found {
  std::string sql;
  store::Params params;
};

Found found_by(const std::string& matching, std::int64_t below, const Scope& scope,
               const CaseFilter& filter) {
  const auto conditions = conditions_of(scope, filter);
  Found found{fmt::format("FROM {} x CROSS JOIN search_entry e CROSS JOIN cases c "
                          "WHERE e.number = x.number AND e.kind = 'case' AND c.id = e.id AND {}",
                          looked_at, conditions.where()),
              {matching, below, search_looked_max}};
  const auto more = conditions.params();
  found.params.insert(found.params.end(), more.begin(), more.end());
  return found;
}

}  // namespace

Result<CasePage> search_cases(store::Reader& reader, const Scope& scope, const CaseFilter& filter,
                              std::string_view after, std::int64_t limit) {
  CasePage page;
  const auto matching = search::matching(filter.words);
  if (matching.empty()) return page;
  const auto below = number_of(after);
  auto found = found_by(matching, below, scope, filter);
  found.params.emplace_back(limit + 1);
  std::vector<std::int64_t> numbers;
  TRY(reader.each(fmt::format("SELECT {}, x.number {} ORDER BY x.number DESC LIMIT ?",
                              case_columns(), found.sql),
                  found.params, [&](const store::Row& row) {
                    page.cases.push_back(read_case(row));
                    numbers.push_back(row.integer(row.columns() - 1));
                    return true;
                  }));
  if (std::ssize(page.cases) > limit) {
    page.cases.resize(static_cast<std::size_t>(limit));
    page.next = std::to_string(numbers[page.cases.size() - 1]);
    return page;
  }
  const auto looked = TRY(look(reader, matching, below));
  if (looked.count == search_looked_max) page.next = std::to_string(looked.last);
  return page;
}

Result<std::int64_t> count_found(store::Reader& reader, const Scope& scope,
                                 const CaseFilter& filter) {
  const auto matching = search::matching(filter.words);
  if (matching.empty()) return 0;
  constexpr auto below = std::numeric_limits<std::int64_t>::max();
  const auto looked = TRY(look(reader, matching, below));
  if (looked.count == search_looked_max) return count_max + 1;
  auto found = found_by(matching, below, scope, filter);
  found.params.emplace_back(count_max + 1);
  std::int64_t count = 0;
  TRY(reader.each(fmt::format("SELECT count(*) FROM (SELECT 1 {} LIMIT ?)", found.sql),
                  found.params, [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

}  // namespace luoshi::casework
