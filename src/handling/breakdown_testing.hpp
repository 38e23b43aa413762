// What the tests of breaking down share: the tables of handling beside those of supervision,
// and items carried to the stage a test begins at.
#pragma once

#include "handling/access.hpp"
#include "handling/tables.hpp"
#include "supervision/edit.hpp"
#include "supervision/testing.hpp"

namespace luoshi::handling {

struct HandlingFixture : supervision::SupervisionFixture {
  HandlingFixture() {
    write([](store::Writer& writer) { return ledger::prepare(writer, tables()); });
  }

  static constexpr std::string_view today = "2019-02-01";

  // Four approved items of one source; the first two are led by the education bureau with the
  // finance bureau beside it, the others by nobody.
  std::vector<std::string> approved() {
    using namespace supervision;
    const auto source = import(lines_intake(four_lines)).source;
    Choice all;
    all.all = true;
    run(kind_accept, [&](ledger::Act& one) { return accept_items(one, reviewer, source, all); });
    run(kind_confirm, [&](ledger::Act& one) { return confirm_items(one, confirmer, source, all); });
    std::vector<std::string> ids;
    for (const auto& item : items(source)) ids.push_back(item.id);
    for (const auto at : {0, 1}) {
      supervision::ItemEdit edit;
      edit.lead_unit = "education";
      edit.supporting_units = {"finance"};
      edit.due_date = "2019-12-31";
      run(kind_edit, [&](ledger::Act& one) {
        return edit_item(one, reviewer, ids[static_cast<std::size_t>(at)], std::nullopt, edit,
                         test_units(), {});
      });
    }
    run(kind_approve, [&](ledger::Act& one) { return approve_source(one, approver, source, 4); });
    return ids;
  }

  // One act; the problem id when it fails, else "".
  template <class Body>
  std::string attempt(Body body) {
    using Outcome = decltype(body(std::declval<ledger::Act&>()));
    const auto done = act<typename Outcome::value_type>("test.act", body);
    if (done.has_value()) return "";
    const auto& error = done.error();
    return error.findings.empty() ? error.problem : error.findings.front().problem;
  }
  template <class Body>
  void run(std::string kind, Body body) {
    using Outcome = decltype(body(std::declval<ledger::Act&>()));
    const auto done = act<typename Outcome::value_type>(std::move(kind), body);
    EXPECT_TRUE(done.has_value()) << done.error().problem << ' ' << done.error().detail;
  }

  identity::Principal head = supervision::person("psn_head", Role::unit_head, "education");
  identity::Principal other_head =
      supervision::person("psn_other", Role::unit_head, "civil-affairs");
  identity::Principal finance_head = supervision::person("psn_finance", Role::unit_head, "finance");
};

}  // namespace luoshi::handling
