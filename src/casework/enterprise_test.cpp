// Cases of enterprises that stand in the register.
#include "casework/may.hpp"
#include "casework/testing.hpp"
#include "registers/enterprise_acts.hpp"

namespace luoshi::casework {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

namespace service = catalog::service_testing;

class EnterpriseCaseTest : public CaseworkTest {
 protected:
  EnterpriseCaseTest() {
    publish(service::with(service::sample_files(), "service.yaml", "lead_unit: posts.desk",
                          "lead_unit: enterprise.unit"));
    official = add_person("official", "water", identity::Role::grid_worker);
    keeping = {"hall", "2026-03-02", [](std::string_view words) { return std::string(words); }};
  }

  void keep_register() {
    EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
                registers::EnterpriseFacts facts;
                facts.name = "启明星槎智驾科技有限公司";
                facts.credit_code = "91350100M000100Y43";
                TRY(registers::register_enterprise(act, dispatcher.who, keeping, "ent_1", facts));
                return registers::assign_official(act, dispatcher.who, keeping, "ent_1",
                                                  {official.who.person, "water"});
              }),
              "");
  }
  static Report report_of_enterprise() {
    auto report = sample_report();
    report.applicant = {"enterprise", "王小明",   "13800138000",
                        "",           "星槎智驾", "91350100M000100Y43"};
    return report;
  }
  std::vector<std::string> listed(const Worker& worker) {
    return read<std::vector<std::string>>(
        [&](store::Reader& reader) -> Result<std::vector<std::string>> {
          std::vector<std::string> ids;
          for (const auto& one :
               TRY(list_cases(reader, scope_of(worker.who), {}, "", {50})).cases) {
            ids.push_back(one.id);
          }
          return ids;
        });
  }

  Worker official;
  registers::Keeping keeping;
};

TEST_F(EnterpriseCaseTest, the_procedure_knows_the_unit_of_a_registered_enterprise) {
  EXPECT_EQ(load(reported(report_of_enterprise())).lead_unit, "");
  keep_register();
  EXPECT_EQ(load(reported(report_of_enterprise())).lead_unit, "water");
  EXPECT_EQ(load(reported()).lead_unit, "");
}

TEST_F(EnterpriseCaseTest, its_official_sees_the_case_and_has_no_part_in_it) {
  const auto id = reported(report_of_enterprise());
  reported();
  EXPECT_THAT(listed(official), IsEmpty());
  keep_register();
  EXPECT_THAT(listed(official), ElementsAre(id));
  EXPECT_EQ(act([&](ledger::Act& act) {
              return require_sight(act.writer(), scope_of(official.who), load(id));
            }),
            "");
  EXPECT_THAT(
      read<std::vector<CaseMove>>([&](store::Reader& reader) -> Result<std::vector<CaseMove>> {
        return case_moves(reader, TRY(begin(reader, *world, id)), official);
      }),
      IsEmpty());
  EXPECT_FALSE(
      read<bool>([&](store::Reader& reader) { return has_part(reader, official.who, load(id)); }));
}

TEST_F(EnterpriseCaseTest, its_official_sees_it_no_more_once_the_enterprise_is_withdrawn) {
  const auto id = reported(report_of_enterprise());
  keep_register();
  EXPECT_THAT(listed(official), ElementsAre(id));
  EXPECT_EQ(act([&](ledger::Act& act) {
              return registers::withdraw_enterprise(act, dispatcher.who, keeping, "ent_1",
                                                    "已注销");
            }),
            "");
  EXPECT_THAT(listed(official), IsEmpty());
  EXPECT_EQ(act([&](ledger::Act& act) {
              return require_sight(act.writer(), scope_of(official.who), load(id));
            }),
            "case.not-found");
}

TEST_F(EnterpriseCaseTest, its_official_registers_for_it_and_for_no_other) {
  keep_register();
  const auto& open = services->open().front();
  const auto told = [&](const Worker& worker, const Applicant& applicant) {
    return act([&](ledger::Act& act) {
      return check_registration(act.writer(), worker.who, open, applicant);
    });
  };
  const auto own = report_of_enterprise().applicant;
  EXPECT_EQ(told(official, own), "");
  EXPECT_EQ(told(builder, own), "case.not-desk");
  auto other = own;
  other.credit_code = "91129901MA00000015";
  EXPECT_EQ(told(official, other), "case.not-desk");
}

}  // namespace
}  // namespace luoshi::casework
