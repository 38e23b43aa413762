#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <array>
#include <memory>
#include <type_traits>

#include "files/picture.hpp"

namespace luoshi::files {
namespace {

constexpr std::size_t channels = 3;

struct DestroyTurbo {
  void operator()(void* turbo) const { tjDestroy(turbo); }
};
using Turbo = std::unique_ptr<std::remove_pointer_t<tjhandle>, DestroyTurbo>;

Failure broken(std::string detail) {
  return fail(ErrorKind::invalid, "photo.broken", std::move(detail));
}

Result<> require_few_pixels(PictureKind kind, std::uint64_t width, std::uint64_t height) {
  if (!has_too_many_pixels(kind, width, height)) return {};
  return fail(ErrorKind::limit, "photo.too-many-pixels", fmt::format("{} x {}", width, height));
}

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// Inks as Adobe writes them, 255 for none; without a profile black on colour is all there is to do.
std::vector<std::uint8_t> rgb_of_inks(const std::vector<std::uint8_t>& cmyk) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(cmyk.size() / 4 * channels);
  for (std::size_t at = 0; at + 4 <= cmyk.size(); at += 4) {
    for (std::size_t c = 0; c < channels; ++c) {
      rgb.push_back(static_cast<std::uint8_t>(cmyk[at + c] * cmyk[at + 3] / 255));
    }
  }
  return rgb;
}

Result<Picture> decode_jpeg(std::string_view bytes, std::size_t side_max) {
  const Turbo turbo(tjInitDecompress());
  int width = 0;
  int height = 0;
  int sampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(turbo.get(), data_of(bytes), bytes.size(), &width, &height, &sampling,
                          &colours) != 0) {
    return broken(tjGetErrorStr2(turbo.get()));
  }
  TRY(require_few_pixels(PictureKind::jpeg, static_cast<std::uint64_t>(width),
                         static_cast<std::uint64_t>(height)));
  const auto wanted =
      fitted({static_cast<std::size_t>(width), static_cast<std::size_t>(height)}, side_max);
  Picture picture;
  for (const int part : {8, 4, 2, 1}) {
    const tjscalingfactor factor{1, part};
    picture.width = static_cast<std::size_t>(TJSCALED(width, factor));
    picture.height = static_cast<std::size_t>(TJSCALED(height, factor));
    if (picture.width >= wanted.width && picture.height >= wanted.height) break;
  }
  const bool inks = colours == TJCS_CMYK || colours == TJCS_YCCK;
  const int format = inks ? TJPF_CMYK : TJPF_RGB;
  picture.rgb.resize(picture.width * picture.height * (inks ? 4 : channels));
  // A warning is a blemish that viewers show as well, so it is no reason to refuse a photo.
  if (tjDecompress2(turbo.get(), data_of(bytes), bytes.size(), picture.rgb.data(),
                    static_cast<int>(picture.width), 0, static_cast<int>(picture.height), format,
                    TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) != 0 &&
      tjGetErrorCode(turbo.get()) != TJERR_WARNING) {
    return broken(tjGetErrorStr2(turbo.get()));
  }
  if (inks) picture.rgb = rgb_of_inks(picture.rgb);
  return picture;
}

struct FreePng {
  void operator()(png_image* image) const { png_image_free(image); }
};

Result<Picture> decode_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, FreePng> owner(&image);
  const auto said = [&] { return broken(static_cast<const char*>(image.message)); };
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return said();
  TRY(require_few_pixels(PictureKind::png, image.width, image.height));
  image.format = PNG_FORMAT_RGB;
  Picture picture{image.width, image.height, {}};
  picture.rgb.resize(picture.width * picture.height * channels);
  const png_color white{255, 255, 255};
  if (png_image_finish_read(&image, &white, picture.rgb.data(), 0, nullptr) == 0) return said();
  return picture;
}

Result<Picture> decode_webp(std::string_view bytes) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK) {
    return broken("no header");
  }
  if (features.has_animation != 0) return fail(ErrorKind::invalid, "photo.not-shown", "animation");
  Picture picture{
      static_cast<std::size_t>(features.width), static_cast<std::size_t>(features.height), {}};
  TRY(require_few_pixels(PictureKind::webp, picture.width, picture.height));
  const auto row = picture.width * 4;
  std::vector<std::uint8_t> rgba(row * picture.height);
  if (WebPDecodeRGBAInto(data_of(bytes), bytes.size(), rgba.data(), rgba.size(),
                         static_cast<int>(row)) == nullptr) {
    return broken("no pixels");
  }
  picture.rgb.reserve(picture.width * picture.height * channels);
  for (std::size_t at = 0; at < rgba.size(); at += 4) {
    const unsigned solid = rgba[at + 3];
    for (std::size_t c = 0; c < channels; ++c) {
      const unsigned on_white = rgba[at + c] * solid + 255U * (255U - solid);
      picture.rgb.push_back(static_cast<std::uint8_t>((on_white + 127U) / 255U));
    }
  }
  return picture;
}

}  // namespace

Result<Picture> decode(PictureKind kind, std::string_view bytes, std::size_t side_max) {
  switch (kind) {
    case PictureKind::jpeg:
      return decode_jpeg(bytes, side_max);
    case PictureKind::png:
      return decode_png(bytes);
    case PictureKind::webp:
      return decode_webp(bytes);
    case PictureKind::gif:
    case PictureKind::heic:
      break;
  }
  return fail(ErrorKind::invalid, "photo.not-shown");
}

Result<std::string> encode_jpeg(const Picture& picture, int quality) {
  const Turbo turbo(tjInitCompress());
  const auto width = static_cast<int>(picture.width);
  const auto height = static_cast<int>(picture.height);
  std::string jpeg(tjBufSize(width, height, TJSAMP_420), '\0');
  auto* out = reinterpret_cast<unsigned char*>(jpeg.data());
  auto size = static_cast<unsigned long>(jpeg.size());
  if (tjCompress2(turbo.get(), picture.rgb.data(), width, 0, height, TJPF_RGB, &out, &size,
                  TJSAMP_420, quality, TJFLAG_ACCURATEDCT | TJFLAG_NOREALLOC) != 0) {
    return fail(ErrorKind::internal, "photo.not-made", tjGetErrorStr2(turbo.get()));
  }
  jpeg.resize(size);
  return jpeg;
}

}  // namespace luoshi::files
