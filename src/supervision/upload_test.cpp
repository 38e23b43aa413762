#include "supervision/upload.hpp"

#include <fstream>
#include <sstream>

#include "catalog/district.hpp"
#include "supervision/testing.hpp"

namespace luoshi::supervision {
namespace {

constexpr Instant now{1'549'000'000'000};

std::filesystem::path sample(const char* name) {
  return std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog/districts/qiming" / name;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

Units sample_units() {
  const auto district = catalog::load_district(sample(""));
  EXPECT_TRUE(district.has_value());
  std::vector<KnownUnit> units;
  for (const auto& unit : district->units) {
    units.push_back({unit.id, unit.name.zh, unit.short_names, unit.duties, true});
  }
  return Units(units);
}

// In this process: the files are our own.
Result<Reading> read(const std::string& kind, const std::string& file_name,
                     const std::string& bytes) {
  return read_upload({kind, {}, std::nullopt, file_name, bytes}, format::DocumentReader(""),
                     sample_units(), now);
}

TEST(read_upload, reads_the_sample_s_report_with_its_years_and_suggestions) {
  const auto reading = read("work_report", "2026.txt", bytes_of(sample("reports/2026.txt")));
  ASSERT_TRUE(reading.has_value()) << reading.error().problem;
  const auto& intake = reading->intake;
  EXPECT_EQ(intake.source.year, 2026);
  EXPECT_EQ(intake.source.year_reviewed, 2025);
  EXPECT_GT(intake.drafts.size(), 80U);
  EXPECT_GT(std::ranges::count_if(intake.drafts,
                                  [](const Draft& one) { return one.item.suggestion.has_value(); }),
            std::ssize(intake.drafts) / 2);
}

TEST(read_upload, reads_the_sample_s_twenty_promises_without_a_finding) {
  const auto reading = read("residents_promises", "promises.csv",
                            bytes_of(sample("promises-to-residents-2026.csv")));
  ASSERT_TRUE(reading.has_value()) << reading.error().problem;
  const auto& intake = reading->intake;
  EXPECT_EQ(intake.drafts.size(), 20U);
  for (const auto& finding : intake.findings) {
    ADD_FAILURE() << finding.place << " " << finding.problem << " " << finding.detail;
  }
  for (const auto& draft : intake.drafts) {
    EXPECT_FALSE(draft.item.lead_unit.empty()) << draft.item.text;
    EXPECT_FALSE(draft.item.quantities.empty()) << draft.item.text;
    EXPECT_TRUE(draft.item.due_date.starts_with("2026-") ||
                draft.item.type == reading::StatementType::standing_duty)
        << draft.item.due_date;
  }
}

TEST(read_upload, says_why_a_file_is_no_source) {
  const auto problem = [](const std::string& kind, const std::string& name,
                          const std::string& bytes) {
    const auto reading = read(kind, name, bytes);
    return reading.has_value() ? std::string{} : reading.error().problem;
  };
  std::string novel;
  for (int line = 0; line < 500; ++line) novel += "从前有座山，山里有座庙，庙里有个老和尚。\n";
  EXPECT_EQ(problem("work_report", "a.txt", ""), "import.empty");
  EXPECT_EQ(problem("novel", "a.txt", "x"), "import.kind-unknown");
  EXPECT_EQ(problem("work_report", "novel.txt", novel), "import.not-a-report");
  EXPECT_EQ(problem("meeting", "a.csv", "甲,乙\n1,2\n"), "table.no-header");
}

}  // namespace
}  // namespace luoshi::supervision
