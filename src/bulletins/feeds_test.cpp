#include <gmock/gmock.h>

#include <pugixml.hpp>

#include "bulletins/address.hpp"
#include "bulletins/atom.hpp"
#include "bulletins/calendar.hpp"
#include "bulletins/changes.hpp"
#include "bulletins/open_data.hpp"
#include "bulletins/testing.hpp"

namespace luoshi::bulletins {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

TEST(calendar, folds_lines_between_characters_and_escapes_words) {
  std::string title;
  for (int i = 0; i < 60; ++i) title += "长";
  const auto text =
      write_calendar({{"itm_1.due_date", "2019-03-31", title + ",;\\\n完", "", "/items/1", 3}},
                     "日历", "https://a.example", Instant{1'554'000'000'000});
  std::string unfolded;
  for (const auto& line : lines_of(text)) {
    EXPECT_LE(line.size(), 75U) << line;
    unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
  }
  EXPECT_THAT(unfolded, HasSubstr("\nSUMMARY:" + title + "\\,\\;\\\\\\n完\n"));
  EXPECT_THAT(unfolded, HasSubstr("\nDTSTART;VALUE=DATE:20190331\nDTEND;VALUE=DATE:20190401\n"));
  EXPECT_THAT(unfolded, HasSubstr("\nDTSTAMP:20190331T024000Z\n"));
  EXPECT_THAT(unfolded, HasSubstr("\nURL:https://a.example/items/1\n"));
}

TEST(calendar, shows_a_unit_its_own_and_the_office_all) {
  BulletinFixture f;
  f.put(supervision::item_table, f.ids[1], {{"lead_unit", std::string("finance")}});
  f.put(supervision::item_table, f.ids[0], {{"report_due", std::string("2019-04-05")}});
  const auto events = [&](const identity::Principal& who) {
    return f.read<std::vector<Event>>([&](store::Reader& reader) {
      return staff_events(reader, who, "某人", window_around("2019-03-26"));
    });
  };
  EXPECT_EQ(events(f.reviewer).size(), 4U);
  EXPECT_EQ(events(f.stranger).size(), 1U);  // of the finance bureau
  const auto own = events(f.liaison);
  ASSERT_EQ(own.size(), 4U);
  EXPECT_THAT(own[0].summary, HasSubstr("反馈期限"));
  EXPECT_EQ(own[0].date, "2019-04-05");
  EXPECT_TRUE(events(supervision::person("psn_x", identity::Role::reader)).empty());
}

TEST(calendar, address_is_a_secret_kept_as_a_hash_and_renewed) {
  BulletinFixture f;
  std::string person;
  f.write([](store::Writer& writer) { return identity::prepare(writer); });
  f.must([&](ledger::Act& one) -> Result<> {
    TRY(identity::create_unit(one, {.id = "education",
                                    .name = {"区教育局", "Education"},
                                    .short_names = {},
                                    .kind = "department",
                                    .duties = {}}));
    person = TRY(identity::create_person(
        one, {"somebody", {"某人", "Somebody"}, {{"education", identity::Role::liaison}}}));
    return {};
  });
  std::string secret;
  const auto renew = [&] {
    f.must([&](ledger::Act& one) -> Result<> {
      secret = TRY(make_address(one, f.random, person));
      return {};
    });
    return secret;
  };
  const auto first = renew();
  EXPECT_EQ(first.size(), 52U);
  const auto owner = [&](const std::string& of) -> std::string {
    std::string name;
    const auto done = f.database->read([&](store::Reader& reader) -> Result<> {
      name = TRY(owner_of(reader, of)).name;
      return {};
    });
    return done ? name : done.error().problem;
  };
  EXPECT_EQ(owner(first), "某人");
  const auto second = renew();
  EXPECT_EQ(owner(first), "calendar.not-found");
  EXPECT_EQ(owner(second), "某人");
  f.must([&](ledger::Act& one) -> Result<> {
    return identity::edit_person(one, person, {.name = {}, .active = false}, std::nullopt);
  });
  EXPECT_EQ(owner(second), "calendar.not-found");
}

TEST(atom, is_well_formed_whatever_the_words) {
  const AtomFeed feed{"id",
                      "<标题>",
                      "作者",
                      "https://a/",
                      "https://a/feed",
                      "zh-CN",
                      {{"e1", "a & b", "https://a/1", "]]>", Instant{1'000}}}};
  pugi::xml_document tree;
  ASSERT_TRUE(tree.load_string(write_atom(feed).c_str()));
  EXPECT_STREQ(tree.child("feed").child("title").text().get(), "<标题>");
  EXPECT_STREQ(tree.child("feed").child("updated").text().get(), "1970-01-01T00:00:01.000Z");
  EXPECT_STREQ(tree.child("feed").child("entry").child("summary").text().get(), "]]>");
}

TEST(changes, are_those_since_an_item_became_public_newest_first) {
  BulletinFixture f;
  const std::int64_t day = 86'400'000;
  const auto open = [&](const std::string& id, std::int64_t ms) {
    f.put(supervision::item_table, id, {{"disclosure", std::string("public")}, {"public_ms", ms}});
  };
  const auto amend = [&](const std::string& id, std::int64_t ms) {
    f.add(handling::amendment_table, {{"item", id},
                                      {"position", std::int64_t{1}},
                                      {"state", std::string("decided")},
                                      {"reason", std::string("用地未落实")},
                                      {"signed_ms", ms}});
  };
  open(f.ids[0], 100 * day);
  amend(f.ids[0], 50 * day);   // came with the item
  amend(f.ids[0], 120 * day);  // news
  amend(f.ids[1], 130 * day);  // of an item that is not public
  f.add(handling::milestone_table, {{"item", f.ids[0]},
                                    {"position", std::int64_t{1}},
                                    {"active", std::int64_t{1}},
                                    {"period", std::string("1970-05")},
                                    {"words", std::string("主体封顶")},
                                    {"reached_on", std::string("1970-05-20")}});
  const auto changes = f.read<std::vector<PublicChange>>(
      [](store::Reader& reader) { return public_changes(reader, 10); });
  std::vector<std::string> kinds;
  for (const auto& change : changes) kinds.emplace_back(name_of(change.kind));
  EXPECT_THAT(kinds, ElementsAre("milestone", "amended", "published"));
  EXPECT_EQ(changes[1].words, "用地未落实");
}

TEST(open_data, gives_every_row_the_fields_of_its_dictionary) {
  BulletinFixture f;
  f.put(supervision::item_table, f.ids[0],
        {{"disclosure", std::string("public")}, {"person_in_charge", std::string("暗藏人名")}});
  for (const auto& dataset : datasets()) {
    SCOPED_TRACE(dataset.id);
    const auto rows = f.read<std::vector<DataRow>>([&](store::Reader& reader) {
      return rows_of(
          {reader, f.units, [](Instant at) { return worktime::local_date("Asia/Shanghai", at); }},
          dataset);
    });
    for (const auto& row : rows) EXPECT_EQ(row.size(), dataset.fields.size());
    if (dataset.id == "items") EXPECT_EQ(rows.size(), 1U);
    EXPECT_THAT(csv_of(dataset, rows) + json_of(dataset, rows), Not(HasSubstr("暗藏人名")));
  }
}

}  // namespace
}  // namespace luoshi::bulletins
