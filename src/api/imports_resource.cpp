// POST /api/v1/imports
#include <charconv>
#include <memory>

#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "api/reply.hpp"
#include "http/multipart.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

std::optional<std::int64_t> year_in(std::string_view text) {
  std::int64_t year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return year >= 1949 && year <= 2100 ? std::optional(year) : std::nullopt;
}

Result<supervision::Upload> upload_of(const http::Request& request) {
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) return fail(ErrorKind::invalid, "request.media-type");
  supervision::Upload upload;
  std::vector<Finding> findings;
  bool given = false;
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (part.name == "kind") {
      upload.kind = part.body;
    } else if (part.name == "title") {
      upload.title = part.body.substr(0, 800);
    } else if (part.name == "year" && !part.body.empty()) {
      upload.year = year_in(part.body);
      if (!upload.year) findings.push_back({"year", "request.out-of-range", "1949–2100"});
    } else if (part.name == "text" && !part.body.empty()) {
      upload.bytes = part.body;
      given = true;
    } else if (part.name == "file" && part.is_file && !part.filename.empty()) {
      upload.bytes = part.body;
      upload.file_name = part.filename;
      given = true;
    }
  }
  if (upload.kind.empty()) findings.push_back({"kind", "request.field-missing", {}});
  if (!given) findings.push_back({"file", "import.no-file", {}});
  TRY(done(std::move(findings)));
  return upload;
}

json::object summary_of(const supervision::TakenIn& taken, const supervision::Source& source,
                        const supervision::Intake& intake, json::array findings) {
  json::object by_type;
  for (const auto& [type, count] : taken.by_type) by_type[type] = count;
  return {{"source", json_of(source)},      {"new", taken.added},
          {"known", taken.known},           {"quantities", taken.quantities},
          {"set_aside", intake.set_aside},  {"by_type", std::move(by_type)},
          {"findings", std::move(findings)}};
}

Result<http::Response> take(const Call& call, store::Writer& writer, supervision::Intake intake) {
  const auto kind = TRY(supervision::identify(writer, call.context.random, intake.source));
  auto act = act_of(call, writer, kind, "source/" + intake.source.id);
  const auto taken = TRY(supervision::take_in(act, call.who, kind, intake));
  TRY(act.commit());
  const auto source = TRY(supervision::load_source(writer, taken.source));
  auto findings = json_of(intake.findings, call.context.problems, call.language);
  return json_reply(taken.created ? 201 : 200,
                    summary_of(taken, source, intake, std::move(findings)));
}

Result<Command> import_source(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto upload = TRY(upload_of(call.request));
  supervision::Units units;
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    units = supervision::units_of(TRY(identity::list_units(reader)));
    return {};
  }));
  const auto reading = std::make_shared<supervision::Reading>(
      TRY(supervision::read_upload(upload, office.documents, units, call.now)));
  TRY(supervision::keep(office.archive, upload, *reading));
  return Command{
      [&call, reading](store::Writer& writer) { return take(call, writer, reading->intake); }};
}

}  // namespace

void add_imports(http::Router& router, const Office& office) {
  router.add(
      http::Method::post, "/api/v1/imports",
      writes(office.context, [&office](const Call& call) { return import_source(office, call); }),
      {http::Runs::worker, http::upload_bytes_max});
}

}  // namespace luoshi::api
