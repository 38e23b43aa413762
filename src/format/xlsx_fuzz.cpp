#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/wire.hpp"
#include "format/xlsx.hpp"

// The workbook reader, and the parent's side of the child's answer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)luoshi::format::read_xlsx(bytes);
  (void)luoshi::format::decode_table(bytes);
  return 0;
}
