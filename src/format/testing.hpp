// Office files made in memory, for the tests and the fuzz targets of this module.
#pragma once

#include <zip.h>

#include <string>
#include <vector>

namespace luoshi::format::testing {

struct Part {
  std::string name;
  std::string bytes;
};

// A ZIP archive of the parts; encrypted where a password is given.
inline std::string zip_of(const std::vector<Part>& parts, const char* password = nullptr) {
  zip_error_t error;
  zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(out);
  zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &error);
  for (const auto& part : parts) {
    zip_source_t* in = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const auto index = zip_file_add(archive, part.name.c_str(), in, 0);
    if (password != nullptr) {
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
  }
  zip_close(archive);
  zip_source_open(out);
  zip_source_seek(out, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(out)), '\0');
  zip_source_seek(out, 0, SEEK_SET);
  zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  zip_source_free(out);
  return bytes;
}

}  // namespace luoshi::format::testing
