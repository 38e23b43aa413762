// The tables that come with the program: each answers everything once, and its cases hold.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "dmn/cases.hpp"
#include "dmn/testing.hpp"

namespace luoshi::dmn {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(catalog_tables, answer_everything_once_and_hold_their_cases) {
  int tables = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(LUOSHI_SOURCE_DIR) / "catalog/rules")) {
    if (entry.path().extension() != ".dmn") continue;
    SCOPED_TRACE(entry.path().filename().string());
    ++tables;
    const auto model = Model::read(read(entry.path()), entry.path().filename().string(), true);
    ASSERT_TRUE(model.has_value());
    EXPECT_THAT(found(*model), testing::IsEmpty());
    auto cases = entry.path();
    cases.replace_extension(".cases.json");
    const auto outcomes = run_cases(*model, read(cases));
    ASSERT_TRUE(outcomes.has_value()) << outcomes.error().problem << outcomes.error().place;
    EXPECT_GT(outcomes->size(), 5U);
    for (const auto& one : *outcomes) {
      EXPECT_TRUE(one.passed) << one.number << ' ' << one.decision << ": " << one.got
                              << " instead of " << one.expected;
    }
  }
  EXPECT_GE(tables, 2);
}

}  // namespace
}  // namespace luoshi::dmn
