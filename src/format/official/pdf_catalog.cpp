#include "format/official/pdf_catalog.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

namespace luoshi::format::official {
namespace {

std::optional<std::size_t> number_after(std::string_view text, std::string_view key) {
  const auto at = text.rfind(key);
  if (at == std::string_view::npos) return std::nullopt;
  const auto rest = text.substr(at + key.size());
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc{}) return std::nullopt;
  return value;
}

}  // namespace

Result<std::string> with_language(std::string pdf) {
  const std::string_view all = pdf;
  const auto trailer_at = all.rfind("trailer\n");
  if (trailer_at == std::string_view::npos) {
    return fail(ErrorKind::internal, "document.not-written", "no trailer");
  }
  const auto trailer = all.substr(trailer_at);
  const auto size = number_after(trailer, "/Size ");
  const auto root = number_after(trailer, "/Root ");
  const auto info = number_after(trailer, "/Info ");
  const auto table = number_after(trailer, "startxref\n");
  const auto head = fmt::format("\n{} 0 obj\n<< /Type /Catalog\n", root.value_or(0));
  const auto catalog_at = all.rfind(head);
  if (!size || !root || !info || !table || catalog_at == std::string_view::npos) {
    return fail(ErrorKind::internal, "document.not-written", "no catalog");
  }
  const auto entries_at = catalog_at + head.size();
  const auto end = all.find("endobj", entries_at);
  if (end == std::string_view::npos) {
    return fail(ErrorKind::internal, "document.not-written", "an open catalog");
  }
  const std::string entries(all.substr(entries_at, end - entries_at));
  const auto object_at = pdf.size();
  pdf += fmt::format(
      "{} 0 obj\n<< /Type /Catalog\n   /Lang (zh-CN)\n"
      "   /ViewerPreferences << /DisplayDocTitle true >>\n{}endobj\n",
      *root, entries);
  const auto table_at = pdf.size();
  pdf += fmt::format(
      "xref\n{0} 1\n{1:010} 00000 n \ntrailer\n<< /Size {2}\n   /Root {0} 0 R\n   /Info {3} 0 R\n"
      "   /Prev {4}\n>>\nstartxref\n{5}\n%%EOF\n",
      *root, object_at, *size, *info, *table, table_at);
  return pdf;
}

}  // namespace luoshi::format::official
