#include "casework/report_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>
#include <map>
#include <span>

#include "text/unicode.hpp"

namespace luoshi::casework {
namespace {

using schema::Json;
using schema::JsonKind;

struct Header {
  std::string_view zh;
  std::string_view en;
  std::string_view place;
  std::size_t characters_max;
};
constexpr std::array headers{
    Header{"联系人", "name", "/applicant/name", 60},
    Header{"联系电话", "phone", "/applicant/phone", 30},
    Header{"电子邮箱", "email", "/applicant/email", 120},
    Header{"单位名称", "organisation", "/applicant/organisation", 120},
    Header{"统一社会信用代码", "credit_code", "/applicant/credit_code", 18},
    Header{"地址", "address", "/place/address", 200},
    Header{"经度", "longitude", "/place/longitude", 30},
    Header{"纬度", "latitude", "/place/latitude", 30},
};
constexpr std::string_view of_form = "/form/";
constexpr std::array<std::string_view, 4> yes{"是", "有", "yes", "true"};
constexpr std::array<std::string_view, 4> no{"否", "无", "no", "false"};

bool is_one_of(std::span<const std::string_view> words, std::string_view cell) {
  return std::ranges::find(words, cell) != words.end();
}

std::string text_of(const Json& object, std::string_view name) {
  const auto* member = object.find(name);
  return member != nullptr && member->kind == JsonKind::string ? member->text : std::string();
}

bool is_called(const Json& object, std::string_view words) {
  return text_of(object, "title") == words || text_of(object, "x-title-en") == words;
}

// A form as a table fills it in: a cell for each field that is no list and no group of fields.
class Form {
 public:
  explicit Form(const schema::Schema& schema) {
    const auto* properties = schema.document().find("properties");
    if (properties == nullptr) return;
    for (std::size_t at = 0; at < properties->names.size(); ++at) {
      const auto type = text_of(properties->items[at], "type");
      if (type == "array" || type == "object") continue;
      fields_.emplace(properties->names[at], &properties->items[at]);
    }
  }

  // The name of the field that a header means; empty for none.
  [[nodiscard]] std::string named(std::string_view words) const {
    const auto found = std::ranges::find_if(fields_, [&](const auto& field) {
      return field.first == words || is_called(*field.second, words);
    });
    return found == fields_.end() ? std::string() : found->first;
  }
  // What the applicant is asked for once more by this field; empty for none.
  [[nodiscard]] std::string asks(std::string_view name) const {
    return text_of(*fields_.find(name)->second, "x-applicant");
  }
  // The JSON of a cell. What is no value of the field stays text, for the form to refuse.
  [[nodiscard]] std::string value(std::string_view name, const std::string& cell) const {
    const auto& field = *fields_.find(name)->second;
    const auto type = text_of(field, "type");
    if (type == "boolean" && is_one_of(yes, cell)) return "true";
    if (type == "boolean" && is_one_of(no, cell)) return "false";
    if (type == "number" || type == "integer") {
      const auto number = schema::parse_json(cell);
      if (number && number->kind == JsonKind::number) return cell;
    }
    return boost::json::serialize(boost::json::value(choice(field, cell)));
  }

 private:
  static std::string choice(const Json& field, const std::string& cell) {
    const auto* all = field.find("oneOf");
    if (all == nullptr) return cell;
    const auto found =
        std::ranges::find_if(all->items, [&](const Json& one) { return is_called(one, cell); });
    return found == all->items.end() ? cell : text_of(*found, "const");
  }

  std::map<std::string, const Json*, std::less<>> fields_;
};

Failure faulty(std::vector<Finding> findings) {
  return Failure(Error{ErrorKind::invalid, "case.table-faulty", {}, {}, std::move(findings)});
}

std::string* text_at(Report& report, std::string_view place) {
  auto& applicant = report.applicant;
  if (place == "/applicant/name") return &applicant.name;
  if (place == "/applicant/phone") return &applicant.phone;
  if (place == "/applicant/email") return &applicant.email;
  if (place == "/applicant/organisation") return &applicant.organisation;
  if (place == "/applicant/credit_code") return &applicant.credit_code;
  return place == "/place/address" ? &report.place.address : nullptr;
}

std::string kind_of(const Applicant& one, const catalog::ServiceFacts& facts) {
  using enum catalog::ApplicantKind;
  const bool organised = !one.organisation.empty() || !one.credit_code.empty();
  if (facts.accepts(enterprise) && (organised || !facts.accepts(resident))) return "enterprise";
  return "resident";
}

// Reads the rows of one table.
class Reading {
 public:
  Reading(const Open& open, geo::System system, const format::Table& table, ReportTable& out)
      : open_(open), form_(open.service->form()), system_(system), table_(table), out_(out) {}

  [[nodiscard]] std::string place_named(std::string_view words) const {
    if (const auto field = form_.named(words); !field.empty()) return std::string(of_form) + field;
    for (const auto& one : headers) {
      if (words == one.zh || words == one.en) return std::string(one.place);
    }
    return {};
  }

  void read(std::size_t row) {
    ReportRow one{row, {}};
    one.report.service = open_.service->id();
    one.report.channel = name_of(catalog::Channel::import);
    std::string form;
    for (const auto& [place, column] : out_.columns.named) {
      const auto cell = format::words_at(table_, row, column);
      if (cell.empty()) continue;
      if (place.starts_with(of_form)) {
        add_field(one.report, form, place.substr(of_form.size()), cell);
        continue;
      }
      check_length(place, cell, format::address(row, column));
      if (auto* text = text_at(one.report, place)) *text = cell;
    }
    one.report.form = "{" + form + "}";
    one.report.applicant.kind = kind_of(one.report.applicant, open_.service->facts());
    read_point(row, one.report.place);
    out_.rows.push_back(std::move(one));
  }

 private:
  void add_field(Report& report, std::string& form, const std::string& name,
                 const std::string& cell) {
    if (!form.empty()) form += ",";
    form += boost::json::serialize(boost::json::value(name)) + ":" + form_.value(name, cell);
    const auto asked = "/applicant/" + form_.asks(name);
    if (auto* text = text_at(report, asked)) {
      *text = cell;
      out_.asked_once[asked] = std::string(of_form) + name;
    }
  }

  // The form holds its own fields to their lengths.
  void check_length(std::string_view place, const std::string& cell, const std::string& address) {
    const auto max = std::ranges::find(headers, place, &Header::place)->characters_max;
    if (text::from_utf8(cell).size() <= max) return;
    out_.findings.push_back({address, "request.too-long", fmt::format("0–{}", max)});
  }
  // nullopt where the row says nothing.
  std::optional<double> degrees(std::size_t row, std::string_view place) {
    const auto column = out_.columns.column_of(place);
    if (!column) return std::nullopt;
    const auto cell = format::words_at(table_, row, *column);
    if (cell.empty()) return std::nullopt;
    double value = 0;
    const auto* end = cell.data() + cell.size();
    const auto [at, error] = std::from_chars(cell.data(), end, value);
    if (error == std::errc{} && at == end && std::abs(value) <= 180) return value;
    out_.findings.push_back({format::address(row, *column), "case.coordinate-faulty", cell});
    return std::nullopt;
  }
  void read_point(std::size_t row, Place& place) {
    const auto before = out_.findings.size();
    const auto longitude = degrees(row, "/place/longitude");
    const auto latitude = degrees(row, "/place/latitude");
    if (longitude.has_value() != latitude.has_value() && out_.findings.size() == before) {
      const auto missing =
          out_.columns.column_of(longitude ? "/place/latitude" : "/place/longitude");
      out_.findings.push_back(
          {format::address(row, missing.value_or(0)), "case.coordinate-faulty", {}});
    }
    if (!longitude || !latitude) return;
    constexpr double e7 = 1e7;
    const auto at = geo::convert({*longitude, *latitude}, system_, geo::System::wgs84);
    place.longitude_e7 = std::llround(at.lon * e7);
    place.latitude_e7 = std::llround(at.lat * e7);
  }

  const Open& open_;
  Form form_;
  geo::System system_;
  const format::Table& table_;
  ReportTable& out_;
};

// The column of a finding: its own, that of the field around it, that of the form which asks the
// same, or one of the place.
std::size_t column_of(const ReportTable& table, std::string_view place) {
  const auto& columns = table.columns;
  for (auto around = place; !around.empty(); around = around.substr(0, around.rfind('/'))) {
    if (const auto column = columns.column_of(around)) return *column;
  }
  const auto same = table.asked_once.find(place);
  if (same != table.asked_once.end()) return columns.column_of(same->second).value_or(0);
  for (const auto* other : {"/place/longitude", "/place/address"}) {
    const auto column = columns.column_of(other);
    if (place == "/place" && column) return *column;
  }
  return 0;
}

}  // namespace

Result<ReportTable> read_report_table(const Open& open, geo::System system,
                                      const format::Table& table) {
  ReportTable out;
  Reading reading(open, system, table, out);
  auto columns = format::read_columns(
      table, [&](std::string_view words) { return reading.place_named(words); },
      [](std::string_view place) { return place.starts_with(of_form); });
  if (!columns) return faulty({{"A1", "case.column-missing", {}}});
  if (columns->rows.empty()) {
    return faulty({{format::address(columns->header + 1, 0), "case.table-empty", {}}});
  }
  if (columns->rows.size() > report_rows_max) {
    return fail(ErrorKind::limit, "case.table-too-long", std::to_string(columns->rows.size()));
  }
  out.columns = std::move(*columns);
  for (const auto row : out.columns.rows) reading.read(row);
  return out;
}

Result<std::vector<Checked>> check_reports(const World& world, const ReportTable& table,
                                           schema::Language language) {
  auto findings = table.findings;
  for (const auto& [column, words] : table.columns.unknown) {
    findings.push_back(
        {format::address(table.columns.header, column), "import.column-unknown", words});
  }
  std::vector<Checked> all;
  for (const auto& [row, report] : table.rows) {
    auto checked = check_report(world, report, language);
    if (checked) {
      all.push_back(std::move(*checked));
      continue;
    }
    if (checked.error().problem != "case.report-faulty") return Failure(checked.error());
    for (auto& one : checked.error().findings) {
      one.place = format::address(row, column_of(table, one.place));
      if (one.problem == "schema.one-of") one = {one.place, "case.choice-unknown", {}};
      if (std::ranges::find(findings, one) == findings.end()) findings.push_back(std::move(one));
    }
  }
  if (!findings.empty()) return faulty(std::move(findings));
  return all;
}

}  // namespace luoshi::casework
