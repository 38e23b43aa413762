// What a person may do, held against what the acts do: a move that is offered is carried out, one
// that is not is refused.
#include "casework/may.hpp"

#include <algorithm>

#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::service_testing::sample_files;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* answer = R"({"answer": "路灯已经修好，今晚起正常照明。"})";

class MayTest : public CaseworkTest {
 protected:
  MayTest() { publish(sample_files()); }

  std::string handled() {
    const auto id = reported();
    EXPECT_EQ(complete_step(dispatcher, id, "register", "accept"), "");
    return id;
  }
  std::vector<TaskMove> moves_at(const Worker& worker, const std::string& id) {
    return read<std::vector<TaskMove>>([&](store::Reader& reader) -> Result<std::vector<TaskMove>> {
      const auto running = TRY(begin(reader, *world, id));
      return task_moves(reader, {running.row, *running.service, running.tasks}, worker,
                        running.tasks.front());
    });
  }
  std::vector<CaseMove> moves_of(const Worker& worker, const std::string& id) {
    return read<std::vector<CaseMove>>([&](store::Reader& reader) -> Result<std::vector<CaseMove>> {
      return case_moves(reader, TRY(begin(reader, *world, id)), worker);
    });
  }
  // The act that a move stands for, with input that is in order.
  Result<Running> carry_out(ledger::Act& act, TaskMove move, const Worker& worker,
                            const std::string& task) {
    switch (move) {
      case TaskMove::claim:
        return claim(act, *world, worker, task);
      case TaskMove::unclaim:
        return release(act, *world, worker, task);
      case TaskMove::complete:
        return complete(act, *world, worker, task, {"solved", "好了", answer, {}});
      case TaskMove::return_:
        return give_back(act, *world, worker, task, "last", "不属本单位");
      case TaskMove::transfer:
        return transfer(act, *world, worker, task, "roads", "", "属道路养护");
      case TaskMove::delegate:
        return delegate(act, *world, worker, task, dispatcher.who.person, "请代办");
      case TaskMove::add_signer:
        return add_signer(act, *world, worker, task, "water");
      case TaskMove::remove_signer:
        return remove_signer(act, *world, worker, task);
      case TaskMove::support:
        return call_in(act, *world, worker, task, TaskKind::support, "water", "请查井盖");
      case TaskMove::consult:
        return call_in(act, *world, worker, task, TaskKind::consult, "water", "请核实");
      case TaskMove::ask_extension:
        return ask(act, *world, worker, task, {"extension", 3, "需定制配件"});
      case TaskMove::ask_deferral:
        break;
    }
    return ask(act, *world, worker, task, {"deferral", 3, "等设备"});
  }
  // Each move of the enumeration on a case of its own.
  void hold_against_acts(const Worker& worker, const std::function<std::string()>& new_case) {
    for (int i = 0; i <= static_cast<int>(TaskMove::ask_deferral); ++i) {
      const auto move = static_cast<TaskMove>(i);
      const auto id = new_case();
      const bool offered = std::ranges::count(moves_at(worker, id), move) > 0;
      const auto task = open_tasks(id).front().id;
      const auto problem = act(
          [&](ledger::Act& act) -> Result<> {
            TRY(carry_out(act, move, worker, task));
            return {};
          },
          worker.who.actor());
      EXPECT_EQ(offered, problem.empty()) << name_of(move) << ": " << problem;
    }
  }
};

TEST_F(MayTest, what_is_offered_for_a_task_is_what_the_acts_carry_out) {
  const auto open_case = [&] { return handled(); };
  const auto claimed = [&] {
    const auto id = handled();
    with_task(handler, id, "handle",
              [&](ledger::Act& act, const Worker& worker, const std::string& task) {
                return claim(act, *world, worker, task);
              });
    return id;
  };
  const auto suspended = [&] {
    const auto id = handled();
    EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
                TRY(suspend(act, *world, head, id, "等设备"));
                return {};
              }),
              "");
    return id;
  };
  for (const auto* worker : {&handler, &head, &office, &builder}) {
    hold_against_acts(*worker, open_case);
    hold_against_acts(*worker, claimed);
  }
  hold_against_acts(handler, suspended);
}

TEST_F(MayTest, a_task_offers_its_own_unit_what_the_service_allows_there) {
  const auto id = handled();
  EXPECT_THAT(moves_at(handler, id),
              ElementsAre(TaskMove::claim, TaskMove::complete, TaskMove::return_,
                          TaskMove::transfer, TaskMove::delegate, TaskMove::support,
                          TaskMove::consult, TaskMove::ask_extension));
  EXPECT_THAT(moves_at(office, id), IsEmpty());
}

TEST_F(MayTest, nothing_is_returned_from_the_first_step) {
  const auto id = reported();
  EXPECT_THAT(moves_at(dispatcher, id), testing::Not(testing::Contains(TaskMove::return_)));
}

TEST_F(MayTest, a_case_offers_each_what_is_theirs) {
  const auto id = handled();
  EXPECT_THAT(moves_of(handler, id), ElementsAre(CaseMove::copy, CaseMove::attach));
  EXPECT_THAT(
      moves_of(dispatcher, id),
      ElementsAre(CaseMove::urge, CaseMove::supervise, CaseMove::copy, CaseMove::merge,
                  CaseMove::split, CaseMove::release, CaseMove::attach, CaseMove::renew_code));
  EXPECT_THAT(moves_of(office, id),
              ElementsAre(CaseMove::urge, CaseMove::supervise, CaseMove::copy, CaseMove::suspend,
                          CaseMove::force_close, CaseMove::attach));
  EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
              TRY(force_close(act, *world, head, id, "unsolved", "失联"));
              return {};
            }),
            "");
  EXPECT_THAT(moves_of(dispatcher, id),
              ElementsAre(CaseMove::copy, CaseMove::release, CaseMove::renew_code));
}

TEST_F(MayTest, a_desk_registers_and_staff_report_where_the_service_takes_them) {
  const auto& open = services->open().front();
  const auto told = [&](const Worker& worker, const char* applicant) {
    return act([&](ledger::Act& act) {
      return check_registration(act.writer(), worker.who, open, {applicant, "", "", "", "", ""});
    });
  };
  EXPECT_EQ(told(dispatcher, "resident"), "");
  EXPECT_EQ(told(builder, "resident"), "case.not-desk");
  EXPECT_EQ(told(builder, "staff"), "");
  EXPECT_EQ(told(office, "staff"), "case.not-desk");
  EXPECT_TRUE(may_register(builder.who, open));
  EXPECT_FALSE(may_register(office.who, open));
}

TEST_F(MayTest, who_has_a_part_is_who_carries_the_case) {
  const auto id = handled();
  const auto part = [&](const Worker& worker) {
    return read<bool>(
        [&](store::Reader& reader) { return has_part(reader, worker.who, load(id)); });
  };
  EXPECT_TRUE(part(handler));
  EXPECT_TRUE(part(office));
  EXPECT_FALSE(part(plumber));
  EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
              TRY(copy_to(act, *world, handler, id, "water"));
              return {};
            }),
            "");
  EXPECT_FALSE(part(plumber)) << "a copy shows the case, not its applicant";
}

}  // namespace
}  // namespace luoshi::casework
