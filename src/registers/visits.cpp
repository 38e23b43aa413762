#include "registers/visits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "registers/tables.hpp"

namespace luoshi::registers {
namespace {

constexpr std::array<std::string_view, 3> manners{"on_site", "telephone", "meeting"};

constexpr std::string_view columns =
    "v.id, v.subject, v.official, v.recorded_by, v.visited, v.manner, v.words, v.recorded_ms";

Visit read_visit(const store::Row& row) {
  return {.id = row.string(0),
          .subject = row.string(1),
          .official = row.string(2),
          .recorded_by = row.string(3),
          .visited = row.string(4),
          .manner = manner_of(row.text(5)).value_or(Manner::on_site),
          .words = row.string(6),
          .recorded_ms = row.integer(7),
          .cases = {}};
}

Result<> add_cases(store::Reader& reader, std::vector<Visit>& visits) {
  for (auto& one : visits) {
    one.cases = TRY(store::collect<std::string>(
        reader, "SELECT case_id FROM visit_case WHERE subject = ? ORDER BY noted_ms, case_id",
        {one.id}, [](const store::Row& row) { return row.string(0); }));
  }
  return {};
}

Result<Enterprise> visited(store::Reader& reader, const Principal& who, const Keeping& keeping,
                           std::string_view id) {
  auto one = TRY(load_enterprise(reader, id));
  TRY(require_sight(scope_of(who), one));
  TRY(require_visitor(who, keeping, one));
  TRY(require_in_force(one));
  return one;
}

Result<> faulty(std::vector<Finding> findings) {
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "visit.faulty", {}, {}, std::move(findings)});
}

Result<> check_visit(const VisitNew& visit, const Keeping& keeping) {
  std::vector<Finding> findings;
  if (visit.words.empty()) findings.push_back({"/words", "visit.words-missing", {}});
  if (visit.visited > keeping.today) {
    findings.push_back({"/visited", "visit.date-ahead", visit.visited});
  }
  return faulty(std::move(findings));
}

}  // namespace

std::string_view name_of(Manner manner) {
  return manners.at(static_cast<std::size_t>(manner));
}

std::optional<Manner> manner_of(std::string_view name) {
  const auto* const found = std::ranges::find(manners, name);
  if (found == manners.end()) return std::nullopt;
  return static_cast<Manner>(found - manners.begin());
}

Result<Visit> load_visit(store::Reader& reader, std::string_view id) {
  auto found = TRY(store::collect<Visit>(
      reader, fmt::format("SELECT {} FROM enterprise_visit v WHERE v.id = ?", columns),
      {std::string(id)}, read_visit));
  if (found.empty()) return fail(ErrorKind::not_found, "visit.not-found", std::string(id));
  TRY(add_cases(reader, found));
  return std::move(found.front());
}

Result<VisitPage> visits_of(store::Reader& reader, std::string_view enterprise,
                            std::string_view after, std::int64_t limit) {
  std::string where = "v.subject = ?";
  store::Params params{std::string(enterprise)};
  if (!after.empty()) {
    where +=
        " AND (v.visited, v.recorded_ms, v.id) < "
        "(SELECT visited, recorded_ms, id FROM enterprise_visit WHERE id = ?)";
    params.emplace_back(std::string(after));
  }
  params.emplace_back(limit + 1);
  VisitPage page;
  page.visits = TRY(store::collect<Visit>(
      reader,
      fmt::format("SELECT {} FROM enterprise_visit v WHERE {} "
                  "ORDER BY v.visited DESC, v.recorded_ms DESC, v.id DESC LIMIT ?",
                  columns, where),
      params, read_visit));
  if (std::ssize(page.visits) > limit) {
    page.visits.resize(static_cast<std::size_t>(limit));
    page.next = page.visits.back().id;
  }
  TRY(add_cases(reader, page.visits));
  return page;
}

Result<std::string> record_visit(ledger::Act& act, const Principal& who, const Keeping& keeping,
                                 std::string_view enterprise, const VisitNew& visit) {
  const auto one = TRY(visited(act.writer(), who, keeping, enterprise));
  if (one.official.empty()) return fail(ErrorKind::conflict, "enterprise.no-official", one.id);
  TRY(check_visit(visit, keeping));
  auto id = act.new_id("vis");
  TRY(act.insert(enterprise_visit_table, id,
                 {{"subject", one.id},
                  {"official", one.official},
                  {"recorded_by", who.person},
                  {"visited", visit.visited},
                  {"manner", std::string(name_of(visit.manner))},
                  {"words", visit.words},
                  {"recorded_ms", act.now().ms}}));
  return id;
}

Result<> note_case(ledger::Act& act, const Principal& who, const Keeping& keeping,
                   std::string_view visit, std::string_view case_id, std::string_view credit_code) {
  const auto of = TRY(load_visit(act.writer(), visit));
  const auto enterprise = TRY(visited(act.writer(), who, keeping, of.subject));
  if (enterprise.credit_code != credit_code) {
    return faulty({{"/visit", "visit.other-enterprise", enterprise.name}});
  }
  return act.insert(
      visit_case_table, fmt::format("{}/{}", visit, case_id),
      {{"subject", of.id}, {"case_id", std::string(case_id)}, {"noted_ms", act.now().ms}});
}

}  // namespace luoshi::registers
