#include "files/media.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "files/boxes.hpp"
#include "files/numbers.hpp"
#include "files/photo.hpp"
#include "files/picture_header.hpp"
#include "files/sound.hpp"
#include "format/sniff.hpp"
#include "format/zip.hpp"

namespace luoshi::files {
namespace {

using format::FileKind;
using namespace std::string_view_literals;
using Found = std::optional<MediaType>;

std::string folded(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

MediaType type_of(PictureKind kind) {
  switch (kind) {
    case PictureKind::jpeg:
      return {"image/jpeg", MediaForm::photo, true};
    case PictureKind::png:
      return {"image/png", MediaForm::photo, true};
    case PictureKind::webp:
      return {"image/webp", MediaForm::photo, true};
    case PictureKind::gif:
      return {"image/gif", MediaForm::photo, true};
    case PictureKind::heic:
      break;
  }
  return {"image/heic", MediaForm::photo, false};
}

// A recorder writes its table of contents last, so a film that was cut off has none.
Found type_of_boxes(std::string_view bytes) {
  if (!are_boxes(bytes) || !find_box(bytes, "moov")) return std::nullopt;
  const auto is = [&](auto... brands) { return (has_brand(bytes, brands) || ...); };
  if (is("M4A "sv)) return MediaType{"audio/mp4", MediaForm::sound};
  if (is("isom"sv, "iso2"sv, "mp41"sv, "mp42"sv, "avc1"sv, "M4V "sv)) {
    return MediaType{"video/mp4", MediaForm::film};
  }
  if (is("qt  "sv)) return MediaType{"video/quicktime", MediaForm::film};
  return std::nullopt;
}

// A stream of this name in the directory of an OLE container ([MS-CFB] 2.6): entries of 128 bytes,
// of which 64 are the name in UTF-16, then its length in bytes with the end, then 2 for a stream.
bool has_stream(std::string_view bytes, std::string_view name) {
  constexpr std::size_t entry = 128;
  std::string wide;
  for (const char c : name) wide.append({c, '\0'});
  wide.append({'\0', '\0'});
  for (std::size_t at = 512; at + entry <= bytes.size(); at += entry) {
    if (bytes.substr(at, wide.size()) != wide) continue;
    const auto length = number_at(bytes, at + 64, 2, ByteOrder::little);
    if (length == wide.size() && bytes[at + 66] == '\2') return true;
  }
  return false;
}

// Installers, mails and documents behind a password are of the same container and hold none.
Found type_of_ole(std::string_view bytes) {
  if (has_stream(bytes, "WordDocument")) {
    return MediaType{"application/msword", MediaForm::document};
  }
  if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book")) {
    return MediaType{"application/vnd.ms-excel", MediaForm::document};
  }
  if (has_stream(bytes, "PowerPoint Document")) {
    return MediaType{"application/vnd.ms-powerpoint", MediaForm::document};
  }
  return std::nullopt;
}

// ECMA-376, part 2: every package has its list of content types. Macros are a part of their own.
Found type_of_package(std::string_view bytes, FileKind kind) {
  const auto archive = format::Zip::open(bytes);
  if (!archive || !archive->has("[Content_Types].xml")) return std::nullopt;
  for (const auto macros : {"word/vbaProject.bin", "xl/vbaProject.bin", "ppt/vbaProject.bin"}) {
    if (archive->has(macros)) return std::nullopt;
  }
  return MediaType{format::media_type_of(kind), MediaForm::document};
}

// Text that some program would run or a browser would show as a page is no plain text.
Found type_of_text(std::string_view bytes, std::string_view name) {
  static constexpr std::array marks{"<svg"sv,    "<script"sv,   "<html"sv, "<body"sv,
                                    "<iframe"sv, "<!doctype"sv, "<?xml"sv, "<?php"sv};
  auto start = folded(bytes.substr(0, 65'536));
  if (start.starts_with("\xEF\xBB\xBF")) start.erase(0, 3);
  start.erase(0, std::min(start.find_first_not_of(" \t\r\n\f"), start.size()));
  if (start.starts_with('<') || start.starts_with("#!") || start.starts_with("{\\rtf")) {
    return std::nullopt;
  }
  if (std::ranges::any_of(marks, [&](auto mark) { return start.contains(mark); })) {
    return std::nullopt;
  }
  const auto end = folded(name.substr(std::min(name.rfind('.'), name.size())));
  if (end == ".txt") return MediaType{"text/plain", MediaForm::text};
  if (end == ".csv") return MediaType{"text/csv", MediaForm::text};
  return std::nullopt;
}

// Readers find a PDF that begins late in a file; then it is something else to others.
bool begins_as_pdf(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n "), bytes.size()));
  return bytes.starts_with("%PDF-");
}

}  // namespace

std::size_t bytes_max(MediaForm form) {
  constexpr std::size_t mib = std::size_t{1} << 20;
  switch (form) {
    case MediaForm::photo:
    case MediaForm::sound:
      return 20 * mib;
    case MediaForm::document:
    case MediaForm::film:
      return 50 * mib;
    case MediaForm::text:
      break;
  }
  return 10 * mib;
}

Found media_type_of(std::string_view bytes, std::string_view name) {
  if (const auto picture = picture_kind(bytes)) return type_of(*picture);
  if (bytes.size() >= 8 && bytes.substr(4, 4) == "ftyp") return type_of_boxes(bytes);
  if (is_amr(bytes)) return MediaType{"audio/amr", MediaForm::sound};
  if (is_mp3(bytes)) return MediaType{"audio/mpeg", MediaForm::sound};
  const auto kind = format::sniff(bytes, name);
  switch (kind) {
    case FileKind::pdf:
      if (!begins_as_pdf(bytes)) return std::nullopt;
      return MediaType{format::media_type_of(kind), MediaForm::document};
    case FileKind::ofd:
      return MediaType{format::media_type_of(kind), MediaForm::document};
    case FileKind::docx:
    case FileKind::xlsx:
    case FileKind::pptx:
      return type_of_package(bytes, kind);
    case FileKind::ole:
      return type_of_ole(bytes);
    case FileKind::text:
      return type_of_text(bytes, name);
    default:
      return std::nullopt;
  }
}

Result<MediaType> check_media(std::string_view bytes, std::string_view name) {
  constexpr auto place = "file";
  if (bytes.empty()) return fail(ErrorKind::invalid, "evidence.empty", std::string(name), place);
  const auto type = media_type_of(bytes, name);
  if (!type) return fail(ErrorKind::invalid, "evidence.type-refused", std::string(name), place);
  if (bytes.size() > bytes_max(type->form)) {
    return fail(ErrorKind::limit, "evidence.too-large", std::to_string(bytes.size()), place);
  }
  if (type->form == MediaForm::photo) {
    if (auto facts = read_photo(bytes); !facts) {
      facts.error().place = place;
      return std::unexpected(std::move(facts.error()));
    }
  }
  return *type;
}

}  // namespace luoshi::files
