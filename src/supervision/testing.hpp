// What the tests of supervision share: a database in a scratch directory, two officers of the
// supervision office, an approver, a liaison, and a short report.
#pragma once

#include <gmock/gmock.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "reading/read.hpp"
#include "search/index.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"
#include "supervision/board.hpp"
#include "supervision/intake.hpp"
#include "supervision/plan_report.hpp"
#include "supervision/review.hpp"
#include "supervision/rows.hpp"
#include "supervision/tables.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {

inline identity::Principal person(std::string id, identity::Role role,
                                  std::string unit = "supervision-office") {
  identity::Principal who;
  who.person = std::move(id);
  who.appointments = {{std::move(unit), role}};
  return who;
}

inline Units test_units() {
  return Units{{{"education", "区教育局", {"教育局"}, {"幼儿园", "学位"}, true},
                {"civil-affairs", "区民政局", {"民政局"}, {"养老"}, true},
                {"finance", "区财政局", {"财政局"}, {"预算收入"}, true},
                {"closed", "区旧局", {"旧局"}, {}, false}}};
}

// A statement at each of its lines, without the reader's judgement: tests of supervision hold
// whatever the reader learns.
inline Intake lines_intake(std::u32string_view text, std::string kind = "work_report") {
  Intake intake;
  intake.source.kind = std::move(kind);
  intake.source.title = "2019年政府工作报告";
  intake.source.year = 2019;
  intake.source.media_type = "text/plain";
  intake.source.text = to_hex(sha256(text::to_utf8(text)));
  intake.source.file = intake.source.text;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find(U'\n', begin), text.size());
    Item item;
    item.begin = static_cast<std::int64_t>(begin);
    item.end = static_cast<std::int64_t>(end);
    item.text = text::to_utf8(text.substr(begin, end - begin));
    item.headline = item.text;
    item.section = {"民生", "教育"};
    intake.drafts.push_back({item, Draft::none});
    begin = end + 1;
  }
  return intake;
}

inline constexpr std::u32string_view four_lines =
    U"新增学位1000个\n新建幼儿园3所\n建成养老中心2个\n一般公共预算收入增长4%";

struct SupervisionFixture {
  SupervisionFixture() {
    database = *store::open_sqlite(directory.path("a.db"));
    write([](store::Writer& writer) -> Result<> {
      TRY(ledger::prepare(writer, tables()));
      return search::prepare(writer);
    });
  }

  // One act; the outcome is that of the body.
  template <class T>
  Result<T> act(std::string kind, const std::function<Result<T>(ledger::Act&)>& body) {
    now.ms += 1000;
    std::optional<Result<T>> outcome;
    const auto written = database->write_and_wait([&](store::Writer& writer) -> Result<> {
      ledger::Act act(writer, random, now, {"psn_test", ""}, kind, "test");
      outcome = body(act);
      if (!outcome->has_value()) return std::unexpected(outcome->error());
      TRY(act.commit());
      return {};
    });
    if (!written.has_value()) return std::unexpected(written.error());
    return *outcome;
  }

  TakenIn import(Intake intake) {
    const auto taken = take(reviewer, std::move(intake));
    EXPECT_TRUE(taken.has_value()) << taken.error().problem << " " << taken.error().detail;
    return taken.value_or(TakenIn{});
  }
  Result<TakenIn> take(const identity::Principal& who, Intake intake) {
    return act<TakenIn>("source.import", [&](ledger::Act& one) -> Result<TakenIn> {
      const auto kind = TRY(identify(one.writer(), random, intake.source));
      return take_in(one, who, kind, intake);
    });
  }

  template <class T>
  T read(const std::function<Result<T>(store::Reader&)>& body) {
    T value{};
    const auto done = database->read([&](store::Reader& reader) -> Result<> {
      value = TRY(body(reader));
      return {};
    });
    EXPECT_TRUE(done.has_value()) << done.error().problem << " " << done.error().detail;
    return value;
  }

  void write(const store::WriteJob& job) {
    const auto done = database->write_and_wait(job);
    EXPECT_TRUE(done.has_value()) << done.error().problem << " " << done.error().detail;
  }

  Item item(const std::string& id) {
    return read<Item>([&](store::Reader& reader) { return load_item(reader, id); });
  }
  std::vector<Item> items(const std::string& source) {
    return read<std::vector<Item>>(
        [&](store::Reader& reader) { return load_items(reader, "item.source = ?", {source}); });
  }
  Page board(const identity::Principal& who, const Filter& filter = {},
             const PageRequest& request = {}) {
    return read<Page>(
        [&](store::Reader& reader) { return list_items(reader, scope_of(who), filter, request); });
  }

  // The problem id of an act that should fail, "" when it did not.
  template <class T>
  static std::string problem(const Result<T>& result) {
    return result.has_value() ? "" : result.error().problem;
  }

  store::ScratchDirectory directory;
  SeededRandom random{7};
  Instant now{1'549'000'000'000};  // 2019-02-01
  std::unique_ptr<store::Database> database;
  identity::Principal reviewer = person("psn_reviewer", identity::Role::supervision);
  identity::Principal confirmer = person("psn_confirmer", identity::Role::supervision);
  identity::Principal approver = person("psn_approver", identity::Role::approver);
  identity::Principal liaison = person("psn_liaison", identity::Role::liaison, "education");
  identity::Principal stranger = person("psn_stranger", identity::Role::liaison, "finance");
};

}  // namespace luoshi::supervision
