#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/docx.hpp"
#include "format/testing.hpp"

// The bytes as a whole file, and as the document and the footnotes of a sound archive, parted by
// a line of "====".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace luoshi::format;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)docx_text(bytes);
  constexpr std::string_view rule = "\n====\n";
  const auto cut = bytes.find(rule);
  std::vector<testing::Part> parts{{"word/document.xml", std::string(bytes.substr(0, cut))}};
  if (cut != std::string_view::npos) {
    parts.push_back({"word/footnotes.xml", std::string(bytes.substr(cut + rule.size()))});
  }
  (void)docx_text(testing::zip_of(parts));
  return 0;
}
