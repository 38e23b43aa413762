#include "api/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace luoshi::api {
namespace {

using testing::HasSubstr;

http::Request asking(std::string language) {
  http::Request request;
  request.headers["accept-language"] = std::move(language);
  request.trace_id = "t1";
  return request;
}

TEST(language_of, is_chinese_unless_english_is_wanted_more) {
  const struct {
    const char* header;
    Language language;
  } cases[] = {
      {"", Language::zh},
      {"zh-CN,zh;q=0.9,en;q=0.8", Language::zh},
      {"en-GB,en;q=0.9", Language::en},
      {"en;q=0.5, zh;q=0.6", Language::zh},
      {"fr, en;q=0.1", Language::en},
      {"de", Language::zh},
  };
  for (const auto& c : cases) EXPECT_EQ(language_of(asking(c.header)), c.language) << c.header;
  auto request = asking("zh");
  request.cookies["lang"] = "en";
  EXPECT_EQ(language_of(request), Language::en) << "what a person chose holds";
}

TEST(problems, built_in_are_without_fault) {
  EXPECT_NE(Problems::built_in().find("session.missing", Language::en), nullptr);
}

TEST(problems, have_words_for_all_that_is_found_in_service_packages) {
  const auto folder = std::filesystem::path(LUOSHI_SOURCE_DIR) / "src/catalog";
  const std::regex id(R"re("((?:service|posts|scenario)\.[a-z0-9-]+)")re");
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at) {
      const auto problem = (*at)[1].str();
      if (problem == "service.yaml") continue;
      ++found;
      EXPECT_NE(Problems::built_in().find(problem, Language::en), nullptr) << problem;
    }
  }
  EXPECT_GT(found, 30U);
}

TEST(problems, say_what_is_wrong_and_how_to_mend_it_in_the_readers_language) {
  const Error error{ErrorKind::conflict, "row.changed-meanwhile", "", "", {}};
  const auto reply = Problems::built_in().reply(error, asking("en"));
  EXPECT_EQ(reply.status, 412);
  const auto body = boost::json::parse(reply.body);
  EXPECT_EQ(body.at("id").as_string(), "row.changed-meanwhile");
  EXPECT_THAT(std::string(body.at("title").as_string()), HasSubstr("Somebody else"));
  EXPECT_FALSE(body.at("mend").as_string().empty());
  EXPECT_EQ(body.at("instance").as_string(), "t1");
  EXPECT_THAT(Problems::built_in().reply(error, asking("zh")).body, HasSubstr("刷新"));
}

TEST(problems, list_all_findings) {
  Error error{ErrorKind::invalid, "request.faulty", "", "", {}};
  error.findings = {{"/name", "request.field-missing", ""}, {"B7", "unknown.id", "7"}};
  const auto body = boost::json::parse(Problems::built_in().reply(error, asking("en")).body);
  const auto& errors = body.at("errors").as_array();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].at("title").as_string(), "This field is missing");
  EXPECT_EQ(errors[1].at("detail").as_string(), "7");
}

TEST(problems, keep_what_broke_inside_to_the_log) {
  const Error error{ErrorKind::internal, "store.sql", "near SELECT", "", {}};
  const auto reply = Problems::built_in().reply(error, asking("en"));
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, testing::Not(HasSubstr("SELECT")));
}

TEST(problems, tell_when_to_come_back) {
  const Error error{ErrorKind::limit, "session.too-many-tries", "17", "", {}};
  const auto reply = Problems::built_in().reply(error, asking("en"));
  EXPECT_EQ(reply.status, 429);
  EXPECT_THAT(reply.headers, testing::Contains(testing::Pair("Retry-After", "17")));
}

TEST(problems, name_every_fault_of_their_list) {
  const auto parsed = Problems::parse("a.b:\n  zh: {title: 甲}\n");
  EXPECT_EQ(parsed.error().problem, "problems.faulty");
  EXPECT_EQ(parsed.error().findings.size(), 9U) << "one without English, eight kinds without words";
  EXPECT_EQ(Problems::parse("a: [").error().problem, "problems.faulty");
}

}  // namespace
}  // namespace luoshi::api
