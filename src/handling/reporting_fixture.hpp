// What the tests of reporting share: one issued item of the education bureau, with the hands that
// carry it.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "handling/duties.hpp"
#include "handling/report_queue.hpp"
#include "handling/report_rows.hpp"
#include "handling/reporting.hpp"
#include "handling/tables.hpp"
#include "handling/verification.hpp"
#include "identity/accounts.hpp"
#include "supervision/testing.hpp"

namespace luoshi::handling {

struct ReportingFixture : supervision::SupervisionFixture {
  ReportingFixture() {
    write([](store::Writer& writer) -> Result<> {
      TRY(ledger::prepare(writer, identity::tables()));
      return ledger::prepare(writer, tables());
    });
    const auto taken = import(supervision::lines_intake(supervision::four_lines));
    item_id = items(taken.source).front().id;
    put_item({{"state", "approved"},
              {"lead_unit", "education"},
              {"due_date", "2019-12-31"},
              {"stage", "acknowledged"}});
    must([&](ledger::Act& act) {
      return supervision::put_supporting_units(act, item_id, {"finance"});
    });
  }

  void put_item(const std::vector<ledger::Change>& columns) {
    must([&](ledger::Act& act) { return act.update(supervision::item_table, item_id, columns); });
  }
  // One act that must go well.
  void must(const std::function<Result<>(ledger::Act&)>& body) { EXPECT_EQ(outcome(body), ""); }
  // One act; the problem id, "" when it went well.
  std::string outcome(const std::function<Result<>(ledger::Act&)>& body) {
    return problem(act<int>("test", [&](ledger::Act& one) -> Result<int> {
      TRY(body(one));
      return 0;
    }));
  }
  Result<Report> report_act(const std::function<Result<Report>(ledger::Act&)>& body) {
    return act<Report>("report", body);
  }

  Report draft(const ReportEdit& edit = {}) {
    auto whole = edit;
    if (!whole.words) whole.words = "主体结构完工";
    const auto made = report_act(
        [&](ledger::Act& one) { return draft_report(one, liaison, item_id, whole, "", today); });
    EXPECT_TRUE(made.has_value()) << made.error().problem << ' ' << made.error().detail;
    return made.value_or(Report{});
  }
  Report signed_report(const ReportEdit& edit = {}) {
    const auto id = draft(edit).id;
    EXPECT_EQ(problem(submit(id)), "");
    EXPECT_EQ(problem(sign(id)), "");
    return read<Report>([&](store::Reader& reader) { return load_report(reader, id); });
  }
  Result<Report> submit(const std::string& id) {
    return report_act([&](ledger::Act& one) { return submit_report(one, liaison, id, today); });
  }
  Result<Report> sign(const std::string& id) {
    return report_act([&](ledger::Act& one) { return sign_report(one, head, id, today); });
  }
  Result<Report> accept(const std::string& id) {
    return report_act([&](ledger::Act& one) { return accept_report(one, reviewer, id, today); });
  }
  Item the_item() { return item(item_id); }
  std::string stage() { return std::string(supervision::name_of(the_item().carriage.stage)); }

  std::string today = "2019-03-15";
  std::string item_id;
  Principal head = supervision::person("psn_head", Role::unit_head, "education");
  Principal supporter = supervision::person("psn_supporter", Role::liaison, "finance");
  Principal leader = supervision::person("psn_leader", Role::leader, "leaders");
};

}  // namespace luoshi::handling
