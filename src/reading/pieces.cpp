#include "reading/pieces.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "reading/cues.hpp"
#include "reading/furniture.hpp"
#include "reading/marker.hpp"
#include "reading/parts.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr std::size_t long_line = 45;
constexpr std::size_t heading_max = 60;       // a numbered heading in its own sentence
constexpr std::size_t bare_heading_max = 30;  // a heading without number or full stop
constexpr std::size_t run_in_max = 36;
constexpr std::size_t run_in_body_min = 40;
constexpr std::size_t whole_body_min = 60;  // a shorter paragraph without a head is no evidence

// A digit that counts something: not a year, not inside quotation marks.
bool has_count(std::u32string_view flat) {
  int quotes = 0;
  for (std::size_t i = 0; i < flat.size(); ++i) {
    if (flat[i] == U'“' || flat[i] == U'《') ++quotes;
    if (flat[i] == U'”' || flat[i] == U'》') --quotes;
    if (!text::is_digit(flat[i]) || quotes > 0) continue;
    std::size_t end = i;
    while (end < flat.size() && text::is_digit(flat[end])) ++end;
    const bool year = end - i == 4 && end < flat.size() && flat[end] == U'年';
    if (!year) return true;
    i = end;
  }
  return false;
}

std::size_t sentence_end(std::u32string_view flat) {
  const auto stop = std::ranges::find_if(flat, ends_sentence);
  return static_cast<std::size_t>(stop - flat.begin());
}

// "一、2030年工作回顾2030年，全区…": the length of a heading whose line break was lost, by its last
// word and the first of the body; 0 where they do not meet.
std::size_t merged_heading_length(std::u32string_view flat) {
  for (std::size_t i = 4; i < std::min(flat.size(), long_line); ++i) {
    const std::u32string_view rest = flat.substr(i);
    if (ends_sentence(flat[i])) return 0;
    const bool body =
        text::is_digit(rest[0]) ||
        starts_with_any(rest, {U"过去", U"刚刚", U"今年", U"一年来", U"五年来", U"各位", U"我们",
                               U"（一）", U"——", U"“十", U"按照", U"做好"});
    if (body && ends_with_any(flat.substr(0, i), {U"回顾", U"任务", U"目标", U"安排", U"要求",
                                                  U"建设", U"工作", U"成就", U"取向", U"政府"})) {
      return i;
    }
  }
  return 0;
}

// Length of the heading a numbered block opens with, or 0 where the block is body text.
std::size_t heading_length(const Block& block, const Marker& marker) {
  const std::u32string_view flat = block.view();
  const int level = level_of(marker.kind);
  for (std::size_t i = marker.length; level == 1 && i + 1 < flat.size() && i < long_line; ++i) {
    const bool gap = block.flat.at[i + 1] - block.flat.at[i] > 1;
    if (gap && i >= 5 && flat.size() > long_line && !has_count(flat.substr(0, i + 1))) return i + 1;
  }
  const std::size_t stop = sentence_end(flat);
  if (level == 1 && flat.size() > heading_max) {
    if (const std::size_t length = merged_heading_length(flat); length > 0) return length;
  }
  if (stop > heading_max) return 0;
  const std::size_t length = std::min(stop + 1, flat.size());
  if (level > 1 && has_count(flat.substr(marker.length, length - marker.length))) return 0;
  if (has(flat.substr(0, length), U"；")) return 0;
  return length;
}

Block piece_of(const Block& block, std::size_t begin, std::size_t end) {
  Block part;
  part.flat.text = block.flat.text.substr(begin, end - begin);
  part.flat.at.assign(block.flat.at.begin() + static_cast<std::ptrdiff_t>(begin),
                      block.flat.at.begin() + static_cast<std::ptrdiff_t>(end));
  part.flat.at.push_back(block.flat.at[end - 1] + 1);
  part.span = {part.flat.at.front(), part.flat.at.back()};
  return part;
}

bool is_bare_heading(std::u32string_view flat) {
  if (flat.size() > bare_heading_max || flat.size() < 4) return false;
  const char32_t last = flat.back();
  return !ends_sentence(last) && last != U'：' && last != U'；' && last != U'，' && last != U'、' &&
         !has(flat, U"。") && !has_count(flat) && text::is_han(flat[flat.size() / 2]);
}

// The first block of the body: what comes before is title, delivery and furniture.
std::size_t body_begin(const std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::u32string_view flat = blocks[i].view();
    if (is_salutation(flat) || (has(flat, U"我代表") && !is_delivery(flat))) return i;
    if (is_title(flat) || is_delivery(flat) || is_furniture(flat)) continue;
    const int level = level_of(find_marker(flat).kind);
    if (level == 1 || level == 2 || flat.size() > long_line) return i;
    if (ends_with_any(flat, {U"回顾", U"工作情况"})) return i;
  }
  return 0;
}

// Past the last block of the body: trailing short lines that are no sentences.
std::size_t body_end(const std::vector<Block>& blocks, std::size_t begin) {
  std::size_t end = blocks.size();
  while (end > begin) {
    const std::u32string_view flat = blocks[end - 1].view();
    const bool sentence = std::ranges::any_of(flat, ends_sentence) && !is_furniture(flat);
    if (sentence || is_footnote(flat) || (flat.size() > long_line && !is_furniture(flat))) break;
    if (opens_glossary(flat)) break;
    if (end - 1 > begin && has_any(flat, {U"：", U"；"}) && !is_furniture(flat)) break;
    --end;
  }
  // A body without a single sentence is no body with furniture after it.
  return end == begin ? blocks.size() : end;
}

class Sorter {
 public:
  explicit Sorter(std::vector<Block> blocks) : blocks_(std::move(blocks)) {}

  std::vector<Draft> run() {
    const std::size_t begin = body_begin(blocks_);
    const std::size_t end = body_end(blocks_, begin);
    numbered_ = std::ranges::any_of(blocks_, is_numbered_top);
    parted_ = std::ranges::any_of(blocks_, [](const Block& block) {
      return find_marker(block.view()).kind == MarkerKind::part && is_numbered_top(block);
    });
    announced_ = numbered_ ? looks_back_above_numbers(begin, end) : announces_sections(begin, end);
    const std::size_t glossary = glossary_begin(begin, end);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i < begin) {
        add_preamble(i);
      } else if (i >= end) {
        add(blocks_[i], blocks_[i].page_mark || !is_footnote(blocks_[i].view())
                            ? PieceKind::furniture
                            : PieceKind::footnote);
      } else if (i >= glossary) {
        add(blocks_[i], blocks_[i].page_mark ? PieceKind::furniture : PieceKind::footnote);
      } else {
        const bool open =
            i + 1 < end && find_marker(blocks_[i + 1].view()).kind == MarkerKind::none;
        add_body(blocks_[i], open);
      }
    }
    find_run_in_heads();
    return std::move(drafts_);
  }

 private:
  static bool is_numbered_top(const Block& block) {
    const Marker marker = find_marker(block.view());
    return level_of(marker.kind) == 1 && heading_length(block, marker) > 0;
  }

  static bool is_bare(const Block& block) {
    return find_marker(block.view()).kind == MarkerKind::none && is_bare_heading(block.view());
  }

  // "2030年工作回顾" without a number stands above 一、 and 二、, none of which looks back as a
  // whole.
  bool looks_back_above_numbers(std::size_t begin, std::size_t end) const {
    bool above = false;
    for (std::size_t i = begin; i < end; ++i) {
      const std::u32string_view flat = blocks_[i].view();
      if (is_bare(blocks_[i]) && ends_with_any(flat, {U"回顾", U"工作总结"})) above = true;
      if (!is_numbered_top(blocks_[i])) continue;
      const Section section = section_of(flat.substr(find_marker(flat).length));
      if (!above || (section == Section::review && has_any(flat, {U"回顾", U"总结"}))) return false;
    }
    return above;
  }

  // Bare headings say where the report looks back and where ahead.
  bool announces_sections(std::size_t begin, std::size_t end) const {
    bool back = false;
    bool ahead = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_bare(blocks_[i])) continue;
      const std::u32string_view flat = blocks_[i].view();
      back = back || section_of(flat) == Section::review;
      ahead = ahead || section_of(flat) == Section::plan;
    }
    return back && ahead;
  }

  std::size_t glossary_begin(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (!opens_glossary(blocks_[i].view())) continue;
      const bool body_follows =
          std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                      blocks_.begin() + static_cast<std::ptrdiff_t>(end), [](const Block& block) {
                        return find_marker(block.view()).kind == MarkerKind::han_comma &&
                               block.view().size() < long_line;
                      });
      if (!body_follows) return i;
    }
    return end;
  }

  Draft& add(const Block& block, PieceKind kind) {
    Draft draft;
    draft.piece.kind = kind;
    draft.piece.span = block.span;
    draft.flat = block.flat;
    drafts_.push_back(std::move(draft));
    return drafts_.back();
  }

  void add_preamble(std::size_t i) {
    const std::u32string_view flat = blocks_[i].view();
    const bool after_delivery =
        i > 0 && !drafts_.empty() && drafts_.back().piece.kind == PieceKind::delivery;
    const bool name =
        flat.size() >= 2 && flat.size() <= 4 && std::ranges::all_of(flat, text::is_han);
    const bool delivery = is_delivery(flat) || (name && after_delivery);
    const bool names_session = has(flat, U"会议上") && !has(flat, U"的政府工作报告");
    PieceKind kind = delivery ? PieceKind::delivery : PieceKind::furniture;
    if (is_title(flat) && !(delivery && names_session)) kind = PieceKind::title;
    add(blocks_[i], kind);
  }

  // `open` is true where the block after it opens without a marker.
  void add_body(const Block& block, bool open) {
    const std::u32string_view flat = block.view();
    if (block.page_mark) {
      add(block, PieceKind::furniture);
      return;
    }
    if (is_salutation(flat)) {
      pop_to(1);
      add(block, PieceKind::salutation);
      return;
    }
    if (is_footnote(flat)) {
      add(block, PieceKind::footnote);
      return;
    }
    if (is_furniture(flat) && !std::ranges::any_of(flat, ends_sentence)) {
      add(block, PieceKind::furniture);
      return;
    }
    const Marker marker = find_marker(flat);
    const int level = level_of(marker.kind);
    if (level > 0 && marker.kind != MarkerKind::item && marker.kind != MarkerKind::dash) {
      if (const std::size_t length = heading_length(block, marker); length > 0) {
        add_heading(piece_of(block, 0, length), level_of_numbered(marker));
        if (length < flat.size()) add_paragraph(piece_of(block, length, flat.size()));
        return;
      }
    } else if (marker.kind == MarkerKind::item && open && is_item_heading(block, marker)) {
      add_heading(block, 3);
      return;
    } else if (marker.kind == MarkerKind::dash || marker.kind == MarkerKind::none) {
      if (is_bare_heading(flat.substr(marker.length))) {
        add_heading(block, marker.kind == MarkerKind::dash ? 3 : bare_level(flat));
        return;
      }
    }
    add_paragraph(block);
  }

  // "二是稳投资。" alone on its line, with the paragraphs it heads below. An item of a list has
  // the next item below; only the last of a list is then told by the one before it.
  bool is_item_heading(const Block& block, const Marker& marker) {
    const std::u32string_view flat = block.view();
    const std::size_t stop = sentence_end(flat);
    const bool alone = flat.size() <= long_line && (stop == flat.size() || stop + 1 == flat.size());
    if (!alone || has_count(flat.substr(marker.length))) return false;
    if (marker.ordinal != 1 && marker.ordinal != item_heading_ + 1) return false;
    item_heading_ = marker.ordinal;
    return true;
  }

  // A bare heading that announces a section stands above those that announce none; without any
  // such all bare ones stand alike, below the numbered.
  int bare_level(std::u32string_view flat) const {
    const bool tells = starts_with_any(flat, {U"这一年", U"这五年", U"一年来", U"五年来"});
    if (announced_ && !tells && section_of(flat) != Section::unknown) return 1;
    if (!numbered_) return announced_ ? 2 : 1;
    return stack_.empty() ? 1 : std::min(3, drafts_[stack_.back()].piece.level + 1);
  }

  // 一、 stands below 第一部分, and below bare headings that announce the sections.
  int level_of_numbered(const Marker& marker) const {
    const bool lower = parted_ ? marker.kind != MarkerKind::part : numbered_ && announced_;
    return std::min(3, level_of(marker.kind) + (lower ? 1 : 0));
  }

  void pop_to(int level) {
    while (!stack_.empty() && drafts_[stack_.back()].piece.level > level) stack_.pop_back();
  }

  void add_heading(const Block& block, int level) {
    pop_to(level - 1);
    Draft& draft = add(block, PieceKind::heading);
    draft.piece.level = level;
    draft.piece.head = block.span;
    draft.piece.path = stack_;
    stack_.push_back(drafts_.size() - 1);
  }

  void add_paragraph(const Block& block) {
    const std::u32string_view flat = block.view();
    const bool problems = opens_problems(flat);
    if (problems || starts_with_any(flat, {U"各位代表", U"同时，", U"此外，", U"另外，"})) {
      pop_to(1);
    }
    Draft& draft = add(block, PieceKind::paragraph);
    draft.problems = problems;
    draft.piece.path = stack_;
    const Marker marker = find_marker(flat);
    if (marker.kind == MarkerKind::item || marker.kind == MarkerKind::dash) {
      if (run_in_length(flat, long_line + 10) > 0)
        set_head(draft, run_in_length(flat, long_line + 10));
    }
  }

  static void set_head(Draft& draft, std::size_t length) {
    draft.piece.head = {draft.piece.span.begin, draft.flat.at[length - 1] + 1};
    draft.piece.level =
        draft.piece.path.empty() ? 1 : static_cast<int>(draft.piece.path.size()) + 1;
  }

  // Length of a first sentence that may be a run-in head; 0 where it may not.
  static std::size_t run_in_length(std::u32string_view flat, std::size_t longest) {
    const std::size_t stop = sentence_end(flat);
    if (stop >= flat.size() || stop > longest || stop < 4) return 0;
    if (flat.size() - stop < 20 || has_count(flat.substr(0, stop))) return 0;
    if (has_any(flat.substr(0, stop), {U"；", U"：", U"我代表"})) return 0;
    return stop + 1;
  }

  // Paragraphs below one heading that mostly open with a short sentence open with heads.
  void find_run_in_heads() {
    for (std::size_t begin = 0; begin < drafts_.size();) {
      std::size_t end = begin + 1;
      while (end < drafts_.size() && drafts_[end].piece.path == drafts_[begin].piece.path &&
             drafts_[end].piece.kind != PieceKind::heading) {
        ++end;
      }
      settle_group(begin, end);
      begin = end;
    }
  }

  void settle_group(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> candidates;
    std::size_t bodies = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Draft& draft = drafts_[i];
      if (draft.piece.kind != PieceKind::paragraph || !draft.piece.head.empty()) continue;
      const std::u32string_view flat = draft.view();
      if (flat.size() < run_in_body_min || draft.problems ||
          starts_with_any(flat, {U"各位代表", U"同时，"}))
        continue;
      const std::size_t length = run_in_length(flat, run_in_max);
      const std::u32string_view first = flat.substr(0, length);
      // A first sentence that tells a deed is a result itself.
      const bool deed = has_any(first, {U"投用", U"运营", U"竣工", U"开工", U"建成", U"完成",
                                        U"投产", U"通车", U"签约", U"获批", U"获评", U"荣获"});
      if (length > 0 && !deed && !has(first, U"是") && !starts_with_any(first, {U"我们", U"在"})) {
        candidates.push_back(i);
        ++bodies;
      } else if (flat.size() >= whole_body_min) {
        ++bodies;
      }
    }
    if (candidates.size() < 2 || candidates.size() * 5 < bodies * 3) return;
    for (const std::size_t i : candidates) {
      set_head(drafts_[i], run_in_length(drafts_[i].view(), run_in_max));
    }
  }

  std::vector<Block> blocks_;
  std::vector<Draft> drafts_;
  std::vector<std::size_t> stack_;  // indices of the open headings
  int item_heading_ = -1;           // ordinal of the last item that was a heading
  bool parted_ = false;             // 第一部分, 第二部分 stand outermost
  bool announced_ = false;          // bare headings say where it looks back and ahead
  bool numbered_ = false;           // the report numbers its outermost headings
};

}  // namespace

std::u32string_view Draft::head() const {
  if (piece.head.empty()) return {};
  std::size_t length = 0;
  while (length < flat.text.size() && flat.at[length] < piece.head.end) ++length;
  return view().substr(0, length);
}

std::vector<Draft> draft_pieces(std::vector<Block> blocks) {
  return Sorter(std::move(blocks)).run();
}

}  // namespace luoshi::reading
