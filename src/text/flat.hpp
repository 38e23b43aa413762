// A passage made uniform for scanning: white space gone, full-width letters and digits narrow,
// punctuation Chinese. Each character keeps the offset it had, so spans can be carried back.
//
// OCR blanks, line breaks inside a sentence and the two habits of punctuation ("5%,6" and
// "5%，6") disappear here and nowhere else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace luoshi::text {

struct Flat {
  std::u32string text;
  std::vector<std::size_t> at;  // at[i] is the offset of text[i]; one more entry: the end

  [[nodiscard]] std::u32string_view view() const { return text; }
};

// Digits, letters and % narrow; , ; : ! ? ( ) wide, save a comma, colon or point between digits
// and a ? between Chinese characters, which is a scanner's blank and becomes a middle dot.
// Offsets count from `base`, so a passage of a longer text gets that text's offsets.
[[nodiscard]] Flat flatten(std::u32string_view passage, std::size_t base = 0);

}  // namespace luoshi::text
