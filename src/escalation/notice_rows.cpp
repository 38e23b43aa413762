// Notices between rows and values.
#include <fmt/format.h>

#include "escalation/listing.hpp"
#include "escalation/measure_tables.hpp"
#include "escalation/noticing.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;

constexpr std::string_view columns =
    "notice.id, notice.version, notice.level, notice.year, notice.serial, notice.unit, "
    "notice.state, notice.reason, notice.demand, notice.answer_by, notice.previous, notice.rule, "
    "notice.rule_version, notice.drafted_by, notice.drafted_ms, notice.refusal, "
    "notice.issued_by, notice.issued_ms, notice.issued_on, notice.received_by, "
    "notice.received_ms, notice.answer, notice.evidence, notice.answered_by, notice.answered_ms, "
    "notice.answered_on, notice.ending, notice.ended_by, notice.ended_ms";

Notice read_notice(const store::Row& row) {
  return {.id = row.string(0),
          .version = row.integer(1),
          .level = catalog::parse_level(row.text(2)).value_or(Level::blue),
          .year = row.integer(3),
          .serial = row.integer(4),
          .unit = row.string(5),
          .state = parse_notice_state(row.text(6)).value_or(NoticeState::draft),
          .reason = row.string(7),
          .demand = row.string(8),
          .answer_by = row.string(9),
          .previous = row.string(10),
          .rule = row.string(11),
          .rule_version = row.string(12),
          .drafted_by = row.string(13),
          .drafted_ms = row.integer(14),
          .refusal = row.string(15),
          .issued_by = row.string(16),
          .issued_ms = optional_integer(row, 17),
          .issued_on = row.string(18),
          .received_by = row.string(19),
          .received_ms = optional_integer(row, 20),
          .answer = row.string(21),
          .evidence = row.string(22),
          .answered_by = row.string(23),
          .answered_ms = optional_integer(row, 24),
          .answered_on = row.string(25),
          .ending = row.string(26),
          .ended_by = row.string(27),
          .ended_ms = optional_integer(row, 28),
          .items = {}};
}

// A unit is shown what was issued to it.
std::string sight(const Scope& scope, Params& params) {
  std::string where = "1" + within(scope, "notice.unit", params);
  if (!scope.everything) where += " AND notice.state NOT IN ('draft', 'to_sign', 'withdrawn')";
  return where;
}

}  // namespace

Result<NoticePage> list_notices(store::Reader& reader, const Scope& scope,
                                const NoticeFilter& filter, std::string_view after,
                                std::int64_t limit) {
  TRY(require_sight(scope));
  Params params;
  auto where = sight(scope, params);
  also(where, params, "notice.unit = ?", filter.unit);
  also(where, params, "notice.id IN (SELECT notice FROM notice_item WHERE item = ? AND active = 1)",
       filter.item);
  if (filter.level) also(where, params, "notice.level = ?", catalog::name_of(*filter.level));
  if (filter.state) also(where, params, "notice.state = ?", name_of(*filter.state));
  if (filter.year) {
    where += " AND notice.year = ?";
    params.emplace_back(*filter.year);
  }
  TRY(continue_after(where, params, "notice.drafted_ms", "notice.id", after));
  params.emplace_back(limit + 1);
  NoticePage page;
  page.notices = TRY(
      store::collect<Notice>(reader,
                             fmt::format("SELECT {} FROM notice WHERE {} "
                                         "ORDER BY notice.drafted_ms DESC, notice.id DESC LIMIT ?",
                                         columns, where),
                             params, read_notice));
  page.next =
      cut(page.notices, limit, [](const Notice& last) { return place(last.drafted_ms, last.id); });
  for (auto& notice : page.notices) {
    notice.items = TRY(items_of(reader, notice_item_table, "notice", notice.id));
  }
  return page;
}

Result<Notice> view_notice(store::Reader& reader, const Scope& scope, std::string_view id) {
  Params params;
  const auto where = scope.everything || !scope.units.empty() ? sight(scope, params) : "0";
  params.emplace_back(std::string(id));
  auto found = TRY(store::collect<Notice>(
      reader, fmt::format("SELECT {} FROM notice WHERE {} AND notice.id = ?", columns, where),
      params, read_notice));
  if (found.empty()) return fail(ErrorKind::not_found, "notice.not-found", std::string(id));
  found.front().items = TRY(items_of(reader, notice_item_table, "notice", id));
  return std::move(found.front());
}

}  // namespace luoshi::escalation
