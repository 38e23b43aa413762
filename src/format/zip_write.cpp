#include "format/zip_write.hpp"

#include <zip.h>

#include <memory>

namespace luoshi::format {
namespace {

constexpr zip_uint16_t dos_midnight = 0;
constexpr zip_uint16_t dos_first_day = (1 << 5) | 1;  // 1980-01-01

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;
using Archive = std::unique_ptr<zip_t, Discard>;

Failure not_written(const char* why) {
  return fail(ErrorKind::internal, "document.not-written", why);
}

Result<> add(zip_t* archive, const ZipPart& part) {
  Source in(zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0));
  if (!in) return not_written(zip_strerror(archive));
  const auto index = zip_file_add(archive, part.name.c_str(), in.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return not_written(zip_strerror(archive));
  static_cast<void>(in.release());  // the archive's now
  if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), dos_midnight, dos_first_day,
                           0) != 0) {
    return not_written(zip_strerror(archive));
  }
  return {};
}

Result<std::string> bytes_of(zip_source_t* out) {
  if (zip_source_open(out) != 0) return not_written("not opened");
  zip_source_seek(out, 0, SEEK_END);
  const auto size = zip_source_tell(out);
  zip_source_seek(out, 0, SEEK_SET);
  std::string bytes(size < 0 ? 0 : static_cast<std::size_t>(size), '\0');
  const auto count = zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  if (size < 0 || count != size) return not_written("not read back");
  return bytes;
}

}  // namespace

Result<std::string> write_zip(const std::vector<ZipPart>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  const Source out(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!out) return not_written("no memory");
  zip_source_keep(out.get());  // once for the archive, once for reading
  Archive archive(zip_open_from_source(out.get(), ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(out.get());
    return not_written("no archive");
  }
  for (const auto& part : parts) TRY(add(archive.get(), part));
  if (zip_close(archive.get()) != 0) return not_written(zip_strerror(archive.get()));
  static_cast<void>(archive.release());
  return bytes_of(out.get());
}

}  // namespace luoshi::format
