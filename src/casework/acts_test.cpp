// What is done with a case beside its steps: clocks, supervision, merging, splitting, closing.
#include "casework/counts.hpp"
#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::service_testing::sample_files;
using testing::ElementsAre;
using testing::Gt;
using testing::SizeIs;

constexpr const char* answer = R"({"answer": "路灯已经修好，今晚起正常照明。"})";
constexpr std::int64_t hour_ms = 3'600'000;

class ActsTest : public CaseworkTest {
 protected:
  ActsTest() { publish(sample_files()); }

  std::string handled() {
    const auto id = reported();
    EXPECT_EQ(complete_step(dispatcher, id, "register", "accept"), "");
    return id;
  }
  // An act of the worker on the case.
  std::string by(const Worker& worker,
                 const std::function<Result<Running>(ledger::Act&, const Worker&)>& body) {
    return act(
        [&](ledger::Act& act) -> Result<> {
          TRY(body(act, worker));
          return {};
        },
        worker.who.actor());
  }
  std::string open_request(const std::string& id) {
    for (const auto& one : read<std::vector<Request>>(
             [&](store::Reader& reader) { return requests_of(reader, id); })) {
      if (one.state == "open") return one.id;
    }
    return "";
  }
};

TEST_F(ActsTest, a_suspended_case_stands_still_and_nobody_works_on_it) {
  const auto id = handled();
  const auto suspending = [&](ledger::Act& act, const Worker& worker) {
    return suspend(act, *world, worker, id, "等待设备到货");
  };
  EXPECT_EQ(by(handler, suspending), "case.not-head");
  const auto due = *load(id).clock.due_ms;
  EXPECT_EQ(by(head, suspending), "");
  EXPECT_EQ(by(head, suspending), "case.suspended");
  EXPECT_EQ(complete_step(handler, id, "handle", "solved", "好了", answer), "case.suspended");
  later(std::int64_t{24} * 60);
  EXPECT_EQ(wake_all(), 0);
  EXPECT_EQ(by(head, [&](ledger::Act& act,
                         const Worker& worker) { return resume(act, *world, worker, id); }),
            "");
  EXPECT_THAT(*load(id).clock.due_ms, Gt(due + std::int64_t{24} * 50 * hour_ms));
  EXPECT_EQ(complete_step(handler, id, "handle", "solved", "好了", answer), "");
}

TEST_F(ActsTest, an_extension_is_asked_for_and_granted_by_the_head) {
  const auto id = handled();
  const auto due = *load(id).clock.due_ms;
  const auto task = task_at(id, "handle");
  const auto ask_with = [&](const Worker& worker) {
    return by(worker, [&](ledger::Act& act, const Worker& who) {
      return ask(act, *world, who, task, {"extension", 3, "需定制配件"});
    });
  };
  EXPECT_EQ(ask_with(handler), "");
  EXPECT_EQ(ask_with(handler), "case.request-open");
  const auto request = open_request(id);
  const auto deciding = [&](ledger::Act& act, const Worker& worker) {
    return decide(act, *world, worker, request, true, "");
  };
  EXPECT_EQ(by(handler, deciding), "case.not-head");
  EXPECT_EQ(by(head, deciding), "");
  EXPECT_EQ(by(head, deciding), "case.request-decided");
  EXPECT_THAT(*load(id).clock.due_ms, Gt(due));
  EXPECT_EQ(load(id).counters.extensions, 1);
}

TEST_F(ActsTest, a_refused_request_needs_words_and_changes_no_deadline) {
  const auto id = handled();
  const auto due = load(id).clock.due_ms;
  const auto task = task_at(id, "handle");
  EXPECT_EQ(by(handler,
               [&](ledger::Act& act, const Worker& who) {
                 return ask(act, *world, who, task, {"extension", 3, "需定制配件"});
               }),
            "");
  const auto request = open_request(id);
  const auto refuse = [&](const std::string& words) {
    return by(head, [&](ledger::Act& act, const Worker& who) {
      return decide(act, *world, who, request, false, words);
    });
  };
  EXPECT_EQ(refuse(" "), "task.words-missing");
  EXPECT_EQ(refuse("可先行处置"), "");
  EXPECT_EQ(load(id).clock.due_ms, due);
}

TEST_F(ActsTest, urging_marks_every_task_and_supervision_marks_the_case) {
  const auto id = handled();
  EXPECT_EQ(by(handler, [&](ledger::Act& act,
                            const Worker& who) { return urge(act, *world, who, id, "请抓紧"); }),
            "case.not-supervision");
  EXPECT_EQ(by(office, [&](ledger::Act& act,
                           const Worker& who) { return urge(act, *world, who, id, "请抓紧"); }),
            "");
  EXPECT_EQ(by(office,
               [&](ledger::Act& act, const Worker& who) {
                 return supervise(act, *world, who, id, true, "区领导批示");
               }),
            "");
  EXPECT_EQ(load(id).urged, 1);
  EXPECT_TRUE(load(id).supervised);
  EXPECT_EQ(open_tasks(id).front().urged, 1);
}

TEST_F(ActsTest, a_merged_case_ends_and_is_followed_in_the_other) {
  const auto main = handled();
  const auto id = reported();
  const auto its_code = code;
  const auto number = load(id).number;
  const auto merging = [&](ledger::Act& act, const Worker& who) {
    return merge(act, *world, who, id, main, "同一处路灯");
  };
  EXPECT_EQ(by(handler, merging), "case.not-desk");
  EXPECT_EQ(by(dispatcher, merging), "");
  EXPECT_EQ(by(dispatcher, merging), "case.closed");
  EXPECT_EQ(load(id).ending, Ending::merged);
  const auto followed =
      read<Followed>([&](store::Reader& reader) { return follow(reader, number, its_code); });
  EXPECT_EQ(followed.row.id, main);
  EXPECT_TRUE(followed.merged);
}

TEST_F(ActsTest, a_part_split_off_is_a_case_of_its_own) {
  const auto id = handled();
  std::string part;
  EXPECT_EQ(act(
                [&](ledger::Act& act) -> Result<> {
                  const auto made = TRY(split(act, *world, dispatcher, id, act.new_id("cas"),
                                              sample_report().form, schema::Language::zh));
                  part = made.row.id;
                  return {};
                },
                dispatcher.who.actor()),
            "");
  EXPECT_EQ(load(part).split_from, id);
  EXPECT_EQ(load(part).applicant.name, "王小明");
  EXPECT_THAT(steps(part), ElementsAre("register hall"));
}

TEST_F(ActsTest, only_a_head_closes_by_force_and_says_why) {
  const auto id = handled();
  const auto closing = [&](const Worker& worker, const std::string& outcome) {
    return by(worker, [&](ledger::Act& act, const Worker& who) {
      return force_close(act, *world, who, id, outcome, "当事人失联");
    });
  };
  EXPECT_EQ(closing(dispatcher, "unsolved"), "case.not-head");
  EXPECT_EQ(closing(head, "vanished"), "case.outcome-unknown");
  EXPECT_EQ(closing(head, "unsolved"), "");
  EXPECT_EQ(load(id).ending, Ending::forced);
  EXPECT_THAT(open_tasks(id), SizeIs(0));
}

TEST_F(ActsTest, a_case_ends_by_force_only_from_a_step_that_allows_it) {
  const auto id = reported();  // registering allows suspending alone
  const auto closing = [&](ledger::Act& act, const Worker& who) {
    return force_close(act, *world, who, id, "unsolved", "当事人失联");
  };
  EXPECT_EQ(by(head, closing), "task.act-not-allowed");
  EXPECT_EQ(by(head, [&](ledger::Act& act,
                         const Worker& who) { return suspend(act, *world, who, id, "等待材料"); }),
            "");
}

TEST_F(ActsTest, another_unit_called_in_answers_beside_the_procedure) {
  const auto id = handled();
  const auto task = task_at(id, "handle");
  EXPECT_EQ(by(handler,
               [&](ledger::Act& act, const Worker& who) {
                 return call_in(act, *world, who, task, TaskKind::support, "water", "请查井盖");
               }),
            "");
  EXPECT_THAT(open_tasks(id), SizeIs(2));
  const auto all = open_tasks(id);
  const auto asked = std::ranges::find(all, "water", &Task::unit)->id;
  EXPECT_EQ(act(
                [&](ledger::Act& act) -> Result<> {
                  TRY(complete(act, *world, plumber, asked,
                               {"answer", "井盖完好", "", schema::Language::zh}));
                  return {};
                },
                plumber.who.actor()),
            "");
  EXPECT_THAT(open_tasks(id), SizeIs(1));
}

TEST_F(ActsTest, an_applicant_withdraws_and_nothing_is_left_to_do) {
  const auto id = handled();
  const auto sent = [&](const std::string& name) {
    return act([&](ledger::Act& act) -> Result<> {
      TRY(receive(act, *world, id, {name, "", "已自行解决", schema::Language::zh}));
      return {};
    });
  };
  EXPECT_EQ(sent("rate"), "case.not-waiting");
  EXPECT_EQ(sent("supplement"), "");
  EXPECT_EQ(sent("withdraw"), "");
  EXPECT_EQ(sent("supplement"), "case.not-waiting");
  EXPECT_FALSE(load(id).is_open());
  EXPECT_EQ(load(id).outcome, "withdrawn");
}

TEST_F(ActsTest, a_wrong_number_and_a_wrong_code_are_answered_alike) {
  const auto id = reported();
  const auto number = load(id).number;
  const auto problem = [&](const std::string& of, const std::string& typed) {
    std::string found;
    const auto done = database->read([&](store::Reader& reader) -> Result<> {
      const auto followed = follow(reader, of, typed);
      found = followed ? "" : followed.error().problem;
      return {};
    });
    EXPECT_TRUE(done);
    return found;
  };
  EXPECT_EQ(problem(number, code), "");
  EXPECT_EQ(problem(number, "0000-0000-0000"), "case.follow-unknown");
  EXPECT_EQ(problem("SP2026999999", code), "case.follow-unknown");
}

TEST_F(ActsTest, the_roll_ups_are_what_a_recount_finds) {
  const auto rows = [&] {
    return read<std::vector<std::string>>([&](store::Reader& reader) {
      return store::collect<std::string>(
          reader,
          "SELECT dimension || ' ' || day || ' ' || member || ' ' || measure || ' ' || count "
          "FROM case_count WHERE count <> 0 ORDER BY 1",
          {}, [](const store::Row& row) { return row.string(0); });
    });
  };
  const auto first = handled();
  complete_step(handler, first, "handle", "solved", "好了", answer);
  const auto second_case = handled();
  later(std::int64_t{24} * 40);
  wake_all();
  complete_step(handler, second_case, "handle", "unsolved", "暂无经费", answer);
  const auto third = reported();
  const auto fourth = handled();
  by(dispatcher, [&](ledger::Act& act, const Worker& who) {
    return merge(act, *world, who, third, fourth, "重复");
  });
  const auto kept = rows();
  const auto done = database->write_and_wait(
      [&](store::Writer& writer) { return recount(writer, day_of(*world)); });
  ASSERT_TRUE(done);
  EXPECT_EQ(rows(), kept);
  EXPECT_THAT(kept, SizeIs(Gt(10)));
}

TEST_F(ActsTest, lists_hold_what_a_person_has_part_in) {
  const auto id = handled();
  const auto listed = [&](const Worker& worker) {
    return read<CasePage>([&](store::Reader& reader) {
             return list_cases(reader, scope_of(worker.who), {}, "", {50});
           })
        .cases.size();
  };
  EXPECT_EQ(listed(handler), 1U);
  EXPECT_EQ(listed(builder), 0U);
  EXPECT_EQ(listed(office), 1U);
  const auto tasks = read<TaskPage>(
      [&](store::Reader& reader) { return list_tasks(reader, handler, {}, now, "", 50); });
  ASSERT_THAT(tasks.tasks, SizeIs(1));
  EXPECT_EQ(tasks.tasks.front().task.element, "handle");
  EXPECT_EQ(tasks.tasks.front().row.id, id);
}

TEST_F(ActsTest, the_same_applicant_again_is_a_hint) {
  const auto id = reported();
  const auto again = load(reported());
  const auto found = read<std::vector<Duplicate>>([&](store::Reader& reader) {
    return find_duplicates(reader, services->open().front().service->facts(), again, now);
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found.front().row.id, id);
}

TEST_F(ActsTest, a_faulty_report_is_told_all_at_once) {
  auto report = sample_report();
  report.channel = "fax";
  report.applicant = {"enterprise", "", "12", "x", "", "91350100M000100Y4Z"};
  report.form = R"({"category": "none", "title": "短"})";
  const auto checked = check_report(*world, report, schema::Language::zh);
  ASSERT_FALSE(checked);
  std::vector<std::string> places;
  for (const auto& one : checked.error().findings) places.push_back(one.place);
  EXPECT_THAT(places, testing::IsSupersetOf({"/channel", "/applicant/name", "/applicant/phone",
                                             "/applicant/email", "/applicant/organisation",
                                             "/applicant/credit_code", "/form/category",
                                             "/form/title", "/form/description"}));
}

}  // namespace
}  // namespace luoshi::casework
