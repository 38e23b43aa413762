#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/docx.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)luoshi::format::docx_text({reinterpret_cast<const char*>(data), size});
  return 0;
}
