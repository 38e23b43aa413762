#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/testing.hpp"
#include "format/wire.hpp"
#include "format/xlsx.hpp"

namespace {

using namespace luoshi::format;

constexpr std::string_view rule = "\n====\n";

// The parts of a workbook in the order a seed names them; those it leaves out are as here.
std::string workbook_of(std::string_view bytes) {
  std::array<testing::Part, 5> parts{{
      {"xl/worksheets/sheet1.xml", ""},
      {"xl/sharedStrings.xml", "<sst/>"},
      {"xl/styles.xml", "<styleSheet/>"},
      {"xl/workbook.xml", "<workbook><sheets><sheet name=\"1\" r:id=\"a\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
  }};
  for (auto& part : parts) {
    const auto cut = bytes.find(rule);
    part.bytes = bytes.substr(0, cut);
    if (cut == std::string_view::npos) break;
    bytes.remove_prefix(cut + rule.size());
  }
  return testing::zip_of({parts.begin(), parts.end()});
}

}  // namespace

// The workbook reader, given the bytes as a whole file and as the parts of a sound archive, and
// the parent's side of the child's answer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)read_xlsx(bytes);
  (void)decode_table(bytes);
  (void)read_xlsx(workbook_of(bytes));
  return 0;
}
