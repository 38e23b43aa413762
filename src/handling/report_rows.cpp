#include "handling/report_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "handling/tables.hpp"
#include "supervision/row_values.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using store::Params;
using store::Row;
using supervision::optional_integer;
using supervision::text_or_null;

constexpr std::array<std::string_view, 4> origin_names{"", "reported", "computed", "cited"};

constexpr std::string_view columns =
    "id, version, item, unit, period, state, percent, value, value_unit, indicator, origin, "
    "cited_source, words, problems, measures, claims_done, reached, disclosure, reason, "
    "drafted_by, drafted_ms, submitted_ms, signed_by, signed_ms, signed_on, checked_by, checked_ms";
constexpr std::string_view evidence_columns =
    "id, report, verification, position, kind, file, media_type, size_bytes, name, link";
constexpr std::string_view verification_columns =
    "id, item, report, manner, outcome, words, verified_by, verified_ms";

Report read_report(const Row& row) {
  Report report;
  report.id = row.string(0);
  report.version = row.integer(1);
  report.item = row.string(2);
  report.unit = row.string(3);
  report.period = row.string(4);
  report.standing.state = parse_report_state(row.text(5)).value_or(ReportState::withdrawn);
  report.percent = optional_integer(row, 6);
  report.value = row.string(7);
  report.value_unit = row.string(8);
  report.indicator = row.string(9);
  report.origin = parse_origin(row.text(10)).value_or(Origin::none);
  report.cited_source = row.string(11);
  report.words = row.string(12);
  report.problems = row.string(13);
  report.measures = row.string(14);
  report.claims_done = row.integer(15) != 0;
  report.reached = supervision::split(row.text(16), ' ');
  report.standing.disclosure =
      supervision::parse_disclosure(row.text(17)).value_or(Disclosure::internal);
  report.reason = row.string(18);
  report.drafted_by = row.string(19);
  report.drafted_ms = row.integer(20);
  report.submitted_ms = optional_integer(row, 21);
  report.signed_by = row.string(22);
  report.signed_ms = optional_integer(row, 23);
  report.signed_on = row.string(24);
  report.checked_by = row.string(25);
  report.checked_ms = optional_integer(row, 26);
  return report;
}

Evidence read_evidence(const Row& row) {
  return {.id = row.string(0),
          .report = row.string(1),
          .verification = row.string(2),
          .position = row.integer(3),
          .kind = row.string(4),
          .file = row.string(5),
          .media_type = row.string(6),
          .size_bytes = row.integer(7),
          .name = row.string(8),
          .link = row.string(9)};
}

Verification read_verification(const Row& row) {
  return {.id = row.string(0),
          .item = row.string(1),
          .report = row.string(2),
          .on_spot = row.text(3) == "on_spot",
          .passed = row.text(4) == "passed",
          .words = row.string(5),
          .verified_by = row.string(6),
          .verified_ms = row.integer(7),
          .evidence = {}};
}

Result<std::vector<Report>> bare_reports(store::Reader& reader, std::string_view where,
                                         const Params& params) {
  return store::collect<Report>(
      reader,
      fmt::format("SELECT {} FROM report WHERE {} ORDER BY period, drafted_ms, id", columns, where),
      params, read_report);
}

// What hangs on the reports of the condition, in three statements however many there are.
Result<> complete(store::Reader& reader, std::vector<Report>& reports, std::string_view where,
                  const Params& params) {
  if (reports.empty()) return {};
  std::unordered_map<std::string_view, Report*> by_id;
  for (auto& report : reports) by_id.emplace(report.id, &report);
  const auto each = [&](std::string_view select, std::string_view order,
                        const std::function<void(Report&, const Row&)>& take) {
    return reader.each(fmt::format("{} report IN (SELECT report.id FROM report WHERE {}) {}",
                                   select, where, order),
                       params, [&](const Row& row) {
                         if (const auto found = by_id.find(row.text(1)); found != by_id.end()) {
                           take(*found->second, row);
                         }
                         return true;
                       });
  };
  TRY(each(fmt::format("SELECT {} FROM report_evidence WHERE active = 1 AND", evidence_columns),
           "ORDER BY report, position",
           [](Report& report, const Row& row) { report.evidence.push_back(read_evidence(row)); }));
  TRY(each("SELECT id, report, unit, state, words, made_by, made_ms FROM report_support WHERE",
           "ORDER BY report, made_ms, id", [](Report& report, const Row& row) {
             report.support.push_back({row.string(2), row.text(3) == "confirmed", row.string(4),
                                       row.string(5), row.integer(6)});
           }));
  return each("SELECT id, report, person, words, seen_ms FROM report_seen WHERE",
              "ORDER BY report, seen_ms, id", [](Report& report, const Row& row) {
                report.seen.push_back({row.string(2), row.string(3), row.integer(4)});
              });
}

}  // namespace

std::string_view name_of(Origin origin) {
  return origin_names[static_cast<std::size_t>(origin)];
}

std::optional<Origin> parse_origin(std::string_view name) {
  const auto found = std::ranges::find(origin_names, name);
  if (found == origin_names.end()) return std::nullopt;
  return static_cast<Origin>(found - origin_names.begin());
}

Result<std::vector<Report>> load_reports(store::Reader& reader, std::string_view where,
                                         const Params& params) {
  auto reports = TRY(bare_reports(reader, where, params));
  TRY(complete(reader, reports, where, params));
  return reports;
}

Result<Report> load_report(store::Reader& reader, std::string_view id) {
  auto reports = TRY(load_reports(reader, "report.id = ?", {std::string(id)}));
  if (reports.empty()) return fail(ErrorKind::not_found, "report.not-found", std::string(id));
  return std::move(reports.front());
}

Result<std::vector<Report>> reports_of_item(store::Reader& reader, std::string_view item) {
  return load_reports(reader, "report.item = ?", {std::string(item)});
}

Result<std::vector<Report>> reports_of_period(store::Reader& reader, std::string_view period) {
  return bare_reports(reader, "period = ?", {std::string(period)});
}

Result<ReportByItem> last_accepted(store::Reader& reader) {
  ReportByItem last;
  TRY(reader.each(fmt::format("SELECT {} FROM report WHERE state = 'accepted' "
                              "ORDER BY signed_ms, id",
                              columns),
                  {}, [&](const Row& row) {
                    auto report = read_report(row);
                    last.insert_or_assign(report.item, std::move(report));
                    return true;
                  }));
  return last;
}

Result<std::optional<Report>> last_accepted(store::Reader& reader, std::string_view item) {
  auto reports = TRY(store::collect<Report>(
      reader,
      fmt::format("SELECT {} FROM report WHERE item = ? AND state = 'accepted' "
                  "ORDER BY signed_ms DESC, id DESC LIMIT 1",
                  columns),
      {std::string(item)}, read_report));
  if (reports.empty()) return std::optional<Report>{};
  return std::optional(std::move(reports.front()));
}

Result<std::vector<Verification>> verifications_of(store::Reader& reader, std::string_view item) {
  const Params params{std::string(item)};
  auto all = TRY(store::collect<Verification>(
      reader,
      fmt::format("SELECT {} FROM verification WHERE item = ? ORDER BY verified_ms, id",
                  verification_columns),
      params, read_verification));
  for (auto& one : all) {
    one.evidence = TRY(store::collect<Evidence>(
        reader,
        fmt::format("SELECT {} FROM report_evidence WHERE verification = ? AND active = 1 "
                    "ORDER BY position",
                    evidence_columns),
        {one.id}, read_evidence));
  }
  return all;
}

Result<Verification> load_verification(store::Reader& reader, std::string_view id) {
  std::string item;
  TRY(reader.each("SELECT item FROM verification WHERE id = ?", {std::string(id)},
                  [&](const Row& row) {
                    item = row.string(0);
                    return false;
                  }));
  for (auto& one : TRY(verifications_of(reader, item))) {
    if (one.id == id) return std::move(one);
  }
  return fail(ErrorKind::not_found, "verification.not-found", std::string(id));
}

Result<Evidence> load_evidence(store::Reader& reader, std::string_view id) {
  auto found = TRY(store::collect<Evidence>(
      reader,
      fmt::format("SELECT {} FROM report_evidence WHERE id = ? AND active = 1", evidence_columns),
      {std::string(id)}, read_evidence));
  if (found.empty()) return fail(ErrorKind::not_found, "evidence.not-found", std::string(id));
  return std::move(found.front());
}

std::vector<ledger::Change> content_columns(const Report& report) {
  std::string reached;
  for (const auto& period : report.reached) reached += (reached.empty() ? "" : " ") + period;
  return {{"period", report.period},
          {"percent", supervision::integer_or_null(report.percent)},
          {"value", text_or_null(report.value)},
          {"value_unit", text_or_null(report.value_unit)},
          {"indicator", text_or_null(report.indicator)},
          {"origin", text_or_null(name_of(report.origin))},
          {"cited_source", text_or_null(report.cited_source)},
          {"words", text_or_null(report.words)},
          {"problems", text_or_null(report.problems)},
          {"measures", text_or_null(report.measures)},
          {"claims_done", std::int64_t{report.claims_done}},
          {"reached", text_or_null(reached)}};
}

}  // namespace luoshi::handling
