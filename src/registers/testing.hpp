// What the tests of the registers share: a district with a desk and a subdistrict, and those who
// keep the register, read it and are responsible for enterprises.
#pragma once

#include <gmock/gmock.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "identity/accounts.hpp"
#include "registers/enterprise_acts.hpp"
#include "registers/enterprise_list.hpp"
#include "registers/tables.hpp"
#include "registers/visits.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::registers {

class RegisterTest : public testing::Test {
 protected:
  RegisterTest() {
    now = *parse_rfc3339("2026-03-02T01:00:00Z");
    database = *store::open_sqlite(directory.path("a.db"));
    const auto made = database->write_and_wait([](store::Writer& writer) -> Result<> {
      auto all = identity::tables();
      const auto own = tables();
      all.insert(all.end(), own.begin(), own.end());
      TRY(ledger::prepare(writer, all));
      return identity::prepare(writer);
    });
    EXPECT_TRUE(made) << made.error().detail;
    for (const auto* unit : {"hall", "street", "water"}) add_unit(unit);
    keeper = add_person("keeper", "hall", identity::Role::dispatcher);
    official = add_person("official", "street", identity::Role::grid_worker);
    other = add_person("other", "street", identity::Role::grid_worker);
    handler = add_person("handler", "water", identity::Role::handler);
    keeping = {"hall", "2026-03-02", [](std::string_view words) {
                 return words == "129901001" || words == "桐音街道" ? "129901001" : "";
               }};
  }

  void add_unit(const std::string& id) {
    EXPECT_EQ(act([&](ledger::Act& act) {
                identity::Unit unit;
                unit.id = id;
                unit.name = {id, id};
                unit.kind = "department";
                return identity::create_unit(act, unit);
              }),
              "");
  }
  Principal add_person(const std::string& login, const std::string& unit, identity::Role role) {
    Principal who;
    who.appointments = {{unit, role}};
    EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
                who.person =
                    TRY(identity::create_person(act, {login, {login, login}, who.appointments}));
                return {};
              }),
              "");
    return who;
  }

  // One act; the answer is the problem ids, empty when it was written: first that of the act, then
  // those of its findings at their places.
  std::string act(const std::function<Result<>(ledger::Act&)>& body) {
    const auto written = database->write_and_wait([&](store::Writer& writer) -> Result<> {
      ledger::Act act(writer, random, now, {"psn_test", ""}, "test.act", "test/1");
      TRY(body(act));
      TRY(act.commit());
      return {};
    });
    if (written) return "";
    auto said = written.error().problem;
    for (const auto& one : written.error().findings) said += " " + one.place + " " + one.problem;
    return said;
  }
  template <class T>
  T read(const std::function<Result<T>(store::Reader&)>& body) {
    T value{};
    const auto done = database->read([&](store::Reader& reader) -> Result<> {
      value = TRY(body(reader));
      return {};
    });
    EXPECT_TRUE(done) << done.error().problem << " " << done.error().detail;
    return value;
  }

  static EnterpriseFacts sample() {
    return {.name = "启明星槎智驾科技有限公司",
            .credit_code = "91350100M000100Y43",
            .contact = "王小明",
            .phone = "13800138000",
            .address = "桐音路 1 号",
            .subdistrict = "129901001",
            .industry = "软件和信息技术服务业"};
  }
  std::string add(const std::string& id, const EnterpriseFacts& facts) {
    return act(
        [&](ledger::Act& act) { return register_enterprise(act, keeper, keeping, id, facts); });
  }
  std::string assign(const std::string& id, const Principal& to) {
    return act([&](ledger::Act& act) {
      return assign_official(act, keeper, keeping, id, {to.person, to.appointments.front().unit});
    });
  }
  std::string visit(const Principal& who, const std::string& id, const VisitNew& visit) {
    return act([&](ledger::Act& act) -> Result<> {
      last_visit = TRY(record_visit(act, who, keeping, id, visit));
      return {};
    });
  }
  Enterprise load(const std::string& id) {
    return read<Enterprise>([&](store::Reader& reader) { return load_enterprise(reader, id); });
  }
  std::vector<std::string> listed(const Principal& who, const EnterpriseFilter& filter = {}) {
    return read<std::vector<std::string>>(
        [&](store::Reader& reader) -> Result<std::vector<std::string>> {
          std::vector<std::string> ids;
          for (const auto& one :
               TRY(list_enterprises(reader, scope_of(who), filter, "", 50)).enterprises) {
            ids.push_back(one.id);
          }
          return ids;
        });
  }

  store::ScratchDirectory directory;
  SystemRandom random;
  Instant now;
  std::unique_ptr<store::Database> database;
  Keeping keeping;
  Principal keeper;
  Principal official;
  Principal other;
  Principal handler;
  std::string last_visit;
};

}  // namespace luoshi::registers
