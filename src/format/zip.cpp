#include "format/zip.hpp"

#include <fmt/format.h>
#include <zip.h>

#include "format/limits.hpp"

namespace luoshi::format {
namespace {

Failure broken(std::string detail) {
  return fail(ErrorKind::invalid, "document.broken-archive", std::move(detail));
}

Failure too_large(std::string detail) {
  return fail(ErrorKind::limit, "document.archive-too-large", std::move(detail));
}

// The directory may lie about sizes; read() counts what really comes out.
Result<> check_directory(zip* archive, std::size_t packed_bytes) {
  const auto entries = zip_get_num_entries(archive, 0);
  if (entries < 0) return broken("no directory");
  if (static_cast<std::size_t>(entries) > archive_entries_max) {
    return too_large(fmt::format("{} entries", entries));
  }
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) != 0) {
      return broken(fmt::format("entry {}", i));
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
      return fail(ErrorKind::invalid, "document.encrypted");
    }
    if ((stat.valid & ZIP_STAT_SIZE) != 0) {
      if (stat.size > unpacked_bytes_max) return too_large(fmt::format("{} bytes", stat.size));
      total += stat.size;
    }
  }
  if (total > unpacked_bytes_max) return too_large(fmt::format("{} bytes", total));
  if (total > (std::uint64_t{1} << 20) && total / unpack_ratio_max > packed_bytes) {
    return too_large(fmt::format("{} bytes from {}", total, packed_bytes));
  }
  return {};
}

}  // namespace

void Zip::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<Zip> Zip::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return broken("no source");
  zip* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    std::string words = zip_error_strerror(&error);
    zip_error_fini(&error);
    zip_source_free(source);
    return broken(std::move(words));
  }
  Zip opened(archive);
  TRY(check_directory(archive, bytes.size()));
  return opened;
}

bool Zip::has(std::string_view name) const {
  return zip_name_locate(archive_.get(), std::string(name).c_str(), 0) >= 0;
}

Result<std::string> Zip::read(std::string_view name) const {
  const std::string path(name);
  const auto index = zip_name_locate(archive_.get(), path.c_str(), 0);
  if (index < 0) return fail(ErrorKind::not_found, "document.part-missing", path);
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0), zip_fclose);
  if (!file) return broken(path);
  std::string bytes;
  char block[16384];
  for (;;) {
    const auto count = zip_fread(file.get(), block, sizeof block);
    if (count < 0) return broken(path);
    if (count == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(count));
    if (bytes.size() > unpacked_bytes_max) return too_large(path);
  }
}

}  // namespace luoshi::format
