#include "reading/parts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "reading/cues.hpp"
#include "reading/marker.hpp"

namespace luoshi::reading {
namespace {

constexpr std::size_t opening_words = 140;  // how far into a paragraph its turn may stand

bool names_targets(std::u32string_view flat) {
  return has_any(flat, {U"预期目标", U"主要目标", U"奋斗目标", U"发展目标", U"目标是", U"目标为",
                        U"目标：", U"预期性", U"约束性", U"主要指标"}) &&
         has_any(flat, {U"增长", U"%", U"以上", U"左右", U"达到"});
}

bool is_outlook(std::u32string_view flat) {
  const std::u32string_view start = flat.substr(0, 70);
  return has_any(
      start, {U"总体要求", U"指导思想", U"基本思路", U"总体思路", U"工作思路", U"之年", U"展望",
              U"形势", U"机遇", U"的关键一年", U"重要一年", U"第一个五年", U"关键时期", U"蓝图"});
}

bool opens_plan(std::u32string_view flat) {
  const std::u32string_view start = flat.substr(0, 80);
  return has_any(start,
                 {U"今年是", U"今年政府工作", U"做好今年", U"新的一年", U"今后五年", U"未来五年",
                  U"今年经济社会发展", U"今年全", U"主要预期目标", U"工作总体要求"});
}

bool opens_closing(std::u32string_view flat) {
  return has_any(flat, {U"紧密地团结", U"紧密的团结", U"紧密团结在", U"紧紧团结"}) ||
         (has(flat, U"让我们") && has_any(flat, {U"奋斗", U"努力", U"贡献", U"篇章"}));
}

// The quoted plan period a heading names last: “十五五”; empty where it names none.
std::u32string_view last_period(std::u32string_view heading) {
  const std::size_t close = heading.rfind(U"五”");
  const std::size_t open = heading.rfind(U'“', close);
  if (close == heading.npos || open == heading.npos) return {};
  return heading.substr(open, close + 2 - open);
}

// The second half of a section that looks back and ahead under one heading.
bool turns_ahead(std::u32string_view flat, std::u32string_view period) {
  const std::u32string_view start = flat.substr(0, 60);
  if (!period.empty() && flat.starts_with(period)) return true;
  return has_any(start,
                 {U"主要目标", U"今后五年", U"未来五年", U"下一个五年", U"指导思想", U"总体要求"});
}

class Walker {
 public:
  explicit Walker(std::vector<Draft>& drafts) : drafts_(drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      if (drafts[i].piece.kind == PieceKind::heading) last_heading_ = i;
      if (is_top(i)) has_top_ = true;
    }
  }

  void run() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Piece& piece = drafts_[i].piece;
      switch (piece.kind) {
        case PieceKind::furniture:
        case PieceKind::footnote:
          piece.part = Part::aside;
          break;
        case PieceKind::title:
        case PieceKind::delivery:
          piece.part = Part::opening;
          break;
        case PieceKind::salutation:
          piece.part = part_;
          break;
        case PieceKind::heading:
          read_heading(i);
          piece.part = part_;
          break;
        case PieceKind::paragraph:
          read_paragraph(i);
          piece.part = part_;
          break;
      }
    }
  }

 private:
  bool is_top(std::size_t i) const {
    return drafts_[i].piece.kind == PieceKind::heading && drafts_[i].piece.level == 1;
  }

  void read_heading(std::size_t i) {
    const std::u32string_view flat = drafts_[i].view();
    if (!is_top(i)) {
      const Section section = section_of(flat);
      if (!has_top_) {
        begin_without_top(section);
      } else if (section == Section::problems && part_ == Part::review) {
        part_ = Part::problems;
      } else if (part_ == Part::outlook) {
        part_ = Part::plan;
      }
      return;
    }
    Section section = section_of(flat);
    if (section == Section::unknown) {
      section = seen_plan_ || seen_review_ ? Section::plan : Section::review;
    }
    begin_section(i, section);
  }

  void begin_without_top(Section section) {
    if (section == Section::plan && part_ != Part::plan && seen_review_) {
      part_ = Part::plan;
      seen_plan_ = true;
    } else if (section == Section::problems) {
      part_ = Part::problems;
    } else if (part_ == Part::opening) {
      part_ = Part::review;
      seen_review_ = true;
    }
  }

  void begin_section(std::size_t i, Section section) {
    mixed_ = section == Section::mixed;
    period_ = last_period(drafts_[i].view());
    if (section == Section::plan) {
      seen_plan_ = true;
      branches_ = has_children(i);
      part_ = branches_ ? Part::outlook : Part::plan;
    } else {
      seen_review_ = true;
      part_ = section == Section::problems ? Part::problems : Part::review;
    }
  }

  bool has_children(std::size_t i) const {
    for (std::size_t j = i + 1; j < drafts_.size() && !is_top(j); ++j) {
      if (drafts_[j].piece.kind == PieceKind::heading && drafts_[j].piece.level == 2) return true;
    }
    return false;
  }

  bool below_branch(std::size_t i) const {
    return std::ranges::any_of(drafts_[i].piece.path,
                               [&](std::size_t above) { return drafts_[above].piece.level >= 2; });
  }

  void read_paragraph(std::size_t i) {
    const std::u32string_view flat = drafts_[i].view();
    if (part_ == Part::opening) {
      if (has(flat, U"我代表") && has(flat, U"报告")) return;
      part_ = Part::review;
      seen_review_ = true;
    }
    if (i > last_heading_ && (seen_plan_ || !has_top_) && opens_closing(flat) &&
        part_ != Part::review) {
      part_ = Part::closing;
    }
    if (part_ == Part::closing) return;
    if (part_ == Part::review || part_ == Part::problems) {
      read_past(drafts_[i]);
      return;
    }
    const bool item = find_marker(flat).kind == MarkerKind::item;
    const bool task = below_branch(i) || names_targets(flat) || item;
    const bool outlook = !task && is_outlook(flat);
    if (outlook) part_ = Part::outlook;
    if (task || (!outlook && !branches_)) part_ = Part::plan;
  }

  void read_past(const Draft& draft) {
    if (part_ == Part::review && draft.problems) {
      part_ = Part::problems;
      return;
    }
    const std::u32string_view flat = draft.view();
    const bool ahead = (mixed_ && turns_ahead(flat, period_)) || (!has_top_ && opens_plan(flat));
    if (!ahead) return;
    seen_plan_ = true;
    mixed_ = false;
    branches_ = false;
    part_ = is_outlook(flat) && !names_targets(flat) ? Part::outlook : Part::plan;
  }

  std::vector<Draft>& drafts_;
  Part part_ = Part::opening;
  std::size_t last_heading_ = 0;
  bool has_top_ = false;
  bool seen_review_ = false;
  bool seen_plan_ = false;
  bool branches_ = false;       // the section of plans has headings of its own below
  std::u32string_view period_;  // named last in the heading of the section
  bool mixed_ = false;          // the section looks back first, then ahead
};

// One bit for each class of the first characters of the words below, by their lower six bits or
// the six above.
constexpr std::uint64_t first_classes(unsigned shift) {
  std::uint64_t classes = 0;
  for (const char32_t first : std::u32string_view(U"不有亟仍还尚差薄滞短低艰任")) {
    classes |= std::uint64_t{1} << (first >> shift & 63U);
  }
  return classes;
}

// What is wanting, in one word; the first characters alone rule out most places of a text.
bool says_want(std::u32string_view rest) {
  constexpr std::uint64_t low = first_classes(0);
  constexpr std::uint64_t high = first_classes(6);
  const char32_t c = rest.front();
  if ((low >> (c & 63U) & high >> (c >> 6U & 63U) & 1U) == 0) return false;
  constexpr std::array<std::u32string_view, 21> wants = {
      U"不够", U"不足",   U"不强",   U"不高", U"不优", U"不平衡", U"不充分",
      U"有待", U"不完善", U"不稳固", U"亟待", U"仍需", U"还需",   U"尚未",
      U"差距", U"薄弱",   U"滞后",   U"短板", U"低于", U"艰巨",   U"任重"};
  return std::ranges::any_of(wants, [rest](std::u32string_view word) {
    return word.front() == rest.front() && rest.starts_with(word);
  });
}

// "城镇化率低于全国平均，管理水平有待提高；…": a paragraph that says in clause after clause what is
// wanting admits problems, though no turn announces them.
bool lists_wants(std::u32string_view flat) {
  constexpr std::size_t wants_min = 5;
  constexpr std::size_t clauses_shown = 8;  // a paragraph of wants has shown some by then
  std::size_t clauses = 1;
  std::size_t wants = 0;
  bool wanting = false;  // the clause at hand says what is wanting
  for (std::size_t at = 0; at < flat.size(); ++at) {
    if (flat[at] == U'，' || flat[at] == U'；' || flat[at] == U'。') {
      clauses += at + 1 < flat.size() ? 1 : 0;
      wanting = false;
      if (clauses > clauses_shown && wants < 2) return false;
    } else if (!wanting && says_want(flat.substr(at))) {
      ++wants;
      wanting = true;
    }
  }
  return wants >= wants_min && 2 * wants >= clauses;
}

}  // namespace

bool opens_problems(std::u32string_view flat) {
  if (lists_wants(flat)) return true;
  const std::u32string_view start = flat.substr(0, opening_words);
  const std::size_t turn =
      find_any(start, {U"清醒",     U"必须看到", U"深知",       U"也要看到", U"也看到",
                       U"同时看到", U"也认识到", U"更须正视",   U"更要正视", U"也应看到",
                       U"还应看到", U"还要看到", U"也深刻认识", U"不容忽视", U"也存在",
                       U"还存在",   U"仍存在",   U"依然存在",   U"仍然存在", U"成绩的同时"});
  if (turn == start.npos) return false;
  return has_any(flat.substr(turn, opening_words),
                 {U"问题", U"不足", U"困难", U"挑战", U"差距", U"短板", U"矛盾", U"薄弱"});
}

Section section_of(std::u32string_view heading) {
  const bool back = has_any(heading, {U"回顾", U"总结", U"成就", U"过去", U"完成情况", U"工作情况",
                                      U"取得新成效", U"取得的成绩"});
  const bool ahead =
      has_any(heading, {U"任务", U"目标", U"安排", U"重点工作", U"打算", U"部署", U"总体要求",
                        U"今后", U"自身建设", U"未来", U"展望", U"思路", U"举措", U"政策取向",
                        U"远景", U"服务型政府", U"满意政府", U"新征程"});
  if (has_any(heading, {U"完成情况", U"落实情况"}) ||
      starts_with_any(heading, {U"这一年", U"这五年", U"一年来", U"五年来"})) {
    return Section::review;
  }
  if (back && ahead) return Section::mixed;
  if (back) return Section::review;
  if (has_any(heading, {U"存在的问题", U"存在问题", U"主要问题", U"问题和不足", U"困难和问题",
                        U"问题与不足", U"问题和困难"})) {
    return Section::problems;
  }
  return ahead || has(heading, U"主要工作") ? Section::plan : Section::unknown;
}

void assign_parts(std::vector<Draft>& drafts) {
  Walker(drafts).run();
}

}  // namespace luoshi::reading
