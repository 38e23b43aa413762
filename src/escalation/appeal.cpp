#include "escalation/appeal.hpp"

#include <fmt/format.h>

#include "catalog/closed_list.hpp"
#include "escalation/listing.hpp"
#include "escalation/measure_tables.hpp"
#include "escalation/noticing.hpp"
#include "supervision/dates.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;

constexpr std::array<std::string_view, 3> states{"open", "upheld", "dismissed"};

Result<std::vector<Appeal>> load(store::Reader& reader, const Scope& scope, std::string where,
                                 Params params, std::int64_t limit) {
  params.emplace_back(limit);
  auto all = TRY(store::collect<Appeal>(
      reader,
      fmt::format("SELECT id, unit, state, words, made_by, made_ms, answer, decided_by, "
                  "decided_ms, point FROM appeal WHERE {} ORDER BY made_ms DESC, id LIMIT ?",
                  where),
      params, [](const store::Row& row) {
        Appeal appeal{row.string(0),
                      row.string(1),
                      parse_appeal_state(row.text(2)).value_or(AppealState::open),
                      row.string(3),
                      row.string(4),
                      row.integer(5),
                      row.string(6),
                      row.string(7),
                      optional_integer(row, 8),
                      {}};
        appeal.point.id = row.string(9);
        return appeal;
      }));
  for (auto& appeal : all) appeal.point = TRY(view_point(reader, scope, appeal.point.id));
  return all;
}

Result<Appeal> load_one(store::Reader& reader, std::string_view id) {
  auto found = TRY(load(reader, Scope{true, {}}, "id = ?", {std::string(id)}, 1));
  if (found.empty()) return fail(ErrorKind::not_found, "appeal.not-found", std::string(id));
  return std::move(found.front());
}

Result<> want(std::string_view words) {
  std::vector<Finding> findings;
  want_words(findings, "/words", words);
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "measure.words-missing", {}, {}, std::move(findings)});
}

Result<> require_open(store::Reader& reader, const Point& point, const catalog::ScoreRules& rules,
                      std::string_view today) {
  if (point.state == PointState::withdrawn) {
    return fail(ErrorKind::conflict, "appeal.point-withdrawn");
  }
  if (point.tenths == 0) return fail(ErrorKind::conflict, "appeal.nothing-off");
  const auto earlier = TRY(list_appeals(reader, Scope{true, {}}, {{}, point.id, std::nullopt}, 1));
  if (!earlier.empty()) return fail(ErrorKind::conflict, "appeal.made");
  const auto last = supervision::move_date(point.on, rules.appeal_days);
  if (last < today) return fail(ErrorKind::conflict, "appeal.too-late", last);
  return {};
}

}  // namespace

std::string_view name_of(AppealState state) {
  return catalog::word_of(states, state);
}
std::optional<AppealState> parse_appeal_state(std::string_view name) {
  return catalog::parse_word<AppealState>(states, name);
}

Result<Appeal> make_appeal(ledger::Act& act, const Principal& who, const catalog::ScoreRules& rules,
                           std::string_view point, std::string_view words, std::string_view today) {
  const auto appealed = TRY(view_point(act.writer(), measure_scope(who), point));
  TRY(require_own(who, appealed.unit, heads));
  TRY(want(words));
  TRY(require_open(act.writer(), appealed, rules, today));
  const auto id = act.new_id("apl");
  TRY(act.insert(appeal_table, id,
                 {{"point", appealed.id},
                  {"unit", appealed.unit},
                  {"state", std::string(name_of(AppealState::open))},
                  {"words", std::string(words)},
                  {"made_by", who.person},
                  {"made_ms", act.now().ms}}));
  TRY(act.update(point_table, appealed.id,
                 {{"state", std::string(name_of(PointState::appealed))}}));
  return load_one(act.writer(), id);
}

Result<Appeal> decide_appeal(ledger::Act& act, const Principal& who, std::string_view id,
                             bool upheld, std::string_view words) {
  TRY(handling::require_approver(who));
  TRY(want(words));
  const auto appeal = TRY(load_one(act.writer(), id));
  if (appeal.state != AppealState::open) return fail(ErrorKind::conflict, "appeal.decided");
  const auto state = upheld ? AppealState::upheld : AppealState::dismissed;
  TRY(act.update(appeal_table, id,
                 {{"state", std::string(name_of(state))},
                  {"answer", std::string(words)},
                  {"decided_by", who.person},
                  {"decided_ms", act.now().ms}}));
  std::vector<ledger::Change> set{
      {"state", std::string(name_of(upheld ? PointState::withdrawn : PointState::standing))}};
  if (upheld) {
    set.emplace_back("reason", std::string(words));
    set.emplace_back("withdrawn_by", who.person);
    set.emplace_back("withdrawn_ms", act.now().ms);
  }
  TRY(act.update(point_table, appeal.point.id, set));
  return load_one(act.writer(), id);
}

Result<std::vector<Appeal>> list_appeals(store::Reader& reader, const Scope& scope,
                                         const AppealFilter& filter, std::int64_t limit) {
  TRY(require_sight(scope));
  Params params;
  std::string where = "1" + within(scope, "unit", params);
  also(where, params, "unit = ?", filter.unit);
  also(where, params, "point = ?", filter.point);
  if (filter.state) also(where, params, "state = ?", name_of(*filter.state));
  return load(reader, scope, std::move(where), std::move(params), limit);
}

}  // namespace luoshi::escalation
