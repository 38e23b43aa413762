// A table that somebody hands in: a multipart form with the part "file", XLSX or CSV, and fields.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "api/desks.hpp"
#include "format/table.hpp"
#include "http/message.hpp"

namespace luoshi::api {

// Not read yet: who may hand it in can be asked first.
struct TableUpload {
  std::map<std::string, std::string, std::less<>> fields;
  std::string filename;
  std::string_view bytes;  // of the request

  // Empty where the form has no such field.
  [[nodiscard]] std::string field(std::string_view name) const;
};

// REQUIRES: the request outlives it. invalid "request.media-type" for what is no multipart form;
// invalid with "import.no-file" at "file".
[[nodiscard]] Result<TableUpload> table_upload(const http::Request& request);

// CSV in UTF-8 or GB18030. The errors of reading the file.
[[nodiscard]] Result<format::Table> read_table(const Desks& desks, const TableUpload& upload);

}  // namespace luoshi::api
