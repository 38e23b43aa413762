#include "format/document.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <ostream>

#include "format/child.hpp"
#include "format/docx.hpp"
#include "format/html.hpp"
#include "format/limits.hpp"
#include "format/unwrap.hpp"
#include "format/wire.hpp"
#include "format/xlsx.hpp"
#include "format/zip.hpp"
#include "text/decode.hpp"
#include "text/unicode.hpp"

namespace luoshi::format {
namespace {

Result<> check_size(std::string_view bytes) {
  if (bytes.empty()) return fail(ErrorKind::invalid, "document.empty");
  if (bytes.size() > file_bytes_max) return fail(ErrorKind::limit, "document.too-large");
  return {};
}

// Parsed in this process: in the child, or where DocumentReader was told so.
Result<std::u32string> text_here(std::string_view bytes, FileKind kind) {
  if (kind == FileKind::docx) return text::from_utf8(TRY(docx_text(bytes)));
  return html_text(TRY(text::decode(bytes)).text);
}

Result<std::u32string> pdf_text(std::string_view bytes) {
  const auto said = TRY(run_child("pdftotext", {"-layout", "-enc", "UTF-8", "-", "-"}, bytes, {}));
  if (said.err.find("password") != std::string::npos || said.exit_code == 3) {
    return fail(ErrorKind::invalid, "document.encrypted");
  }
  if (said.exit_code != 0) return fail(ErrorKind::invalid, "document.broken-pdf");
  auto text = unwrap(text::from_utf8(said.out));
  if (text::trim(text).empty()) return fail(ErrorKind::invalid, "document.no-text-layer");
  return text;
}

// LibreOffice without the script that would start it anew: a first start fills its profile, makes a
// socket by the profile's name that it may not take away, and ends; the second takes the profile
// under another name.
constexpr auto convert = R"(soffice=$(command -v soffice) || exit 127
soffice=$(readlink -f "$soffice").bin
cat > "$1" || exit 1
export HOME="$PWD" TMPDIR="$PWD"
run() {
  "$soffice" "-env:UserInstallation=file://$PWD/$1" --headless \
    --convert-to 'txt:Text (encoded):UTF8' "$2" >/dev/null 2>&1
}
run first "$1"
[ -e in.txt ] || { cp -r first second && run second "$1"; }
cat in.txt)";

// .doc and .wps of old, and .ofd where it knows them, go through LibreOffice; it also meets
// password-protected OOXML.
Result<std::u32string> office_text(std::string_view bytes, FileKind kind) {
  const std::string name = kind == FileKind::ofd ? "in.ofd" : "in.doc";
  ChildLimits limits;
  limits.time_max = std::chrono::seconds(60);
  limits.memory_bytes_max = std::size_t{8} << 30;
  limits.socket_in_tmp = true;
  const auto said = TRY(run_child("sh", {"-c", convert, "sh", name}, bytes, limits));
  if (said.exit_code != 0) return fail(ErrorKind::invalid, "document.office-unreadable");
  return TRY(text::decode(said.out)).text;
}

// OOXML behind a password is an OLE file with these streams (MS-OFFCRYPTO 2.1), in UTF-16.
bool is_encrypted_ooxml(std::string_view bytes) {
  static constexpr char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  return bytes.find(std::string_view(name, sizeof name)) != std::string_view::npos;
}

Failure refusal(FileKind kind) {
  switch (kind) {
    case FileKind::xlsx:
      return fail(ErrorKind::invalid, "document.is-a-table");
    case FileKind::image:
      return fail(ErrorKind::invalid, "document.is-an-image");
    case FileKind::zip:
      return fail(ErrorKind::invalid, "document.is-an-archive");
    default:
      return fail(ErrorKind::invalid, "document.unknown-format");
  }
}

}  // namespace

Result<DocumentText> DocumentReader::read_text(std::string_view bytes,
                                               std::string_view file_name) const {
  TRY(check_size(bytes));
  const FileKind kind = sniff(bytes, file_name);
  switch (kind) {
    case FileKind::text:
      return DocumentText{TRY(text::decode(bytes)).text, kind};
    case FileKind::pdf:
      return DocumentText{TRY(pdf_text(bytes)), kind};
    case FileKind::ole:
      if (is_encrypted_ooxml(bytes)) return fail(ErrorKind::invalid, "document.encrypted");
      return DocumentText{TRY(office_text(bytes, kind)), kind};
    case FileKind::ofd:
      return DocumentText{TRY(office_text(bytes, kind)), kind};
    case FileKind::docx:
    case FileKind::html:
      break;
    case FileKind::zip:
      // A broken or oversized archive says why; a sound one is simply no document.
      if (const auto archive = Zip::open(bytes); !archive) return Failure(archive.error());
      return refusal(kind);
    default:
      return refusal(kind);
  }
  if (program_.empty()) return DocumentText{TRY(text_here(bytes, kind)), kind};
  const auto said =
      TRY(run_child(program_, {"read-document", std::string(file_name)}, bytes, ChildLimits{}));
  auto text = text::from_utf8(TRY(decode_text(said.out)));
  if (text::trim(text).empty()) return fail(ErrorKind::invalid, "document.empty");
  return DocumentText{std::move(text), kind};
}

Result<Table> DocumentReader::read_table(std::string_view bytes, std::string_view file_name) const {
  TRY(check_size(bytes));
  const FileKind kind = sniff(bytes, file_name);
  if (kind == FileKind::zip) {
    if (const auto archive = Zip::open(bytes); !archive) return Failure(archive.error());
  }
  if (kind == FileKind::ole && is_encrypted_ooxml(bytes)) {
    return fail(ErrorKind::invalid, "document.encrypted");
  }
  if (kind != FileKind::xlsx) return fail(ErrorKind::invalid, "table.not-a-workbook");
  if (program_.empty()) return read_xlsx(bytes);
  const auto said =
      TRY(run_child(program_, {"read-table", std::string(file_name)}, bytes, ChildLimits{}));
  return decode_table(said.out);
}

int child_main(std::string_view command, std::string_view file_name, std::istream& in,
               std::ostream& out) {
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (command == "read-table") {
    const auto table = read_xlsx(bytes);
    out << (table ? encode_table(*table) : encode_error(table.error()));
  } else {
    const auto text = text_here(bytes, sniff(bytes, file_name));
    out << (text ? encode_text(text::to_utf8(*text)) : encode_error(text.error()));
  }
  out.flush();
  return out.good() ? 0 : 1;
}

}  // namespace luoshi::format
