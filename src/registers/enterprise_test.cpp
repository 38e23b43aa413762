#include "registers/testing.hpp"

namespace luoshi::registers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using enterprise = RegisterTest;

EnterpriseFacts named(const std::string& name, const std::string& code) {
  return {name, code, {}, {}, {}, {}, {}};
}

TEST_F(enterprise, is_registered_by_the_desk_and_found_by_its_code) {
  EXPECT_EQ(add("ent_1", sample()), "");
  const auto found = read<std::optional<Enterprise>>(
      [](store::Reader& reader) { return find_by_code(reader, "91350100M000100Y43"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, "ent_1");
  EXPECT_EQ(found->phone, "13800138000");
  EXPECT_EQ(found->registered_ms, now.ms);
  EXPECT_TRUE(found->in_force());
}

TEST_F(enterprise, is_registered_with_every_fault_told_at_its_place) {
  EXPECT_EQ(add("ent_1", {"", "91350100M000100Y4Z", "", "12", "", "129901009", ""}),
            "enterprise.faulty /name enterprise.name-missing /credit_code enterprise.code-faulty "
            "/phone enterprise.phone-faulty /subdistrict enterprise.subdistrict-unknown");
}

TEST_F(enterprise, has_a_code_that_no_other_in_force_has) {
  EXPECT_EQ(add("ent_1", sample()), "");
  EXPECT_EQ(add("ent_2", sample()), "enterprise.faulty /credit_code enterprise.code-taken");
  const auto withdraw = [&](const std::string& words) {
    return act([&](ledger::Act& act) {
      return withdraw_enterprise(act, keeper, keeping, "ent_1", words);
    });
  };
  EXPECT_EQ(withdraw(""), "enterprise.faulty /words enterprise.words-missing");
  EXPECT_EQ(withdraw("已注销"), "");
  EXPECT_EQ(withdraw("已注销"), "enterprise.withdrawn");
  EXPECT_EQ(add("ent_2", sample()), "");
  EXPECT_THAT(listed(keeper), ElementsAre("ent_2"));
  EXPECT_THAT(listed(keeper, {.withdrawn = true}), ElementsAre("ent_1"));
}

TEST_F(enterprise, is_kept_by_nobody_but_the_desk_and_the_supervision_office) {
  const auto by = [&](const Principal& who, const std::string& id) {
    auto facts = sample();
    return act([&](ledger::Act& act) { return register_enterprise(act, who, keeping, id, facts); });
  };
  EXPECT_EQ(by(handler, "ent_1"), "enterprise.not-keeper");
  EXPECT_EQ(by(official, "ent_1"), "enterprise.not-keeper");
  Principal dispatcher_elsewhere;
  dispatcher_elsewhere.appointments = {{"water", identity::Role::dispatcher}};
  EXPECT_EQ(by(dispatcher_elsewhere, "ent_1"), "enterprise.not-keeper");
  Principal office;
  office.appointments = {{"hall", identity::Role::supervision}};
  EXPECT_EQ(by(office, "ent_1"), "");
}

TEST_F(enterprise, is_amended_field_by_field_unless_it_changed_meanwhile) {
  add("ent_1", sample());
  const auto amend = [&](std::int64_t version, const EnterpriseEdit& edit) {
    return act([&](ledger::Act& act) {
      return amend_enterprise(act, keeper, keeping, "ent_1", edit, version);
    });
  };
  EXPECT_EQ(amend(1, {.contact = "李雷"}), "");
  EXPECT_EQ(load("ent_1").contact, "李雷");
  EXPECT_EQ(load("ent_1").phone, "13800138000");
  EXPECT_EQ(amend(1, {.contact = "韩梅"}), "row.changed-meanwhile");
  EXPECT_EQ(amend(2, {.phone = "不知道"}), "enterprise.faulty /phone enterprise.phone-faulty");
}

TEST_F(enterprise, is_assigned_to_a_person_in_one_of_their_units) {
  add("ent_1", sample());
  const auto to = [&](const std::string& person, const std::string& unit) {
    return act([&](ledger::Act& act) {
      return assign_official(act, keeper, keeping, "ent_1", {person, unit});
    });
  };
  EXPECT_EQ(to("psn_nobody", "street"), "enterprise.faulty /official enterprise.official-unknown");
  EXPECT_EQ(to(official.person, "water"), "enterprise.faulty /unit enterprise.official-other-unit");
  EXPECT_EQ(to(official.person, "street"), "");
  EXPECT_EQ(load("ent_1").official, official.person);
  EXPECT_EQ(load("ent_1").unit, "street");
}

TEST_F(enterprise, is_seen_by_its_official_and_readers_and_not_by_other_officials) {
  add("ent_1", sample());
  EXPECT_THAT(listed(official), IsEmpty());
  assign("ent_1", official);
  EXPECT_THAT(listed(official), ElementsAre("ent_1"));
  EXPECT_THAT(listed(handler), ElementsAre("ent_1"));
  EXPECT_THAT(listed(other), IsEmpty());
  const auto row = load("ent_1");
  EXPECT_FALSE(require_sight(scope_of(other), row));
  EXPECT_TRUE(sees_contact(official, keeping, row));
  EXPECT_TRUE(sees_contact(keeper, keeping, row));
  EXPECT_FALSE(sees_contact(handler, keeping, row));
}

TEST_F(enterprise, is_found_by_part_of_its_name_or_the_beginning_of_its_code) {
  add("ent_1", sample());
  add("ent_2", named("100%_清洁服务部", "91129901MA00000015"));
  EXPECT_THAT(listed(keeper, {.words = "星槎"}), ElementsAre("ent_1"));
  EXPECT_THAT(listed(keeper, {.words = "91350100"}), ElementsAre("ent_1"));
  EXPECT_THAT(listed(keeper, {.words = "%_"}), ElementsAre("ent_2"));
  EXPECT_THAT(listed(keeper, {.words = "没有这家"}), IsEmpty());
  EXPECT_THAT(listed(keeper, {.subdistrict = "129901001"}), ElementsAre("ent_1"));
}

TEST_F(enterprise, is_listed_page_by_page_by_name) {
  add("ent_1", named("乙", "91350100M000100Y43"));
  add("ent_2", named("甲", "91129901MA00000028"));
  const auto page = [&](const std::string& after) {
    return read<EnterprisePage>([&](store::Reader& reader) {
      return list_enterprises(reader, scope_of(keeper), {}, after, 1);
    });
  };
  const auto first = page("");
  ASSERT_EQ(first.enterprises.size(), 1U);
  EXPECT_EQ(first.enterprises.front().id, "ent_1");
  ASSERT_TRUE(first.next);
  const auto second = page(*first.next);
  ASSERT_EQ(second.enterprises.size(), 1U);
  EXPECT_EQ(second.enterprises.front().id, "ent_2");
  EXPECT_FALSE(second.next);
  EXPECT_EQ(read<std::int64_t>([&](store::Reader& reader) {
              return count_enterprises(reader, scope_of(keeper), {});
            }),
            2);
}

}  // namespace
}  // namespace luoshi::registers
