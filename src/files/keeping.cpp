#include "files/keeping.hpp"

#include <iterator>

namespace luoshi::files {
namespace {

Result<std::string> version_of(const Archive& archive, const PhotoMaker& photos,
                               std::string_view bytes, PhotoSize size) {
  const auto made = photos.make(bytes, size);
  if (!made) {
    const auto& error = made.error();
    const bool has_none = error.problem == "photo.not-shown" || error.problem == "photo.not-made" ||
                          error.problem == "photo.reader-missing";
    if (has_none) return std::string();
    return Failure(error);
  }
  return TRY(archive.put(*made, "image/jpeg")).hash;
}

}  // namespace

std::string short_name(std::string_view name) {
  if (name.size() <= file_name_bytes_max) return std::string(name);
  auto end = file_name_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return std::string(name.substr(0, end));
}

Result<Kept> keep(const Archive& archive, const PhotoMaker& photos, std::string_view bytes,
                  std::string_view name) {
  const auto type = TRY(check_media(bytes, name));
  Kept kept{.name = short_name(name),
            .media_type = std::string(type.name),
            .size_bytes = std::ssize(bytes)};
  if (type.form == MediaForm::photo) {
    kept.published = TRY(version_of(archive, photos, bytes, PhotoSize::published));
    kept.thumbnail = TRY(version_of(archive, photos, bytes, PhotoSize::thumbnail));
  }
  kept.file = TRY(archive.put(bytes, kept.media_type)).hash;
  return kept;
}

}  // namespace luoshi::files
