#include "format/unwrap.hpp"

#include <algorithm>
#include <vector>

#include "text/unicode.hpp"

namespace luoshi::format {
namespace {

struct Line {
  std::u32string_view words;  // trimmed
  std::size_t indent = 0;     // in columns of half a character
  std::size_t width = 0;      // indent and words, in the same columns
};

std::size_t columns_of(std::u32string_view words) {
  std::size_t columns = 0;
  for (const char32_t c : words) columns += c < 0x2E80 ? 1 : 2;
  return columns;
}

std::vector<Line> lines_of(std::u32string_view page) {
  std::vector<Line> lines;
  while (!page.empty()) {
    const auto end = page.find(U'\n');
    const auto raw = page.substr(0, end);
    Line line;
    line.words = text::trim(raw);
    const auto start = raw.find_first_not_of(U" \t\u3000\r");
    line.indent = columns_of(raw.substr(0, start == std::u32string_view::npos ? 0 : start));
    line.width = line.indent + columns_of(line.words);
    lines.push_back(line);
    page.remove_prefix(end == std::u32string_view::npos ? page.size() : end + 1);
  }
  return lines;
}

// "- 12 -", "—12—", "12", "第 12 页".
bool is_page_number(std::u32string_view words) {
  bool digit = false;
  for (const char32_t c : words) {
    if (text::is_digit(text::fold_width(c))) {
      digit = true;
    } else if (std::u32string_view(U" -—–－·第页共/").find(c) == std::u32string_view::npos) {
      return false;
    }
  }
  return digit && words.size() <= 12;
}

void append_page(std::u32string& out, const std::vector<Line>& lines, bool& open) {
  std::size_t margin = SIZE_MAX;
  std::size_t full = 0;
  for (const auto& line : lines) {
    if (line.words.empty() || is_page_number(line.words)) continue;
    margin = std::min(margin, line.indent);
    full = std::max(full, line.width);
  }
  for (const auto& line : lines) {
    if (is_page_number(line.words)) continue;
    if (line.words.empty()) continue;
    const bool begins = !open || line.indent >= margin + 2;
    if (begins && !out.empty() && out.back() != U'\n') out.push_back(U'\n');
    if (!begins && !out.empty() && text::is_latin(out.back()) && text::is_latin(line.words[0])) {
      out.push_back(U' ');
    }
    out += line.words;
    // A line that stops well before the edge of the type area ends its paragraph.
    open = line.width + 4 >= full;
  }
}

}  // namespace

std::u32string unwrap(std::u32string_view page_lines) {
  std::u32string out;
  bool open = false;
  while (!page_lines.empty()) {
    const auto end = page_lines.find(U'\f');
    append_page(out, lines_of(page_lines.substr(0, end)), open);
    page_lines.remove_prefix(end == std::u32string_view::npos ? page_lines.size() : end + 1);
  }
  if (!out.empty()) out.push_back(U'\n');
  return out;
}

}  // namespace luoshi::format
