#include "casework/report_table.hpp"

#include <fmt/format.h>

#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::service_testing::sample_files;
using catalog::service_testing::with;

class ReportTableTest : public CaseworkTest {
 protected:
  using Rows = std::vector<std::vector<std::string>>;

  ReportTableTest() {
    const auto files = with(sample_files(), "service.yaml", "channels: [portal, desk, api]",
                            "channels: [portal, import]");
    publish(with(files, "form.schema.json", "\"title\": {\"title\": \"标题\"",
                 R"("urgent": {"title": "是否紧急", "x-title-en": "urgent", "type": "boolean"},
           "lamps": {"title": "盏数", "x-title-en": "lamps", "type": "integer"},
           "firm": {"title": "企业名称", "x-title-en": "firm", "type": "string",
                    "x-applicant": "organisation"},
           "title": {"title": "标题")"));
  }

  // What was said of the table; empty when all of it holds.
  std::string said(const Rows& rows, geo::System system = geo::System::wgs84) {
    format::Table table;
    table.rows = rows;
    const auto* open = *world->services.latest("test/sample");
    const auto read = read_report_table(*open, system, table);
    if (!read) return said_of(read.error());
    auto checked = check_reports(*world, *read, schema::Language::zh);
    if (!checked) return said_of(checked.error());
    reports = std::move(*checked);
    return "";
  }
  static std::string said_of(const Error& error) {
    auto words = error.problem;
    for (const auto& one : error.findings) words += fmt::format(" {} {}", one.place, one.problem);
    return words;
  }

  std::vector<Checked> reports;
};

TEST_F(ReportTableTest, reads_a_report_from_each_row_below_the_titles) {
  EXPECT_EQ(
      said(
          {{"夜间来电"},
           {"类别", "标题", "what it is about", "是否紧急", "lamps", "联系人", "phone", "地址"},
           {"第一类", " 路灯不亮 ", "南门外大街路灯三天没有亮", "是", "3", "王小明", "13800138000",
            "南门外大街 1 号"},
           {"", "", "", "", "", "", "", ""},
           {"other", "井盖松动", "书院路井盖松动，车过有响声", "", "", "李红", "13900139000", ""}}),
      "");
  ASSERT_EQ(reports.size(), 2U);
  const auto& first = reports[0].report;
  EXPECT_EQ(first.form, R"({"category":"first","title":"路灯不亮",)"
                        R"("description":"南门外大街路灯三天没有亮","urgent":true,"lamps":3})");
  EXPECT_EQ(first.channel, "import");
  EXPECT_EQ(first.applicant.kind, "resident");
  EXPECT_EQ(first.place.address, "南门外大街 1 号");
  EXPECT_EQ(reports[1].report.applicant.name, "李红");
}

TEST_F(ReportTableTest, takes_who_names_an_organisation_for_an_enterprise) {
  EXPECT_EQ(
      said({{"类别", "标题", "情况说明", "企业名称", "联系人", "联系电话", "统一社会信用代码"},
            {"其他", "门前积水", "门前积水多日，影响经营", "云帆贸易", "李红", "13900139000",
             "91350100M000100Y43"}}),
      "");
  const auto& applicant = reports.at(0).report.applicant;
  EXPECT_EQ(applicant.kind, "enterprise");
  EXPECT_EQ(applicant.organisation, "云帆贸易");
}

TEST_F(ReportTableTest, reads_coordinates_in_the_system_they_are_in) {
  const Rows rows{
      {"类别", "标题", "情况说明", "联系人", "联系电话", "经度", "纬度"},
      {"其他", "门前积水", "门前积水多日，影响出行", "李红", "13900139000", "117.2", "39.1"}};
  EXPECT_EQ(said(rows), "");
  EXPECT_EQ(reports.at(0).report.place.longitude_e7, 1'172'000'000);
  EXPECT_EQ(said(rows, geo::System::gcj02), "");
  EXPECT_NE(reports.at(0).report.place.longitude_e7, 1'172'000'000);
}

TEST_F(ReportTableTest, tells_every_fault_at_its_cell) {
  EXPECT_EQ(
      said({{"类别", "标题", "情况说明", "联系人", "联系电话", "经度", "纬度", "企业名称", "天气"},
            {"第三类", "灯", "南门外大街路灯三天没有亮", "", "12", "117,2", "39.1", "", ""},
            {"其他", "门前积水", "门前积水多日，影响出行", "李红", "13900139000", "117.2", "",
             "云帆贸易", "晴"}}),
      "case.table-faulty F2 case.coordinate-faulty G3 case.coordinate-faulty "
      "I1 import.column-unknown D2 case.name-missing E2 case.phone-faulty "
      "A2 case.choice-unknown B2 schema.min-length A3 case.credit-code-missing");
}

TEST_F(ReportTableTest, holds_what_is_said_of_the_applicant_to_its_length) {
  EXPECT_EQ(
      said({{"类别", "标题", "情况说明", "联系人", "联系电话"},
            {"其他", "门前积水", "门前积水多日，影响出行", std::string(61, 'x'), "13900139000"}}),
      "case.table-faulty D2 request.too-long");
}

TEST_F(ReportTableTest, is_refused_without_its_columns_or_rows_or_with_too_many) {
  EXPECT_EQ(said({{"联系人"}, {"王小明"}}), "case.table-faulty A1 case.column-missing");
  EXPECT_EQ(said({{"名单"}, {"类别", "标题"}}), "case.table-faulty A3 case.table-empty");
  Rows many{{"标题"}};
  for (std::size_t i = 0; i <= report_rows_max; ++i) many.push_back({"路灯不亮"});
  EXPECT_EQ(said(many), "case.table-too-long");
}

}  // namespace
}  // namespace luoshi::casework
