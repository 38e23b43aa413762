#include "identity/authorise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace luoshi::identity {
namespace {

TEST(authorise, holds_to_its_table) {
  // Columns: operator, supervision, approver, liaison, unit_head, leader, reader.
  const struct {
    const char* act;
    std::string who;
  } rows[] = {
      {"item.approve", "..x...."},        {"item.manage", ".x....."},   {"ledger.read", "xxx..x."},
      {"outbox.manage", "x......"},       {"person.create", "x......"}, {"person.edit", "x......"},
      {"person.see-accounts", "x......"}, {"source.read", "xxx..xx"},   {"unit.create", "x......"},
      {"unit.edit", "x......"},           {"anything.else", "......."},
  };
  const Role roles[] = {Role::operator_, Role::supervision, Role::approver, Role::liaison,
                        Role::unit_head, Role::leader,      Role::reader};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < std::size(roles); ++i) {
      Principal who;
      who.appointments = {{"u", roles[i]}};
      EXPECT_EQ(may(who, row.act), row.who[i] == 'x') << row.act << ' ' << name_of(roles[i]);
    }
    EXPECT_FALSE(may(Principal{}, row.act)) << row.act;
  }
  EXPECT_EQ(permissions().size(), std::size(rows) - 1) << "a row of the table is not tested";
}

TEST(roles, have_names_that_lead_back) {
  for (const auto* name :
       {"operator", "supervision", "approver", "liaison", "unit_head", "leader", "reader"}) {
    const auto role = role_of(name);
    ASSERT_TRUE(role.has_value()) << name;
    EXPECT_EQ(name_of(role.value_or(Role::reader)), name);
  }
  EXPECT_FALSE(role_of("mayor").has_value());
}

}  // namespace
}  // namespace luoshi::identity
