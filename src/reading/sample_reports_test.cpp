// Holds the reader to the sample district's two reports, which stand in the tree with their
// quantities labelled by hand (catalog/districts/qiming/reports): every number with its meaning, no
// digit that is none, every problem admitted.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "reading/names.hpp"
#include "reading/read.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

// A line of quantities.tsv: kind, value, unit, qualifier, role, indicator, anchor.
struct Label {
  std::vector<std::string> columns;
  bool optional = false;
};

std::string slurp(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::vector<Label> labels_of(const std::filesystem::path& path) {
  std::vector<Label> labels;
  std::istringstream lines(slurp(path));
  for (std::string line; std::getline(lines, line);) {
    Label label;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) label.columns.push_back(cell);
    label.optional = label.columns[0] == "# optional";
    if (label.optional) label.columns.erase(label.columns.begin());
    if (label.columns.size() == 7) labels.push_back(std::move(label));
  }
  return labels;
}

bool numeric(char32_t c) {
  return text::is_digit(c) || c == U'.';
}

// A report, its text without white space (anchors run across line breaks), and where each character
// of that stood.
struct Sample {
  explicit Sample(const std::string& year)
      : folder(std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog/districts/qiming/reports"),
        text(text::from_utf8(slurp(folder / (year + ".txt")))),
        report(read_report(text)),
        labels(labels_of(folder / (year + ".quantities.tsv"))) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text::is_space(text[i])) continue;
      flat += text[i];
      back.push_back(i);
    }
  }

  // Where the label's number begins: within the anchor, or at its start for a Chinese numeral.
  [[nodiscard]] std::size_t place(const Label& label) const {
    const auto anchor = text::from_utf8(label.columns[6]);
    const auto start = flat.find(anchor);
    if (start == flat.npos) return flat.npos;
    const auto& value = label.columns[1];
    const auto number = text::from_utf8(value.substr(0, value.find("..")));
    for (auto at = anchor.find(number); at != anchor.npos; at = anchor.find(number, at + 1)) {
      const auto end = at + number.size();
      const bool begins = at == 0 || !numeric(anchor[at - 1]);
      const bool ends = end == anchor.size() || !numeric(anchor[end]);
      if (begins && ends) return back[start + at];
    }
    return back[start];
  }

  [[nodiscard]] const Quantity* quantity_at(std::size_t at) const {
    const auto found = std::ranges::find_if(
        report.quantities, [&](const Quantity& one) { return one.span.contains(at); });
    return found == report.quantities.end() ? nullptr : &*found;
  }

  std::filesystem::path folder;
  std::u32string text;
  Report report;
  std::vector<Label> labels;
  std::u32string flat;
  std::vector<std::size_t> back;
};

std::string value_of(const Quantity& one) {
  return one.value.empty() ? one.low + ".." + one.high : one.value;
}

class sample_reports : public testing::TestWithParam<const char*> {};

TEST_P(sample_reports, give_up_their_quantities_and_nothing_else) {
  const Sample sample(GetParam());
  int labelled = 0;
  int found = 0;
  int right = 0;
  std::vector<std::size_t> meant;
  for (const auto& label : sample.labels) {
    const auto at = sample.place(label);
    ASSERT_NE(at, sample.flat.npos) << "no such anchor: " << label.columns[6];
    meant.push_back(at);
    if (label.optional) continue;
    ++labelled;
    const auto* one = sample.quantity_at(at);
    if (one == nullptr || value_of(*one) != label.columns[1] || one->unit != label.columns[2]) {
      continue;
    }
    ++found;
    right += name_of(one->kind) == label.columns[0] &&
             name_of(one->qualifier) == label.columns[3] && name_of(one->role) == label.columns[4];
  }
  const auto extra = std::ranges::count_if(sample.report.quantities, [&](const Quantity& one) {
    return !one.computed &&
           std::ranges::none_of(meant, [&](std::size_t at) { return one.span.contains(at); });
  });
  EXPECT_GE(labelled, 200);
  EXPECT_GE(found, labelled * 98 / 100);
  EXPECT_GE(right, found * 97 / 100);
  EXPECT_EQ(extra, 0);
}

TEST_P(sample_reports, admit_five_problems) {
  const Sample sample(GetParam());
  const auto problems =
      std::ranges::count(sample.report.statements, StatementType::problem, &Statement::type);
  EXPECT_EQ(problems, 5);
}

INSTANTIATE_TEST_SUITE_P(both, sample_reports, testing::Values("2025", "2026"));

}  // namespace
}  // namespace luoshi::reading
