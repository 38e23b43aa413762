#include "supervision/board.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <set>

#include "supervision/board_query.hpp"
#include "supervision/search_index.hpp"
#include "supervision/testing.hpp"

namespace luoshi::supervision {
namespace {

// Two sources of made items; states, types, units and dates go round.
class Board : public testing::Test, protected SupervisionFixture {
 protected:
  void fill(int count) {
    write([&](store::Writer& writer) -> Result<> {
      for (int source = 1; source <= 2; ++source) {
        TRY(writer.run(
            "INSERT INTO source (id, version, kind, number, title, text) "
            "VALUES (?, 1, 'work_report', ?, '来源', ?)",
            {fmt::format("src_{}", source), std::int64_t{source}, std::to_string(source)}));
      }
      TRY(writer.run(
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
          "INSERT INTO item (id, version, source, source_rank, position, year, serial, part, "
          "number, type, state, disclosure, headline, text, section, quantity_count, lead_unit, "
          "due_date, certainty, changed_ms) "
          "SELECT printf('itm_%07d', i), 1, 'src_' || (1 + i % 2), 1000000000 - (1 + i % 2), "
          "i * 1000, 2019, i, 0, '2019-' || i, iif(i % 3 = 0, 'action', 'result'), "
          "CASE i % 10 WHEN 0 THEN 'rejected' WHEN 1 THEN 'draft' ELSE 'approved' END, "
          "iif(i % 4 = 0, 'public', 'internal'), '事项' || i, "
          "'新建第' || i || '所幼儿园和养老院,方便居民,年底前完成并投入使用', "
          "char(10) || iif(i % 2, '民生', '城建') || char(10), i % 2, 'unit-' || (i % 60), "
          "iif(i % 5, NULL, printf('2019-%02d-15', 1 + i % 12)), i % 1000, i FROM n",
          {std::int64_t{count}}));
      return {};
    });
  }
  // All ids of a list, page by page.
  std::vector<std::string> walk(const Filter& filter, Order order, std::int64_t limit) {
    std::vector<std::string> ids;
    PageRequest request{order, {}, limit};
    do {
      const auto page = board(reviewer, filter, request);
      for (const auto& item : page.items) ids.push_back(item.id);
      request.cursor = page.next;
    } while (!request.cursor.empty());
    return ids;
  }
  std::string plan(const Filter& filter, Order order) {
    const auto query = query_of({true, {}}, filter);
    const auto sql =
        fmt::format("EXPLAIN QUERY PLAN SELECT item.id {} WHERE {} ORDER BY {} LIMIT 50",
                    query.from, query.where, keys_of(order, filter).columns);
    std::string words;
    read<int>([&](store::Reader& reader) -> Result<int> {
      TRY(reader.each(sql, query.params(), [&](const store::Row& row) {
        words += row.string(3) + "; ";
        return true;
      }));
      return 0;
    });
    return words;
  }
};

TEST_F(Board, pages_through_every_order_without_losing_or_doubling_an_item) {
  fill(500);
  for (const auto order : {Order::position, Order::certainty, Order::due, Order::changed}) {
    const auto ids = walk({}, order, 37);
    EXPECT_EQ(ids.size(), 450U) << "all but the rejected";
    EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size());
  }
  Filter filter;
  filter.source = "src_1";
  EXPECT_EQ(walk(filter, Order::position, 20), walk(filter, Order::position, 1000));
}

TEST_F(Board, begins_with_the_newest_source_in_the_order_of_its_text) {
  fill(20);
  const auto page = board(reviewer);
  EXPECT_EQ(page.items.front().source, "src_2");
  EXPECT_LT(page.items[0].position, page.items[1].position);
  EXPECT_EQ(page.total, 18);
}

TEST_F(Board, filters_by_everything_at_once) {
  fill(500);
  Filter filter;
  filter.source = "src_2";
  filter.section = "民生";
  filter.type = reading::StatementType::action;
  filter.state = State::approved;
  filter.disclosure = Disclosure::internal;
  filter.quantified = true;
  filter.assigned = true;
  filter.due_from = "2019-01-01";
  filter.due_to = "2019-12-31";
  for (const auto& item : board(reviewer, filter, {Order::due, {}, 1000}).items) {
    EXPECT_EQ(item.source, "src_2");
    EXPECT_THAT(item.section, testing::Contains("民生"));
    EXPECT_EQ(item.type, reading::StatementType::action);
    EXPECT_EQ(item.standing.state, State::approved);
    EXPECT_FALSE(item.due_date.empty());
  }
  EXPECT_GT(board(reviewer, filter).total, 0);
}

TEST_F(Board, calls_unassigned_what_wants_a_lead_unit_and_has_none) {
  fill(6);
  write([](store::Writer& writer) -> Result<> {
    TRY(writer.run("UPDATE item SET lead_unit = NULL WHERE id IN (?, ?)",
                   {std::string("itm_0000002"), std::string("itm_0000003")}));
    return {};
  });
  Filter filter;
  filter.assigned = false;
  const auto page = board(reviewer, filter);
  ASSERT_EQ(page.items.size(), 1U) << "itm_0000002 is a result: it wants none";
  EXPECT_EQ(page.items.front().id, "itm_0000003");
}

TEST_F(Board, finds_chinese_words_of_two_characters) {
  const auto source = import(lines_intake(four_lines)).source;
  Filter filter;
  filter.words = "养老";
  const auto page = board(reviewer, filter, {Order::relevance, {}, 10});
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].text, "建成养老中心2个");
  filter.words = "老养";
  EXPECT_TRUE(board(reviewer, filter).items.empty());
  filter.words = "，";
  EXPECT_TRUE(board(reviewer, filter).items.empty());
}

TEST_F(Board, pages_search_hits_by_relevance) {
  import(lines_intake(U"养老甲\n养老乙\n养老养老丙\n学位"));
  Filter filter;
  filter.words = "养老";
  const auto first = board(reviewer, filter, {Order::relevance, {}, 2});
  ASSERT_EQ(first.items.size(), 2U);
  const auto second = board(reviewer, filter, {Order::relevance, first.next, 2});
  EXPECT_EQ(second.items.size(), 1U);
  EXPECT_TRUE(second.next.empty());
}

TEST_F(Board, refuses_a_cursor_of_another_making) {
  for (const auto* cursor : {"x", "1~2", "1~x~itm", "1~2~3~4", "~~"}) {
    const auto listed = database->read([&](store::Reader& reader) -> Result<> {
      TRY(list_items(reader, {true, {}}, {}, {Order::position, cursor, 10}));
      return {};
    });
    ASSERT_FALSE(listed.has_value()) << cursor;
    EXPECT_EQ(listed.error().problem, "list.cursor-malformed");
  }
}

TEST_F(Board, sorts_nothing_that_an_index_holds_in_order) {
  fill(10);
  Filter none;
  Filter approved;
  approved.state = State::approved;
  Filter of_source;
  of_source.source = "src_1";
  Filter children;
  children.parent = "itm_0000001";
  const std::vector<std::pair<Filter, Order>> cases{
      {none, Order::position},     {none, Order::due},           {none, Order::changed},
      {approved, Order::position}, {of_source, Order::position}, {of_source, Order::certainty},
      {children, Order::position}};
  for (const auto& [filter, order] : cases) {
    EXPECT_THAT(plan(filter, order), testing::Not(testing::HasSubstr("TEMP B-TREE")))
        << static_cast<int>(order);
  }
}

// Prints how long pages take with LUOSHI_BOARD_ITEMS items; asserts nothing about time.
TEST_F(Board, tells_how_long_a_page_takes_with_many_items) {
  const auto* wanted = std::getenv("LUOSHI_BOARD_ITEMS");
  fill(wanted != nullptr ? std::atoi(wanted) : 1000);
  if (wanted != nullptr) {
    write([](store::Writer& writer) { return index_all_items(writer); });
  }
  const auto time = [&](const char* name, const identity::Principal& who, const Filter& filter,
                        Order order) {
    const auto begin = std::chrono::steady_clock::now();
    const auto page = board(who, filter, {order, {}, 50});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{:10.2f} ms  {} (total {})\n", took.count(), name, page.total.value_or(0));
    EXPECT_LE(page.items.size(), 50U);
  };
  Filter filter;
  time("first page", reviewer, filter, Order::position);
  time("by due date", reviewer, filter, Order::due);
  time("by change", reviewer, filter, Order::changed);
  filter.state = State::approved;
  time("approved", reviewer, filter, Order::position);
  filter.type = reading::StatementType::action;
  filter.disclosure = Disclosure::public_;
  time("approved public actions", reviewer, filter, Order::position);
  filter = {};
  filter.section = "民生";
  time("section", reviewer, filter, Order::position);
  filter = {};
  filter.unit = "unit-7";
  time("unit", reviewer, filter, Order::position);
  time("liaison's board", person("psn_u", identity::Role::liaison, "unit-8"), {}, Order::position);
  filter = {};
  filter.words = "幼儿园";
  time("search, common word", reviewer, filter, Order::relevance);
  filter.words = "事项777";
  time("search, rare word", reviewer, filter, Order::relevance);
  filter = {};
  filter.quantified = true;
  filter.due_from = "2019-06-01";
  filter.due_to = "2019-06-30";
  time("quantified, due in June", reviewer, filter, Order::due);
}

}  // namespace
}  // namespace luoshi::supervision
