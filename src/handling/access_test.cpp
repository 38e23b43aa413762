#include "handling/access.hpp"

#include <gtest/gtest.h>

namespace luoshi::handling {
namespace {

Principal person(Role role, std::string unit) {
  Principal who;
  who.person = "psn_test";
  who.appointments = {{std::move(unit), role}};
  return who;
}

Item approved() {
  Item item;
  item.id = "itm_1";
  item.standing.state = supervision::State::approved;
  item.lead_unit = "education";
  item.supporting_units = {"finance", "civil-affairs"};
  return item;
}

template <class T>
std::string outcome(const Result<T>& result) {
  if (!result) return result.error().problem;
  return *result;
}
std::string outcome(const Result<>& result) {
  return result ? "may" : result.error().problem;
}

struct Case {
  Role role;
  const char* unit;
  const char* office;
  const char* lead;
  const char* head;
  const char* supporting;
  const char* part;
};

TEST(access, is_a_table_of_role_and_own_or_other_unit) {
  const Case cases[] = {
      {Role::supervision, "office", "may", "item.not-lead-unit", "item.not-lead-unit",
       "item.not-supporting-unit", "item.not-taking-part"},
      {Role::approver, "office", "item.not-supervision", "item.not-lead-unit", "item.not-lead-unit",
       "item.not-supporting-unit", "item.not-taking-part"},
      {Role::operator_, "education", "item.not-supervision", "item.not-lead-unit",
       "item.not-lead-unit", "item.not-supporting-unit", "item.not-taking-part"},
      {Role::leader, "education", "item.not-supervision", "item.not-lead-unit",
       "item.not-lead-unit", "item.not-supporting-unit", "item.not-taking-part"},
      {Role::liaison, "education", "item.not-supervision", "education", "item.not-unit-head",
       "item.not-supporting-unit", "education"},
      {Role::unit_head, "education", "item.not-supervision", "education", "education",
       "item.not-supporting-unit", "education"},
      {Role::liaison, "finance", "item.not-supervision", "item.not-lead-unit", "item.not-lead-unit",
       "finance", "finance"},
      {Role::unit_head, "finance", "item.not-supervision", "item.not-lead-unit",
       "item.not-lead-unit", "finance", "finance"},
      {Role::unit_head, "audit", "item.not-supervision", "item.not-found", "item.not-found",
       "item.not-found", "item.not-found"},
  };
  const auto item = approved();
  for (const auto& c : cases) {
    const auto who = person(c.role, c.unit);
    const std::string context = std::string(identity::name_of(c.role)) + " of " + c.unit;
    EXPECT_EQ(outcome(require_office(who)), c.office) << context;
    EXPECT_EQ(outcome(require_lead(who, item, hands)), c.lead) << context;
    EXPECT_EQ(outcome(require_lead(who, item, heads)), c.head) << context;
    EXPECT_EQ(outcome(require_supporting(who, item, hands)), c.supporting) << context;
    EXPECT_EQ(outcome(require_taking_part(who, item, hands)), c.part) << context;
  }
}

TEST(access, hides_what_is_neither_approved_nor_circulated) {
  auto item = approved();
  item.standing.state = supervision::State::confirmed;
  const auto head = person(Role::unit_head, "education");
  EXPECT_EQ(outcome(require_lead(head, item, hands)), "item.not-found");
  item.carriage.stage = supervision::Stage::circulated;
  EXPECT_EQ(outcome(require_lead(head, item, hands)), "education");
}

TEST(access, knows_approvers_and_leaders) {
  EXPECT_EQ(outcome(require_approver(person(Role::approver, "office"))), "may");
  EXPECT_EQ(outcome(require_approver(person(Role::supervision, "office"))), "item.not-approver");
  EXPECT_EQ(outcome(require_leader(person(Role::leader, "office"))), "may");
  EXPECT_EQ(outcome(require_leader(person(Role::approver, "office"))), "item.not-leader");
}

}  // namespace
}  // namespace luoshi::handling
