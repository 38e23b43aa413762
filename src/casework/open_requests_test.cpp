#include "casework/open_requests.hpp"

#include "casework/api_keys.hpp"
#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OpenRequestsTest : public CaseworkTest {
 protected:
  OpenRequestsTest() { publish(catalog::service_testing::sample_files()); }

  OpenFilter all() const { return {{"test/sample"}, std::nullopt, 0, now.ms}; }
  std::vector<std::string> found(const OpenFilter& filter, std::int64_t skip = 0,
                                 std::int64_t limit = 10) {
    std::vector<std::string> ids;
    for (const auto& one : read<std::vector<Case>>(
             [&](store::Reader& reader) { return open_requests(reader, filter, skip, limit); })) {
      ids.push_back(one.id);
    }
    return ids;
  }
};

TEST_F(OpenRequestsTest, are_the_newest_first_and_come_page_by_page) {
  std::vector<std::string> made;
  for (int at = 0; at < 3; ++at) {
    made.push_back(reported());
    later(1);
  }
  EXPECT_THAT(found(all()), ElementsAre(made[2], made[1], made[0]));
  EXPECT_THAT(found(all(), 1, 1), ElementsAre(made[1]));
  EXPECT_THAT(found(all(), 3, 10), IsEmpty());
  auto filter = all();
  filter.services = {"test/other"};
  EXPECT_THAT(found(filter), IsEmpty());
  filter = all();
  filter.to_ms = load(made[0]).reported_ms;
  EXPECT_THAT(found(filter), ElementsAre(made[0]));
}

TEST_F(OpenRequestsTest, are_closed_once_they_are_settled) {
  const auto open = reported();
  later(1);
  const auto settled = reported();
  EXPECT_EQ(complete_step(dispatcher, settled, "register", "accept"), "");
  EXPECT_EQ(complete_step(handler, settled, "handle", "solved", "修好了",
                          R"({"answer": "路灯已经修好，今晚起正常照明。"})"),
            "");
  EXPECT_TRUE(load(settled).is_open());
  EXPECT_EQ(open_status(load(settled)), OpenStatus::closed);
  auto filter = all();
  filter.status = OpenStatus::closed;
  EXPECT_THAT(found(filter), ElementsAre(settled));
  filter.status = OpenStatus::open;
  EXPECT_THAT(found(filter), ElementsAre(open));
}

TEST_F(OpenRequestsTest, are_found_by_their_numbers_within_the_services_asked) {
  const auto id = reported();
  reported();
  const auto number = load(id).number;
  const auto by_number = [&](const std::string& service) {
    return read<std::vector<Case>>([&](store::Reader& reader) {
             return open_requests(reader, std::vector<std::string>{service}, {number, "SP9"});
           })
        .size();
  };
  EXPECT_EQ(by_number("test/sample"), 1U);
  EXPECT_EQ(by_number("test/other"), 0U);
}

// What the first page of a large district costs is decided here.
TEST_F(OpenRequestsTest, are_read_along_an_index_without_sorting) {
  std::string plan;
  const auto done = database->read([&](store::Reader& reader) {
    return reader.each(
        "EXPLAIN QUERY PLAN SELECT c.id FROM cases c WHERE c.service = ? AND c.reported_ms >= ? "
        "AND c.reported_ms <= ? ORDER BY c.reported_ms DESC, c.id DESC LIMIT 10",
        {"test/sample", std::int64_t{0}, now.ms}, [&](const store::Row& row) {
          plan += row.string(3) + "\n";
          return true;
        });
  });
  ASSERT_TRUE(done);
  EXPECT_THAT(plan, testing::HasSubstr("cases_service"));
  EXPECT_THAT(plan, testing::Not(testing::HasSubstr("TEMP B-TREE")));
}

TEST_F(OpenRequestsTest, a_key_is_known_until_it_is_withdrawn) {
  NewApiKey made;
  EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
              made = TRY(create_api_key(act, "随手拍"));
              return {};
            }),
            "");
  const auto name_of = [&](const std::string& key) {
    std::string name;
    const auto done = database->read([&](store::Reader& reader) -> Result<> {
      name = TRY(find_api_key(reader, key)).name;
      return {};
    });
    return done ? name : done.error().problem;
  };
  const auto withdrawn = [&](const std::string& id) {
    return act([&](ledger::Act& act) { return withdraw_api_key(act, id); });
  };
  EXPECT_EQ(name_of(made.key), "随手拍");
  EXPECT_EQ(name_of(made.id), "api-key.unknown");
  EXPECT_EQ(withdrawn("key_none"), "api-key.not-found");
  EXPECT_EQ(withdrawn(made.id), "");
  EXPECT_EQ(name_of(made.key), "api-key.unknown");
  EXPECT_EQ(withdrawn(made.id), "api-key.withdrawn");
  EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
              TRY(create_api_key(act, ""));
              return {};
            }),
            "api-key.name-missing");
}

}  // namespace
}  // namespace luoshi::casework
