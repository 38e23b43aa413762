#include "outcomes/outcome.hpp"

#include <fmt/format.h>

#include <array>

#include "supervision/row_values.hpp"

namespace luoshi::outcomes {
namespace {

constexpr std::array<std::string_view, 3> states{"read", "confirmed", "corrected"};
constexpr std::array verdicts{Verdict::met, Verdict::missed, Verdict::unclear, Verdict::unreported};

std::optional<Span> optional_span(const store::Row& row, int begin) {
  if (row.is_null(begin)) return std::nullopt;
  return Span{row.integer(begin), row.integer(begin + 1)};
}

Verdict verdict_in(const store::Row& row, int column) {
  return parse_verdict(row.text(column)).value_or(Verdict::unclear);
}

Outcome read_outcome(const store::Row& row) {
  return {.id = row.string(0),
          .version = row.integer(1),
          .earlier = row.string(2),
          .later = row.string(3),
          .item = row.string(4),
          .target = {row.integer(5), row.integer(6)},
          .position = row.integer(7),
          .read = {verdict_in(row, 8), row.string(9), row.integer(10), optional_span(row, 11)},
          .state = parse_state(row.text(13)).value_or(State::read),
          .verdict = verdict_in(row, 14),
          .reason = row.string(15),
          .result = optional_span(row, 16),
          .result_words = row.string(18),
          .words = row.string(19),
          .decided_by = row.string(20),
          .decided_ms = supervision::optional_integer(row, 21),
          .release = {supervision::parse_disclosure(row.text(22)).value_or(Disclosure::internal),
                      row.string(23), supervision::optional_integer(row, 24)}};
}

}  // namespace

std::string_view name_of(State state) {
  return states[static_cast<std::size_t>(state)];
}

std::optional<State> parse_state(std::string_view word) {
  for (std::size_t at = 0; at < states.size(); ++at) {
    if (states[at] == word) return static_cast<State>(at);
  }
  return std::nullopt;
}

std::optional<Verdict> parse_verdict(std::string_view word) {
  for (const Verdict verdict : verdicts) {
    if (word == reconcile::name_of(verdict)) return verdict;
  }
  return std::nullopt;
}

Result<std::vector<Outcome>> load_outcomes(store::Reader& reader, std::string_view where,
                                           const store::Params& params) {
  return store::collect<Outcome>(
      reader,
      fmt::format("SELECT id, version, earlier, later, item, target_begin, target_end, position, "
                  "read_verdict, read_reason, confidence, read_begin, read_end, state, verdict, "
                  "reason, result_begin, result_end, result_words, words, decided_by, decided_ms, "
                  "disclosure, released_by, released_ms FROM outcome WHERE active = 1 AND {} "
                  "ORDER BY earlier, position, later",
                  where),
      params, read_outcome);
}

Result<Outcome> load_outcome(store::Reader& reader, std::string_view id) {
  auto found = TRY(load_outcomes(reader, "id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "outcome.not-found", std::string(id));
  return std::move(found.front());
}

}  // namespace luoshi::outcomes
