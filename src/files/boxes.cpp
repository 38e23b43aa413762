#include "files/boxes.hpp"

#include "files/numbers.hpp"

namespace luoshi::files {

std::optional<Box> next_box(std::string_view& rest) {
  auto size = number_at(rest, 0, 4, ByteOrder::big);
  if (!size || rest.size() < 8) return std::nullopt;
  std::size_t header = 8;
  if (*size == 1) {  // 4.2: the size is too large for four bytes and follows the type
    header = 16;
    size = number_at(rest, 8, 8, ByteOrder::big);
  } else if (*size == 0) {  // up to the end of the file
    size = rest.size();
  }
  if (!size || *size < header || *size > rest.size()) return std::nullopt;
  const Box box{rest.substr(4, 4), rest.substr(header, *size - header)};
  rest.remove_prefix(*size);
  return box;
}

std::optional<std::string_view> find_box(std::string_view content, std::string_view type) {
  while (const auto box = next_box(content)) {
    if (box->type == type) return box->content;
  }
  return std::nullopt;
}

bool are_boxes(std::string_view bytes) {
  while (next_box(bytes)) {
  }
  return bytes.empty();
}

bool has_brand(std::string_view bytes, std::string_view brand) {
  const auto first = next_box(bytes);
  if (!first || first->type != "ftyp") return false;
  if (first->content.starts_with(brand)) return true;
  for (std::size_t at = 8; at + 4 <= first->content.size(); at += 4) {  // after the minor version
    if (first->content.substr(at, 4) == brand) return true;
  }
  return false;
}

}  // namespace luoshi::files
