#include "files/picture_header.hpp"

#include <algorithm>
#include <utility>

#include "files/boxes.hpp"
#include "files/numbers.hpp"

namespace luoshi::files {
namespace {

using namespace std::string_view_literals;
using Header = std::optional<PictureHeader>;

constexpr auto exif_mark = "Exif\0\0"sv;

std::optional<std::uint64_t> big(std::string_view bytes, std::size_t at, std::size_t size) {
  return number_at(bytes, at, size, ByteOrder::big);
}

std::optional<std::uint64_t> little(std::string_view bytes, std::size_t at, std::size_t size) {
  return number_at(bytes, at, size, ByteOrder::little);
}

// Sizes of nothing are a fault in all of the formats.
Header sized(std::optional<std::uint64_t> width, std::optional<std::uint64_t> height,
             std::string_view exif = {}) {
  if (!width || !height || *width == 0 || *height == 0) return std::nullopt;
  return PictureHeader{static_cast<std::uint32_t>(*width), static_cast<std::uint32_t>(*height),
                       exif};
}

// C0 to CF begin a frame, but for the tables C4 and CC and the reserved C8 (ITU-T T.81, B.1.1.3).
bool begins_frame(std::uint64_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Header jpeg_header(std::string_view bytes) {
  PictureHeader header;
  std::size_t at = 2;
  for (;;) {
    if (big(bytes, at, 1) != 0xFF) return std::nullopt;
    while (big(bytes, at, 1) == 0xFF) ++at;  // fill bytes
    const auto marker = big(bytes, at, 1);
    const auto size = big(bytes, at + 1, 2);
    if (!marker || !size || *size < 2 || *size > bytes.size() - at - 1) return std::nullopt;
    const auto segment = bytes.substr(at + 3, *size - 2);
    if (marker == 0xE1 && segment.starts_with(exif_mark) && header.exif.empty()) {
      header.exif = segment.substr(exif_mark.size());
    } else if (begins_frame(*marker)) {
      const auto frame = sized(big(segment, 3, 2), big(segment, 1, 2));
      if (!frame) return std::nullopt;
      header.width = frame->width;
      header.height = frame->height;
    }
    at += 1 + *size;
    if (marker == 0xDA) break;  // the pixels begin
  }
  // Within the pixels FF is never followed by D9, so the end is missing where it is not found.
  const bool whole = bytes.substr(at).find("\xFF\xD9"sv) != std::string_view::npos;
  return header.width != 0 && whole ? Header(header) : std::nullopt;
}

Header png_header(std::string_view bytes) {
  if (bytes.substr(8, 8) != "\0\0\0\x0DIHDR"sv) return std::nullopt;
  std::string_view exif;
  std::size_t at = 8;
  for (;;) {
    const auto size = big(bytes, at, 4);
    if (!size || bytes.size() - at < 12 || *size > bytes.size() - at - 12) return std::nullopt;
    const auto type = bytes.substr(at + 4, 4);
    if (type == "eXIf"sv) exif = bytes.substr(at + 8, *size);
    if (type == "IEND"sv) break;
    at += 12 + *size;
  }
  return sized(big(bytes, 16, 4), big(bytes, 20, 4), exif);
}

// The size that one chunk of a WebP says (RFC 9649, 2.5 to 2.7); none for the other chunks.
Header webp_size(std::string_view type, std::string_view content) {
  if (type == "VP8X"sv) {
    const auto width = little(content, 4, 3);
    const auto height = little(content, 7, 3);
    if (width && height) return sized(*width + 1, *height + 1);
  } else if (type == "VP8 "sv && content.size() >= 10 && content.substr(3, 3) == "\x9D\x01\x2A"sv) {
    const auto width = little(content, 6, 2);
    const auto height = little(content, 8, 2);
    if (width && height) return sized(*width & 0x3FFFU, *height & 0x3FFFU);
  } else if (type == "VP8L"sv && content.starts_with('\x2F')) {
    const auto sides = little(content, 1, 4);
    if (sides) return sized((*sides & 0x3FFFU) + 1, ((*sides >> 14U) & 0x3FFFU) + 1);
  }
  return std::nullopt;
}

Header webp_header(std::string_view bytes) {
  const auto size = little(bytes, 4, 4);
  if (!size || *size > bytes.size() - 8) return std::nullopt;
  auto rest = bytes.substr(12, *size - std::min<std::uint64_t>(*size, 4));
  Header header;
  std::string_view exif;
  while (!rest.empty()) {
    const auto length = little(rest, 4, 4);
    if (!length || *length > rest.size() - 8) return std::nullopt;
    const auto type = rest.substr(0, 4);
    const auto content = rest.substr(8, *length);
    if (!header) header = webp_size(type, content);
    if (type == "EXIF"sv) {
      exif = content.starts_with(exif_mark) ? content.substr(exif_mark.size()) : content;
    }
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 8 + *length + *length % 2));
  }
  if (header) header->exif = exif;
  return header;
}

// Takes the sub-blocks of a GIF off, with the empty one that ends them; false where they are cut.
bool skip_gif_data(std::string_view& rest) {
  for (;;) {
    const auto size = little(rest, 0, 1);
    if (!size || *size >= rest.size()) return false;
    rest.remove_prefix(1 + *size);
    if (*size == 0) return true;
  }
}

// Takes a descriptor of `size` bytes off and the colours that its flags at `flags` say follow it.
bool skip_gif_colours(std::string_view& rest, std::size_t size, std::size_t flags) {
  const auto packed = little(rest, flags, 1);
  if (!packed || rest.size() < size) return false;
  const std::size_t colours = (*packed & 0x80U) != 0 ? std::size_t{3} << ((*packed & 7U) + 1) : 0;
  if (rest.size() - size < colours) return false;
  rest.remove_prefix(size + colours);
  return true;
}

// The grammar of GIF89a, appendix B: a script behind the trailer makes it another file to others.
Header gif_header(std::string_view bytes) {
  const auto header = sized(little(bytes, 6, 2), little(bytes, 8, 2));
  auto rest = bytes.substr(6);
  if (!header || !skip_gif_colours(rest, 7, 4)) return std::nullopt;
  bool has_picture = false;
  while (!rest.empty()) {
    const char what = rest.front();
    rest.remove_prefix(1);
    if (what == '\x3B') return has_picture && rest.empty() ? header : std::nullopt;
    if (what == '\x2C') {
      if (!skip_gif_colours(rest, 9, 8)) return std::nullopt;
      has_picture = true;
    } else if (what != '\x21') {
      return std::nullopt;
    }
    if (rest.empty()) return std::nullopt;
    rest.remove_prefix(1);  // the label of an extension, the code size of a picture
    if (!skip_gif_data(rest)) return std::nullopt;
  }
  return std::nullopt;
}

// The block lies anywhere in the file, at a place that three tables lead to; its mark and the order
// of its bytes find it as well, and what it says is a proposal at most.
std::string_view heic_exif(std::string_view bytes) {
  for (auto at = bytes.find(exif_mark); at != std::string_view::npos;
       at = bytes.find(exif_mark, at + 1)) {
    const auto block = bytes.substr(at + exif_mark.size());
    if (block.starts_with("II*\0"sv) || block.starts_with("MM\0*"sv)) return block;
  }
  return {};
}

// ISO/IEC 23008-12: the largest of the sizes is the picture's, the others are of its tiles and its
// thumbnail. The turn that HEIC says itself (irot) is carried out here, EXIF's is to be ignored.
Header heic_header(std::string_view bytes) {
  if (!are_boxes(bytes)) return std::nullopt;
  const auto meta = find_box(bytes, "meta");
  if (!meta || meta->size() < 4) return std::nullopt;
  const auto properties = find_box(meta->substr(4), "iprp");
  if (!properties) return std::nullopt;
  auto rest = find_box(*properties, "ipco").value_or(""sv);
  Header largest;
  bool turned = false;
  while (const auto box = next_box(rest)) {
    if (box->type == "irot"sv) turned = (big(box->content, 0, 1).value_or(0) & 1U) != 0;
    if (box->type != "ispe"sv) continue;
    const auto size = sized(big(box->content, 4, 4), big(box->content, 8, 4));
    const auto area = [](const PictureHeader& of) {
      return std::uint64_t{of.width} * std::uint64_t{of.height};
    };
    if (size && (!largest || area(*size) > area(*largest))) largest = size;
  }
  if (largest && turned) std::swap(largest->width, largest->height);
  if (largest) largest->exif = heic_exif(bytes);
  return largest;
}

}  // namespace

std::optional<PictureKind> picture_kind(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return PictureKind::jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return PictureKind::png;
  if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return PictureKind::gif;
  if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) {
    return PictureKind::webp;
  }
  const auto is = [&](std::string_view brand) { return has_brand(bytes, brand); };
  if (is("heic") || is("heix") || is("heim") || is("heis")) return PictureKind::heic;
  return std::nullopt;
}

Header read_header(PictureKind kind, std::string_view bytes) {
  switch (kind) {
    case PictureKind::jpeg:
      return jpeg_header(bytes);
    case PictureKind::png:
      return png_header(bytes);
    case PictureKind::webp:
      return webp_header(bytes);
    case PictureKind::gif:
      return gif_header(bytes);
    case PictureKind::heic:
      return heic_header(bytes);
  }
  return std::nullopt;
}

std::uint64_t pixels_max(PictureKind kind) {
  return kind == PictureKind::jpeg ? 120'000'000 : 50'000'000;
}

bool has_too_many_pixels(PictureKind kind, std::uint64_t width, std::uint64_t height) {
  return height != 0 && width > pixels_max(kind) / height;
}

}  // namespace luoshi::files
