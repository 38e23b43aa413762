// Pictures made in memory, for tests: stripes of two colours as JPEG, PNG, WebP and GIF, and the
// EXIF that a camera would write.
#pragma once

#include <png.h>
#include <webp/encode.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "files/numbers.hpp"
#include "files/picture.hpp"

namespace luoshi::files::testing {

using namespace std::string_view_literals;

inline std::string number(std::uint64_t value, std::size_t size, ByteOrder order) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    const auto at = order == ByteOrder::little ? i : size - 1 - i;
    bytes.push_back(static_cast<char>(value >> 8U * at & 0xFFU));
  }
  return bytes;
}

// A field of TIFF 6.0; `numbers` for all types but text (2), a rational (5) being two of them.
struct ExifField {
  std::uint64_t tag = 0;
  std::uint64_t type = 0;
  std::string text;
  std::vector<std::uint64_t> numbers;
};

struct ExifDirectories {
  std::vector<ExifField> first;
  std::vector<ExifField> exif;
  std::vector<ExifField> gps;
};

// The block as a camera writes it: header, three directories, values of more than four bytes.
inline std::string exif_block(ExifDirectories of, ByteOrder order = ByteOrder::big) {
  const auto bytes_of = [](const std::vector<ExifField>& fields) { return 6 + 12 * fields.size(); };
  const auto exif_at = 8 + bytes_of(of.first) + 24;
  const auto gps_at = exif_at + bytes_of(of.exif);
  const auto values_at = gps_at + bytes_of(of.gps);
  of.first.push_back({0x8769, 4, {}, {exif_at}});
  of.first.push_back({0x8825, 4, {}, {gps_at}});
  const bool big = order == ByteOrder::big;
  std::string block = (big ? "MM" : "II") + number(42, 2, order) + number(8, 4, order);
  std::string values;
  for (const auto* fields : {&of.first, &of.exif, &of.gps}) {
    block += number(fields->size(), 2, order);
    for (const auto& field : *fields) {
      const std::size_t size = field.type == 3 ? 2 : 4;
      std::string value = field.type == 2 ? field.text + '\0' : "";
      for (const auto one : field.numbers) value += number(one, size, order);
      const auto count = field.type == 2   ? value.size()
                         : field.type == 5 ? field.numbers.size() / 2
                                           : field.numbers.size();
      block += number(field.tag, 2, order) + number(field.type, 2, order) + number(count, 4, order);
      if (value.size() > 4) {
        block += number(values_at + values.size(), 4, order);
        values += value;
      } else {
        value.resize(4);
        block += value;
      }
    }
    block += number(0, 4, order);
  }
  return block + values;
}

// Taken at 31°14'22.5" N, 121°29'7.75" E, on the 20th of November 2026 at 08:30.
inline ExifDirectories shanghai(std::uint64_t orientation = 1) {
  return {.first = {{0x0112, 3, {}, {orientation}}},
          .exif = {{0x9003, 2, "2026:11:20 08:30:00", {}}},
          .gps = {{1, 2, "N", {}},
                  {2, 5, {}, {31, 1, 14, 1, 225, 10}},
                  {3, 2, "E", {}},
                  {4, 5, {}, {121, 1, 29, 1, 775, 100}}}};
}

// The left half red, the right half blue.
inline Picture halves(std::size_t width, std::size_t height) {
  Picture picture{width, height, {}};
  for (std::size_t at = 0; at < width * height; ++at) {
    const bool left = at % width < width / 2;
    for (const int value : {left ? 255 : 0, 0, left ? 0 : 255}) {
      picture.rgb.push_back(static_cast<std::uint8_t>(value));
    }
  }
  return picture;
}

inline std::string jpeg_of(const Picture& picture, std::string_view exif = {}) {
  auto jpeg = encode_jpeg(picture, 95).value_or("");
  if (exif.empty()) return jpeg;
  const auto content = std::string("Exif\0\0"sv) + std::string(exif);
  return jpeg.insert(2, "\xFF\xE1" + number(content.size() + 2, 2, ByteOrder::big) + content);
}

inline std::string png_of(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  std::string png(picture.rgb.size() * 2 + 4096, '\0');
  png_alloc_size_t size = png.size();
  png_image_write_to_memory(&image, png.data(), &size, 0, picture.rgb.data(), 0, nullptr);
  png.resize(size);
  return png;
}

inline std::string webp_of(const Picture& picture) {
  std::uint8_t* out = nullptr;
  const auto size = WebPEncodeLosslessRGB(picture.rgb.data(), static_cast<int>(picture.width),
                                          static_cast<int>(picture.height),
                                          static_cast<int>(picture.width * 3), &out);
  std::string webp(reinterpret_cast<const char*>(out), size);
  WebPFree(out);
  return webp;
}

// One white pixel.
inline std::string tiny_gif() {
  return std::string("GIF89a\1\0\1\0\x80\0\0\xFF\xFF\xFF\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"sv);
}

inline std::string box(std::string_view type, std::string_view content) {
  return number(8 + content.size(), 4, ByteOrder::big) + std::string(type) + std::string(content);
}

// An OLE container with one stream of this name, as far as a reader of its directory looks.
inline std::string ole_of(std::string_view stream) {
  std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  bytes.resize(512);
  for (const char c : stream) bytes.append({c, '\0'});
  bytes.resize(512 + 64);
  bytes += number(2 * stream.size() + 2, 2, ByteOrder::little) + '\2';
  bytes.resize(512 + 128);
  return bytes;
}

}  // namespace luoshi::files::testing
