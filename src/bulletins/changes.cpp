#include "bulletins/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace luoshi::bulletins {
namespace {

using store::Row;

constexpr std::array<std::string_view, 7> kinds{"published", "amended", "milestone", "progress",
                                                "outcome",   "cited",   "answered"};

// Where the changes of one kind stand. `at` is in milliseconds; a row without one is none.
struct Source {
  ChangeKind kind;
  std::string_view table;  // joined with item; "" is item itself
  std::string_view words;  // a column or NULL
  std::string_view at;
  std::string_view where;
};

constexpr std::array sources{
    Source{ChangeKind::published, "", "NULL", "item.public_ms", "1 = 1"},
    Source{ChangeKind::amended, "amendment", "amendment.reason", "amendment.signed_ms",
           "amendment.state = 'decided'"},
    Source{ChangeKind::progress, "report", "report.words", "report.released_ms",
           "report.state = 'accepted' AND report.disclosure = 'public'"},
    Source{ChangeKind::outcome, "outcome", "outcome.result_words", "outcome.released_ms",
           "outcome.active = 1 AND outcome.disclosure = 'public'"},
    Source{ChangeKind::cited, "cited_outcome", "cited_outcome.reason", "cited_outcome.released_ms",
           "cited_outcome.state = 'stands' AND cited_outcome.disclosure = 'public'"},
    Source{ChangeKind::answered, "question", "question.shown_words", "question.released_ms",
           "question.state = 'answered'"},
};

std::string statement(const Source& source) {
  const std::string_view table = source.table.empty() ? "item" : source.table;
  const auto join =
      source.table.empty() ? std::string() : fmt::format("JOIN {0} ON {0}.item = item.id", table);
  return fmt::format(
      "SELECT {0}.id, item.id, item.number, item.headline, {1}, {2} FROM item {3} "
      "WHERE item.state = 'approved' AND item.disclosure = 'public' "
      "AND {2} >= coalesce(item.public_ms, 0) AND {4} ORDER BY {2} DESC, {0}.id LIMIT ?",
      table, source.words, source.at, join, source.where);
}

// A day is all that is known of a milestone: its first moment, in UTC.
Result<> add_milestones(store::Reader& reader, std::int64_t limit, std::vector<PublicChange>& all) {
  return reader.each(
      "SELECT milestone.id, item.id, item.number, item.headline, milestone.words, "
      "milestone.reached_on, coalesce(item.public_ms, 0) FROM milestone "
      "JOIN item ON item.id = milestone.item WHERE item.state = 'approved' "
      "AND item.disclosure = 'public' AND milestone.active = 1 "
      "AND milestone.reached_on IS NOT NULL ORDER BY milestone.reached_on DESC, milestone.id "
      "LIMIT ?",
      {limit}, [&](const Row& row) {
        const auto at = parse_rfc3339(row.string(5) + "T00:00:00Z");
        if (!at || at->ms < row.integer(6)) return true;
        all.push_back({ChangeKind::milestone, "milestone/" + row.string(0), row.string(1),
                       row.string(2), row.string(3), row.string(4), *at});
        return true;
      });
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}

Result<std::vector<PublicChange>> public_changes(store::Reader& reader, std::int64_t limit) {
  std::vector<PublicChange> all;
  for (const auto& source : sources) {
    const std::string table(source.table.empty() ? "item" : source.table);
    TRY(reader.each(statement(source), {limit}, [&](const Row& row) {
      all.push_back({source.kind, table + "/" + row.string(0), row.string(1), row.string(2),
                     row.string(3), row.string(4), Instant{row.integer(5)}});
      return true;
    }));
  }
  TRY(add_milestones(reader, limit, all));
  std::ranges::sort(
      all, {}, [](const PublicChange& change) { return std::pair(-change.at.ms, change.record); });
  if (std::cmp_greater(all.size(), limit)) all.resize(static_cast<std::size_t>(limit));
  return all;
}

}  // namespace luoshi::bulletins
