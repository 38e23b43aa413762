// Every page of a supervision year at its full size: 100 units, 2,000 items, 12 months of reports,
// lights, urges, notices and points. Each page is asked for over HTTP by one connection at a time
// and by four at once; the wait of the 95th of a hundred counts, which is to stay below 150 ms, and
// the making of a bulletin, which is to stay below 5 s.
//
//   LUOSHI_BENCH_ITEMS, LUOSHI_BENCH_UNITS   another size
//
// No peer: these are the bars of the program itself. bench/run year prints them as a table.
#include <benchmark/benchmark.h>

#include <array>
#include <charconv>
#include <cstring>
#include <ctime>
#include <functional>

#include "http_load.hpp"
#include "served.hpp"
#include "year.hpp"

namespace luoshi::bench {
namespace {

constexpr std::uint64_t requests = 200;

std::size_t size_from(const char* name, std::size_t otherwise) {
  const char* wanted = std::getenv(name);
  std::size_t value = otherwise;
  if (wanted != nullptr) std::from_chars(wanted, wanted + std::strlen(wanted), value);
  return value;
}

// Ids to ask for: items with the longest past first.
struct Ids {
  std::vector<std::string> items;
  std::vector<std::string> public_items;
  std::vector<std::string> notices;
  std::string source;
};

Ids& ids() {
  static Ids all;
  return all;
}

void fill(app::DataDirectory& data) {
  fill_year(data,
            {size_from("LUOSHI_BENCH_UNITS", 100), size_from("LUOSHI_BENCH_ITEMS", 2000), 12});
  must(data.database->read([](store::Reader& reader) -> Result<> {
    const auto take = [&](std::vector<std::string>& into, const char* sql) {
      return reader.each(sql, {}, [&](const store::Row& row) {
        into.push_back(row.string(0));
        return true;
      });
    };
    TRY(take(ids().items,
             "SELECT id FROM item WHERE lead_unit IS NOT NULL ORDER BY reds DESC, id "
             "LIMIT 100"));
    TRY(take(ids().public_items,
             "SELECT id FROM item WHERE disclosure = 'public' ORDER BY id "
             "LIMIT 100"));
    TRY(take(ids().notices, "SELECT id FROM notice ORDER BY id LIMIT 100"));
    std::vector<std::string> sources;
    TRY(take(sources, "SELECT id FROM source"));
    ids().source = sources.front();
    return {};
  }));
}

Served& served() {
  static Served one(fill, year_ends);
  return one;
}

using Target = std::function<std::string(std::uint64_t n)>;

struct Asked {
  const char* name;
  const char* login;  // "" for the public
  Target target;
};

Target fixed(std::string target) {
  return [target = std::move(target)](std::uint64_t) { return target; };
}
Target of_item(std::string after) {
  return [after = std::move(after)](std::uint64_t n) {
    return "/api/v1/items/" + ids().items[n % ids().items.size()] + after;
  };
}

const std::vector<Asked>& pages() {
  static const std::vector<Asked> all{
      {"to-do of the office", "reviewer", fixed("/api/v1/todo")},
      {"to-do of a unit", "liaison-education", fixed("/api/v1/todo")},
      {"to-do of a leader", "leader", fixed("/api/v1/todo")},
      {"day of the office", "reviewer", fixed("/api/v1/day/office")},
      {"day of a unit", "liaison-education", fixed("/api/v1/day/units/education")},
      {"day of a leader", "leader", fixed("/api/v1/day/leader")},
      {"what is owed", "reviewer", fixed("/api/v1/owed?due_to=2025-12-28&limit=200")},
      {"board", "reviewer", fixed("/api/v1/items?limit=50")},
      {"board, red", "reviewer", fixed("/api/v1/items?light=red&limit=50")},
      {"board, by due date", "reviewer", fixed("/api/v1/items?order=due&limit=50")},
      {"board, search", "reviewer", fixed("/api/v1/items?q=%E5%B9%BC%E5%84%BF%E5%9B%AD&limit=50")},
      {"board of a unit", "liaison-education", fixed("/api/v1/items?limit=50")},
      {"counts of lights", "reviewer", fixed("/api/v1/lights?by=unit")},
      {"item", "reviewer", of_item("")},
      {"item, history", "reviewer", of_item("/history?limit=100")},
      {"item, reports", "reviewer", of_item("/reporting")},
      {"item, light", "reviewer", of_item("/light")},
      {"item, milestones", "reviewer", of_item("/milestones")},
      {"reports to check", "reviewer", fixed("/api/v1/report-queue?queue=to_check&limit=50")},
      {"reports to draft", "liaison-education",
       fixed("/api/v1/report-queue?queue=to_draft&limit=50")},
      {"reports to see", "leader", fixed("/api/v1/report-queue?queue=to_see&limit=50")},
      {"urges", "reviewer", fixed("/api/v1/urges?limit=50")},
      {"notices", "reviewer", fixed("/api/v1/notices?limit=50")},
      {"notice", "reviewer",
       [](std::uint64_t n) {
         return "/api/v1/notices/" + ids().notices[n % ids().notices.size()];
       }},
      {"proposals", "reviewer", fixed("/api/v1/notice-proposals")},
      {"interviews", "reviewer", fixed("/api/v1/interviews")},
      {"scores", "reviewer", fixed("/api/v1/scores?year=2025")},
      {"points of a unit", "head-education", fixed("/api/v1/points?unit=education&year=2025")},
      {"appeals", "approver", fixed("/api/v1/appeals")},
      {"comments", "reviewer", fixed("/api/v1/comments?limit=50")},
      {"amendments", "approver", fixed("/api/v1/amendments?limit=50")},
      {"outcomes, record", "reviewer", fixed("/api/v1/outcomes/record")},
      {"questions", "reviewer", fixed("/api/v1/questions?limit=50")},
      {"bulletins", "reviewer", fixed("/api/v1/bulletins?limit=50")},
      {"ledger", "reviewer", fixed("/api/v1/ledger?limit=50")},
      {"public: home", "", fixed("/")},
      {"public: list", "", [](std::uint64_t) { return "/reports/" + ids().source; }},
      {"public: item", "",
       [](std::uint64_t n) {
         return "/items/" + ids().public_items[n % ids().public_items.size()];
       }},
      {"public: search", "", fixed("/search?q=%E5%B9%BC%E5%84%BF%E5%9B%AD")},
      {"public: open data", "", fixed("/open-data")},
      {"public: feed", "", fixed("/feed.atom")},
      {"public: calendar", "", fixed("/calendar.ics")},
  };
  return all;
}

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Processor time of every thread but this one, which makes the load: what other work on the machine
// disturbs least.
double server_seconds() {
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID) - seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

void ask(benchmark::State& state, const Asked& asked, std::size_t connections) {
  for (auto _ : state) {
    (void)served().get(asked.login, "/");  // logs the person in
    const double begin = server_seconds();
    const auto load = make_load(served().port(), connections, requests, [&](std::uint64_t n) {
      return served().get(asked.login, asked.target(n));
    });
    if (load.failures > 0) {
      state.SkipWithError("requests failed");
      return;
    }
    state.SetIterationTime(load.seconds);
    state.counters["p50_ms"] = load.p50_ms;
    state.counters["p95_ms"] = load.p95_ms;
    state.counters["cpu_ms"] =
        (server_seconds() - begin) * 1000 / static_cast<double>(load.replies);
  }
}

std::string newest_bulletin() {
  std::string id;
  must(served().data().database->read([&](store::Reader& reader) {
    return reader.each("SELECT id FROM bulletin ORDER BY rowid DESC LIMIT 1", {},
                       [&](const store::Row& row) {
                         id = row.string(0);
                         return false;
                       });
  }));
  return id;
}

// A month's bulletin with every item as an annex: its figures taken and stored as a draft, then set
// as DOCX and PDF and written out as XLSX.
void make_bulletin(benchmark::State& state) {
  std::uint64_t round = 0;
  for (auto _ : state) {
    const auto month = fmt::format("2025-{:02}", round++ % 10 + 1);
    const auto draft = make_load(served().port(), 1, 1, [&](std::uint64_t) {
      return served().send("reviewer", "POST", "/api/v1/bulletins",
                           fmt::format(R"({{"month":"{}","full_table":true}})", month));
    });
    const auto id = newest_bulletin();
    const auto files = make_load(served().port(), 1, 3, [&](std::uint64_t n) {
      constexpr std::array<const char*, 3> formats{"docx", "pdf", "xlsx"};
      return served().get("reviewer", fmt::format("/api/v1/bulletins/{}/files/{}", id, formats[n]));
    });
    if (draft.failures + files.failures > 0) {
      state.SkipWithError("the bulletin was refused");
      return;
    }
    state.SetIterationTime(draft.seconds + files.seconds);
    state.counters["p95_ms"] = (draft.seconds + files.seconds) * 1000;
  }
}

void add_pages() {
  for (const auto& asked : pages()) {
    for (const std::size_t connections : {1U, 4U}) {
      benchmark::RegisterBenchmark(
          fmt::format("{}/{}", asked.name, connections).c_str(),
          [&asked, connections](benchmark::State& state) { ask(state, asked, connections); })
          ->UseManualTime()
          ->Iterations(1)
          ->Unit(benchmark::kMillisecond);
    }
  }
  benchmark::RegisterBenchmark("bulletin made/1", make_bulletin)
      ->UseManualTime()
      ->Iterations(3)
      ->Unit(benchmark::kMillisecond);
}

}  // namespace
}  // namespace luoshi::bench

int main(int argc, char** argv) {
  luoshi::bench::add_pages();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
