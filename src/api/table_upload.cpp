#include "api/table_upload.hpp"

#include "api/input.hpp"
#include "format/csv.hpp"
#include "http/multipart.hpp"
#include "text/decode.hpp"

namespace luoshi::api {
namespace {

Result<format::Table> table_of(const Desks& desks, const http::Part& part) {
  if (!part.filename.ends_with(".csv") && !part.filename.ends_with(".CSV")) {
    return desks.documents.read_table(part.body, part.filename);
  }
  const auto decoded = TRY(text::decode(part.body));
  return format::read_csv(decoded.text);
}

}  // namespace

Result<TableUpload> table_upload(const Desks& desks, const http::Request& request) {
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) return fail(ErrorKind::invalid, "request.media-type");
  TableUpload upload;
  bool handed_in = false;
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (!part.is_file) {
      upload.fields[part.name] = part.body;
    } else if (part.name == "file" && !part.filename.empty()) {
      upload.table = TRY(table_of(desks, part));
      handed_in = true;
    }
  }
  if (!handed_in) TRY(done({{"file", "import.no-file", {}}}));
  return upload;
}

}  // namespace luoshi::api
