#include "reading/blocks.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "reading/cues.hpp"
#include "reading/furniture.hpp"
#include "reading/marker.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr std::size_t long_line = 45;  // longer lines are body text, not headings
constexpr std::size_t heading_max = 60;
constexpr std::size_t bare_heading_max = 30;
constexpr std::size_t longest_paragraph = 1500;
constexpr std::size_t joined_heading = 36;  // a heading that lost its line break is shorter

struct Line {
  Span span;
  bool indented = false;
};

std::vector<Line> cut_lines(std::u32string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != U'\n' && text[end] != U'\r' && text[end] != U'\f') {
      ++end;
    }
    Span span{begin, end};
    while (span.begin < span.end && text::is_space(text[span.begin])) ++span.begin;
    while (span.end > span.begin && text::is_space(text[span.end - 1])) --span.end;
    if (!span.empty()) lines.push_back({span, span.begin > begin});
    begin = end + 1;
  }
  return lines;
}

// "12", "- 12 -", "— 12 —", "第12页", "第 3 页 共 20 页"
bool is_page_mark(std::u32string_view flat) {
  if (flat.size() > 14) return false;
  if (flat.starts_with(U"第") && has(flat, U"页")) return true;
  bool digit = false;
  for (const char32_t c : flat) {
    if (text::is_digit(c)) {
      digit = true;
    } else if (c != U'-' && c != U'—' && c != U'―' && c != U'·' && c != U'/' && c != U'.') {
      return false;
    }
  }
  return digit && flat.size() <= 9;
}

bool is_open_ended(std::u32string_view flat) {
  const char32_t last = flat.back();
  return !ends_sentence(last) && last != U'：' && last != U'；' && last != U'”' && last != U'）' &&
         last != U'.';
}

bool opens_anew(std::u32string_view flat) {
  const Marker marker = find_marker(flat);
  return marker.kind != MarkerKind::none || flat.starts_with(U"[") || flat.starts_with(U"【") ||
         flat.starts_with(U"〔") || flat.starts_with(U"各位代表");
}

// A text is wrapped when most of its longer lines stop in the middle of a sentence at about the
// same width.
std::size_t wrap_width(const std::vector<Block>& blocks) {
  std::vector<std::size_t> open;
  std::size_t body = 0;
  for (const Block& block : blocks) {
    if (block.view().size() < 16) continue;
    ++body;
    if (is_open_ended(block.view())) open.push_back(block.view().size());
  }
  if (open.size() < 12 || open.size() * 2 < body) return 0;
  std::ranges::sort(open);
  const std::size_t middle = open[open.size() / 2];
  return open[open.size() / 4] * 10 >= middle * 8 ? middle : 0;
}

// `above` is the line that ended the block so far.
bool continues(std::u32string_view above, std::u32string_view next, std::size_t width,
               bool indented) {
  if (opens_anew(next)) return false;
  if (above.back() == U'，' || above.back() == U'、') return true;
  const bool heading_above = level_of(find_marker(above).kind) > 0 && above.size() < long_line;
  if (width > 0) {
    const bool full = above.size() * 10 >= width * 8;
    return full && !indented && !(heading_above && above.size() * 10 < width * 9);
  }
  const bool front = is_delivery(above) || is_title(above) || is_furniture(above);
  const std::size_t whole = level_of(find_marker(above).kind) > 0 ? heading_max : bare_heading_max;
  return above.size() > whole && is_open_ended(above) && !indented && !front;
}

std::vector<Block> join_lines(std::u32string_view text, const std::vector<Line>& lines) {
  std::vector<Block> single;
  single.reserve(lines.size());
  for (const Line& line : lines) {
    Block block{line.span,
                text::flatten(text.substr(line.span.begin, line.span.end - line.span.begin),
                              line.span.begin)};
    if (block.view().empty()) continue;
    block.page_mark = is_page_mark(block.view());
    single.push_back(std::move(block));
  }
  const std::size_t width = wrap_width(single);
  std::vector<Block> joined;
  std::u32string above;
  std::size_t line = 0;
  for (Block& block : single) {
    while (lines[line].span.begin != block.span.begin) ++line;
    const bool join = !joined.empty() && !block.page_mark && !joined.back().page_mark &&
                      continues(above, block.view(), width, lines[line].indented);
    above = block.flat.text;
    if (!join) {
      joined.push_back(std::move(block));
      continue;
    }
    Block& open = joined.back();
    open.span.end = block.span.end;
    open.flat.text += block.flat.text;
    open.flat.at.pop_back();
    open.flat.at.insert(open.flat.at.end(), block.flat.at.begin(), block.flat.at.end());
  }
  return joined;
}

Block part_of(const Block& block, std::size_t begin, std::size_t end) {
  Block part;
  part.flat.text = block.flat.text.substr(begin, end - begin);
  part.flat.at.assign(block.flat.at.begin() + static_cast<std::ptrdiff_t>(begin),
                      block.flat.at.begin() + static_cast<std::ptrdiff_t>(end));
  const std::size_t last = block.flat.at[end - 1] + 1;
  part.flat.at.push_back(last);
  part.span = {part.flat.at.front(), last};
  return part;
}

// Sentences that open a new part in any report; looked for where a text has lost its line breaks.
bool opens_part(std::u32string_view flat) {
  return starts_with_any(
             flat, {U"各位代表", U"现在，我代表", U"在肯定成绩", U"在总结成绩", U"在看到成绩",
                    U"同时，我们也清醒", U"我们也清醒", U"我们清醒", U"今年是", U"今年政府工作",
                    U"今年经济社会发展", U"今年发展", U"主要预期目标", U"名词解释"}) ||
         (flat.size() > 6 && text::is_digit(flat[0]) && text::is_digit(flat[3]) &&
          flat.substr(4).starts_with(U"年是"));
}

// `in_title` is true before the first full stop, where title and delivery run into the report.
bool opens_lost_part(std::u32string_view flat, std::size_t at, bool in_title) {
  const char32_t before = flat[at - 1];
  const std::u32string_view rest = flat.substr(at);
  if (ends_sentence(before) || before == U'：') return opens_part(rest);
  return in_title && starts_with_any(rest, {U"各位代表", U"现在，我代表"});
}

// Where a heading 一、 or （一） starts inside a long block right after a sentence, or npos. In a
// block so long that its line breaks must be lost, other beginnings count too.
std::size_t inner_heading(std::u32string_view flat, std::size_t from) {
  const bool lost_breaks = flat.size() > longest_paragraph;
  bool in_title = true;  // no sentence has ended yet
  for (std::size_t i = from; i + 2 < flat.size(); ++i) {
    if (lost_breaks && i > from && opens_lost_part(flat, i, in_title)) return i;
    if (!ends_sentence(flat[i])) continue;
    in_title = false;
    const Marker marker = find_marker(flat.substr(i + 1));
    if (marker.kind == MarkerKind::han_paren) return i + 1;
    if (marker.kind != MarkerKind::han_comma) continue;
    const std::u32string_view title = flat.substr(i + 1, joined_heading);
    if (has_any(title, {U"回顾", U"任务", U"目标", U"安排", U"总体要求", U"自身建设", U"重点工作",
                        U"主要工作"})) {
      return i + 1;
    }
  }
  return std::u32string_view::npos;
}

void split_at_headings(Block block, std::vector<Block>& out) {
  const std::u32string_view flat = block.view();
  std::size_t begin = 0;
  while (true) {
    const std::size_t next = flat.size() > long_line ? inner_heading(flat, begin) : flat.npos;
    if (next == flat.npos && begin == 0) {
      out.push_back(std::move(block));
      return;
    }
    out.push_back(part_of(block, begin, std::min(next, flat.size())));
    if (next == flat.npos) return;
    begin = next;
  }
}

}  // namespace

std::vector<Block> cut_blocks(std::u32string_view text) {
  std::vector<Block> blocks;
  for (Block& block : join_lines(text, cut_lines(text))) {
    if (block.page_mark) {
      blocks.push_back(std::move(block));
    } else {
      split_at_headings(std::move(block), blocks);
    }
  }
  return blocks;
}

}  // namespace luoshi::reading
