// Interviews between rows and values.
#include <fmt/format.h>

#include "catalog/closed_list.hpp"
#include "escalation/interview.hpp"
#include "escalation/listing.hpp"
#include "escalation/measure_tables.hpp"
#include "escalation/noticing.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;

constexpr std::array<std::string_view, 5> states{"draft", "ordered", "held", "closed", "withdrawn"};

constexpr std::string_view columns =
    "interview.id, interview.version, interview.unit, interview.state, interview.reason, "
    "interview.notice, interview.rule, interview.rule_version, interview.planned_on, "
    "interview.place, interview.drafted_by, interview.drafted_ms, interview.refusal, "
    "interview.ordered_by, interview.ordered_ms, interview.held_on, interview.attendees, "
    "interview.words, interview.agreed, interview.agreed_by, interview.recorded_by, "
    "interview.recorded_ms, interview.ending, interview.ended_by, interview.ended_ms";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

Interview read_interview(const store::Row& row) {
  return {.id = row.string(0),
          .version = row.integer(1),
          .unit = row.string(2),
          .state = parse_interview_state(row.text(3)).value_or(InterviewState::draft),
          .reason = row.string(4),
          .notice = row.string(5),
          .rule = row.string(6),
          .rule_version = row.string(7),
          .planned_on = row.string(8),
          .place = row.string(9),
          .drafted_by = row.string(10),
          .drafted_ms = row.integer(11),
          .refusal = row.string(12),
          .ordered_by = row.string(13),
          .ordered_ms = optional_integer(row, 14),
          .held_on = row.string(15),
          .attendees = lines_of(row.text(16)),
          .words = row.string(17),
          .agreed = row.string(18),
          .agreed_by = row.string(19),
          .recorded_by = row.string(20),
          .recorded_ms = optional_integer(row, 21),
          .ending = row.string(22),
          .ended_by = row.string(23),
          .ended_ms = optional_integer(row, 24),
          .items = {}};
}

std::string sight(const Scope& scope, Params& params) {
  std::string where = "1" + within(scope, "interview.unit", params);
  if (!scope.everything) where += " AND interview.state NOT IN ('draft', 'withdrawn')";
  return where;
}

}  // namespace

std::string_view name_of(InterviewState state) {
  return catalog::word_of(states, state);
}
std::optional<InterviewState> parse_interview_state(std::string_view name) {
  return catalog::parse_word<InterviewState>(states, name);
}

Result<InterviewPage> list_interviews(store::Reader& reader, const Scope& scope,
                                      const InterviewFilter& filter, std::string_view after,
                                      std::int64_t limit) {
  TRY(require_sight(scope));
  Params params;
  auto where = sight(scope, params);
  also(where, params, "interview.unit = ?", filter.unit);
  also(where, params,
       "interview.id IN (SELECT interview FROM interview_item WHERE item = ? AND active = 1)",
       filter.item);
  if (filter.state) also(where, params, "interview.state = ?", name_of(*filter.state));
  TRY(continue_after(where, params, "interview.drafted_ms", "interview.id", after));
  params.emplace_back(limit + 1);
  InterviewPage page;
  page.interviews = TRY(store::collect<Interview>(
      reader,
      fmt::format("SELECT {} FROM interview WHERE {} "
                  "ORDER BY interview.drafted_ms DESC, interview.id DESC LIMIT ?",
                  columns, where),
      params, read_interview));
  page.next = cut(page.interviews, limit,
                  [](const Interview& last) { return place(last.drafted_ms, last.id); });
  for (auto& one : page.interviews) {
    one.items = TRY(items_of(reader, interview_item_table, "interview", one.id));
  }
  return page;
}

Result<Interview> view_interview(store::Reader& reader, const Scope& scope, std::string_view id) {
  Params params;
  const auto where = scope.everything || !scope.units.empty() ? sight(scope, params) : "0";
  params.emplace_back(std::string(id));
  auto found = TRY(store::collect<Interview>(
      reader, fmt::format("SELECT {} FROM interview WHERE {} AND interview.id = ?", columns, where),
      params, read_interview));
  if (found.empty()) return fail(ErrorKind::not_found, "interview.not-found", std::string(id));
  found.front().items = TRY(items_of(reader, interview_item_table, "interview", id));
  return std::move(found.front());
}

}  // namespace luoshi::escalation
