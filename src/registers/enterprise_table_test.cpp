#include "registers/enterprise_table.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "format/csv.hpp"
#include "registers/testing.hpp"
#include "text/unicode.hpp"

namespace luoshi::registers {
namespace {

using testing::ElementsAre;

class enterprise_table_import : public RegisterTest {
 protected:
  using Rows = std::vector<std::vector<std::string>>;

  // What was said of the table; empty when it was taken in.
  std::string import(const Rows& rows, const Principal& who) {
    format::Table table;
    table.rows = rows;
    return act([&](ledger::Act& act) -> Result<> {
      const auto read = TRY(read_enterprise_table(table));
      registered = TRY(import_enterprises(act, who, keeping, read));
      return {};
    });
  }

  std::int64_t registered = 0;
};

TEST_F(enterprise_table_import, takes_in_every_row_below_the_titles) {
  EXPECT_EQ(import({{"重点企业名单"},
                    {"企业名称", "统一社会信用代码", "街道", "服务专员", "专员单位"},
                    {" 星槎智驾 ", "91350100M000100Y43", "桐音街道", "official", ""},
                    {"", "", "", "", ""},
                    {"清洁服务部", "91129901MA00000015", "", "", ""}},
                   keeper),
            "");
  EXPECT_EQ(registered, 2);
  const auto one = *read<std::optional<Enterprise>>(
      [](store::Reader& reader) { return find_by_code(reader, "91350100M000100Y43"); });
  EXPECT_EQ(one.name, "星槎智驾");
  EXPECT_EQ(one.subdistrict, "129901001");
  EXPECT_EQ(one.official, official.person);
  EXPECT_EQ(one.unit, "street");
}

TEST_F(enterprise_table_import, tells_every_fault_at_its_cell_and_takes_in_nothing) {
  add("ent_1", sample());
  EXPECT_EQ(import({{"name", "credit_code", "phone", "official", "unit", "weather"},
                    {"星槎智驾", "91350100M000100Y43", "", "", "", ""},
                    {"", "91129901MA00000015", "12", "nobody", "", ""},
                    {"清洁服务部", "91129901MA00000015", "", "official", "water", ""},
                    {"丙", "91129901MA00000028", "", "", "street", ""}},
                   keeper),
            "enterprise.table-faulty F1 import.column-unknown B2 enterprise.code-taken "
            "A3 enterprise.name-missing C3 enterprise.phone-faulty D3 enterprise.official-unknown "
            "B4 enterprise.code-twice E4 enterprise.official-other-unit "
            "D5 enterprise.official-unknown");
  EXPECT_THAT(listed(keeper), ElementsAre("ent_1"));
}

TEST_F(enterprise_table_import, is_refused_without_its_columns_or_rows_or_with_too_many) {
  EXPECT_EQ(import({{"名称"}, {"甲"}}, keeper),
            "enterprise.table-faulty A1 enterprise.column-missing");
  EXPECT_EQ(import({{"credit_code"}, {"91350100M000100Y43"}}, keeper),
            "enterprise.table-faulty A1 enterprise.column-missing");
  EXPECT_EQ(import({{"name", "credit_code"}}, keeper),
            "enterprise.table-faulty A2 enterprise.table-empty");
  Rows many{{"name", "credit_code"}};
  for (std::size_t i = 0; i <= table_rows_max; ++i) many.push_back({fmt::format("企业{}", i), "x"});
  EXPECT_EQ(import(many, keeper), "enterprise.too-many");
}

TEST_F(enterprise_table_import, is_for_who_keeps_the_register) {
  EXPECT_EQ(import({{"name", "credit_code"}, {"甲", "91350100M000100Y43"}}, handler),
            "enterprise.not-keeper");
}

TEST_F(enterprise_table_import, reads_the_register_of_the_sample_district) {
  std::ifstream in(std::string(LUOSHI_SOURCE_DIR) + "/catalog/districts/qiming/enterprises.csv");
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto cells = format::read_csv(text::from_utf8(bytes));
  ASSERT_TRUE(cells);
  const auto table = read_enterprise_table(*cells);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.size(), 40U);
  EXPECT_THAT(table->columns.unknown, testing::IsEmpty());
  auto any_subdistrict = keeping;
  any_subdistrict.subdistrict_of = [](std::string_view words) { return std::string(words); };
  for (const auto& row : table->rows) {
    EXPECT_THAT(check_facts(row.facts, any_subdistrict), testing::IsEmpty()) << row.facts.name;
  }
}

}  // namespace
}  // namespace luoshi::registers
