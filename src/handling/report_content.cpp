#include "handling/report_content.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/decimal.hpp"
#include "handling/words.hpp"
#include "supervision/dates.hpp"

namespace luoshi::handling {
namespace {

using reading::StatementType;
using supervision::Item;
using supervision::Stage;
using Findings = std::vector<Finding>;

// Plain digits as a person writes them; an exponent is a program's way.
bool is_plain_decimal(std::string_view text) {
  return text.find_first_of("eE+") == std::string_view::npos && Decimal::parse(text).has_value();
}

void check_period(const Report& report, const Item& item, const Ground& ground,
                  Findings& findings) {
  const auto period = period_named(item, report.period);
  if (!period) {
    findings.push_back({"/period", "report.period-malformed", ground.period});
  } else if (period->first > ground.today) {
    findings.push_back({"/period", "report.period-ahead", report.period});
  }
}

void check_value(const Report& report, const Item& item, const Ground& ground, Findings& findings) {
  if (report.origin == Origin::computed && ground.parts == 0) {
    findings.push_back({"/origin", "report.nothing-to-compute", {}});
  } else if (report.origin != Origin::none && report.value.empty()) {
    findings.push_back({"/value", "report.value-missing", {}});
  } else if (report.origin == Origin::none && !report.value.empty()) {
    findings.push_back({"/origin", "report.origin-missing", {}});
  }
  if (report.origin == Origin::cited && is_blank(report.cited_source)) {
    findings.push_back({"/cited_source", "report.source-missing", {}});
  }
  if (item.type != StatementType::expected_indicator) return;
  if (report.origin != Origin::cited) findings.push_back({"/origin", "report.must-be-cited", {}});
  if (report.percent) findings.push_back({"/percent", "report.no-percent-here", {}});
}

void check_claim(const Report& report, const Item& item, Findings& findings) {
  if (!report.claims_done) return;
  if (item.type == StatementType::standing_duty || item.type == StatementType::expected_indicator) {
    findings.push_back({"/claims_done", "report.no-claim-here", {}});
  } else if (item.carriage.stage == Stage::claimed) {
    findings.push_back({"/claims_done", "report.already-claimed", {}});
  }
}

std::optional<Recurrence> turns_of(const Item& item) {
  if (item.type != StatementType::standing_duty) return std::nullopt;
  return parse_recurrence(item.carriage.recurrence);
}

}  // namespace

void apply(const ReportEdit& edit, Report& report) {
  const auto put = [](auto& field, const auto& value) {
    if (value) field = *value;
  };
  put(report.period, edit.period);
  put(report.percent, edit.percent);
  put(report.value, edit.value);
  put(report.value_unit, edit.value_unit);
  put(report.indicator, edit.indicator);
  put(report.origin, edit.origin);
  put(report.cited_source, edit.cited_source);
  put(report.words, edit.words);
  put(report.problems, edit.problems);
  put(report.measures, edit.measures);
  put(report.claims_done, edit.claims_done);
  put(report.reached, edit.reached);
  if (report.origin != Origin::cited) report.cited_source.clear();
}

std::optional<Period> period_named(const Item& item, std::string_view name) {
  if (const auto turns = turns_of(item)) return parse_period(*turns, name);
  if (auto month = parse_period(Recurrence::monthly, name)) return month;
  return parse_period(Recurrence::quarterly, name);
}

Period period_owed(std::string_view reports_from, std::string_view report_due,
                   std::string_view today) {
  const auto recurrence = parse_period(Recurrence::quarterly, reports_from) ? Recurrence::quarterly
                                                                            : Recurrence::monthly;
  auto now = period_of(recurrence, today);
  if (report_due.empty()) return now;
  const auto first_of_month = std::string(report_due.substr(0, 8)) + "01";
  auto owed = period_of(recurrence, supervision::move_date(first_of_month, -1));
  return owed.first <= today ? owed : now;
}

Result<Ground> ground_of(store::Reader& reader, const Item& item, std::string_view today) {
  Ground ground;
  ground.today = today;
  if (const auto turns = turns_of(item)) {
    ground.period = period_of(*turns, today).name;
    TRY(
        reader.each("SELECT period FROM duty_period WHERE item = ? AND state = 'pending' "
                    "ORDER BY due_date LIMIT 1",
                    {item.id}, [&](const store::Row& row) {
                      ground.period = row.string(0);
                      return false;
                    }));
  } else {
    TRY(reader.each("SELECT reports_from, report_due FROM item WHERE id = ?", {item.id},
                    [&](const store::Row& row) {
                      ground.period = period_owed(row.text(0), row.text(1), today).name;
                      return false;
                    }));
  }
  ground.milestones = TRY(store::collect<std::string>(
      reader, "SELECT period FROM milestone WHERE item = ? AND active = 1 ORDER BY position",
      {item.id}, [](const store::Row& row) { return row.string(0); }));
  TRY(reader.each(
      "SELECT count(*), sum(CASE WHEN stage IN ('struck_off', 'closed') THEN 1 ELSE 0 END) "
      "FROM item WHERE parent = ? AND state = 'approved' AND coalesce(stage, '') <> 'cancelled'",
      {item.id}, [&](const store::Row& row) {
        ground.parts = row.integer(0);
        ground.parts_ended = row.integer(1);
        return false;
      }));
  return ground;
}

void compute(Report& report, const Ground& ground) {
  if (report.origin != Origin::computed) return;
  report.value = ground.parts == 0 ? "" : std::to_string(ground.parts_ended);
  report.value_unit = "项";
  report.indicator = fmt::format("{}个子项中已办结或销号", ground.parts);
}

Result<> check(const Report& report, const Item& item, const Ground& ground,
               Strictness strictness) {
  Findings findings;
  check_period(report, item, ground, findings);
  if (!report.value.empty() && !is_plain_decimal(report.value)) {
    findings.push_back({"/value", "report.value-malformed", report.value});
  }
  for (std::size_t at = 0; at < report.reached.size(); ++at) {
    if (std::ranges::find(ground.milestones, report.reached[at]) != ground.milestones.end()) {
      continue;
    }
    findings.push_back(
        {fmt::format("/reached/{}", at), "report.milestone-unknown", report.reached[at]});
  }
  if (strictness == Strictness::whole) {
    check_value(report, item, ground, findings);
    check_claim(report, item, findings);
    if (is_blank(report.words)) findings.push_back({"/words", "report.words-missing", {}});
  }
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "report.faulty", {}, {}, std::move(findings)});
}

}  // namespace luoshi::handling
