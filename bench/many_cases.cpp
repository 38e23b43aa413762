// Fills a data directory with as many cases as a district has after years:
//
//   many_cases --data DIR [--cases 2000000] [--open 20000] [--leave-timers]
//
// One case in four hundred is carried through the engine, act by act, with its entries in the
// ledger: four in five of them of the city-management desk, the rest of the enterprise desk, spread
// over eight years that end today, the open ones over the last weeks. Each is then written down
// four hundred times, with ids, numbers, times and places of their own: rows as the engine wrote
// them, but without entries and without the events of the procedure. Roll-ups, sight, timers and
// the words that are searched for are made from the rows.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <map>
#include <random>

#include "app/desks.hpp"
#include "casework/counts.hpp"
#include "casework/intake.hpp"
#include "casework/rows.hpp"
#include "casework/search_index.hpp"
#include "casework/sight.hpp"
#include "casework/step.hpp"
#include "casework/task_acts.hpp"
#include "casework/timers.hpp"
#include "served.hpp"

namespace luoshi::bench {
namespace {

using casework::Running;

constexpr std::int64_t copies = 400;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t span_ms = 8 * 365 * day_ms;
constexpr std::int64_t open_span_ms = 30 * day_ms;
constexpr std::int64_t step_ms = 1'800'000;

constexpr std::array words{"路灯", "井盖", "垃圾",   "树枝", "积水", "占道",
                           "噪声", "油烟", "广告牌", "护栏", "车位", "台阶",
                           "坡道", "管道", "电线",   "围挡", "公厕", "健身器材"};
constexpr std::array faults{"损坏",     "不亮",     "堆放多日", "无人清理",
                            "影响通行", "夜间扰民", "倾斜",     "缺失"};
constexpr std::array roads{"砚池里", "文汇路", "青石巷", "长堤道",
                           "望湖街", "柳营门", "三槐里", "书院路"};
constexpr std::array categories{"010105", "010101", "010203", "010301", "020101", "020203"};
constexpr std::array matters{"taxes", "other"};

// What completes each task of the straight course, and with what.
struct Usual {
  const char* action;
  const char* form;
};
const std::map<std::string, Usual>& usual() {
  static const std::map<std::string, Usual> all{
      {"pre_check", {"confirmed", R"({"found":"情况属实。"})"}},
      {"register", {"accept", R"({"urgency":"normal"})"}},
      {"feedback", {"forward", ""}},
      {"post_check", {"passed", R"({"found":"已经处理好。"})"}},
      {"close_case", {"close", ""}},
      {"return_visit", {"visited", R"({"solved":true,"satisfied":true})"}},
      {"verify", {"pass", ""}},
      {"visit", {"visited", R"({"solved":true,"answer_rating":5,"solution_rating":4})"}},
  };
  return all;
}

Usual usual_of(const std::string& service, const std::string& element) {
  const bool city = service == "city/management-case";
  if (element == "dispatch") return {"send", city ? "{}" : R"({"signing":"none"})"};
  if (element == "handle") {
    return {city ? "handled" : "solve", R"({"answer":"已经派人处理完毕，感谢反映。"})"};
  }
  return usual().at(element);
}

class Filling {
 public:
  Filling(app::DataDirectory& data, const casework::World& world, std::int64_t cases,
          std::int64_t open)
      : data_(data), world_(world), seeds_(cases / copies), open_(open / copies) {}

  void fill(bool fire_timers) {
    end_ms_ = data_.clock.now().ms;
    for (std::int64_t n = 0; n < seeds_; ++n) add_seed(n);
    say("seeds");
    copy_all();
    say("copies");
    write([this](store::Writer& writer) -> Result<> {
      TRY(casework::recount(writer, casework::day_of(world_)));
      return casework::make_sight(writer);
    });
    say("roll-ups");
    index();
    say("words");
    if (!fire_timers) return;
    wake({end_ms_});
    say("timers");
  }

 private:
  void write(const std::function<Result<>(store::Writer&)>& body) {
    must(data_.database->write_and_wait(body));
  }
  void say(const char* what) {
    const auto now = std::chrono::steady_clock::now();
    fmt::print("{:10} {:6.1f} s\n", what, std::chrono::duration<double>(now - begun_).count());
    std::fflush(stdout);
    begun_ = now;
  }
  std::int64_t any(std::int64_t below) {
    return std::uniform_int_distribution<std::int64_t>(0, below - 1)(chance_);
  }
  template <std::size_t N>
  std::string any_of(const std::array<const char*, N>& all) {
    return all[static_cast<std::size_t>(any(N))];
  }

  casework::Report city_report() {
    casework::Report report;
    report.service = "city/management-case";
    report.channel = "portal";
    report.applicant = {"resident", "赵岚", fmt::format("138{:08}", any(100'000'000)), "", "", ""};
    report.place.longitude_e7 = 1'174'650'000 + any(750'000);
    report.place.latitude_e7 = 394'800'000 + any(400'000);
    const auto what = any_of(words) + any_of(faults);
    report.place.address = any_of(roads) + std::to_string(any(400) + 1) + "号附近";
    report.form = fmt::format(R"({{"category":"{}","description":"{}{}，请尽快处理。"}})",
                              any_of(categories), report.place.address, what);
    return report;
  }
  casework::Report enterprise_report() {
    casework::Report report;
    report.service = "enterprise/issue";
    report.channel = "portal";
    report.applicant = {"enterprise",
                        "李红",
                        fmt::format("139{:08}", any(100'000'000)),
                        "",
                        "启明云帆贸易有限公司",
                        "91350100M000100Y43"};
    report.form = fmt::format(
        R"({{"enterprise":"启明云帆贸易有限公司","credit_code":"91350100M000100Y43",)"
        R"("category":"{}","title":"{}门前{}{}","description":"门前{}多日，影响经营，请协调。"}})",
        any_of(matters), any_of(roads), any_of(words), any_of(faults), any_of(words));
    return report;
  }

  // A place that chance puts outside the district is drawn again.
  casework::Checked any_report(bool enterprise) {
    for (;;) {
      auto checked = casework::check_report(
          world_, enterprise ? enterprise_report() : city_report(), schema::Language::zh);
      if (checked || enterprise || checked.error().findings.size() > 1) return must(checked);
    }
  }

  // The last of the seeds are open, each where chance left it.
  void add_seed(std::int64_t n) {
    const bool open = n >= seeds_ - open_;
    const auto ahead = open ? open_span_ms * (seeds_ - n) / std::max<std::int64_t>(open_, 1)
                            : span_ms * (seeds_ - n) / seeds_;
    now_.ms = end_ms_ - ahead - 12 * step_ms;
    std::string id;
    write([&](store::Writer& writer) -> Result<> {
      const auto checked = any_report(n % 5 == 4);
      ledger::Act act(writer, data_.random, now_, {"psn_bench", ""}, "case.report", "bench/seed");
      const auto made = TRY(casework::register_case(act, world_, act.new_id("cas"), checked));
      id = made.row.id;
      TRY(act.commit());
      return {};
    });
    const auto steps = open ? any(4) : 20;
    for (std::int64_t step = 0; step < steps && do_next(id); ++step) now_.ms += step_ms;
    // Where the procedure waits for a rating, nobody rates.
    now_.ms += 10 * day_ms;
    if (!open) wake(now_);
  }

  void wake(Instant now) {
    constexpr std::int64_t at_once = 500;
    for (;;) {
      const auto woken = must(casework::wake(*data_.database, world_, data_.random, now, at_once));
      if (woken.failed > 0) std::abort();
      if (woken.fired == 0) return;
    }
  }

  // False where nothing is left to do.
  bool do_next(const std::string& id) {
    bool done = false;
    write([&](store::Writer& writer) -> Result<> {
      const auto row = TRY(casework::load_case(writer, id));
      const auto tasks = TRY(casework::tasks_of(writer, id, true));
      done = !tasks.empty();
      if (!done) return {};
      const auto& task = tasks.front();
      const auto what = usual_of(row.service, task.element);
      casework::Worker worker;
      worker.who.person = "psn_bench";
      worker.who.appointments = {
          {task.unit, identity::role_of(task.role).value_or(identity::Role::handler)}};
      ledger::Act act(writer, data_.random, now_, worker.who.actor(), "task.complete",
                      "case/" + id);
      TRY(casework::complete(act, world_, worker, task.id,
                             {what.action, "", what.form, schema::Language::zh}));
      TRY(act.commit());
      return {};
    });
    return done;
  }

  // An id of the copy k: "cas_" and 26 characters, of which the last four make room for k; no id of
  // the engine has a u.
  static std::string renamed(const std::string& id) {
    return fmt::format("substr({0}, 1, 26) || printf('u%03d', n.k) || substr({0}, 31)", id);
  }
  // How the copy k of a row has one column.
  static std::string copied(const std::string& table, const std::string& column) {
    if (column == "id" || column == "subject" || column == "task") return renamed("s." + column);
    if (column == "number") {
      return fmt::format(
          "substr(s.number, 1, length(s.number) - 6) || printf('%06d', 10000 + s.serial * {} + "
          "n.k)",
          copies);
    }
    if (column == "serial") return fmt::format("10000 + s.serial * {} + n.k", copies);
    if (column == "state" && table == "case_state") {
      return fmt::format("replace(s.state, s.id, {})", renamed("s.id"));
    }
    if (column.ends_with("_ms")) return fmt::format("s.{} + n.k * 240000", column);
    if (column == "longitude_e7") return "s.longitude_e7 + n.k * 7919 % 20000 - 10000";
    if (column == "latitude_e7") return "s.latitude_e7 + n.k * 104729 % 16000 - 8000";
    if (column == "follow_hash" || column == "events") return "NULL";
    return "s." + column;
  }

  void copy_table(const std::string& table) {
    std::string names;
    std::string values;
    must(data_.database->read([&](store::Reader& reader) {
      return reader.each(fmt::format("SELECT name FROM pragma_table_info('{}')", table), {},
                         [&](const store::Row& row) {
                           const auto column = row.string(0);
                           names += (names.empty() ? "" : ", ") + column;
                           values += (values.empty() ? "" : ", ") + copied(table, column);
                           return true;
                         });
    }));
    write([&](store::Writer& writer) -> Result<> {
      // The engine's own rows are read first: the table grows meanwhile.
      TRY(writer.run("DROP TABLE IF EXISTS temp.seed", {}));
      TRY(writer.run(fmt::format("CREATE TEMP TABLE seed AS SELECT * FROM {}", table), {}));
      TRY(writer.run(fmt::format("INSERT INTO {} ({}) SELECT {} FROM temp.seed s CROSS JOIN "
                                 "(WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n "
                                 "WHERE k < {}) SELECT k FROM n) n ORDER BY s.rowid, n.k",
                                 table, names, values, copies - 1),
                     {}));
      TRY(writer.run("DROP TABLE temp.seed", {}));
      return {};
    });
    say(table.c_str());
  }

  void copy_all() {
    for (const auto* table :
         {"cases", "case_act", "case_task", "case_unit", "case_state", "case_timer"}) {
      copy_table(table);
    }
  }

  void index() {
    std::vector<std::string> ids;
    must(data_.database->read([&](store::Reader& reader) {
      return reader.each("SELECT id FROM cases ORDER BY reported_ms, id", {},
                         [&](const store::Row& row) {
                           ids.push_back(row.string(0));
                           return true;
                         });
    }));
    constexpr std::size_t at_once = 20'000;
    for (std::size_t from = 0; from < ids.size(); from += at_once) {
      write([&](store::Writer& writer) -> Result<> {
        for (auto at = from; at < std::min(from + at_once, ids.size()); ++at) {
          const auto one = TRY(casework::load_case(writer, ids[at]));
          TRY(casework::index_case(writer, {}, one));
        }
        return {};
      });
    }
  }

  app::DataDirectory& data_;
  const casework::World& world_;
  std::int64_t seeds_;
  std::int64_t open_;
  std::int64_t end_ms_ = 0;
  Instant now_;
  std::mt19937_64 chance_{20261126};
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

int run(int argc, char** argv) {
  CLI::App program("Fills a data directory with cases");
  std::string path = "data";
  std::int64_t cases = 2'000'000;
  std::int64_t open = 20'000;
  program.add_option("--data", path, "The data directory")->capture_default_str();
  program.add_option("--cases", cases, "How many")->capture_default_str();
  program.add_option("--open", open, "How many of them are open")->capture_default_str();
  bool leave_timers = false;
  program.add_flag("--leave-timers", leave_timers, "Timers that are due already stay set");
  CLI11_PARSE(program, argc, argv);
  const auto data = must(app::open_data_directory(path));
  const auto desks = must(app::open_desks(*data, data->clock.now(), true));
  Filling(*data, desks->world(), cases, open).fill(!leave_timers);
  return 0;
}

}  // namespace
}  // namespace luoshi::bench

int main(int argc, char** argv) {
  return luoshi::bench::run(argc, argv);
}
