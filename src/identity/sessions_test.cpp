#include "identity/sessions.hpp"

#include <gmock/gmock.h>

#include "identity/testing.hpp"

namespace luoshi::identity {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct sessions : testing::Test, IdentityFixture {
  std::string log_in(const std::string& login, const std::string& password,
                     const std::string& address = "10.0.0.1") {
    auto in = held.log_in(login, password, address);
    if (!in) return in.error().problem;
    token = in->token;
    return "";
  }
  std::string authenticate() {
    const auto who = held.authenticate(token);
    // The last use is noted behind the reply; the next look has to find it.
    EXPECT_TRUE(database->write_and_wait([](store::Writer&) -> Result<> { return {}; }));
    return who ? who->person : who.error().problem;
  }
  std::int64_t count(const std::string& sql) {
    std::int64_t all = -1;
    EXPECT_TRUE(database->read([&](store::Reader& reader) {
      return reader.each(sql, {}, [&](const store::Row& row) {
        all = row.integer(0);
        return false;
      });
    }));
    return all;
  }
  Sessions held{*database, hasher, random, clock};
  std::string token;
};

TEST_F(sessions, begin_with_the_right_password_only) {
  EXPECT_EQ(log_in("clerk", "wrong password!"), "session.wrong-password");
  EXPECT_EQ(log_in("nobody", "wrong password!"), "session.wrong-password");
  EXPECT_EQ(log_in("CLERK", password_of("clerk")), "") << "a login has no letter case";
  const auto who = held.authenticate(token).value();
  EXPECT_EQ(who.person, clerk);
  EXPECT_TRUE(who.has(Role::liaison, "housing"));
  EXPECT_FALSE(who.sees_all());
}

TEST_F(sessions, keep_no_token_and_no_login_in_the_database) {
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  ASSERT_EQ(log_in("my secret typed here", "x"), "session.wrong-password");
  EXPECT_EQ(count("SELECT count(*) FROM session WHERE token_hash = '" + token + "'"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM login_audit WHERE event = 'in'"), 1);
}

TEST_F(sessions, end_when_idle_and_in_the_end) {
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  for (int i = 0; i < 7; ++i) {
    clock.advance(100min);
    EXPECT_EQ(authenticate(), clerk) << i;
  }
  clock.advance(100min);
  EXPECT_EQ(authenticate(), "session.missing") << "twelve hours are the end";
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  clock.advance(121min);
  EXPECT_EQ(authenticate(), "session.missing");
}

TEST_F(sessions, run_out_under_who_only_watches_them) {
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(held.watch(token).value().person, clerk) << i;
    clock.advance(30min);
  }
  EXPECT_EQ(authenticate(), clerk);
  clock.advance(119min);
  EXPECT_TRUE(held.watch(token).has_value()) << "the use between counts";
  clock.advance(2min);
  EXPECT_EQ(held.watch(token).error().problem, "session.missing");
  EXPECT_EQ(authenticate(), "session.missing");
}

TEST_F(sessions, tell_when_one_ends_or_an_account_changes) {
  int told = 0;
  held.after_changes([&] { ++told; });
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  EXPECT_TRUE(held.watch(token).has_value());
  EXPECT_EQ(told, 0);
  ASSERT_TRUE(held.log_out(token));
  EXPECT_EQ(told, 1);
  EXPECT_EQ(held.watch(token).error().problem, "session.missing");
  held.forget(clerk);
  EXPECT_EQ(told, 2);
  held.after_changes({});
  held.forget(clerk);
  EXPECT_EQ(told, 2);
}

TEST_F(sessions, end_at_once_when_logged_out_or_the_account_is_closed) {
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  EXPECT_EQ(authenticate(), clerk);
  ASSERT_TRUE(held.log_out(token));
  EXPECT_EQ(authenticate(), "session.missing");
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  ASSERT_EQ(act([&](ledger::Act& one) {
              return edit_person(one, clerk, {.active = false}, std::nullopt);
            }),
            "");
  held.forget(clerk);
  EXPECT_EQ(authenticate(), "session.missing");
  EXPECT_EQ(log_in("clerk", password_of("clerk")), "session.wrong-password");
}

TEST_F(sessions, know_new_appointments_once_told_to_forget) {
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  ASSERT_EQ(act([&](ledger::Act& one) {
              return set_appointments(one, clerk, {{"office", Role::supervision}});
            }),
            "");
  held.forget(clerk);
  EXPECT_TRUE(held.authenticate(token)->has(Role::supervision));
}

TEST_F(sessions, make_who_guesses_wait_ever_longer_but_not_the_owner) {
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(log_in("clerk", "guess number one", "6.6.6.6"), "session.wrong-password");
  }
  EXPECT_EQ(log_in("clerk", "guess number one", "6.6.6.6"), "session.too-many-tries");
  EXPECT_EQ(log_in("clerk", password_of("clerk"), "10.0.0.1"), "");
  clock.advance(2s);
  EXPECT_EQ(log_in("clerk", "guess number one", "6.6.6.6"), "session.wrong-password");
  clock.advance(2s);
  EXPECT_EQ(log_in("clerk", "guess number one", "6.6.6.6"), "session.too-many-tries");
  clock.advance(15min);
  EXPECT_EQ(log_in("clerk", password_of("clerk"), "6.6.6.6"), "")
      << "nobody is locked out for ever";
}

TEST_F(sessions, change_a_password_and_end_the_others) {
  add("fresh", {}, true);
  ASSERT_EQ(log_in("fresh", password_of("fresh")), "");
  const auto old = token;
  ASSERT_EQ(log_in("fresh", password_of("fresh")), "");
  const auto who = held.authenticate(token).value();
  EXPECT_TRUE(who.must_change_password);
  const auto change = [&](const std::string& current, const std::string& fresh) {
    auto changed = held.change_password(who, current, fresh, "10.0.0.1");
    if (!changed) return changed.error().problem;
    token = changed->token;
    return std::string();
  };
  EXPECT_EQ(change("not the old one", "a long enough word"), "password.current-wrong");
  EXPECT_EQ(change(password_of("fresh"), "short"), "password.too-short");
  EXPECT_EQ(change(password_of("fresh"), password_of("fresh")), "password.same");
  EXPECT_EQ(change(password_of("fresh"), "a long enough word"), "");
  EXPECT_FALSE(held.authenticate(token)->must_change_password);
  EXPECT_FALSE(held.authenticate(old));
  EXPECT_EQ(log_in("fresh", "a long enough word"), "");
}

TEST_F(sessions, sweep_away_what_has_expired) {
  ASSERT_EQ(log_in("clerk", password_of("clerk")), "");
  clock.advance(std::chrono::hours(24) * 200);
  ASSERT_TRUE(held.sweep());
  EXPECT_EQ(count("SELECT count(*) FROM session"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM login_audit"), 0);
}

}  // namespace
}  // namespace luoshi::identity
