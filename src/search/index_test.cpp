#include "search/index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::search {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

struct Fixture {
  Fixture() {
    write([](store::Writer& writer) { return prepare(writer); });
  }
  void write(const store::WriteJob& job) {
    const auto result = database->write_and_wait(job);
    EXPECT_TRUE(result.has_value()) << result.error().detail;
  }
  void add(const std::string& id, const std::string& text, const std::string& kind = "item") {
    write([&](store::Writer& writer) { return put(writer, kind, id, text); });
  }
  std::vector<std::string> ask(const std::string& query, std::int64_t limit = 100) {
    std::vector<std::string> ids;
    const auto result = database->read([&](store::Reader& reader) -> Result<> {
      ids = TRY(find(reader, "item", query, limit));
      return {};
    });
    EXPECT_TRUE(result.has_value()) << query << ": " << result.error().detail;
    return ids;
  }
  store::ScratchDirectory directory;
  std::unique_ptr<store::Database> database = *store::open_sqlite(directory.path("a.db"));
};

TEST(search, finds_a_word_of_two_characters_only_where_they_are_neighbours) {
  Fixture f;
  f.add("a", "新增养老床位300张");
  f.add("b", "养护老旧管网");
  EXPECT_THAT(f.ask("养老"), ElementsAre("a"));
  EXPECT_THAT(f.ask("养老床位"), ElementsAre("a"));
  EXPECT_THAT(f.ask("养床"), ElementsAre());
}

TEST(search, finds_a_single_character_wherever_it_stands) {
  Fixture f;
  f.add("begin", "桥梁检修");
  f.add("middle", "新建桥梁");
  f.add("end", "修补旧桥，清淤");
  f.add("alone", "桥");
  f.add("number", "建成3座桥");
  f.add("none", "道路");
  EXPECT_THAT(f.ask("桥"), UnorderedElementsAre("begin", "middle", "end", "alone", "number"));
}

TEST(search, wants_every_word_in_any_order) {
  Fixture f;
  f.add("a", "社区食堂：为老人送餐");
  f.add("b", "社区书屋");
  EXPECT_THAT(f.ask("老人 社区"), ElementsAre("a"));
  EXPECT_THAT(f.ask("　社区　食堂 "), ElementsAre("a"));
  EXPECT_THAT(f.ask("老人社区"), ElementsAre());
}

TEST(search, finds_latin_words_by_their_beginning_and_numbers_whole) {
  Fixture f;
  f.add("a", "5G基站120个，WiFi覆盖");
  EXPECT_THAT(f.ask("wif"), ElementsAre("a"));
  EXPECT_THAT(f.ask("WIFI"), ElementsAre("a"));
  EXPECT_THAT(f.ask("12"), ElementsAre());
  EXPECT_THAT(f.ask("120个"), ElementsAre("a"));
}

TEST(search, takes_any_query_as_words_and_never_as_syntax) {
  Fixture f;
  f.add("a", "养老");
  for (const auto* query : {"", " ", "\"", "*", "养老\"", "AND", "NOT 养老", "养老*", "a:b", "(",
                            "tokens : x", "，。", "\xFF\xFE"}) {
    (void)f.ask(query);
  }
  EXPECT_THAT(f.ask("养老\""), ElementsAre("a"));
  EXPECT_THAT(f.ask("NOT 养老"), ElementsAre());
  EXPECT_THAT(f.ask(""), ElementsAre());
}

TEST(search, puts_the_record_that_speaks_most_of_it_first) {
  Fixture f;
  f.add("long", "推进老旧小区改造、供热管网、绿化提升、停车治理和物业服务等一批民生工程，兼顾养老");
  f.add("short", "养老服务，养老床位");
  f.add("other", "水环境治理");
  EXPECT_THAT(f.ask("养老"), ElementsAre("short", "long"));
  EXPECT_THAT(f.ask("养老", 1), ElementsAre("short"));
}

TEST(search, follows_changes_and_takes_out_what_has_no_text) {
  Fixture f;
  f.add("a", "养老");
  f.add("a", "养老");
  f.add("a", "托幼");
  EXPECT_THAT(f.ask("养老"), ElementsAre());
  EXPECT_THAT(f.ask("托幼"), ElementsAre("a"));
  f.add("a", "");
  EXPECT_THAT(f.ask("托幼"), ElementsAre());
  f.add("a", "");
  f.add("a", "养老");
  EXPECT_THAT(f.ask("养老"), ElementsAre("a"));
}

TEST(search, keeps_kinds_apart_and_is_filled_again) {
  Fixture f;
  f.add("a", "养老");
  f.add("a", "养老", "unit");
  EXPECT_THAT(f.ask("养老"), ElementsAre("a"));
  f.write([](store::Writer& writer) { return clear(writer, "item"); });
  EXPECT_THAT(f.ask("养老"), ElementsAre());
  f.add("a", "养老");
  EXPECT_THAT(f.ask("养老"), ElementsAre("a"));
}

}  // namespace
}  // namespace luoshi::search
