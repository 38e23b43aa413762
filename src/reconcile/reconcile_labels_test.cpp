// Holds the matching of promises with results to pairs that readers labelled in real reports
// (tests/reconcile; its README says how). The labels are facts only, places and verdicts; the
// reports themselves are no part of the project and are looked for beside the source tree.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "reading/read.hpp"
#include "reconcile/outcome.hpp"
#include "text/decode.hpp"

namespace luoshi::reconcile {
namespace {

namespace fs = std::filesystem;

struct Label {
  reading::Span target;
  std::vector<reading::Span>
      results;           // any of them reports on the promise; none where nothing does
  std::string verdicts;  // what a reader could say, parted by commas
  bool open = false;     // a reader could pair it or not
  bool clear = false;    // all readings agree
};

struct Score {
  int right = 0;
  int lost = 0;
  int wrong = 0;
  int judged_right = 0;

  void add(const Score& other) {
    right += other.right;
    lost += other.lost;
    wrong += other.wrong;
    judged_right += other.judged_right;
  }
  [[nodiscard]] double recall() const { return static_cast<double>(right) / (right + lost); }
  [[nodiscard]] double precision() const { return static_cast<double>(right) / (right + wrong); }
  [[nodiscard]] double verdicts() const { return static_cast<double>(judged_right) / right; }
};

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::vector<Label> read_labels(const fs::path& path) {
  std::vector<Label> labels;
  std::istringstream lines(slurp(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    Label label;
    std::string results;
    std::string sure;
    std::istringstream fields(line);
    fields >> label.target.begin >> label.target.end >> results >> label.verdicts >> sure;
    label.open = sure == "open";
    label.clear = sure == "clear";
    std::ranges::replace(results, ',', ' ');
    std::istringstream spans(results == "-" ? "" : results);
    reading::Span span;
    for (char dash = 0; spans >> span.begin >> dash >> span.end;) label.results.push_back(span);
    labels.push_back(std::move(label));
  }
  return labels;
}

std::size_t overlap(reading::Span a, reading::Span b) {
  const std::size_t begin = std::max(a.begin, b.begin);
  const std::size_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

// `outcome` is null where nothing was said of a labelled promise.
void add(const Outcome* outcome, const Label& label, Score& score) {
  const bool wanted = !label.results.empty();
  if (outcome == nullptr || !outcome->result) {
    score.lost += wanted && !label.open ? 1 : 0;
    return;
  }
  const bool found = std::ranges::any_of(
      label.results, [&](reading::Span span) { return overlap(span, *outcome->result) > 0; });
  if (label.open && wanted) return;
  if (found) {
    ++score.right;
    score.judged_right += label.verdicts.find(name_of(outcome->verdict)) != std::string::npos;
  } else {
    ++score.wrong;
    score.lost += wanted ? 1 : 0;
  }
}

// All that readers are sure of, and of it what is clear.
struct Scores {
  Score sure;
  Score clear;
};

Scores scores_of(const std::vector<Outcome>& outcomes, const std::vector<Label>& labels) {
  Scores scores;
  for (const Label& label : labels) {
    const auto most = std::ranges::max_element(
        outcomes, {}, [&label](const Outcome& one) { return overlap(one.target, label.target); });
    const bool met = most != outcomes.end() && overlap(most->target, label.target) > 0;
    add(met ? &*most : nullptr, label, scores.sure);
    if (label.clear) add(met ? &*most : nullptr, label, scores.clear);
  }
  for (const Outcome& one : outcomes) {
    EXPECT_TRUE(std::ranges::any_of(
        labels, [&](const Label& label) { return overlap(one.target, label.target) > 0; }))
        << "no label for the promise at " << one.target.begin;
  }
  return scores;
}

Scores score(const fs::path& reports, const fs::path& file) {
  const std::string stem = file.stem();
  const auto parted = stem.find('_');
  const auto text_of = [&](const std::string& name) {
    return text::decode(slurp(reports / (name + ".txt"))).value().text;
  };
  const auto earlier_text = text_of(stem.substr(0, parted));
  const auto later_text = text_of(stem.substr(parted + 1));
  const auto earlier_report = reading::read_report(earlier_text);
  const auto later_report = reading::read_report(later_text);
  return scores_of(reconcile({earlier_text, earlier_report}, {later_text, later_report}),
                   read_labels(file));
}

fs::path reports_beside_the_tree() {
  return fs::path(LUOSHI_SOURCE_DIR).parent_path() / "shared" / "reports";
}

void print(const std::string& of, const Score& score) {
  std::cout << of << ": pairs " << score.right + score.lost << ", recall " << score.recall()
            << ", precision " << score.precision() << ", verdict " << score.verdicts() << "\n";
}

// Of the files of a folder whose names begin with one of `places`; of all for none.
Scores score_folder(std::string_view name, const std::vector<std::string_view>& places = {}) {
  Scores all;
  for (const auto& file :
       fs::directory_iterator(fs::path(LUOSHI_SOURCE_DIR) / "tests" / "reconcile" / name)) {
    const std::string stem = file.path().stem();
    const auto wanted = [&](std::string_view place) { return stem.starts_with(place); };
    if (!places.empty() && std::ranges::none_of(places, wanted)) continue;
    const Scores one = score(reports_beside_the_tree(), file.path());
    print(stem, one.sure);
    all.sure.add(one.sure);
    all.clear.add(one.clear);
  }
  print(std::string(name) + ", sure", all.sure);
  print(std::string(name) + ", clear", all.clear);
  return all;
}

TEST(reconcile_labels, pairs_and_verdicts_agree_with_a_reader_where_the_weights_were_fitted) {
  if (!fs::exists(reports_beside_the_tree())) GTEST_SKIP() << "no real reports beside the tree";
  const Score all = score_folder("fitting").sure;
  EXPECT_GE(all.recall(), 0.79);
  EXPECT_GE(all.precision(), 0.86);
  EXPECT_GE(all.verdicts(), 0.93);
}

TEST(reconcile_labels, nine_clear_pairs_in_ten_are_found_and_right_in_the_two_places_read_whole) {
  if (!fs::exists(reports_beside_the_tree())) GTEST_SKIP() << "no real reports beside the tree";
  const Score clear = score_folder("fitting", {"xushui", "shunping"}).clear;
  EXPECT_GE(clear.right + clear.lost, 110);
  EXPECT_GE(clear.recall(), 0.90);
  EXPECT_GE(clear.precision(), 0.90);
  EXPECT_GE(clear.verdicts(), 0.95);
}

TEST(reconcile_labels, pairs_and_verdicts_agree_with_a_reader_where_nothing_was_fitted) {
  if (!fs::exists(reports_beside_the_tree())) GTEST_SKIP() << "no real reports beside the tree";
  const Scores all = score_folder("held_out");
  EXPECT_GE(all.clear.recall(), 0.85);
  EXPECT_GE(all.clear.precision(), 0.88);
  EXPECT_GE(all.sure.recall(), 0.78);
  EXPECT_GE(all.sure.precision(), 0.86);
  EXPECT_GE(all.sure.verdicts(), 0.95);
}

// What was published of Nankai's 2019: growth of regional product, the year's budget revenue,
// investment and new jobs. Two targets were met and two missed.
TEST(reconcile_labels, published_outcomes_of_nankai_2019_meet_two_targets_and_miss_two) {
  const fs::path report = reports_beside_the_tree() / "nankai-2019.txt";
  if (!fs::exists(report)) GTEST_SKIP() << "no real reports beside the source tree";
  const auto promised_text = text::decode(slurp(report)).value().text;
  const std::u32string published =
      U"一、2019年工作回顾\n地区生产总值增长3.8%，一般公共预算收入完成40.06亿元，"
      U"固定资产投资完成142.9亿元、增长6%，新增就业4万人。\n";
  const auto promised_report = reading::read_report(promised_text);
  const auto published_report = reading::read_report(published);
  const Source promised{promised_text, promised_report};

  const auto outcomes = reconcile(promised, {published, published_report});

  const auto of = [&](std::u32string_view words) {
    return std::ranges::find_if(outcomes, [&](const Outcome& one) {
      return one.result && promised.words(one.target).find(words) != words.npos;
    });
  };
  const auto expect = [&](std::u32string_view words, Verdict verdict, std::string_view arithmetic) {
    const auto found = of(words);
    ASSERT_NE(found, outcomes.end());
    EXPECT_EQ(found->verdict, verdict);
    EXPECT_NE(found->reason.find(arithmetic), std::string::npos) << found->reason;
  };
  expect(U"地区生产总值增长5%", Verdict::missed, "3.8 < 5");
  expect(U"一般公共预算收入增长4%", Verdict::missed, "43.17 亿元 × (1 + 4 %)");
  expect(U"固定资产投资增长6%", Verdict::met, "6 ≥ 6");
  expect(U"新增就业4万人", Verdict::met, "4 ≥ 4");
}

}  // namespace
}  // namespace luoshi::reconcile
