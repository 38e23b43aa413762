#include "reading/problems.hpp"

#include <algorithm>

#include "reading/cues.hpp"
#include "reading/marker.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

constexpr std::size_t bare_frame_max = 16;
constexpr std::size_t many_sentences = 4;  // then each sentence is an item of its own

// The turn to what is wanting, and the vow after it, are no problems themselves.
bool is_frame(View words) {
  return has_any(words, {U"清醒", U"认识到", U"看到", U"深知", U"主要表现", U"主要是", U"主要有",
                         U"表现在", U"集中表现", U"正视"});
}

bool opens_vow(View words) {
  return starts_with_any(
      words, {U"对此",     U"对于这些", U"对于以上", U"对于上述", U"对这些",   U"对上述",
              U"针对",     U"面对这",   U"面对上述", U"面对困难", U"面对问题", U"这些问题",
              U"以上问题", U"上述问题", U"我们将",   U"我们一定", U"我们必须", U"在此",
              U"困难不容", U"下一步",   U"为此",     U"我们要",   U"只要"});
}

bool vows(View words) {
  if (starts_with_any(words, {U"我们将", U"我们一定", U"我们必将"})) return true;
  return opens_vow(words) && !is_frame(words);
}

// "面临不少困难和问题": says that there are some, not which.
bool says_some(View words) {
  return words.size() <= 24 && has_any(words, {U"存在", U"面临", U"遇到", U"还有", U"仍有"}) &&
         has_any(words, {U"不少", U"一些", U"诸多", U"许多", U"前所未有"}) &&
         ends_with_any(words, {U"问题", U"不足", U"挑战", U"困难", U"短板", U"差距"});
}

bool says_want(View words) {
  return has_any(
      words,
      {U"不够",   U"不足",   U"不高",   U"不强",   U"不优",   U"不大",   U"不快",     U"不多",
       U"不全",   U"不平衡", U"不充分", U"不适应", U"不到位", U"不稳",   U"不完善",   U"不健全",
       U"不合理", U"不明显", U"不深",   U"不实",   U"不力",   U"不作为", U"滞后",     U"短板",
       U"薄弱",   U"偏",     U"较弱",   U"较低",   U"较大",   U"较多",   U"较少",     U"较慢",
       U"差距",   U"困难",   U"问题",   U"矛盾",   U"压力",   U"风险",   U"隐患",     U"制约",
       U"缺乏",   U"缺少",   U"欠缺",   U"有待",   U"亟待",   U"亟需",   U"尚未",     U"尚需",
       U"仍需",   U"还需",   U"需要",   U"艰巨",   U"任务重", U"仍有",   U"仍然",     U"依然",
       U"未能",   U"未完成", U"放缓",   U"下滑",   U"突出",   U"弱项",   U"瓶颈",     U"欠账",
       U"脆弱",   U"严峻",   U"单一",   U"挑战",   U"繁重",   U"下降",   U"紧张",     U"任重",
       U"疲弱",   U"受阻",   U"趋紧",   U"承压",   U"不振",   U"不少",   U"供强需弱", U"难"});
}

class Reader {
 public:
  explicit Reader(const Passage& passage) : passage_(passage), clauses_(passage.clauses) {}

  std::vector<Problem> run() {
    const bool itemised = std::ranges::any_of(
        clauses_, [&](const Clause& clause) { return is_item(passage_.view(clause)); });
    first_ = skip_frame(itemised);
    end_ = find_vow(first_);
    for (std::size_t i = first_; i < end_; ++i) {
      const View words = passage_.view(clauses_[i]);
      if (itemised ? is_item(words) : starts_problem(i)) {
        const std::size_t head = clauses_[i].begin + item_length(words);
        found_.push_back({clauses_[i].begin, std::min(head, clauses_[i].end - 1), clauses_[i].end});
      } else if (!found_.empty()) {
        found_.back().end = clauses_[i].end;
      }
    }
    std::erase_if(found_, [&](const Problem& problem) {
      const View words = passage_.view().substr(problem.begin, problem.end - problem.begin);
      const bool confident = has_any(words, {U"信心", U"可期", U"一定能"});
      return words.size() < 5 || (!itemised && (confident || !says_want(words)));
    });
    return std::move(found_);
  }

 private:
  static bool is_item(View words) {
    const Marker marker = find_marker(words);
    return marker.kind == MarkerKind::item || marker.kind == MarkerKind::han_paren ||
           marker.kind == MarkerKind::arabic_paren || marker.kind == MarkerKind::arabic_dot;
  }

  static std::size_t item_length(View words) {
    return is_item(words) ? find_marker(words).length : 0;
  }

  // The first clause behind the turn: behind its colon where it has one.
  std::size_t skip_frame(bool itemised) const {
    if (itemised) return 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      const View words = passage_.view(clauses_[i]);
      if (!is_frame(words) && !says_some(words)) continue;
      if (first > 0 && clauses_[i].stop != U'：' && !says_some(words)) continue;
      if (first == 0 || i == first || clauses_[i].stop == U'：') first = i + 1;
      if (clauses_[i].stop == U'：') break;
    }
    return first;
  }

  // Where the vow to do better begins; the end where there is none.
  std::size_t find_vow(std::size_t from) const {
    for (std::size_t i = from; i < clauses_.size(); ++i) {
      const View words = passage_.view(clauses_[i]);
      if (opens_sentence(i) && !is_item(words) && vows(words) && !item_after(i)) return i;
    }
    return clauses_.size();
  }

  bool opens_sentence(std::size_t i) const {
    return i == 0 || clauses_[i].sentence != clauses_[i - 1].sentence;
  }

  // A list parted by semicolons has an item for each; otherwise every clause that says what is
  // wanting is one.
  bool starts_problem(std::size_t i) const {
    if (found_.empty()) return true;
    if (opens_sentence(i)) return !is_bare_frame(found_.back());
    const bool parted =
        std::ranges::any_of(clauses_, [](const Clause& clause) { return clause.stop == U'；'; });
    if (parted || sentences() >= many_sentences) return false;
    const View words = passage_.view(clauses_[i]);
    return says_want(words) && says_want(passage_.view().substr(
                                   found_.back().begin, found_.back().end - found_.back().begin));
  }

  // "我们必须正视民生短板。" heads the sentence after it.
  bool is_bare_frame(const Problem& problem) const {
    const View words = passage_.view().substr(problem.begin, problem.end - problem.begin);
    return words.size() <= bare_frame_max && is_frame(words);
  }

  bool item_after(std::size_t i) const {
    for (std::size_t j = i + 1; j < clauses_.size(); ++j) {
      if (is_item(passage_.view(clauses_[j]))) return true;
    }
    return false;
  }

  std::size_t sentences() const {
    return clauses_[end_ - 1].sentence - clauses_[first_].sentence + 1;
  }

  const Passage& passage_;
  const std::vector<Clause>& clauses_;
  std::size_t first_ = 0;  // the clauses between frame and vow
  std::size_t end_ = 0;
  std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> find_problems(const Passage& passage) {
  return Reader(passage).run();
}

}  // namespace luoshi::reading
