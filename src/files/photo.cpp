#include "files/photo.hpp"

#include <fmt/format.h>

#include <istream>
#include <iterator>
#include <ostream>
#include <utility>
#include <vector>

#include "files/picture.hpp"
#include "format/child.hpp"
#include "format/wire.hpp"

namespace luoshi::files {
namespace {

struct Found {
  PictureKind kind = PictureKind::jpeg;
  PictureHeader header;
};

Result<Found> find_picture(std::string_view bytes) {
  const auto kind = picture_kind(bytes);
  if (!kind) return fail(ErrorKind::invalid, "photo.not-a-photo");
  const auto header = read_header(*kind, bytes);
  if (!header) return fail(ErrorKind::invalid, "photo.broken");
  if (has_too_many_pixels(*kind, header->width, header->height)) {
    return fail(ErrorKind::limit, "photo.too-many-pixels",
                fmt::format("{} x {}", header->width, header->height));
  }
  return Found{*kind, *header};
}

// Decodes, makes and encodes in this process.
Result<std::string> make_here(std::string_view bytes, PhotoSize size, bool upright) {
  const auto found = TRY(find_picture(bytes));
  const bool small = size == PhotoSize::thumbnail;
  const std::size_t side_max = small ? 480 : 1600;
  const Sides full{found.header.width, found.header.height};
  auto picture = TRY(decode(found.kind, bytes, side_max));
  const auto to = fitted(full, side_max);
  if (to.width > picture.width || to.height > picture.height) {
    return fail(ErrorKind::invalid, "photo.broken", "two sizes");
  }
  const int orientation = upright ? 1 : read_exif(found.header.exif, "Z").orientation;
  return encode_jpeg(turned(shrunk(picture, to), orientation), small ? 80 : 85);
}

// The child's failures in words of photos.
Failure not_made(const Error& error) {
  return fail(ErrorKind::unavailable, "photo.not-made", error.problem + " " + error.detail);
}

// libheif turns the picture as HEIC says. A file of several writes them with numbers.
constexpr auto convert = R"(command -v heif-convert >/dev/null || exit 127
cat > in.heic && heif-convert -q 92 in.heic out.jpg >/dev/null 2>&1 || exit 1
[ -e out.jpg ] || mv out-1.jpg out.jpg
cat out.jpg)";

Result<std::string> jpeg_of_heic(std::string_view bytes) {
  const auto said = format::run_child("sh", {"-c", convert}, bytes, {});
  if (!said && said.error().problem == "document.reader-missing") {
    return fail(ErrorKind::unavailable, "photo.reader-missing", "heif-convert");
  }
  if (!said) return not_made(said.error());
  if (said->exit_code != 0) return fail(ErrorKind::invalid, "photo.broken", said->err);
  return said->out;
}

}  // namespace

Result<PhotoFacts> read_photo(std::string_view bytes, std::string_view offset) {
  const auto found = TRY(find_picture(bytes));
  const auto exif = read_exif(found.header.exif, offset);
  PhotoFacts facts{found.header.width, found.header.height, exif.position, exif.taken};
  if (exif.orientation >= 5 && found.kind != PictureKind::heic) {
    std::swap(facts.width, facts.height);
  }
  return facts;
}

Result<std::string> PhotoMaker::make(std::string_view bytes, PhotoSize size) const {
  const auto found = TRY(find_picture(bytes));
  if (found.kind == PictureKind::gif) return fail(ErrorKind::invalid, "photo.not-shown", "gif");
  const bool upright = found.kind == PictureKind::heic;
  std::string converted;
  if (upright) {
    converted = TRY(jpeg_of_heic(bytes));
    bytes = converted;
  }
  if (program_.empty()) return make_here(bytes, size, upright);
  std::vector<std::string> arguments{"make-photo",
                                     size == PhotoSize::thumbnail ? "thumbnail" : "published"};
  if (upright) arguments.emplace_back("--upright");
  const auto said = format::run_child(program_, arguments, bytes, {});
  if (!said) return not_made(said.error());
  if (said->exit_code != 0) {
    return fail(ErrorKind::unavailable, "photo.not-made", fmt::format("exit {}", said->exit_code));
  }
  return format::decode_text(said->out);
}

int photo_child_main(std::string_view size, bool upright, std::istream& in, std::ostream& out) {
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto made =
      make_here(bytes, size == "thumbnail" ? PhotoSize::thumbnail : PhotoSize::published, upright);
  out << (made ? format::encode_text(*made) : format::encode_error(made.error()));
  out.flush();
  return out.good() ? 0 : 1;
}

}  // namespace luoshi::files
