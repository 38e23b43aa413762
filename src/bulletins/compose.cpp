#include "bulletins/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "bulletins/words.hpp"

namespace luoshi::bulletins {
namespace {

using format::official::Align;
using format::official::Annex;
using format::official::Block;
using format::official::Document;
using format::official::Heading;
using format::official::Paragraph;
using Printed = format::official::Table;

constexpr std::int64_t ahead_tenth = 100;  // 10 points before the plan is worth a mention
constexpr std::size_t ahead_max = 10;
constexpr std::size_t lagging_in_text_max = 12;

bool lags(const ItemFacts& item) {
  return item.light == "red" || item.light == "yellow";
}

// Red before yellow, then as on the board.
std::vector<const ItemFacts*> lagging(const Facts& facts) {
  std::vector<const ItemFacts*> all;
  for (const auto& item : facts.items) {
    if (lags(item)) all.push_back(&item);
  }
  std::ranges::sort(all, {},
                    [](const ItemFacts* item) { return std::pair(item->light != "red", item); });
  return all;
}

std::vector<const ItemFacts*> ahead(const Facts& facts) {
  std::vector<const ItemFacts*> all;
  const auto margin = [](const ItemFacts* item) {
    return item->percent.value_or(0) * 10 - item->planned_tenth.value_or(0);
  };
  for (const auto& item : facts.items) {
    const bool measured = item.percent && item.planned_tenth && item.ended_on.empty();
    if (measured && item.light == "green" && margin(&item) >= ahead_tenth) all.push_back(&item);
  }
  std::ranges::sort(all, {}, [&](const ItemFacts* item) { return std::pair(-margin(item), item); });
  if (all.size() > ahead_max) all.resize(ahead_max);
  return all;
}

// Builds the text of the bulletin, heading by heading, counting them in Chinese.
class Composer {
 public:
  Composer(const Bulletin& bulletin, const Facts& facts)
      : bulletin_(bulletin), facts_(facts), words_(filled(bulletin.wording, facts)) {}

  Document compose() {
    document_.marking = "内部资料　注意保存";
    document_.letterhead = words_.letterhead;
    document_.number = words_.number;
    document_.title = words_.title;
    document_.addressee = words_.addressee;
    document_.signature = words_.signature;
    document_.date = bulletin_.issued_on.empty() ? "" : chinese_date(bulletin_.issued_on);
    document_.copies = words_.copies;
    document_.printed_by = words_.signature;
    document_.printed_on = document_.date;
    document_.written_at = Instant{bulletin_.issued_ms.value_or(bulletin_.made_ms)};
    paragraph({}, words_.opening);
    write_overall();
    write_ahead();
    write_lagging();
    write_measures();
    heading("下一步工作要求");
    paragraph({}, words_.demands);
    document_.annexes.push_back(unit_annex());
    if (const auto all = lagging(facts_); all.size() > lagging_in_text_max) {
      document_.annexes.push_back(item_annex(month_words() + "进度滞后事项清单", all));
    }
    if (bulletin_.full_table) document_.annexes.push_back(full_annex());
    return std::move(document_);
  }

 private:
  void heading(std::string_view words) {
    static constexpr std::array<std::string_view, 8> numerals{"一", "二", "三", "四",
                                                              "五", "六", "七", "八"};
    document_.blocks.emplace_back(
        Heading{1, fmt::format("{}、{}", numerals.at(headings_++), words)});
  }
  void paragraph(std::string lead, std::string text) {
    document_.blocks.emplace_back(Paragraph{std::move(lead), std::move(text)});
  }
  std::string month_words() const { return chinese_month(facts_.month); }

  void write_overall() {
    heading("总体进展情况");
    const auto& tally = facts_.tally;
    std::string text = fmt::format(
        "截至{}，列入督查的事项共{}项，涉及{}个牵头单位。其中，已办结（销号）{}项，占{}"
        "；按序时进度推进（绿灯）{}"
        "项，占{}；进度滞后{}项，占{}，其中黄灯{}项、红灯{}项",
        chinese_date(facts_.as_of), tally.items, facts_.units.size(), tally.ended,
        share(tally.ended, tally.items), tally.green, share(tally.green, tally.items),
        tally.yellow + tally.red, share(tally.yellow + tally.red, tally.items), tally.yellow,
        tally.red);
    text += tally.unlit() > 0 ? fmt::format("；尚未亮灯{}项。", tally.unlit()) : "。";
    paragraph({}, std::move(text));
    if (facts_.sources.size() < 2) return;
    Printed table;
    table.caption = "各类来源事项进展情况";
    table.columns = {{"来源", 4, Align::left},     {"事项数", 2, Align::centre},
                     {"已办结", 2, Align::centre}, {"绿灯", 2, Align::centre},
                     {"黄灯", 2, Align::centre},   {"红灯", 2, Align::centre}};
    for (const auto& source : facts_.sources) {
      table.rows.push_back(with_tally({std::string(chinese_of_source(source.kind))}, source.tally));
    }
    document_.blocks.emplace_back(std::move(table));
  }

  static std::vector<std::string> with_tally(std::vector<std::string> cells, const Tally& tally) {
    for (const auto count : {tally.items, tally.ended, tally.green, tally.yellow, tally.red}) {
      cells.push_back(std::to_string(count));
    }
    return cells;
  }

  void write_ahead() {
    const auto all = ahead(facts_);
    if (all.empty()) return;
    heading("进展较快的事项");
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& item = *all[i];
      const auto percent = item.percent.value_or(0);
      const auto margin = percent * 10 - item.planned_tenth.value_or(0);
      paragraph(fmt::format("{}. {}。", i + 1, item.headline),
                fmt::format("{}牵头，形象进度{}%，超出序时进度{}个百分点。", item.lead, percent,
                            tenths(margin)));
    }
  }

  // The reasons with how many items each holds back, and whose they are.
  void write_reasons(const std::vector<const ItemFacts*>& all) {
    struct Reason {
      std::int64_t count = 0;
      std::vector<std::string> units;
    };
    std::vector<std::pair<std::string, Reason>> reasons;
    for (const auto* item : all) {
      const auto cause = first_clause(item->cause);
      auto found = std::ranges::find(reasons, cause, &std::pair<std::string, Reason>::first);
      if (found == reasons.end()) found = reasons.insert(reasons.end(), {std::string(cause), {}});
      ++found->second.count;
      auto& units = found->second.units;
      units.push_back(item->lead);
    }
    std::string text;
    for (const auto& [cause, reason] : reasons) {
      text += text.empty() ? "按原因分：" : "；";
      text += fmt::format("{}{}项，涉及{}", cause.empty() ? "其他" : cause, reason.count,
                          listed(reason.units));
    }
    if (!text.empty()) paragraph({}, text + "。");
  }

  void write_lagging() {
    const auto all = lagging(facts_);
    heading("进度滞后的事项");
    if (all.empty()) {
      paragraph({}, "截至统计日，没有亮黄灯或红灯的事项。");
      return;
    }
    write_reasons(all);
    if (all.size() > lagging_in_text_max) {
      paragraph({}, "具体事项见附件2。");
      return;
    }
    Printed table;
    table.caption = "进度滞后事项一览表";
    table.columns = {{"编号", 4, Align::centre},
                     {"事项", 9, Align::left},
                     {"牵头单位", 4, Align::left},
                     {"亮灯", 2, Align::centre},
                     {"原因", 7, Align::left}};
    for (const auto* item : all) {
      table.rows.push_back({item->number, item->headline, item->lead,
                            std::string(chinese_of_light(item->light)), item->cause});
    }
    document_.blocks.emplace_back(std::move(table));
  }

  void write_measures() {
    if (facts_.notices.empty() && facts_.interviews.empty() && facts_.amendments.empty()) return;
    heading("督办和调整情况");
    if (!facts_.notices.empty()) {
      std::string text = fmt::format("{}共发出督查单{}份：", month_words(), facts_.notices.size());
      for (const auto& notice : facts_.notices) {
        if (!text.ends_with("：")) text += "；";
        text += notice.number + "，发" + notice.unit;
      }
      paragraph("督查单。", text + "。");
    }
    if (!facts_.interviews.empty()) {
      std::vector<std::string> units;
      units.reserve(facts_.interviews.size());
      for (const auto& interview : facts_.interviews) units.push_back(interview.unit);
      paragraph("约谈。", fmt::format("约谈{}次，涉及{}。", units.size(), listed(units)));
    }
    if (facts_.amendments.empty()) return;
    std::string text;
    for (const auto& one : facts_.amendments) {
      text += fmt::format("{}“{}”经{}（{}）决定{}，原因是{}；", one.number, one.headline,
                          one.decided_by, chinese_date(one.decided_on),
                          one.cancelled ? "撤销" : "调整", without_stop(one.reason));
    }
    if (text.ends_with("；")) text.resize(text.size() - std::string_view("；").size());
    paragraph("调整。", text + "。");
  }

  Annex unit_annex() const {
    Printed table;
    table.columns = {{"序号", 2, Align::centre},   {"牵头单位", 6, Align::left},
                     {"事项数", 3, Align::centre}, {"已办结", 3, Align::centre},
                     {"绿灯", 2, Align::centre},   {"黄灯", 2, Align::centre},
                     {"红灯", 2, Align::centre},   {"缺报", 2, Align::centre}};
    if (bulletin_.with_scores) table.columns.push_back({"考评得分", 3, Align::centre});
    auto units = facts_.units;
    if (bulletin_.with_scores) {
      std::ranges::sort(
          units, {}, [](const UnitFacts& unit) { return std::pair(-unit.score_tenth, unit.unit); });
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
      auto cells = with_tally({std::to_string(i + 1), units[i].name}, units[i].tally);
      cells.push_back(std::to_string(units[i].missing));
      if (bulletin_.with_scores) cells.push_back(tenths(units[i].score_tenth));
      table.rows.push_back(std::move(cells));
    }
    table.note = bulletin_.with_scores
                     ? "注：考评得分为本年度截至统计日的得分，逐项依据可在系统中查询。"
                     : std::string();
    return {month_words() + "各承办单位事项进展情况表", {std::move(table)}, false};
  }

  static std::vector<format::official::Column> item_columns() {
    // Wide enough that a number of a part, 2019-237-1, a day and 已办结 stand in one line each.
    return {{"编号", 7, Align::centre},     {"任务内容", 11, Align::left},
            {"牵头单位", 6, Align::left},   {"目标", 7, Align::left},
            {"完成时限", 7, Align::centre}, {"序时进度", 4, Align::centre},
            {"形象进度", 4, Align::centre}, {"最新进展", 12, Align::left},
            {"状态", 5, Align::centre},     {"原因", 9, Align::left}};
  }

  static std::vector<std::string> item_cells(const ItemFacts& item) {
    return {item.number,
            item.headline,
            item.lead,
            item.target,
            item.due,
            item.planned_tenth ? tenths(*item.planned_tenth) + "%" : "",
            item.percent ? fmt::format("{}%", *item.percent) : "",
            item.progress,
            standing_words(item),
            lags(item) ? item.cause : ""};
  }

  Annex item_annex(std::string title, const std::vector<const ItemFacts*>& items) const {
    Printed table;
    table.columns = item_columns();
    for (const auto* item : items) table.rows.push_back(item_cells(*item));
    return {std::move(title), {std::move(table)}, true};
  }

  Annex full_annex() const {
    Printed table;
    table.columns = item_columns();
    std::string_view kind;
    for (const auto& item : facts_.items) {
      if (item.source_kind != kind) {
        kind = item.source_kind;
        table.rows.push_back({std::string(chinese_of_source(kind))});
      }
      table.rows.push_back(item_cells(item));
    }
    return {month_words() + "督查事项进展情况总表", {std::move(table)}, true};
  }

  const Bulletin& bulletin_;
  const Facts& facts_;
  Wording words_;
  Document document_;
  std::size_t headings_ = 0;
};

// A line of the title holds 20 characters: beside 关于2019年12月份 there is room for an office
// of 11.
constexpr std::size_t office_of_shared_line_max_bytes = std::string_view("一").size() * 11;

}  // namespace

Wording usual_wording(const Facts& facts) {
  const auto office = facts.district + "人民政府督查室";
  const auto month = chinese_month(facts.month);
  Wording words;
  words.title = office.size() > office_of_shared_line_max_bytes
                    ? fmt::format("{}\n关于{}重点工作落实情况的通报", office, month)
                    : fmt::format("{}关于{}\n重点工作落实情况的通报", office, month);
  words.letterhead = office + "文件";
  words.addressee = "各街道办事处，区政府各委、办、局，各直属单位：";
  words.opening = fmt::format(
      "为推动区委、区政府确定的重点工作落实，区政府督查室对{}"
      "列入督查的事项进行了汇总核查。现将有关情况通报如下。",
      month);
  words.demands =
      "各牵头单位要对照完成时限和形象进度逐项推进，配合单位按分工抓好落实。亮红灯、黄灯的事项，牵头"
      "单位要查明原"
      "因，提出整改措施和赶上进度的时间，随下月反馈一并报送。缺报的单位要及时补报。";
  words.signature = office;
  words.copies = "区委办公室，区人大常委会办公室，区政协办公室，区政府各位领导";
  return words;
}

Wording filled(const Wording& wording, const Facts& facts) {
  auto words = wording;
  const auto usual = usual_wording(facts);
  const auto fill = [](std::string& word, const std::string& from) {
    if (word.empty()) word = from;
  };
  fill(words.title, usual.title);
  fill(words.letterhead, usual.letterhead);
  fill(words.addressee, usual.addressee);
  fill(words.opening, usual.opening);
  fill(words.demands, usual.demands);
  fill(words.signature, usual.signature);
  fill(words.copies, usual.copies);
  return words;
}

std::string next_number(std::string_view number, std::string_view year) {
  static constexpr std::string_view open = "〔";
  static constexpr std::string_view close = "〕";
  const auto from = number.find(open);
  const auto to = number.find(close);
  if (from == std::string_view::npos || to == std::string_view::npos || to < from) return {};
  const auto old_year = number.substr(from + open.size(), to - from - open.size());
  const auto rest = number.substr(to + close.size());
  std::int64_t serial = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), serial);
  if (error != std::errc{}) return {};
  serial = old_year == year ? serial + 1 : 1;
  return fmt::format("{}{}{}{}{}{}", number.substr(0, from), open, year, close, serial,
                     std::string_view(end, rest.data() + rest.size()));
}

Document compose(const Bulletin& bulletin, const Facts& facts) {
  return Composer(bulletin, facts).compose();
}

format::Table monthly_table(const Facts& facts) {
  format::Table table;
  table.name = "进展情况";
  table.rows = {{fmt::format("{}督查事项进展情况表（截至{}）", chinese_month(facts.month),
                             chinese_date(facts.as_of))},
                {"编号", "来源", "任务内容", "牵头单位", "配合单位", "分管领导", "目标", "完成时限",
                 "序时进度（%）", "形象进度（%）", "反馈期", "最新进展", "存在问题", "下一步措施",
                 "状态", "亮灯日期", "原因", "办结日期"}};
  table.header_row = 1;
  table.widths = {12, 12, 36, 16, 20, 12, 24, 12, 10, 10, 10, 40, 28, 28, 10, 12, 24, 12};
  for (const auto& item : facts.items) {
    table.rows.push_back({item.number, std::string(chinese_of_source(item.source_kind)),
                          item.headline, item.lead, item.supporting, item.leader, item.target,
                          item.due, item.planned_tenth ? tenths(*item.planned_tenth) : "",
                          item.percent ? std::to_string(*item.percent) : "", item.period,
                          item.progress, item.problems, item.measures, standing_words(item),
                          item.light == "none" ? "" : item.light_since,
                          lags(item) ? item.cause : "", item.ended_on});
  }
  return table;
}

}  // namespace luoshi::bulletins
