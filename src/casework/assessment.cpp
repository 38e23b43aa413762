#include "casework/assessment.hpp"

#include <algorithm>

#include "base/decimal.hpp"

namespace luoshi::casework {
namespace {

AssessmentRow empty_row(std::string member) {
  AssessmentRow row{std::move(member), {}};
  for (const auto& measure : catalog::assessment_measures()) row.counts[measure] = 0;
  return row;
}

std::int64_t sum_of(const std::vector<catalog::RateTerm>& terms, const AssessmentRow& row) {
  std::int64_t sum = 0;
  for (const auto& term : terms) {
    const auto count = row.counts.at(term.measure);
    sum += term.minus ? -count : count;
  }
  return sum;
}

}  // namespace

Result<> check_assessment(const Principal& who, const Open& open) {
  const auto units = working_units(who);
  const bool desk = std::ranges::find(units, open.desk) != units.end();
  if (who.sees_all() || desk) return {};
  return fail(ErrorKind::forbidden, "case.assessment-hidden");
}

Result<std::vector<AssessmentRow>> assess(store::Reader& reader, std::string_view service,
                                          std::string_view by, std::int64_t first,
                                          std::int64_t last) {
  std::vector<AssessmentRow> rows;
  if (by == "all") rows.push_back(empty_row({}));
  TRY(
      reader.each("SELECT member, measure, sum(count) FROM case_count WHERE service = ? AND "
                  "dimension = ? AND day BETWEEN ? AND ? GROUP BY member, measure "
                  "HAVING sum(count) <> 0 ORDER BY member, measure",
                  {std::string(service), std::string(by), first, last}, [&](const store::Row& row) {
                    if (rows.empty() || rows.back().member != row.text(0)) {
                      rows.push_back(empty_row(row.string(0)));
                    }
                    rows.back().counts[row.string(1)] = row.integer(2);
                    return true;
                  }));
  return rows;
}

std::optional<std::string> rate_of(const catalog::Rate& rate, const AssessmentRow& row) {
  constexpr int places = 2;
  constexpr std::int64_t percent = 100;
  const auto per = sum_of(rate.per, row);
  if (per <= 0) return std::nullopt;
  const auto share =
      Decimal::divide(Decimal(sum_of(rate.of, row)) * Decimal(percent), Decimal(per));
  return share ? std::optional(share->rounded(places).text()) : std::nullopt;
}

}  // namespace luoshi::casework
