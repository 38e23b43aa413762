#include "text/decode.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "text/unicode.hpp"

namespace luoshi::text {
namespace {

constexpr char32_t replacement = 0xFFFD;
// At most one character in so many may be damaged. GB18030 read as UTF-8 is damaged far more.
constexpr std::size_t damaged_one_in_min = 50;
constexpr std::size_t control_one_in_min = 100;

struct Magic {
  std::string_view bytes;
  const char* what;
};

constexpr auto magics = std::to_array<Magic>({
    {"\xFF\xD8\xFF", "JPEG image"},
    {"\x89PNG\r\n", "PNG image"},
    {"GIF8", "GIF image"},
    {"%PDF-", "PDF document"},
    {"PK\x03\x04", "ZIP archive, for example DOCX or XLSX"},
    {"\xD0\xCF\x11\xE0", "Office 97 document, for example DOC or WPS"},
    {"\x1F\x8B", "gzip archive"},
    {"Rar!", "RAR archive"},
    {"7z\xBC\xAF", "7z archive"},
    {"\x7F"
     "ELF",
     "program"},
    {"BM", "bitmap image"},
});

// What the first bytes say the input is, where it is known and no text.
std::optional<std::string_view> known_binary(std::string_view bytes) {
  for (const Magic& magic : magics) {
    if (!bytes.starts_with(magic.bytes)) continue;
    // "BM" opens words too; a bitmap has NUL bytes in its header.
    if (magic.bytes == "BM" && bytes.substr(0, 32).find('\0') == std::string_view::npos) continue;
    return magic.what;
  }
  return std::nullopt;
}

std::size_t count(std::u32string_view text, char32_t c) {
  return static_cast<std::size_t>(std::ranges::count(text, c));
}

std::size_t controls(std::u32string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char32_t c) {
    return (c < 0x20 && !is_space(c)) || (c >= 0x7F && c < 0xA0 && c != 0x85);
  }));
}

std::u32string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
  };
  std::u32string out;
  out.reserve(bytes.size() / 2);
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    const char32_t high = unit(i);
    if (high < 0xD800 || high > 0xDFFF) {
      out.push_back(high);
      continue;
    }
    const char32_t low = high < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      out.push_back(0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
      i += 2;
    } else {
      out.push_back(replacement);
    }
  }
  if (i < bytes.size()) out.push_back(replacement);
  return out;
}

std::optional<std::u32string> from_gb18030(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("gb18030", &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::vector<char16_t> units(bytes.size() + 1);  // no GB18030 byte makes more than one unit
  char16_t* target = units.data();
  const char* source = bytes.data();
  ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source,
                 bytes.data() + bytes.size(), nullptr, 1, &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::u32string out;
  for (const char16_t* at = units.data(); at < target; ++at) {
    const char32_t high = *at;
    if (high >= 0xD800 && high < 0xDC00 && at + 1 < target) {
      const char32_t low = *++at;
      out.push_back(0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
    } else {
      out.push_back(high);
    }
  }
  return out;
}

// UTF-16 without a mark: Chinese text then has many units in U+4E00..U+9FFF or U+0000..U+00FF in
// the one order and few in the other, and no character outside the usual blocks.
std::optional<Encoding> unmarked_utf16(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  const std::string_view sample = bytes.substr(0, 4096);
  const auto usual = [&](bool big_endian) {
    const std::u32string text = from_utf16(sample.substr(0, sample.size() / 2 * 2), big_endian);
    const auto fits = std::ranges::count_if(text, [](char32_t c) {
      return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x20 && c < 0x7F) || c == U'\n' || c == U'\r' ||
             (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF00 && c <= 0xFF5E) ||
             (c >= 0x2010 && c <= 0x2030) || c == U'\t';
    });
    return static_cast<double>(fits) / static_cast<double>(text.size());
  };
  const double little = usual(false);
  const double big = usual(true);
  const bool has_nul = sample.find('\0') != std::string_view::npos;
  const bool sure = std::max(little, big) > 0.95 && std::min(little, big) < 0.8;
  if (!sure || !has_nul) return std::nullopt;
  return little > big ? Encoding::utf16le : Encoding::utf16be;
}

std::optional<Decoded> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Decoded{from_utf8(bytes.substr(3)), Encoding::utf8};
  if (bytes.starts_with("\xFF\xFE")) {
    return Decoded{from_utf16(bytes.substr(2), false), Encoding::utf16le};
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return Decoded{from_utf16(bytes.substr(2), true), Encoding::utf16be};
  }
  return std::nullopt;
}

bool is_damaged(std::u32string_view text, std::size_t already) {
  const std::size_t lost = count(text, replacement);
  return (lost - std::min(lost, already)) * damaged_one_in_min > text.size();
}

// U+FFFD that stood in the input already, written in UTF-8, is no damage done here.
std::size_t written_replacements(std::string_view bytes) {
  std::size_t found = 0;
  for (std::size_t at = bytes.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = bytes.find("\xEF\xBF\xBD", at + 3)) {
    ++found;
  }
  return found;
}

std::optional<Decoded> by_content(std::string_view bytes) {
  if (const auto order = unmarked_utf16(bytes)) {
    return Decoded{from_utf16(bytes, *order == Encoding::utf16be), *order};
  }
  Decoded utf8{from_utf8(bytes), Encoding::utf8};
  if (!is_damaged(utf8.text, written_replacements(bytes))) return utf8;
  if (auto gb = from_gb18030(bytes); gb && !is_damaged(*gb, 0)) {
    return Decoded{*std::move(gb), Encoding::gb18030};
  }
  return std::nullopt;
}

}  // namespace

const char* name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    case Encoding::gb18030:
      break;
  }
  return "GB18030";
}

Result<Decoded> decode(std::string_view bytes, std::size_t bytes_max) {
  if (bytes.size() > bytes_max) {
    return fail(ErrorKind::limit, "text.too-long",
                fmt::format("{} bytes, at most {} are read", bytes.size(), bytes_max));
  }
  if (bytes.empty()) return fail(ErrorKind::invalid, "text.empty");
  if (const auto what = known_binary(bytes)) {
    return fail(ErrorKind::invalid, "text.binary", std::string(*what));
  }
  std::optional<Decoded> decoded = by_mark(bytes);
  if (!decoded) decoded = by_content(bytes);
  if (!decoded ||
      is_damaged(decoded->text, decoded->encoding == Encoding::utf8 ? written_replacements(bytes)
                                                                    : decoded->text.size())) {
    const bool nul = bytes.substr(0, 4096).find('\0') != std::string_view::npos;
    return fail(ErrorKind::invalid, nul ? "text.binary" : "text.unreadable");
  }
  if (std::ranges::all_of(decoded->text, is_space)) return fail(ErrorKind::invalid, "text.empty");
  if (controls(decoded->text) * control_one_in_min > decoded->text.size()) {
    return fail(ErrorKind::invalid, "text.binary");
  }
  return *std::move(decoded);
}

}  // namespace luoshi::text
