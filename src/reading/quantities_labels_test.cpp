// Holds the extractor to numbers that people labelled in real reports. The labels are facts only
// (tests/reading/labels: place, value, unit, kind, role, qualifier); the reports themselves are no
// part of the project and are looked for beside the source tree.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "reading/names.hpp"
#include "reading/quantities.hpp"
#include "reading/structure.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

namespace fs = std::filesystem;

struct Label {
  std::size_t at = 0;
  std::string value;
  std::string unit;
  std::string kind;
  std::string role;
  std::string qualifier;
};

struct Labels {
  std::vector<Span> passages;
  std::vector<Span> optional;  // neither asked for nor forbidden
  std::vector<Label> labels;
};

struct Score {
  int labelled = 0;
  int found = 0;
  int extra = 0;
  int kind = 0;
  int role = 0;
  int qualifier = 0;

  void add(const Score& other) {
    labelled += other.labelled;
    found += other.found;
    extra += other.extra;
    kind += other.kind;
    role += other.role;
    qualifier += other.qualifier;
  }
  [[nodiscard]] double f1() const { return 2.0 * found / std::max(1, labelled + found + extra); }
  [[nodiscard]] double of_found(int right) const {
    return static_cast<double>(right) / std::max(1, found);
  }
};

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

Labels read_labels(const fs::path& path) {
  Labels all;
  std::istringstream lines(slurp(path));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string record;
    std::getline(fields, record, '\t');
    if (record == "label") {
      Label one;
      fields >> one.at >> one.value >> one.unit >> one.kind >> one.role >> one.qualifier;
      all.labels.push_back(one);
    } else {
      Span span;
      fields >> span.begin >> span.end;
      (record == "passage" ? all.passages : all.optional).push_back(span);
    }
  }
  return all;
}

bool same_number(const std::string& a, const std::string& b) {
  const auto x = Decimal::parse(a);
  const auto y = Decimal::parse(b);
  return x && y && *x == *y;
}

bool same_value(const Quantity& quantity, const std::string& value) {
  const auto dots = value.find("..");
  if (dots == std::string::npos) return same_number(quantity.value, value);
  return same_number(quantity.low, value.substr(0, dots)) &&
         same_number(quantity.high, value.substr(dots + 2));
}

bool inside(const std::vector<Span>& spans, std::size_t at) {
  return std::ranges::any_of(spans, [&](const Span& span) { return span.contains(at); });
}

Score score(const std::vector<Quantity>& quantities, const Labels& labels) {
  Score score;
  score.labelled = static_cast<int>(labels.labels.size());
  std::vector<bool> used(quantities.size(), false);
  for (const Label& label : labels.labels) {
    for (std::size_t i = 0; i < quantities.size(); ++i) {
      const Quantity& one = quantities[i];
      if (used[i] || !one.span.contains(label.at)) continue;
      if (one.unit != label.unit || !same_value(one, label.value)) continue;
      used[i] = true;
      ++score.found;
      score.kind += name_of(one.kind) == label.kind ? 1 : 0;
      score.role += name_of(one.role) == label.role ? 1 : 0;
      score.qualifier += name_of(one.qualifier) == label.qualifier ? 1 : 0;
      break;
    }
  }
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const std::size_t at = quantities[i].span.begin;
    if (!used[i] && inside(labels.passages, at) && !inside(labels.optional, at)) ++score.extra;
  }
  return score;
}

TEST(quantities, agree_with_labels_made_by_hand_in_real_reports) {
  const fs::path source = LUOSHI_SOURCE_DIR;
  const fs::path reports = source.parent_path() / "shared" / "reports";
  if (!fs::exists(reports)) {
    GTEST_SKIP() << "no reports at " << reports << "; put them there to score the labels";
  }
  Score total;
  for (const auto& entry : fs::directory_iterator(source / "tests" / "reading" / "labels")) {
    const fs::path report = reports / entry.path().filename().replace_extension(".txt");
    if (entry.path().extension() != ".tsv" || !fs::exists(report)) continue;
    const std::u32string text = text::from_utf8(slurp(report));
    const Score one = score(find_quantities(text, read_document(text)), read_labels(entry.path()));
    EXPECT_GE(one.f1(), 0.93) << entry.path().stem();
    total.add(one);
  }
  ASSERT_GT(total.labelled, 0);
  std::cout << fmt::format("{} labels: F1 {:.3f} kind {:.3f} role {:.3f} qualifier {:.3f}\n",
                           total.labelled, total.f1(), total.of_found(total.kind),
                           total.of_found(total.role), total.of_found(total.qualifier));
  EXPECT_GE(total.f1(), 0.98);
  EXPECT_GE(total.of_found(total.kind), 0.98);
  EXPECT_GE(total.of_found(total.role), 0.97);
  EXPECT_GE(total.of_found(total.qualifier), 0.97);
}

}  // namespace
}  // namespace luoshi::reading
