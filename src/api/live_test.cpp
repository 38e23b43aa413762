#include "api/live.hpp"

#include <gmock/gmock.h>

#include "api/testing.hpp"
#include "casework/tables.hpp"

namespace luoshi::api {
namespace {

using namespace std::chrono_literals;
using identity::Role;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct live : testing::Test, ApiFixture {
  live() {
    EXPECT_EQ(write([](store::Writer& writer) -> Result<> {
                TRY(ledger::prepare(writer, casework::tables()));
                return casework::prepare(writer);
              }),
              "");
    EXPECT_EQ(act([](ledger::Act& one) {
                return identity::create_unit(one, {.id = "water",
                                                   .name = {"水务局", "Water"},
                                                   .short_names = {},
                                                   .kind = "department",
                                                   .duties = {}});
              }),
              "");
    add("handler", {{"housing", Role::handler}});
    add("desk", {{"office", Role::dispatcher}});
    add("reader", {{"office", Role::reader}});
    add("stranger", {{"water", Role::handler}});
  }
  // A stream of `login`; the reply's problem where it is refused.
  std::shared_ptr<http::Stream> open(const std::string& login, std::string_view last = {}) {
    if (!tokens.contains(login)) enter(login);
    http::Request request;
    request.cookies.emplace("luoshi", tokens[login]);
    const Call call{
        context, request, sessions.authenticate(tokens[login]).value(), {}, clock.now()};
    std::shared_ptr<http::Stream> stream;
    const auto read = database->read([&](store::Reader& reader) -> Result<> {
      stream = TRY(listening.open(call, reader, last)).stream;
      return {};
    });
    refused = read ? "" : read.error().problem;
    return stream;
  }
  static std::string said(const std::shared_ptr<http::Stream>& stream) {
    return stream->take().value_or("(over)");
  }
  // A case of the desk "office" with a task of housing.
  void report(const std::string& id) {
    EXPECT_EQ(
        act([&](ledger::Act& one) -> Result<> {
          TRY(one.insert(casework::case_table, "cas_" + id,
                         {{"desk_unit", "office"}, {"last_act", std::int64_t{1}}}));
          TRY(one.insert(casework::case_unit_table, "cas_" + id + "/housing",
                         {{"subject", "cas_" + id}, {"unit", "housing"}, {"part", "asked"}}));
          return one.insert(
              casework::case_task_table, "tsk_" + id,
              {{"subject", "cas_" + id}, {"kind", "step"}, {"state", "open"}, {"unit", "housing"}});
        }),
        "");
  }
  void act_on(const std::string& id, std::int64_t last_act) {
    EXPECT_EQ(act([&](ledger::Act& one) {
                return one.update(casework::case_table, "cas_" + id, {{"last_act", last_act}});
              }),
              "");
  }
  void look() { EXPECT_TRUE(listening.look()); }

  std::string refused;
  Live listening{context,
                 [](Instant) { return std::string("2026-03-02"); },
                 {.session_streams_max = 2, .streams_max = 4, .entries_max = 20, .cases_max = 3}};
};

TEST_F(live, says_that_a_case_changed_to_those_who_see_it_and_nothing_of_what) {
  const auto handler = open("handler");
  const auto stranger = open("stranger");
  const auto reader = open("reader");
  EXPECT_THAT(said(handler), HasSubstr("event: ready\ndata: {}\n\n"));
  said(stranger);
  said(reader);
  report("1");
  look();
  const auto heard = said(handler);
  EXPECT_THAT(heard, HasSubstr("event: case\ndata: {\"id\":\"cas_1\",\"version\":1}\n\n"));
  EXPECT_THAT(heard, HasSubstr("event: tasks\ndata: {}\n\n"));
  EXPECT_THAT(said(stranger), IsEmpty());
  const auto seen = said(reader);
  EXPECT_THAT(seen, HasSubstr("event: case"));
  EXPECT_THAT(seen, Not(HasSubstr("event: tasks"))) << "a reader has no queue";
  act_on("1", 2);
  look();
  EXPECT_THAT(said(handler), Not(HasSubstr("event: tasks"))) << "no task of it changed";
  EXPECT_THAT(said(stranger), IsEmpty());
}

TEST_F(live, tells_the_person_a_task_is_given_to_by_name) {
  report("1");
  const auto stranger = open("stranger");
  said(stranger);
  const auto person = sessions.authenticate(tokens["stranger"])->person;
  EXPECT_EQ(act([&](ledger::Act& one) {
              return one.update(casework::case_task_table, "tsk_1", {{"person", person}});
            }),
            "");
  look();
  const auto heard = said(stranger);
  EXPECT_THAT(heard, HasSubstr("event: tasks"));
  EXPECT_THAT(heard, Not(HasSubstr("event: case"))) << "of the case itself they see nothing";
}

TEST_F(live, tells_who_comes_back_to_read_again_where_something_was_missed) {
  const auto first = open("handler");
  const auto ready = said(first);
  const auto last = ready.substr(4, ready.find('\n') - 4);
  EXPECT_THAT(said(open("handler", last)), Not(HasSubstr("stale")));
  report("1");
  look();
  first->end();
  EXPECT_THAT(said(open("handler", last)), HasSubstr("event: stale"));
}

TEST_F(live, says_stale_once_where_there_is_too_much_to_say) {
  const auto handler = open("handler");
  const auto stranger = open("stranger");
  said(handler);
  said(stranger);
  for (int i = 0; i < 4; ++i) report("a" + std::to_string(i));
  look();
  EXPECT_THAT(said(handler), testing::EndsWith("event: stale\ndata: {}\n\n"));
  EXPECT_THAT(said(stranger), IsEmpty());
  for (int i = 0; i < 25; ++i) report("b" + std::to_string(i));
  look();
  EXPECT_THAT(said(handler), HasSubstr("event: stale"));
  report("c");
  look();
  EXPECT_THAT(said(handler), HasSubstr("cas_c")) << "and goes on from there";
}

TEST_F(live, opens_only_so_many_streams_a_session_and_in_all) {
  auto one = open("handler");
  auto two = open("handler");
  open("handler");
  EXPECT_EQ(refused, "live.too-many-streams");
  two.reset();
  two = open("handler");
  EXPECT_EQ(refused, "") << "one that was closed does not count";
  const auto three = open("desk");
  const auto four = open("reader");
  open("stranger");
  EXPECT_EQ(refused, "live.full");
  one->end();
  const auto five = open("stranger");
  EXPECT_EQ(refused, "");
}

TEST_F(live, ends_with_the_session) {
  const auto handler = open("handler");
  const auto other = open("desk");
  ASSERT_TRUE(sessions.log_out(tokens["handler"]));
  listening.check();
  EXPECT_TRUE(handler->is_over());
  EXPECT_FALSE(other->is_over());
  clock.advance(121min);
  listening.check();
  EXPECT_TRUE(other->is_over()) << "listening is no use of a session";
}

TEST_F(live, follows_what_a_person_may_see) {
  const auto stranger = open("stranger");
  said(stranger);
  const auto person = sessions.authenticate(tokens["stranger"])->person;
  EXPECT_EQ(act([&](ledger::Act& one) {
              return identity::set_appointments(one, person, {{"housing", Role::handler}});
            }),
            "");
  sessions.forget(person);
  listening.check();
  report("1");
  look();
  EXPECT_THAT(said(stranger), HasSubstr("event: case"));
}

TEST_F(live, tells_by_itself_when_a_commit_is_durable_and_when_a_session_ends) {
  add_live(*router, listening, context);
  start();
  listening.start();
  enter("handler");
  http::Client reader(server->port());
  ASSERT_TRUE(reader.push(
      "GET /api/v1/live HTTP/1.1\r\nHost: a\r\nCookie: luoshi=" + tokens["handler"] + "\r\n\r\n"));
  EXPECT_THAT(reader.pull_until("event: ready\ndata: {}\n\n").value(),
              HasSubstr("Content-Type: text/event-stream"));
  report("1");
  EXPECT_THAT(reader.pull_until("event: tasks\ndata: {}\n\n").value(), HasSubstr("cas_1"));
  ASSERT_TRUE(sessions.log_out(tokens["handler"]));
  EXPECT_FALSE(reader.pull_until("\n\n").has_value());
  EXPECT_EQ(call("", "GET", "/api/v1/live").problem(), "session.missing");
  EXPECT_EQ(call("desk", "GET", "/api/v1/live?last=123456789012345678901").status, 422);
  server->stop();
}

}  // namespace
}  // namespace luoshi::api
