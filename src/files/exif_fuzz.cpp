#include <cstddef>
#include <cstdint>
#include <string_view>

#include "files/photo.hpp"

// The bytes as an EXIF block, and as a whole photo whose containers lead to one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace luoshi::files;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)read_exif(bytes, "+08:00");
  (void)read_photo(bytes);
  return 0;
}
