// From the bytes of a file as somebody handed it in to its text or its table.
//
// Plain text is decoded here. Everything with a format of its own is hostile until read, so it is
// parsed in a child process (child.hpp): PDF by poppler's pdftotext, old office formats by
// LibreOffice where it is installed, DOCX, HTML and XLSX by this program started again with the
// hidden commands `read-document` and `read-table`, whose body is child_main().
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "format/sniff.hpp"
#include "format/table.hpp"

namespace luoshi::format {

struct DocumentText {
  std::u32string text;
  FileKind kind = FileKind::text;
};

class DocumentReader {
 public:
  // `program` is this program's own path, for the child. With "" everything is parsed in this
  // process: for fuzzing and tests, never for files of others.
  explicit DocumentReader(std::string program = "/proc/self/exe") : program_(std::move(program)) {}

  // Errors: invalid or limit "document.*" and "text.*", unavailable "document.reader-missing".
  // "document.is-a-table" says that the file is a workbook.
  [[nodiscard]] Result<DocumentText> read_text(std::string_view bytes,
                                               std::string_view file_name) const;

  // Errors: as above, and "table.*". "table.not-a-workbook" says that the file is none.
  [[nodiscard]] Result<Table> read_table(std::string_view bytes, std::string_view file_name) const;

 private:
  std::string program_;
};

// What the child does: reads a file from `in`, writes its text, table or error to `out`. `command`
// is "read-document" or "read-table". Returns the exit code.
int child_main(std::string_view command, std::string_view file_name, std::istream& in,
               std::ostream& out);

}  // namespace luoshi::format
