#include "api/report_input.hpp"

#include <array>
#include <cmath>

#include "feel/json.hpp"
#include "geo/systems.hpp"

namespace luoshi::api {
namespace {

using casework::Applicant;
using casework::Place;

constexpr std::array<std::string_view, 3> kinds{"enterprise", "resident", "staff"};
constexpr std::array<std::string_view, 3> channels{"desk", "api", "import"};
constexpr double e7 = 1e7;

Applicant applicant_of(Input& input, std::vector<Finding>& findings) {
  Applicant one;
  const auto* object = input.object("applicant");
  if (object == nullptr) return one;
  Input fields(*object, findings, input.pointer("applicant"));
  fields.require({"kind"});
  one.kind = fields.choice("kind", kinds).value_or("");
  one.name = fields.text("name", {.max = 60}).value_or("");
  one.phone = fields.text("phone", {.max = 30}).value_or("");
  one.email = fields.text("email", {.max = 120}).value_or("");
  one.organisation = fields.text("organisation", {.max = 120}).value_or("");
  one.credit_code = fields.text("credit_code", {.max = 18}).value_or("");
  fields.finish();
  return one;
}

// In WGS 84, which CGCS2000 is one with at this scale.
std::optional<geo::Position> point_of(Input& fields) {
  const auto longitude = fields.number("longitude", -180, 180);
  const auto latitude = fields.number("latitude", -90, 90);
  const auto reference = fields.choice("reference", geo::system_names).value_or("wgs84");
  if (longitude && !fields.has("latitude")) fields.fault("latitude", "request.field-missing");
  if (latitude && !fields.has("longitude")) fields.fault("longitude", "request.field-missing");
  if (!longitude || !latitude) return std::nullopt;
  const auto system = geo::system_of(reference).value_or(geo::System::wgs84);
  const auto at = geo::convert({*longitude, *latitude}, system, geo::System::wgs84);
  return geo::Position{std::llround(at.lon * e7), std::llround(at.lat * e7)};
}

Place place_of(Input& input, std::vector<Finding>& findings) {
  Place place;
  const auto* object = input.object("place");
  if (object == nullptr) return place;
  Input fields(*object, findings, input.pointer("place"));
  if (const auto point = point_of(fields)) {
    place.longitude_e7 = point->lon_e7;
    place.latitude_e7 = point->lat_e7;
  }
  place.address = fields.text("address", {.max = 200}).value_or("");
  fields.finish();
  return place;
}

}  // namespace

Result<std::string> form_text(const http::Request& request, std::string_view field) {
  const auto body = feel::from_json(request.body);
  if (!body) return fail(ErrorKind::invalid, "request.not-json", body.error().place);
  if (body->kind() != feel::Kind::context) return std::string();
  const auto* form = body->context().find(field);
  return form == nullptr ? std::string() : feel::to_json(*form);
}

Result<casework::Report> report_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"service", "channel", "applicant", "form"});
  casework::Report report;
  report.service = input.text("service", {1, 80}).value_or("");
  report.channel = input.choice("channel", channels).value_or("");
  report.applicant = applicant_of(input, findings);
  report.place = place_of(input, findings);
  report.visit = input.text("visit", {1, 60}).value_or("");
  (void)input.object("form");
  input.finish();
  TRY(done(std::move(findings)));
  report.form = TRY(form_text(request, "form"));
  return report;
}

}  // namespace luoshi::api
