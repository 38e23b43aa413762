#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/ledger_resource.hpp"
#include "api/testing.hpp"

namespace luoshi::api {
namespace {

using testing::HasSubstr;

struct resources : testing::Test, ApiFixture {
  resources() {
    add_ledger(*router, context);
    start();
  }
  static std::string log_in_body(const std::string& login, const std::string& password) {
    return fmt::format(R"({{"login":"{}","password":"{}"}})", login, password);
  }
  static constexpr auto new_unit =
      R"({"id":"parks","name":{"zh":"园林局","en":"Parks"},"kind":"department","duties":["公园"]})";
};

TEST_F(resources, answer_by_the_table) {
  const struct {
    const char* who;
    const char* method;
    const char* target;
    const char* body;
    int status;
    const char* problem;
  } cases[] = {
      {"", "GET", "/health", "", 200, ""},
      {"", "GET", "/api/v1/meta", "", 200, ""},
      {"", "GET", "/api/v1/units", "", 401, "session.missing"},
      {"", "GET", "/api/v1/nothing", "", 404, "request.not-found"},
      {"", "PUT", "/health", "", 405, "request.method-not-allowed"},
      {"clerk", "GET", "/api/v1/session", "", 200, ""},
      {"clerk", "GET", "/api/v1/units", "", 200, ""},
      {"clerk", "POST", "/api/v1/units", new_unit, 403, "person.not-allowed"},
      {"root", "POST", "/api/v1/units", "{}", 422, "request.faulty"},
      {"root", "POST", "/api/v1/units", "{", 400, "request.not-json"},
      {"root", "POST", "/api/v1/units", new_unit, 201, ""},
      {"root", "POST", "/api/v1/units", new_unit, 409, "unit.exists"},
      {"root", "PATCH", "/api/v1/units/parks", R"({"active":false})", 428,
       "request.precondition-required"},
      {"root", "POST", "/api/v1/people/psn_x/password", "", 404, "person.not-found"},
  };
  for (const auto& c : cases) {
    const auto answer = call(c.who, c.method, c.target, c.body);
    EXPECT_EQ(answer.status, c.status) << c.method << ' ' << c.target << ' ' << answer.reply.body;
    EXPECT_EQ(answer.problem(), c.problem) << c.method << ' ' << c.target;
  }
}

TEST_F(resources, log_a_person_in_and_out) {
  const auto wrong = call("", "POST", "/api/v1/session", log_in_body("clerk", "wrong"));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.problem(), "session.wrong-password");
  const auto in = call("", "POST", "/api/v1/session", log_in_body("clerk", password_of("clerk")));
  ASSERT_EQ(in.status, 201) << in.reply.body;
  EXPECT_EQ(in.body.at("login").as_string(), "clerk");
  const std::string set(in.reply.header("set-cookie"));
  EXPECT_THAT(set, HasSubstr("; HttpOnly"));
  tokens["clerk"] = set.substr(7, 64);
  EXPECT_EQ(in.body.at("csrf").as_string(), identity::csrf_of(tokens["clerk"]));
  EXPECT_EQ(call("clerk", "GET", "/api/v1/session").status, 200);
  EXPECT_EQ(call("clerk", "DELETE", "/api/v1/session").status, 204);
  EXPECT_EQ(call("clerk", "GET", "/api/v1/session").status, 401);
}

TEST_F(resources, refuse_a_write_that_another_site_makes) {
  enter("root");
  const std::string cookie = "luoshi=" + tokens["root"];
  const auto forged =
      client->send("POST", "/api/v1/units",
                   {{"Cookie", cookie}, {"Content-Type", "application/json"}}, new_unit);
  EXPECT_EQ(forged->status, 403);
  EXPECT_EQ(call("root", "POST", "/api/v1/units", new_unit, {{"Origin", "http://evil"}}).problem(),
            "request.other-origin");
  EXPECT_EQ(call("", "POST", "/api/v1/session", log_in_body("root", "x"),
                 {{"Sec-Fetch-Site", "cross-site"}})
                .problem(),
            "request.other-origin");
}

TEST_F(resources, let_a_first_password_open_only_its_own_change) {
  add("fresh", {{"housing", identity::Role::reader}}, true);
  EXPECT_EQ(call("fresh", "GET", "/api/v1/session").status, 200);
  EXPECT_EQ(call("fresh", "GET", "/api/v1/units").problem(), "session.must-change-password");
  const auto body =
      fmt::format(R"({{"current":"{}","new":"another long one"}})", password_of("fresh"));
  const auto changed = call("fresh", "PUT", "/api/v1/session/password", body);
  ASSERT_EQ(changed.status, 200) << changed.reply.body;
  tokens["fresh"] = std::string(changed.reply.header("set-cookie")).substr(7, 64);
  EXPECT_EQ(call("fresh", "GET", "/api/v1/units").status, 200);
}

TEST_F(resources, keep_two_officers_from_overwriting_each_other) {
  const auto edit = [&](const char* tag, const char* name) {
    return call("root", "PATCH", "/api/v1/units/housing",
                fmt::format(R"({{"name":{{"zh":"{}","en":""}}}})", name), {{"If-Match", tag}});
  };
  const auto first = edit("\"1\"", "住建局");
  EXPECT_EQ(first.status, 200) << first.reply.body;
  EXPECT_EQ(first.reply.header("etag"), "\"2\"");
  EXPECT_EQ(edit("\"1\"", "住房局").problem(), "row.changed-meanwhile");
  EXPECT_EQ(edit("\"1\"", "住房局").status, 412);
}

TEST_F(resources, do_a_write_sent_twice_once) {
  const http::Client::Headers key{{"Idempotency-Key", "k1"}};
  const auto first = call("root", "POST", "/api/v1/units", new_unit, key);
  const auto again = call("root", "POST", "/api/v1/units", new_unit, key);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(first.reply.body, again.reply.body);
  EXPECT_EQ(again.reply.header("etag"), first.reply.header("etag"));
  EXPECT_EQ(call("root", "POST", "/api/v1/units", R"({"id":"x"})", key).status, 422)
      << "input is read before the key is looked up";
  const auto other = R"({"id":"roads","name":{"zh":"道路","en":""},"kind":"department"})";
  EXPECT_EQ(call("root", "POST", "/api/v1/units", other, key).problem(), "request.key-reused");
  clock.advance(std::chrono::hours(25));
  tokens.clear();
  EXPECT_EQ(call("root", "POST", "/api/v1/units", other, key).status, 201);
}

TEST_F(resources, show_accounts_to_the_operator_only) {
  EXPECT_THAT(call("root", "GET", "/api/v1/people").reply.body, HasSubstr("\"login\":\"clerk\""));
  const auto seen = call("clerk", "GET", "/api/v1/people").reply.body;
  EXPECT_THAT(seen, HasSubstr("\"login\":\"clerk\""));
  EXPECT_THAT(seen, testing::Not(HasSubstr("\"login\":\"root\"")));
}

TEST_F(resources, make_an_account_whose_password_is_shown_once) {
  const auto body =
      R"({"login":"li.na","name":{"zh":"李娜","en":""},"appointments":[{"unit":"housing","role":"unit_head"}]})";
  const auto made = call("root", "POST", "/api/v1/people", body, {{"Idempotency-Key", "k"}});
  ASSERT_EQ(made.status, 201) << made.reply.body;
  const std::string password(made.body.at("password").as_string());
  EXPECT_TRUE(sessions.log_in("li.na", password, "127.0.0.1")->principal.must_change_password);
  const std::string id(made.body.at("person").at("id").as_string());
  const auto reset = call("root", "POST", "/api/v1/people/" + id + "/password");
  EXPECT_EQ(reset.status, 200);
  EXPECT_FALSE(sessions.log_in("li.na", password, "127.0.0.1"));
  const auto appointed = call("root", "PUT", "/api/v1/people/" + id + "/appointments",
                              R"({"appointments":[{"unit":"office","role":"reader"}]})");
  EXPECT_EQ(appointed.status, 200);
  EXPECT_THAT(appointed.reply.body, HasSubstr(R"("role":"reader")"));
}

TEST_F(resources, end_the_sessions_of_a_closed_account_at_once) {
  EXPECT_EQ(call("clerk", "GET", "/api/v1/units").status, 200);
  EXPECT_EQ(
      call("root", "PATCH", "/api/v1/people/" + clerk, R"({"active":false})", {{"If-Match", "*"}})
          .status,
      200);
  EXPECT_EQ(call("clerk", "GET", "/api/v1/units").status, 401);
}

TEST_F(resources, page_through_the_ledger_and_prove_an_entry) {
  add("chief", {{"office", identity::Role::leader}});
  ASSERT_EQ(call("root", "POST", "/api/v1/units", new_unit).status, 201);
  const auto first = call("chief", "GET", "/api/v1/ledger?limit=1");
  ASSERT_EQ(first.status, 200) << first.reply.body;
  const auto& entry = first.body.at("entries").at(0);
  EXPECT_EQ(entry.at("kind").as_string(), "unit.create");
  EXPECT_EQ(entry.at("subject").as_string(), "unit/parks");
  EXPECT_EQ(entry.at("actor_name").as_string(), "某人");
  const auto next = std::string(first.body.at("next").as_string());
  const auto second = call("chief", "GET", "/api/v1/ledger?limit=1000&cursor=" + next);
  EXPECT_EQ(second.body.at("entries").at(0).at("seq").as_int64(), entry.at("seq").as_int64() - 1);
  EXPECT_TRUE(second.body.at("next").is_null());
  EXPECT_THAT(second.reply.body, testing::Not(HasSubstr("某人"))) << "names of people are closed";
  const auto found = call("chief", "GET", "/api/v1/ledger?kind=unit.create");
  EXPECT_EQ(found.body.at("entries").as_array().size(), 1U);
  const auto root = call("chief", "GET", "/api/v1/ledger/root");
  const auto proof = call("chief", "GET", "/api/v1/ledger/2/proof");
  EXPECT_EQ(proof.body.at("root"), root.body.at("root"));
  EXPECT_EQ(call("chief", "GET", "/api/v1/ledger/99/proof").problem(), "ledger.entry-not-found");
  EXPECT_EQ(call("chief", "GET", "/api/v1/ledger?limit=0").problem(), "request.faulty");
  EXPECT_EQ(call("chief", "GET", "/api/v1/ledger?cursor=!!").problem(), "request.faulty");
  EXPECT_EQ(call("clerk", "GET", "/api/v1/ledger").problem(), "ledger.hidden");
}

TEST_F(resources, tell_the_districts_own_date) {
  clock.set(*parse_rfc3339("2026-12-31T16:30:00Z"));
  EXPECT_EQ(call("", "GET", "/api/v1/meta").body.at("today").as_string(), "2027-01-01");
}

}  // namespace
}  // namespace luoshi::api
