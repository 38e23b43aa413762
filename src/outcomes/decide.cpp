#include "outcomes/decide.hpp"

#include "outcomes/release.hpp"
#include "outcomes/tables.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"

namespace luoshi::outcomes {
namespace {

using supervision::text_or_null;

store::Value offset_or_null(const std::optional<Span>& span, std::int64_t Span::* which) {
  if (!span) return std::monostate{};
  return (*span).*which;
}

std::vector<ledger::Change> decided(State state, const identity::Principal& who, Instant now) {
  return {
      {"state", std::string(name_of(state))}, {"decided_by", who.person}, {"decided_ms", now.ms}};
}

}  // namespace

Result<Outcome> confirm_outcome(ledger::Act& act, const identity::Principal& who,
                                std::string_view id, std::optional<std::int64_t> expected_version) {
  TRY(supervision::require_supervision(who));
  const auto outcome = TRY(load_outcome(act.writer(), id));
  if (outcome.state != State::read) {
    return fail(ErrorKind::conflict, "outcome.decided", std::string(name_of(outcome.state)));
  }
  TRY(act.update(outcome_table, id, decided(State::confirmed, who, act.now()), expected_version));
  return load_outcome(act.writer(), id);
}

Result<Outcome> correct_outcome(ledger::Act& act, const identity::Principal& who,
                                std::string_view id, std::optional<std::int64_t> expected_version,
                                const Correction& correction) {
  TRY(supervision::require_supervision(who));
  const auto outcome = TRY(load_outcome(act.writer(), id));
  const bool unreported = correction.verdict == Verdict::unreported;
  if (!unreported && !correction.result) {
    return fail(ErrorKind::invalid, "outcome.passage-missing", {}, "/result");
  }
  if (unreported && correction.result) {
    return fail(ErrorKind::invalid, "outcome.passage-idle", {}, "/result");
  }
  auto columns = decided(State::corrected, who, act.now());
  columns.insert(columns.end(),
                 {{"verdict", std::string(reconcile::name_of(correction.verdict))},
                  {"reason", text_or_null(correction.reason)},
                  {"result_begin", offset_or_null(correction.result, &Span::begin)},
                  {"result_end", offset_or_null(correction.result, &Span::end)},
                  {"result_words", text_or_null(correction.result_words)},
                  {"words", text_or_null(correction.words)},
                  {"disclosure", std::string(supervision::name_of(Disclosure::internal))}});
  TRY(act.update(outcome_table, id, columns, expected_version));
  return load_outcome(act.writer(), id);
}

Result<Outcome> release_outcome(ledger::Act& act, const identity::Principal& who,
                                std::string_view id, Disclosure wanted, std::string_view reason) {
  const auto outcome = TRY(load_outcome(act.writer(), id));
  if (outcome.state == State::read) return fail(ErrorKind::conflict, "outcome.undecided");
  const auto columns =
      TRY(release_columns(act, who, outcome.item, outcome.release, wanted, reason));
  TRY(act.update(outcome_table, id, columns));
  return load_outcome(act.writer(), id);
}

}  // namespace luoshi::outcomes
