// What the tests of bulletins share: four items of a report, issued on 10 January 2019 to the
// education bureau, with the rules that come with the program.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "bulletins/facts.hpp"
#include "bulletins/tables.hpp"
#include "escalation/tables.hpp"
#include "handling/tables.hpp"
#include "identity/accounts.hpp"
#include "outcomes/tables.hpp"
#include "supervision/testing.hpp"
#include "supervision/vocabulary.hpp"
#include "worktime/local_date.hpp"

namespace luoshi::bulletins {

struct BulletinFixture : supervision::SupervisionFixture {
  BulletinFixture() {
    write([](store::Writer& writer) {
      auto all = handling::tables();
      for (const auto& module :
           {escalation::tables(), outcomes::tables(), identity::tables(), tables()}) {
        all.insert(all.end(), module.begin(), module.end());
      }
      return ledger::prepare(writer, all);
    });
    const auto file = [](const std::string& name) -> std::optional<std::string> {
      std::ifstream in(std::string(LUOSHI_SOURCE_DIR) + "/catalog/rules/" + name);
      return std::string{std::istreambuf_iterator<char>(in), {}};
    };
    rules.lights =
        *catalog::read_light_rules(*file("lights.yaml"), "lights.yaml",
                                   {supervision::source_kinds(), supervision::type_words()}, file);
    const auto taken = import(supervision::lines_intake(supervision::four_lines));
    for (const auto& one : items(taken.source)) {
      ids.push_back(one.id);
      put(supervision::item_table, one.id,
          {{"state", std::string("approved")},
           {"stage", std::string("acknowledged")},
           {"lead_unit", std::string("education")},
           {"issued_ms", std::int64_t{1'547'085'600'000}},  // 2019-01-10
           {"due_date", std::string("2019-12-31")}});
    }
  }

  void must(const std::function<Result<>(ledger::Act&)>& body) {
    EXPECT_EQ(problem(act<int>("test",
                               [&](ledger::Act& one) -> Result<int> {
                                 TRY(body(one));
                                 return 0;
                               })),
              "");
  }
  void put(const ledger::Table& table, const std::string& id,
           const std::vector<ledger::Change>& set) {
    must([&](ledger::Act& one) { return one.update(table, id, set); });
  }
  void add(const ledger::Table& table, const std::vector<ledger::Change>& set) {
    must([&](ledger::Act& one) { return one.insert(table, one.new_id("row"), set); });
  }
  // A row of the history of a light.
  void light(const std::string& item, std::int64_t position, const std::string& on,
             const std::string& from, const std::string& to, const std::string& rule) {
    add(escalation::light_change_table, {{"item", item},
                                         {"position", position},
                                         {"changed_on", on},
                                         {"from_light", from},
                                         {"to_light", to},
                                         {"rule", rule},
                                         {"rules_version", std::string("1")}});
  }
  void report(const std::string& item, const std::string& period, std::int64_t percent,
              const std::string& words) {
    add(handling::report_table, {{"item", item},
                                 {"unit", std::string("education")},
                                 {"period", period},
                                 {"state", std::string("accepted")},
                                 {"percent", percent},
                                 {"words", words},
                                 {"signed_ms", now.ms}});
  }

  Reckoning reckoning() {
    return {units, rules, [](Instant at) { return worktime::local_date("Asia/Shanghai", at); },
            "启明区"};
  }
  Result<Facts> facts_of(const std::string& month, const std::string& as_of) {
    Facts facts;
    const auto done = database->read([&](store::Reader& reader) -> Result<> {
      facts = TRY(gather(reader, reckoning(), month, as_of));
      return {};
    });
    if (!done) return Failure(done.error());
    return facts;
  }

  supervision::Units units = supervision::test_units();
  catalog::Rules rules;
  std::vector<std::string> ids;
};

}  // namespace luoshi::bulletins
