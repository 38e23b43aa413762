#include "format/official/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "format/limits.hpp"
#include "text/unicode.hpp"

namespace luoshi::format::official {
namespace {

enum class Breaks { kept, spaces };

// Unicode's explicit directions, embeddings and isolates: in print they only deceive.
bool turns_direction(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_unprintable(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return control || none || c == 0xFEFF || c == 0x2028 || c == 0x2029 || turns_direction(c);
}

// Cleans the parts of a document in place and counts what it is about to print.
class Cleaner {
 public:
  void line(std::string& text) { clean(text, Breaks::spaces); }
  void words(std::string& text) { clean(text, Breaks::kept); }

  void block(Heading& heading) { line(heading.text); }
  void block(Paragraph& paragraph) {
    line(paragraph.lead);
    words(paragraph.text);
  }
  void block(Table& table) {
    sound_ = sound_ && !table.columns.empty();
    small_ = small_ && table.columns.size() <= written_columns_max;
    rows_ += table.rows.size();
    line(table.caption);
    words(table.note);
    for (auto& column : table.columns) words(column.title);
    for (auto& row : table.rows) {
      if (row.size() > table.columns.size()) row.resize(table.columns.size());
      for (auto& cell : row) words(cell);
    }
  }
  void blocks(std::vector<Block>& list) {
    blocks_ += list.size();
    for (auto& one : list) {
      std::visit([&](auto& known) { block(known); }, one);
    }
  }

  Result<> verdict() const {
    if (!sound_) return fail(ErrorKind::invalid, "document.nothing-to-write", "no columns");
    if (small_ && rows_ <= written_rows_max && blocks_ <= written_blocks_max &&
        characters_ <= written_characters_max) {
      return {};
    }
    return fail(ErrorKind::limit, "document.too-long-to-write",
                fmt::format("{} rows, {} blocks, {} characters", rows_, blocks_, characters_));
  }

 private:
  void clean(std::string& text, Breaks breaks) {
    const auto characters = text::from_utf8(text);
    characters_ += characters.size();
    std::u32string kept;
    kept.reserve(characters.size());
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const char32_t c = characters[i];
      const bool breaks_line = c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029;
      if (c == U'\r' && i + 1 < characters.size() && characters[i + 1] == U'\n') continue;
      if (breaks_line) {
        kept += breaks == Breaks::kept ? U'\n' : U' ';
      } else if (c == U'\t') {
        kept += U' ';
      } else if (!is_unprintable(c)) {
        kept += c;
      }
    }
    text = text::to_utf8(kept);
  }

  std::size_t characters_ = 0;
  std::size_t blocks_ = 0;
  std::size_t rows_ = 0;
  bool sound_ = true;
  bool small_ = true;
};

}  // namespace

Result<Document> printable(const Document& document) {
  Document clean = document;
  Cleaner cleaner;
  cleaner.words(clean.title);
  for (auto* line :
       {&clean.marking, &clean.letterhead, &clean.number, &clean.addressee, &clean.signature,
        &clean.date, &clean.remark, &clean.copies, &clean.printed_by, &clean.printed_on}) {
    cleaner.line(*line);
  }
  cleaner.blocks(clean.blocks);
  for (auto& annex : clean.annexes) {
    cleaner.words(annex.title);
    cleaner.blocks(annex.blocks);
  }
  TRY(cleaner.verdict());
  if (clean.title.empty()) {
    return fail(ErrorKind::invalid, "document.nothing-to-write", "no title");
  }
  return clean;
}

std::vector<double> column_widths(const Table& table, double width_pt) {
  constexpr double share_min = 0.01;
  std::vector<double> widths;
  widths.reserve(table.columns.size());
  for (const auto& column : table.columns) {
    widths.push_back(std::isfinite(column.share) ? std::max(column.share, share_min) : share_min);
  }
  const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
  for (auto& width : widths) width *= width_pt / sum;
  return widths;
}

}  // namespace luoshi::format::official
