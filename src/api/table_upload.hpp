// A table that somebody hands in: a multipart form with the part "file", XLSX or CSV, and fields.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "api/desks.hpp"
#include "format/table.hpp"
#include "http/message.hpp"

namespace luoshi::api {

struct TableUpload {
  format::Table table;
  std::map<std::string, std::string, std::less<>> fields;
};

// CSV in UTF-8 or GB18030. invalid "request.media-type" for what is no multipart form; invalid with
// "import.no-file" at "file"; the errors of reading the file.
[[nodiscard]] Result<TableUpload> table_upload(const Desks& desks, const http::Request& request);

}  // namespace luoshi::api
