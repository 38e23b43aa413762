#include "api/table_upload.hpp"

#include "api/input.hpp"
#include "format/csv.hpp"
#include "http/multipart.hpp"
#include "text/decode.hpp"

namespace luoshi::api {

std::string TableUpload::field(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

Result<TableUpload> table_upload(const http::Request& request) {
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) return fail(ErrorKind::invalid, "request.media-type");
  TableUpload upload;
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (!part.is_file) {
      upload.fields[part.name] = part.body;
    } else if (part.name == "file") {
      upload.filename = part.filename;
      upload.bytes = part.body;
    }
  }
  if (upload.filename.empty()) TRY(done({{"file", "import.no-file", {}}}));
  return upload;
}

Result<format::Table> read_table(const Desks& desks, const TableUpload& upload) {
  if (!upload.filename.ends_with(".csv") && !upload.filename.ends_with(".CSV")) {
    return desks.documents.read_table(upload.bytes, upload.filename);
  }
  const auto decoded = TRY(text::decode(upload.bytes));
  return format::read_csv(decoded.text);
}

}  // namespace luoshi::api
