#include "escalation/notice_letter.hpp"

#include <fmt/format.h>

#include "escalation/urge_words.hpp"

namespace luoshi::escalation {
namespace {

using format::official::Block;
using format::official::Document;
using format::official::Heading;
using format::official::Paragraph;

std::string title_of(Level level) {
  switch (level) {
    case Level::blue:
      return "蓝色督查单";
    case Level::orange:
      return "橙色督查单";
    case Level::red:
      break;
  }
  return "红色督查单";
}

// Paragraphs of a text, one for each of its lines.
void add_lines(std::vector<Block>& blocks, std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end != 0) blocks.emplace_back(Paragraph{{}, std::string(text.substr(0, end))});
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
}

void add_items(std::vector<Block>& blocks, const std::vector<NoticeItem>& items) {
  for (std::size_t at = 0; at < items.size(); ++at) {
    blocks.emplace_back(
        Paragraph{{}, fmt::format("{}．{}（{}）", at + 1, items[at].headline, items[at].number)});
  }
}

}  // namespace

Document letter_of(const Notice& notice, const std::string& district, const std::string& unit) {
  const auto office = district + "人民政府督查室";
  Document letter;
  letter.marking = "内部资料　注意保存";
  letter.letterhead = office + "督查单";
  letter.number = number_of(notice);
  letter.title = title_of(notice.level);
  letter.addressee = unit + "：";
  auto& blocks = letter.blocks;
  blocks.emplace_back(Paragraph{{}, "你单位牵头的下列事项，经督查发现问题，现予督办。"});
  add_items(blocks, notice.items);
  blocks.emplace_back(Heading{1, "一、督查情况"});
  add_lines(blocks, notice.reason);
  blocks.emplace_back(Heading{1, "二、办理要求"});
  add_lines(blocks, notice.demand);
  blocks.emplace_back(Paragraph{
      {}, fmt::format("请于{}前由单位负责人审签后书面回复。", long_date(notice.answer_by))});
  if (!notice.answer.empty()) {
    blocks.emplace_back(Heading{1, "三、单位回复"});
    add_lines(blocks, notice.answer);
    if (!notice.evidence.empty()) blocks.emplace_back(Paragraph{"佐证：", notice.evidence});
    blocks.emplace_back(Paragraph{{}, fmt::format("{}　{}", unit, long_date(notice.answered_on))});
  }
  letter.signature = office;
  if (!notice.issued_on.empty()) letter.date = long_date(notice.issued_on);
  letter.written_at = {notice.issued_ms.value_or(notice.drafted_ms)};
  return letter;
}

}  // namespace luoshi::escalation
