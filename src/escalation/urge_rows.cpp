// Urges between rows and values.
#include <fmt/format.h>

#include <charconv>

#include "escalation/listing.hpp"
#include "escalation/urging.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;

constexpr std::string_view columns =
    "urge.id, urge.version, urge.item, urge.unit, urge.occasion, urge.period, urge.due_date, "
    "urge.after, urge.template, urge.words, urge.state, urge.batch, urge.made_by, urge.made_ms, "
    "urge.made_on, urge.opened_by, urge.opened_ms, urge.answer, urge.answered_by, "
    "urge.answered_ms, item.number, item.headline";

Urge read_urge(const store::Row& row) {
  return {.id = row.string(0),
          .version = row.integer(1),
          .item = row.string(2),
          .unit = row.string(3),
          .occasion = catalog::parse_occasion(row.text(4)).value_or(Occasion::report),
          .period = row.string(5),
          .due_date = row.string(6),
          .after = row.integer(7) != 0,
          .template_id = row.string(8),
          .words = row.string(9),
          .state = parse_urge_state(row.text(10)).value_or(UrgeState::sent),
          .batch = row.string(11),
          .made_by = row.string(12),
          .made_ms = row.integer(13),
          .made_on = row.string(14),
          .opened_by = row.string(15),
          .opened_ms = optional_integer(row, 16),
          .answer = row.string(17),
          .answered_by = row.string(18),
          .answered_ms = optional_integer(row, 19),
          .number = row.string(20),
          .headline = row.string(21)};
}

}  // namespace

Result<UrgePage> list_urges(store::Reader& reader, const Scope& scope, const UrgeFilter& filter,
                            std::string_view after, std::int64_t limit) {
  TRY(require_sight(scope));
  Params params;
  std::string where = "1" + within(scope, "urge.unit", params);
  also(where, params, "urge.item = ?", filter.item);
  also(where, params, "urge.unit = ?", filter.unit);
  if (filter.state) also(where, params, "urge.state = ?", std::string(name_of(*filter.state)));
  if (filter.open) where += " AND urge.state IN ('sent', 'opened')";
  TRY(continue_after(where, params, "urge.made_ms", "urge.id", after));
  params.emplace_back(limit + 1);
  UrgePage page;
  page.urges = TRY(store::collect<Urge>(
      reader,
      fmt::format("SELECT {} FROM urge CROSS JOIN item ON item.id = urge.item WHERE {} "
                  "ORDER BY urge.made_ms DESC, urge.id DESC LIMIT ?",
                  columns, where),
      params, read_urge));
  page.next = cut(page.urges, limit, [](const Urge& last) { return place(last.made_ms, last.id); });
  return page;
}

Result<Urge> view_urge(store::Reader& reader, const Scope& scope, std::string_view id) {
  auto found = TRY(store::collect<Urge>(
      reader,
      fmt::format("SELECT {} FROM urge JOIN item ON item.id = urge.item WHERE urge.id = ?",
                  columns),
      {std::string(id)}, read_urge));
  if (found.empty() || !shows(scope, found.front().unit)) {
    return fail(ErrorKind::not_found, "urge.not-found", std::string(id));
  }
  return std::move(found.front());
}

}  // namespace luoshi::escalation
