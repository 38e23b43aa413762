// Filing a service request: the checks are those of every report, told in the words of Open311.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "api/open311_attributes.hpp"
#include "api/report_input.hpp"
#include "casework/api_keys.hpp"
#include "casework/intake.hpp"
#include "casework/rows.hpp"

namespace luoshi::api::open311 {
namespace {

constexpr double e7 = 1e7;
constexpr std::string_view form_place = "/form/";

struct TextLimit {
  std::string_view name;
  std::size_t length_max;  // in characters
};
constexpr std::array<TextLimit, 9> text_limits{{{"description", 4000},
                                                {"address_string", 200},
                                                {"first_name", 30},
                                                {"last_name", 30},
                                                {"phone", 30},
                                                {"email", 120},
                                                {"media_url", 500},
                                                {"device_id", 200},
                                                {"account_id", 200}}};

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::optional<std::int64_t> degrees(const std::string& text, double most) {
  double value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !(std::abs(value) <= most)) return std::nullopt;
  return std::llround(value * e7);
}

casework::Place place_of(const Ask& ask, std::vector<Fault>& wrong) {
  casework::Place place;
  place.address = ask.argument("address_string");
  const auto lat = ask.argument("lat");
  const auto lon = ask.argument("long");
  if (!lat.empty() || !lon.empty()) {
    place.latitude_e7 = degrees(lat, 90);
    place.longitude_e7 = degrees(lon, 180);
    if (!place.latitude_e7) wrong.push_back(ask.fault(400, "open311.degrees", "lat"));
    if (!place.longitude_e7) wrong.push_back(ask.fault(400, "open311.degrees", "long"));
  } else if (place.address.empty()) {
    const bool by_id = !ask.argument("address_id").empty();
    wrong.push_back(ask.fault(400, by_id ? "open311.address-id" : "open311.place-missing",
                              by_id ? "address_id" : "lat, long, address_string"));
  }
  return place;
}

// A name is written family name first, with a blank only between letters of an alphabet.
std::string name_of(const Ask& ask) {
  const auto first = ask.argument("first_name");
  const auto last = ask.argument("last_name");
  const auto is_latin = [](const std::string& text) {
    return !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
  };
  if (is_latin(first) && is_latin(last)) return first + " " + last;
  return last + first;
}

// The picture has no place of its own before somebody looked at it.
std::string description_of(const Ask& ask) {
  auto text = ask.argument("description");
  std::erase(text, '\r');
  const auto media = ask.argument("media_url");
  if (media.empty()) return text;
  return text.empty() ? media : text + "\n" + media;
}

casework::Report report_of(const Ask& ask, const casework::Open& open, std::vector<Fault>& wrong) {
  casework::Report report;
  report.service = open.service->id();
  report.channel = catalog::name_of(catalog::Channel::open311);
  report.applicant.kind = catalog::name_of(catalog::ApplicantKind::resident);
  report.applicant.name = name_of(ask);
  report.applicant.phone = ask.argument("phone");
  report.applicant.email = ask.argument("email");
  report.place = place_of(ask, wrong);
  report.form = form_of(ask, *open.service, description_of(ask));
  return report;
}

void check_texts(const Ask& ask, const catalog::Service& service, std::vector<Fault>& wrong) {
  for (const auto& [name, length_max] : text_limits) {
    if (length_of(ask.argument(name)) > length_max) {
      wrong.push_back(ask.fault(400, "open311.too-long", name));
    }
  }
  const auto media = ask.argument("media_url");
  if (!media.empty() && !media.starts_with("https://") && !media.starts_with("http://")) {
    wrong.push_back(ask.fault(400, "open311.media-url", "media_url"));
  }
  for (const auto& name : unknown_attributes(ask, service)) {
    wrong.push_back(ask.fault(400, "open311.attribute-unknown", name));
  }
}

// The argument that a finding of a report is about.
std::string argument_of(const std::string& place) {
  if (place.starts_with(form_place)) {
    const auto code = place.substr(form_place.size());
    const auto name = code.substr(0, code.find('/'));
    return name == description_field ? name : "attribute[" + name + "]";
  }
  if (place.starts_with("/applicant/name")) return "last_name";
  if (place.starts_with("/applicant/")) return place.substr(std::string("/applicant/").size());
  if (place == "/place/address") return "address_string";
  return place == "/place" ? "lat, long" : "";
}

void add_findings(const Ask& ask, const Error& error, std::vector<Fault>& wrong) {
  for (const auto& one : error.findings) {
    const auto argument = argument_of(one.place);
    if (one.place.starts_with(form_place)) {
      wrong.push_back({400, argument + ": " + one.detail});
    } else {
      wrong.push_back(ask.fault(400, one.problem, argument));
    }
  }
  if (error.findings.empty()) wrong.push_back(ask.fault(400, error.problem));
}

http::Response filed(const Ask& ask, const std::string& number) {
  Items requests{"request",
                 {Node(Members{{"service_request_id", Node(number)},
                               {"service_notice", Node()},
                               {"account_id", text_node(ask.argument("account_id"))}})}};
  return document(ask.format, 201, "service_requests", Node(std::move(requests)));
}

void file(const AskPointer& ask, const casework::ApiKey& key, const casework::Checked& checked,
          const http::Reply& reply) {
  const auto& context = ask->desks().context;
  const auto id = new_id(context.random, ask->now, "cas");
  const auto number = std::make_shared<std::string>();
  context.database.write(
      [ask, key, checked, id, number](store::Writer& writer) -> Result<> {
        ledger::Act act(writer, ask->desks().context.random, ask->now, {key.id, ""}, "case.report",
                        "case/" + id);
        const auto made = TRY(casework::register_case(act, ask->desks().world, id, checked));
        TRY(act.commit());
        *number = made.row.number;
        return {};
      },
      [ask, number, reply](const Result<>& written) {
        reply(written ? filed(*ask, *number) : ask->failed(written.error()));
      });
}

Result<casework::ApiKey> key_of(const Ask& ask) {
  casework::ApiKey key;
  TRY(ask.desks().context.database.read([&](store::Reader& reader) -> Result<> {
    key = TRY(casework::find_api_key(reader, ask.argument("api_key")));
    return {};
  }));
  return key;
}

}  // namespace

void file_request(const AskPointer& ask, const http::Reply& reply) {
  if (ask->argument("api_key").empty()) return reply(ask->refuse(403, "open311.key-missing"));
  const auto key = key_of(*ask);
  if (!key) {
    return reply(key.error().kind == ErrorKind::forbidden ? ask->refuse(403, "api-key.unknown")
                                                          : ask->failed(key.error()));
  }
  if (ask->endpoint->filed.take(key->id, ask->now)) {
    return reply(ask->refuse(429, "open311.too-many"));
  }
  const auto code = ask->argument("service_code");
  if (code.empty()) return reply(ask->refuse(400, "open311.service-missing", "service_code"));
  const auto* open = offered(*ask, code);
  if (open == nullptr) return reply(ask->refuse(404, "open311.service-unknown", code));
  std::vector<Fault> wrong;
  check_texts(*ask, *open->service, wrong);
  auto report = report_of(*ask, *open, wrong);
  const auto checked =
      casework::check_report(ask->desks().world, std::move(report), words_in(ask->language));
  if (!checked) add_findings(*ask, checked.error(), wrong);
  if (!wrong.empty()) return reply(faults(ask->format, wrong));
  file(ask, *key, *checked, reply);
}

}  // namespace luoshi::api::open311
