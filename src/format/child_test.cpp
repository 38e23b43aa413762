#include "format/child.hpp"

#include <gtest/gtest.h>

namespace luoshi::format {
namespace {

using std::chrono::milliseconds;

TEST(child, hands_input_over_and_collects_output) {
  const std::string large(3'000'000, 'x');
  const auto said = run_child("cat", {}, large, {});
  ASSERT_TRUE(said.has_value()) << said.error().detail;
  EXPECT_EQ(said->exit_code, 0);
  EXPECT_EQ(said->out, large);
}

TEST(child, does_not_pass_its_environment_on) {
  setenv("LUOSHI_SECRET", "key", 1);
  const auto said = run_child("env", {}, "", {});
  ASSERT_TRUE(said.has_value());
  EXPECT_EQ(said->out.find("LUOSHI_SECRET"), std::string::npos);
}

TEST(child, ends_one_that_takes_too_long) {
  const auto said = run_child("sleep", {"60"}, "", {.time_max = milliseconds(100)});
  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(said.error().problem, "document.reader-limit");
}

TEST(child, ends_one_that_says_too_much) {
  const auto said = run_child("yes", {}, "", {.output_bytes_max = 1000});
  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(said.error().problem, "document.reader-limit");
}

TEST(child, says_when_the_program_is_missing) {
  const auto said = run_child("no-such-program-here", {}, "", {});
  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(said.error().problem, "document.reader-missing");
}

TEST(child, survives_one_that_does_not_read_its_input) {
  const auto said = run_child("true", {}, std::string(1'000'000, 'x'), {});
  ASSERT_TRUE(said.has_value());
  EXPECT_EQ(said->exit_code, 0);
}

}  // namespace
}  // namespace luoshi::format
