#include "format/sniff.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "format/zip.hpp"

namespace luoshi::format {
namespace {

using namespace std::string_view_literals;

bool ends_with_folded(std::string_view name, std::string_view end) {
  if (name.size() < end.size()) return false;
  return std::ranges::equal(name.substr(name.size() - end.size()), end, [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == b;
  });
}

bool is_image(std::string_view bytes) {
  static constexpr std::array marks{"\xFF\xD8\xFF"sv, "\x89PNG\r\n"sv, "GIF8"sv, "BM"sv,
                                    "II*\0"sv,        "MM\0*"sv,       "RIFF"sv};
  return std::ranges::any_of(marks, [&](auto mark) { return bytes.starts_with(mark); });
}

bool looks_like_html(std::string_view bytes) {
  std::string start(bytes.substr(0, 4096));
  std::ranges::transform(start, start.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return start.find("<!doctype html") != std::string::npos ||
         start.find("<html") != std::string::npos || start.find("<body") != std::string::npos;
}

// UTF-16 text is full of NULs, so bytes that begin with its mark are left to the decoder.
bool is_binary(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return false;
  const auto start = bytes.substr(0, 8192);
  const auto controls = std::ranges::count_if(start, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0;
  });
  return static_cast<std::size_t>(controls) * 50 > start.size();
}

FileKind kind_of_zip(std::string_view bytes) {
  const auto archive = Zip::open(bytes);
  if (!archive) return FileKind::zip;
  if (archive->has("word/document.xml")) return FileKind::docx;
  if (archive->has("xl/workbook.xml")) return FileKind::xlsx;
  if (archive->has("ppt/presentation.xml")) return FileKind::pptx;
  if (archive->has("OFD.xml")) return FileKind::ofd;
  return FileKind::zip;
}

}  // namespace

FileKind sniff(std::string_view bytes, std::string_view file_name) {
  if (bytes.empty()) return FileKind::empty;
  if (bytes.starts_with("PK\x03\x04")) return kind_of_zip(bytes);
  if (bytes.starts_with("PK\x05\x06")) return FileKind::zip;
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return FileKind::pdf;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return FileKind::ole;
  // "BM" may begin a text, so the other image marks are trusted alone and this one with the bytes.
  if (is_image(bytes) && (!bytes.starts_with("BM") || is_binary(bytes))) return FileKind::image;
  if (ends_with_folded(file_name, ".html") || ends_with_folded(file_name, ".htm") ||
      looks_like_html(bytes)) {
    return FileKind::html;
  }
  return is_binary(bytes) ? FileKind::other : FileKind::text;
}

std::string_view media_type_of(FileKind kind) {
  switch (kind) {
    case FileKind::text:
      return "text/plain";
    case FileKind::html:
      return "text/html";
    case FileKind::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileKind::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case FileKind::pptx:
      return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    case FileKind::zip:
      return "application/zip";
    case FileKind::pdf:
      return "application/pdf";
    case FileKind::ole:
      return "application/x-ole-storage";
    case FileKind::ofd:
      return "application/ofd";
    case FileKind::empty:
    case FileKind::image:
    case FileKind::other:
      break;
  }
  return "application/octet-stream";
}

}  // namespace luoshi::format
