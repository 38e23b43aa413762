#include "identity/accounts.hpp"

#include <gmock/gmock.h>

#include "identity/testing.hpp"

namespace luoshi::identity {
namespace {

using testing::ElementsAre;

struct accounts : testing::Test, IdentityFixture {
  static std::vector<std::string> names_of(const std::vector<Appointment>& appointments) {
    std::vector<std::string> names;
    for (const auto& one : appointments) {
      names.push_back(one.unit + " " + std::string(name_of(one.role)));
    }
    return names;
  }
};

TEST_F(accounts, keep_units_with_their_words_in_order) {
  std::vector<Unit> units;
  ASSERT_TRUE(database->read([&](store::Reader& reader) -> Result<> {
    units = TRY(list_units(reader));
    return {};
  }));
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].id, "housing");
  EXPECT_THAT(units[0].duties, ElementsAre("住房", "老旧小区"));
  EXPECT_EQ(units[0].version, 1);
}

TEST_F(accounts, find_every_fault_of_a_unit_at_once) {
  const auto result = database->write_and_wait([&](store::Writer& writer) -> Result<> {
    ledger::Act one(writer, random, clock.now(), {"system", ""}, "t", "t/1");
    return create_unit(
        one, {.id = "Bad Id", .name = {}, .short_names = {""}, .kind = "club", .duties = {}});
  });
  EXPECT_EQ(result.error().problem, "unit.faulty");
  EXPECT_EQ(result.error().findings.size(), 4U);
}

TEST_F(accounts, refuse_a_unit_twice_and_an_edit_of_an_old_version) {
  EXPECT_EQ(
      act([](ledger::Act& one) {
        return create_unit(
            one,
            {.id = "office", .name = {"x", ""}, .short_names = {}, .kind = "office", .duties = {}});
      }),
      "unit.exists");
  const auto rename = [&](std::int64_t version) {
    return act([&](ledger::Act& one) {
      return edit_unit(one, "office", {.name = Name{"督查室" + std::to_string(version), ""}},
                       version);
    });
  };
  EXPECT_EQ(rename(1), "");
  EXPECT_EQ(rename(1), "row.changed-meanwhile");
  EXPECT_EQ(rename(2), "");
}

TEST_F(accounts, refuse_a_login_twice_and_an_unknown_unit) {
  const auto create = [&](const std::string& login, const std::string& unit) {
    return act([&](ledger::Act& one) -> Result<> {
      TRY(create_person(one, {login, {"某人", ""}, {{unit, Role::reader}}}));
      return {};
    });
  };
  EXPECT_EQ(create("clerk", "office"), "person.login-taken");
  EXPECT_EQ(create("other", "nowhere"), "person.faulty");
  EXPECT_EQ(create("Other One", "office"), "person.faulty");
}

TEST_F(accounts, withdraw_and_renew_appointments) {
  const auto appoint = [&](const std::vector<Appointment>& all) {
    return act([&](ledger::Act& one) { return set_appointments(one, clerk, all); });
  };
  EXPECT_EQ(appoint({{"housing", Role::unit_head}, {"office", Role::reader}}), "");
  EXPECT_THAT(names_of(person(clerk).appointments),
              ElementsAre("housing unit_head", "office reader"));
  EXPECT_EQ(appoint({{"housing", Role::liaison}, {"housing", Role::liaison}}), "");
  EXPECT_THAT(names_of(person(clerk).appointments), ElementsAre("housing liaison"));
  EXPECT_EQ(appoint({}), "");
  EXPECT_TRUE(person(clerk).appointments.empty());
}

TEST_F(accounts, never_lose_the_last_operator) {
  const auto retire = [&] {
    return act([&](ledger::Act& one) {
      return edit_person(one, operator_, {.active = false}, std::nullopt);
    });
  };
  EXPECT_EQ(retire(), "person.last-operator");
  EXPECT_EQ(act([&](ledger::Act& one) { return set_appointments(one, operator_, {}); }),
            "person.last-operator");
  EXPECT_TRUE(person(operator_).active) << "a refused act leaves nothing behind";
  add("second", {{"office", Role::operator_}});
  EXPECT_EQ(retire(), "");
  EXPECT_FALSE(person(operator_).active);
}

}  // namespace
}  // namespace luoshi::identity
