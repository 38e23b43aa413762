// The words an official document has by its form and not by its author (GB/T 9704-2012, 7.3, 7.4).
#pragma once

#include <string>

#include "format/official/document.hpp"

namespace luoshi::format::official {

[[nodiscard]] inline std::string one_line(std::string words) {
  for (char& c : words) {
    if (c == '\n') c = ' ';
  }
  return words;
}

// The title without its line breaks, for the properties of a file.
[[nodiscard]] inline std::string plain_title(const Document& document) {
  std::string title = document.title;
  std::erase(title, '\n');
  return title;
}

// Annexes are numbered where there are several. "附件2" above the annex itself.
[[nodiscard]] inline std::string annex_mark(const Document& document, std::size_t index) {
  return document.annexes.size() == 1 ? "附件" : "附件" + std::to_string(index + 1);
}

// Its line in the list after the text: "附件：1. …", "2. …".
[[nodiscard]] inline std::string annex_line(const Document& document, std::size_t index) {
  std::string line = index == 0 ? "附件：" : "";
  if (document.annexes.size() > 1) line += std::to_string(index + 1) + ". ";
  return line + one_line(document.annexes[index].title);
}

[[nodiscard]] inline std::string remark_line(const Document& document) {
  return "（" + document.remark + "）";
}

[[nodiscard]] inline std::string copies_line(const Document& document) {
  return "抄送：" + document.copies + "。";
}

[[nodiscard]] inline std::string printed_on_line(const Document& document) {
  return document.printed_on.empty() ? std::string() : document.printed_on + "印发";
}

[[nodiscard]] inline bool is_signed(const Document& document) {
  return !document.signature.empty() || !document.date.empty();
}

[[nodiscard]] inline bool has_imprint(const Document& document) {
  return !document.copies.empty() || !document.printed_by.empty();
}

}  // namespace luoshi::format::official
