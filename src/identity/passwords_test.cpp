#include "identity/passwords.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luoshi::identity {
namespace {

TEST(check_password, asks_for_length_and_refuses_what_is_guessed_first) {
  const struct {
    const char* password;
    const char* problem;
  } cases[] = {
      {"short", "password.too-short"},
      {"督查室的密码", "password.too-short"},
      {"落实每一件事情要靠大家的努力", ""},
      {"correct horse battery", ""},
      {"password1234", "password.common"},
      {"Password1234!!", "password.common"},
      {"QWERTYuiop123", "password.common"},
      {"ababababababab", "password.common"},
      {"zhangsan2024", ""},
      {"zhangsanfeng1", "password.is-login"},
  };
  for (const auto& c : cases) {
    const auto result = check_password(c.password, "zhangsanfeng");
    EXPECT_EQ(result ? "" : result.error().problem, c.problem) << c.password;
  }
  EXPECT_EQ(check_password(std::string(300, 'a') + "bcdef", "x").error().problem,
            "password.too-long");
}

TEST(new_first_password, is_accepted_and_never_the_same) {
  SystemRandom random;
  const auto one = new_first_password(random);
  EXPECT_EQ(one.size(), 17U);
  EXPECT_TRUE(check_password(one, "clerk"));
  EXPECT_NE(one, new_first_password(random));
}

TEST(hasher, tells_the_right_password_from_others) {
  Hasher hasher;
  const auto hash = hasher.hash("correct horse battery").value();
  EXPECT_THAT(hash, testing::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(hasher.verify("correct horse battery", hash).value());
  EXPECT_FALSE(hasher.verify("correct horse batterx", hash).value());
  EXPECT_FALSE(hasher.verify("correct horse battery", "").value());
}

TEST(hasher, refuses_when_too_many_wait) {
  Hasher none(0, 0);
  EXPECT_EQ(none.hash("x").error().problem, "session.busy");
}

}  // namespace
}  // namespace luoshi::identity
