#include "catalog/district.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

namespace luoshi::catalog {
namespace {

using testing::Contains;
using testing::Field;

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "luoshi-district-test") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  void write(const char* name, std::string_view text) const { std::ofstream(path_ / name) << text; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

constexpr auto good_district =
    "id: x\nname: {zh: 甲区, en: Jia}\ndivision_code: \"129901\"\ntimezone: Asia/Shanghai\n"
    "fiction: true\nreports: []\n";
constexpr auto good_units =
    "- {id: education, name: {zh: 区教育局, en: Education}, short: {zh: [教育局]},\n"
    "   kind: department, duties: [学位]}\n";

TEST(load_district, reads_every_district_of_the_catalogue_without_a_finding) {
  for (const auto* id : {"qiming", "nankai"}) {
    const auto district =
        load_district(std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog/districts" / id);
    ASSERT_TRUE(district.has_value())
        << id << ": " << district.error().findings.size() << " findings, the first at "
        << district.error().findings.front().place << " "
        << district.error().findings.front().problem;
    EXPECT_EQ(district->id, id);
    EXPECT_GT(district->units.size(), 20U);
    EXPECT_FALSE(district->communities.empty());
  }
}

TEST(load_district, knows_nankai_s_twelve_subdistricts_and_171_communities) {
  const auto district =
      load_district(std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog/districts/nankai");
  ASSERT_TRUE(district.has_value());
  EXPECT_EQ(district->subdistricts.size(), 12U);
  EXPECT_EQ(district->communities.size(), 171U);
  EXPECT_FALSE(district->fiction);
}

TEST(load_district, says_where_a_folder_lacks_its_first_file) {
  const Folder folder;
  const auto district = load_district(folder.path());
  ASSERT_FALSE(district.has_value());
  EXPECT_EQ(district.error().problem, "district.not-found");
}

TEST(load_district, takes_an_address_alone_as_a_licence) {
  const Folder folder;
  folder.write("district.yaml", std::string(good_district) + "open_data_licence: CC BY\n");
  folder.write("units.yaml", good_units);
  const auto district = load_district(folder.path());
  ASSERT_FALSE(district.has_value());
  EXPECT_EQ(district.error().findings.front().problem, "catalog.licence-malformed");
}

TEST(load_district, knows_the_reference_systems_a_map_may_be_in) {
  const Folder folder;
  folder.write("units.yaml", good_units);
  folder.write("district.yaml", std::string(good_district) + "grid_system: gcj02\n");
  EXPECT_EQ(load_district(folder.path())->grid_system, geo::System::gcj02);
  folder.write("district.yaml", std::string(good_district) + "grid_system: beijing54\n");
  const auto district = load_district(folder.path());
  ASSERT_FALSE(district.has_value());
  EXPECT_THAT(district.error().findings,
              Contains(Finding{"district.yaml:1", "catalog.word-unknown", "beijing54"}));
}

TEST(load_district, names_every_fault_with_file_and_line) {
  const Folder folder;
  folder.write("district.yaml", good_district);
  folder.write("units.yaml", good_units);
  folder.write("people.yaml",
               "- {login: a, name: {zh: 甲, en: A}, unit: nowhere, roles: [king]}\n"
               "- {login: a, name: {zh: 乙, en: B}, unit: education, roles: [reader]}\n");
  folder.write("subdistricts.csv", "code,name_zh,name_en\n12990100,短,Short\n");
  const auto district = load_district(folder.path());
  ASSERT_FALSE(district.has_value());
  const auto& findings = district.error().findings;
  EXPECT_THAT(findings, Contains(Finding{"people.yaml:1", "catalog.unit-unknown", "nowhere"}));
  EXPECT_THAT(findings, Contains(Finding{"people.yaml:1", "catalog.role-unknown", "king"}));
  EXPECT_THAT(findings, Contains(Finding{"people.yaml:2", "catalog.id-twice", "a"}));
  EXPECT_THAT(findings,
              Contains(Finding{"subdistricts.csv:2", "catalog.code-malformed", "12990100"}));
}

TEST(load_district, reports_broken_yaml_as_a_finding) {
  const Folder folder;
  folder.write("district.yaml", good_district);
  folder.write("units.yaml", "- {id: [\n");
  const auto district = load_district(folder.path());
  ASSERT_FALSE(district.has_value());
  EXPECT_THAT(district.error().findings, Contains(Field(&Finding::problem, "catalog.no-yaml")));
}

TEST(find_unit, takes_name_short_name_and_blanks_but_never_guesses) {
  const std::vector<Unit> units{
      {"education", {"区教育局", "Education Bureau"}, {"教育局", "教委"}, "department", {}},
      {"sports", {"区体育局", "Sports Bureau"}, {"教委"}, "department", {}}};
  EXPECT_EQ(find_unit(units, "区教育局"), &units[0]);
  EXPECT_EQ(find_unit(units, "教 育　局"), &units[0]);
  EXPECT_EQ(find_unit(units, "教委"), nullptr) << "two units have it";
  EXPECT_EQ(find_unit(units, "教育"), nullptr);
}

}  // namespace
}  // namespace luoshi::catalog
