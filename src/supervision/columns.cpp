#include "supervision/columns.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

using std::string_view;

struct Synonym {
  string_view header;
  Field field;
};

// The first of a field is what our own tables print.
constexpr std::array synonyms{
    Synonym{"序号", Field::number},
    Synonym{"编号", Field::number},
    Synonym{"事项编号", Field::number},
    Synonym{"任务编号", Field::number},
    Synonym{"事项", Field::headline},
    Synonym{"事项名称", Field::headline},
    Synonym{"任务名称", Field::headline},
    Synonym{"项目名称", Field::headline},
    Synonym{"标题", Field::headline},
    Synonym{"任务内容", Field::text},
    Synonym{"工作内容", Field::text},
    Synonym{"工作任务", Field::text},
    Synonym{"重点任务", Field::text},
    Synonym{"重点工作", Field::text},
    Synonym{"主要任务", Field::text},
    Synonym{"目标任务", Field::text},
    Synonym{"任务", Field::text},
    Synonym{"内容", Field::text},
    Synonym{"任务分解", Field::text},
    Synonym{"具体任务", Field::text},
    Synonym{"具体内容", Field::text},
    Synonym{"建设内容", Field::text},
    Synonym{"实事内容", Field::text},
    Synonym{"民心工程", Field::text},
    Synonym{"议定事项", Field::text},
    Synonym{"批示内容", Field::text},
    Synonym{"督查事项", Field::text},
    Synonym{"整改措施", Field::text},
    Synonym{"整改任务", Field::text},
    Synonym{"整改内容", Field::text},
    Synonym{"存在问题", Field::problem},
    Synonym{"问题", Field::problem},
    Synonym{"反馈问题", Field::problem},
    Synonym{"问题内容", Field::problem},
    Synonym{"问题描述", Field::problem},
    Synonym{"具体问题", Field::problem},
    Synonym{"量化指标", Field::quantities},
    Synonym{"指标", Field::quantities},
    Synonym{"目标值", Field::quantities},
    Synonym{"年度目标", Field::quantities},
    Synonym{"工作目标", Field::quantities},
    Synonym{"类型", Field::type},
    Synonym{"类别", Field::section},
    Synonym{"事项类型", Field::type},
    Synonym{"任务类型", Field::type},
    Synonym{"章节", Field::section},
    Synonym{"领域", Field::section},
    Synonym{"分类", Field::section},
    Synonym{"任务类别", Field::section},
    Synonym{"牵头单位", Field::lead_unit},
    Synonym{"责任单位", Field::lead_unit},
    Synonym{"牵头部门", Field::lead_unit},
    Synonym{"责任部门", Field::lead_unit},
    Synonym{"主责单位", Field::lead_unit},
    Synonym{"主办单位", Field::lead_unit},
    Synonym{"承办单位", Field::lead_unit},
    Synonym{"整改责任单位", Field::lead_unit},
    Synonym{"牵头责任单位", Field::lead_unit},
    Synonym{"配合单位", Field::supporting_units},
    Synonym{"协办单位", Field::supporting_units},
    Synonym{"配合部门", Field::supporting_units},
    Synonym{"责任/配合单位", Field::supporting_units},
    Synonym{"参与单位", Field::supporting_units},
    Synonym{"分管领导", Field::responsible_leader},
    Synonym{"责任领导", Field::responsible_leader},
    Synonym{"分管区领导", Field::responsible_leader},
    Synonym{"牵头领导", Field::responsible_leader},
    Synonym{"区级领导", Field::responsible_leader},
    Synonym{"责任人", Field::person_in_charge},
    Synonym{"负责人", Field::person_in_charge},
    Synonym{"整改责任人", Field::person_in_charge},
    Synonym{"单位负责人", Field::person_in_charge},
    Synonym{"联络员", Field::liaison},
    Synonym{"联系人", Field::liaison},
    Synonym{"完成时限", Field::due_date},
    Synonym{"完成时间", Field::due_date},
    Synonym{"时限", Field::due_date},
    Synonym{"时间节点", Field::due_date},
    Synonym{"整改时限", Field::due_date},
    Synonym{"办结时限", Field::due_date},
    Synonym{"截止时间", Field::due_date},
    Synonym{"完成期限", Field::due_date},
    Synonym{"完成标准", Field::completion_standard},
    Synonym{"验收标准", Field::completion_standard},
    Synonym{"整改目标", Field::completion_standard},
    Synonym{"开始日期", Field::start_date},
    Synonym{"开始时间", Field::start_date},
    Synonym{"启动时间", Field::start_date},
    Synonym{"计划开始", Field::start_date},
    Synonym{"周期", Field::recurrence},
    Synonym{"频次", Field::recurrence},
    Synonym{"形象进度", Field::progress},
    Synonym{"完成进度", Field::progress},
    Synonym{"完成比例", Field::progress},
    Synonym{"进展情况", Field::reported_words},
    Synonym{"工作进展", Field::reported_words},
    Synonym{"完成情况", Field::reported_words},
    Synonym{"落实情况", Field::reported_words},
    Synonym{"下步措施", Field::reported_measures},
    Synonym{"下一步措施", Field::reported_measures},
    Synonym{"下步打算", Field::reported_measures},
    Synonym{"下一步工作", Field::reported_measures},
    Synonym{"环节", Field::stage},
    Synonym{"办理环节", Field::stage},
    Synonym{"状态", Field::state},
    Synonym{"事项标识", Field::item_id},
    Synonym{"校验", Field::item_digest},
};

// The headers our own tables print for quarters and months, from Field::quarter_1 on.
constexpr std::array<string_view, 16> period_headers{
    "一季度形象进度", "二季度形象进度", "三季度形象进度", "四季度形象进度",
    "1月形象进度",    "2月形象进度",    "3月形象进度",    "4月形象进度",
    "5月形象进度",    "6月形象进度",    "7月形象进度",    "8月形象进度",
    "9月形象进度",    "10月形象进度",   "11月形象进度",   "12月形象进度"};
constexpr std::array<string_view, 12> numerals{"一", "二", "三", "四", "五",   "六",
                                               "七", "八", "九", "十", "十一", "十二"};
constexpr std::array<string_view, 10> period_endings{
    "", "形象进度", "目标", "计划", "进度", "节点", "任务", "工作目标", "目标任务", "份目标"};

// The words after the numeral of 第二季度目标 or 6月进度; nothing when they are no such words.
bool ends_a_period(string_view rest, string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  if (word == "月" && rest == "份") return true;
  return std::ranges::find(period_endings, rest) != period_endings.end();
}

std::optional<Field> period_of(string_view header) {
  constexpr string_view ordinal = "第";
  if (header.starts_with(ordinal)) header.remove_prefix(ordinal.size());
  for (std::size_t at = numerals.size(); at-- > 0;) {
    for (const auto& numeral : {std::string(numerals[at]), std::to_string(at + 1)}) {
      if (!header.starts_with(numeral)) continue;
      const auto rest = header.substr(numeral.size());
      const auto field = [&](Field first) {
        return static_cast<Field>(static_cast<std::size_t>(first) + at);
      };
      if (at < 4 && ends_a_period(rest, "季度")) return field(Field::quarter_1);
      if (ends_a_period(rest, "月")) return field(Field::month_1);
    }
  }
  return std::nullopt;
}

constexpr std::size_t header_rows_max = 30;

// Without white space, width, what stands in brackets, colons and stars.
std::string normal(string_view header) {
  std::u32string out;
  int depth = 0;
  for (const auto original : text::from_utf8(header)) {
    const auto c = text::fold_width(original);
    if (c == U'(') ++depth;
    if (depth == 0 && !text::is_space(c) && c != U':' && c != U'*') out += c;
    if (c == U')' && depth > 0) --depth;
  }
  return text::to_utf8(out);
}

bool says_the_task(Field field) {
  return field == Field::text || field == Field::headline || field == Field::problem;
}

struct Words {
  std::vector<std::optional<Field>> fields;  // by column
  int known = 0;
  bool task = false;
};

Words read_row(const format::Table& table, std::size_t row) {
  Words words;
  for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
    const auto field = field_of(table.at(row, column));
    words.fields.push_back(field);
    if (!field) continue;
    ++words.known;
    words.task = words.task || says_the_task(*field);
  }
  return words;
}

// 责任单位 beside 牵头单位 are the units that take part; 存在问题 beside 进展情况 are those a
// report names.
std::optional<Field> meant(const format::Table& table, std::size_t row, std::size_t column,
                           std::optional<Field> field) {
  const auto word = normal(table.at(row, column));
  if (field == Field::problem) {
    for (std::size_t other = 0; other < table.rows[row].size(); ++other) {
      if (field_of(table.at(row, other)) == Field::reported_words) return Field::reported_problems;
    }
  }
  if (field != Field::lead_unit || word == "牵头单位" || word == "牵头部门") return field;
  for (std::size_t other = 0; other < table.rows[row].size(); ++other) {
    const auto beside = normal(table.at(row, other));
    if (beside == "牵头单位" || beside == "牵头部门") return Field::supporting_units;
  }
  return field;
}

void add(Header& header, const format::Table& table, std::size_t row, std::size_t column,
         std::optional<Field> field) {
  const auto cell = format::address(row, column);
  const std::string word(table.at(row, column));
  if (!field) {
    if (!normal(word).empty()) header.unknown.push_back({cell, "table.column-unknown", word});
  } else if (!header.columns.emplace(*field, column).second) {
    header.unknown.push_back({cell, "table.column-twice", word});
  }
}

}  // namespace

string_view header_of(Field field) {
  if (is_period(field)) {
    return period_headers[static_cast<std::size_t>(field) -
                          static_cast<std::size_t>(Field::quarter_1)];
  }
  if (field == Field::reported_problems) return header_of(Field::problem);
  return std::ranges::find(synonyms, field, &Synonym::field)->header;
}

std::optional<Field> field_of(string_view header) {
  const auto word = normal(header);
  const auto found = std::ranges::find(synonyms, word, &Synonym::header);
  if (found == synonyms.end()) return period_of(word);
  return found->field;
}

Result<Header> find_header(const format::Table& table) {
  std::optional<std::size_t> best;
  Words best_words;
  for (std::size_t row = 0; row < std::min(table.rows.size(), header_rows_max); ++row) {
    auto words = read_row(table, row);
    if (words.known < 2 || !words.task || words.known <= best_words.known) continue;
    best = row;
    best_words = std::move(words);
  }
  if (!best) return fail(ErrorKind::invalid, "table.no-header");
  Header header;
  header.row = *best;
  Words below;
  if (*best + 1 < table.rows.size()) below = read_row(table, *best + 1);
  const bool two_rows = below.known >= 2;
  if (two_rows) ++header.row;
  for (std::size_t column = 0;
       column < std::max(best_words.fields.size(), two_rows ? below.fields.size() : 0); ++column) {
    auto row = *best;
    auto field = column < best_words.fields.size() ? best_words.fields[column] : std::nullopt;
    if (!field && two_rows && column < below.fields.size() && below.fields[column]) {
      row = *best + 1;
      field = below.fields[column];
    }
    add(header, table, row, column, meant(table, row, column, field));
  }
  return header;
}

}  // namespace luoshi::supervision
