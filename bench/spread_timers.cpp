// Sets the timers of a filled data directory anew, so that it can be measured when they fire:
//
//   spread_timers --data DIR [--count 6000] [--after 45] [--every 10]
//
// The limits of so many cases run out one after another, `every` milliseconds apart, from `after`
// seconds on; all other timers wait for next month. Prints when the first is due and how many there
// are: milliseconds since 1970 and a count.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "served.hpp"

namespace luoshi::bench {
namespace {

constexpr std::int64_t next_month_ms = 30LL * 86'400'000;

struct Spread {
  std::int64_t count = 6000;
  std::int64_t after_s = 45;
  std::int64_t every_ms = 10;
};

// Whose limit runs out: wait 0 is the case's own limit.
Result<std::vector<std::string>> chosen(store::Reader& reader, std::int64_t count) {
  std::vector<std::string> subjects;
  TRY(reader.each("SELECT subject FROM case_timer WHERE wait = 0 LIMIT ?", {count},
                  [&](const store::Row& row) {
                    subjects.push_back(row.string(0));
                    return true;
                  }));
  return subjects;
}

void spread(app::DataDirectory& data, const Spread& wanted) {
  must(data.database->write_and_wait([&](store::Writer& writer) -> Result<> {
    const auto later = data.clock.now().ms + next_month_ms;
    TRY(writer.run("UPDATE case_timer SET due_ms = ?", {later}));
    return {};
  }));
  must(data.database->write_and_wait([&](store::Writer& writer) -> Result<> {
    const auto first = data.clock.now().ms + wanted.after_s * 1000;
    auto due = first;
    for (const auto& subject : TRY(chosen(writer, wanted.count))) {
      TRY(writer.run("UPDATE case_timer SET due_ms = ? WHERE subject = ? AND wait = 0",
                     {due, subject}));
      due += wanted.every_ms;
    }
    fmt::print("{} {}\n", first, (due - first) / wanted.every_ms);
    return {};
  }));
}

int run(int argc, char** argv) {
  CLI::App program("Sets the timers of a filled data directory anew");
  std::string path = "data";
  Spread wanted;
  program.add_option("--data", path, "The data directory")->capture_default_str();
  program.add_option("--count", wanted.count, "How many limits run out")->capture_default_str();
  program.add_option("--after", wanted.after_s, "Seconds before the first")->capture_default_str();
  program.add_option("--every", wanted.every_ms, "Milliseconds between two")->capture_default_str();
  CLI11_PARSE(program, argc, argv);
  const auto data = must(app::open_data_directory(path));
  spread(*data, wanted);
  return 0;
}

}  // namespace
}  // namespace luoshi::bench

int main(int argc, char** argv) {
  return luoshi::bench::run(argc, argv);
}
