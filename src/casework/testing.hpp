// What the tests of casework share: a district with a desk and two units, the people who work
// there, and the package that ./dev new-service begins with, published.
#pragma once

#include <gmock/gmock.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "casework/applicant_acts.hpp"
#include "casework/case_acts.hpp"
#include "casework/lists.hpp"
#include "casework/rows.hpp"
#include "casework/tables.hpp"
#include "casework/task_acts.hpp"
#include "casework/timers.hpp"
#include "catalog/calendars.hpp"
#include "catalog/service_testing.hpp"
#include "identity/accounts.hpp"
#include "registers/tables.hpp"
#include "search/index.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::casework {

// The sample district's: 9 to 12 and 13:30 to 17:30, with the holidays of China.
inline worktime::WorkCalendar test_calendar() {
  const auto catalog = std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog";
  return *catalog::load_work_calendar(catalog / "districts/qiming", catalog / "calendars",
                                      "Asia/Shanghai");
}

class CaseworkTest : public testing::Test {
 protected:
  // Monday, 9 in the morning.
  static constexpr const char* monday = "2026-03-02T01:00:00Z";

  CaseworkTest() {
    now = *parse_rfc3339(monday);
    database = *store::open_sqlite(directory.path("a.db"));
    const auto made = database->write_and_wait([](store::Writer& writer) -> Result<> {
      auto all = identity::tables();
      for (const auto& more : {registers::tables(), tables()}) {
        all.insert(all.end(), more.begin(), more.end());
      }
      TRY(ledger::prepare(writer, all));
      TRY(identity::prepare(writer));
      TRY(search::prepare(writer));
      return prepare(writer);
    });
    EXPECT_TRUE(made) << made.error().detail;
    for (const auto* unit : {"hall", "roads", "water"}) add_unit(unit);
    dispatcher = add_person("dispatcher", "hall", identity::Role::dispatcher);
    head = add_person("head", "hall", identity::Role::unit_head);
    handler = add_person("handler", "hall", identity::Role::handler);
    builder = add_person("builder", "roads", identity::Role::handler);
    second = add_person("second", "roads", identity::Role::handler);
    plumber = add_person("plumber", "water", identity::Role::handler);
    office.who.person = "psn_office";
    office.who.appointments = {{"hall", identity::Role::supervision}};
  }

  // Publishes one version of the package with these files.
  void publish(const catalog::ServiceBytes& files) {
    auto service = catalog::read_service(files, "test/sample");
    ASSERT_TRUE(service) << testing::PrintToString(
        service ? std::vector<std::string>{} : catalog::service_testing::said(service.error()));
    services = std::make_unique<Services>(archive);
    const auto published = services->publish(*database, random, now, {{"test/sample", *service}},
                                             catalog::Posts({{"test/sample", {{"desk", "hall"}}}}));
    ASSERT_TRUE(published) << published.error().problem << published.error().detail;
    ASSERT_THAT(*published, testing::IsEmpty());
    world =
        std::make_unique<World>(World{*services, calendar, feel::icu_zones(), "Asia/Shanghai", {}});
  }

  Worker add_person(const std::string& login, const std::string& unit, identity::Role role) {
    Worker worker;
    act([&](ledger::Act& act) -> Result<> {
      worker.who.person =
          TRY(identity::create_person(act, {login, {login, login}, {{unit, role}}}));
      worker.who.appointments = {{unit, role}};
      return {};
    });
    return worker;
  }
  void add_unit(const std::string& id) {
    act([&](ledger::Act& act) {
      identity::Unit unit;
      unit.id = id;
      unit.name = {id, id};
      unit.kind = "department";
      return identity::create_unit(act, unit);
    });
  }

  // One act; the answer is the problem id, empty when it was written.
  std::string act(const std::function<Result<>(ledger::Act&)>& body,
                  const ledger::Actor& actor = {"psn_test", ""}) {
    const auto written = database->write_and_wait([&](store::Writer& writer) -> Result<> {
      ledger::Act act(writer, random, now, actor, "test.act", "test/1");
      TRY(body(act));
      TRY(act.commit());
      return {};
    });
    return written ? "" : written.error().problem;
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

  static Report sample_report() {
    Report report;
    report.service = "test/sample";
    report.channel = "portal";
    report.applicant = {"resident", "王小明", "13800138000", "", "", ""};
    report.form = R"({"category": "first", "title": "路灯不亮已三天",
                      "description": "南门外大街路灯三天没有亮，夜里看不清路。"})";
    return report;
  }
  // The id of a new case.
  std::string reported(const Report& report = sample_report()) {
    std::string id;
    const auto checked = check_report(*world, report, schema::Language::zh);
    EXPECT_TRUE(checked) << checked.error().problem;
    if (!checked) return id;
    EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
                const auto made = TRY(register_case(act, *world, act.new_id("cas"), *checked));
                id = made.row.id;
                code = made.follow_code;
                return {};
              }),
              "");
    return id;
  }
  Case load(const std::string& id) {
    return read<Case>([&](store::Reader& reader) { return load_case(reader, id); });
  }
  std::vector<Task> open_tasks(const std::string& id) {
    return read<std::vector<Task>>(
        [&](store::Reader& reader) { return tasks_of(reader, id, true); });
  }
  // "register hall", "handle roads": the steps that are open and whose they are.
  std::vector<std::string> steps(const std::string& id) {
    std::vector<std::string> all;
    for (const auto& task : open_tasks(id)) all.push_back(task.element + " " + task.unit);
    return all;
  }
  std::string task_at(const std::string& id, const std::string& element) {
    for (const auto& task : open_tasks(id)) {
      if (task.element == element) return task.id;
    }
    return "";
  }
  std::vector<std::string> time_line(const std::string& id) {
    std::vector<std::string> all;
    for (const auto& one :
         read<std::vector<CaseAct>>([&](store::Reader& reader) { return acts_of(reader, id); })) {
      all.push_back(one.kind);
    }
    return all;
  }

  std::string complete_step(const Worker& worker, const std::string& id, const std::string& element,
                            const std::string& action, const std::string& words = "",
                            const std::string& form = "") {
    const auto task = task_at(id, element);
    return act(
        [&](ledger::Act& act) -> Result<> {
          TRY(complete(act, *world, worker, task, {action, words, form, schema::Language::zh}));
          return {};
        },
        worker.who.actor());
  }
  std::string with_task(
      const Worker& worker, const std::string& id, const std::string& element,
      const std::function<Result<Running>(ledger::Act&, const Worker&, const std::string&)>& body) {
    const auto task = task_at(id, element);
    return act(
        [&](ledger::Act& act) -> Result<> {
          TRY(body(act, worker, task));
          return {};
        },
        worker.who.actor());
  }
  std::int64_t wake_all() {
    std::int64_t fired = 0;
    for (;;) {
      const auto woken = wake(*database, *world, random, now, 100);
      EXPECT_TRUE(woken);
      if (!woken || woken->fired + woken->failed == 0) return fired;
      fired += woken->fired;
    }
  }
  void later(std::int64_t hours) { now.ms += hours * 3'600'000; }

  store::ScratchDirectory directory;
  SystemRandom random;
  Instant now;
  std::unique_ptr<store::Database> database;
  files::Archive archive = *files::Archive::open(directory.path("files"));
  worktime::WorkCalendar calendar = test_calendar();
  std::unique_ptr<Services> services;
  std::unique_ptr<World> world;
  Worker dispatcher;
  Worker head;
  Worker handler;
  Worker builder;
  Worker second;
  Worker plumber;
  Worker office;
  std::string code;
};

}  // namespace luoshi::casework
