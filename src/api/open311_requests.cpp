// Service requests as anybody may look them up. Only the columns named in node_of are ever read
// here: none of them says who reported, and a description is there only as staff released it.
#include <algorithm>
#include <charconv>
#include <map>

#include "api/open311_ask.hpp"
#include "casework/open_requests.hpp"
#include "identity/accounts.hpp"

namespace luoshi::api::open311 {
namespace {

using casework::Case;
using casework::OpenStatus;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t span_days_max = 90;
constexpr std::int64_t requests_max = 1000;
constexpr std::int64_t skipped_max = 100'000;
constexpr std::int64_t e7 = 10'000'000;
constexpr std::size_t e7_digits = 7;

// Exactly: 117.2034567.
Number degrees(std::int64_t value) {
  const auto rest = std::to_string(std::abs(value) % e7);
  return {(value < 0 ? "-" : "") + std::to_string(std::abs(value) / e7) + "." +
          std::string(e7_digits - rest.size(), '0') + rest};
}

Node degrees_or_nothing(const std::optional<std::int64_t>& value) {
  return value ? Node(degrees(*value)) : Node();
}

// Services whose cases are listed, by their ids.
using Listed = std::map<std::string, const casework::Open*>;
Listed listed(const Ask& ask) {
  Listed all;
  for (const auto* open : offered(ask)) {
    if (open->service->facts().open311_list) all.emplace(open->service->id(), open);
  }
  return all;
}

// Names of units as far as they were asked for.
class Units {
 public:
  Units(const Ask& ask, store::Reader& reader) : ask_(ask), reader_(reader) {}

  Result<std::string> name(const std::string& id) {
    if (id.empty()) return std::string();
    auto found = names_.find(id);
    if (found == names_.end()) {
      const auto unit = TRY(identity::find_unit(reader_, id));
      found = names_.emplace(id, ask_.say({unit.name.zh, unit.name.en})).first;
    }
    return found->second;
  }

 private:
  const Ask& ask_;
  store::Reader& reader_;
  std::map<std::string, std::string> names_;
};

std::string notes_of(const Ask& ask, const catalog::Service& service, const Case& one) {
  if (casework::open_status(one) == OpenStatus::open) {
    const auto* words = service.words("stages." + one.stage);
    return words == nullptr ? "" : ask.say(*words);
  }
  if (const auto* words = service.words("outcomes." + one.outcome)) return ask.say(*words);
  return {};
}

Result<Node> node_of(const Ask& ask, const catalog::Service& service, const Case& one,
                     Units& units) {
  const bool open = casework::open_status(one) == OpenStatus::open;
  const auto& facts = service.facts();
  return Node(Members{
      {"service_request_id", Node(one.number)},
      {"status", Node(std::string(open ? "open" : "closed"))},
      {"status_notes", text_node(notes_of(ask, service, one))},
      {"service_name", Node(ask.say(facts.name))},
      {"service_code", Node(facts.open311_code)},
      {"description", one.released_ms ? text_node(one.released_words) : Node()},
      {"agency_responsible", text_node(TRY(units.name(one.lead_unit)))},
      {"service_notice", Node()},
      {"requested_datetime", time_node(one.reported_ms)},
      {"updated_datetime", time_node(one.changed_ms)},
      {"expected_datetime", one.clock.due_ms ? time_node(*one.clock.due_ms) : Node()},
      {"address", text_node(one.place.address)},
      {"address_id", Node()},
      {"zipcode", Node()},
      {"lat", degrees_or_nothing(one.place.latitude_e7)},
      {"long", degrees_or_nothing(one.place.longitude_e7)},
      {"media_url", Node()},
  });
}

Result<http::Response> reply_of(const Ask& ask, store::Reader& reader, const Listed& services,
                                const std::vector<Case>& cases) {
  Units units(ask, reader);
  Items requests{"request", {}};
  for (const auto& one : cases) {
    const auto& service = *services.at(one.service)->service;
    requests.nodes.push_back(TRY(node_of(ask, service, one, units)));
  }
  return document(ask.format, 200, "service_requests", Node(std::move(requests)));
}

// What a list is narrowed by.
struct Wanted {
  casework::OpenFilter filter;
  std::int64_t skip = 0;
  std::int64_t limit = requests_max;
};

// A time with its zone, or a day: from its beginning, or to its end.
std::optional<std::int64_t> time_of(std::string text, const char* of_day) {
  constexpr std::size_t zone_at = 19;
  if (is_date(text)) text += of_day;
  // A plus that was not encoded arrives as a blank.
  if (text.size() > zone_at && text[zone_at] == ' ') text[zone_at] = '+';
  const auto time = parse_rfc3339(text);
  return time ? std::optional(time->ms) : std::nullopt;
}

void read_times(const Ask& ask, Wanted& wanted, std::vector<Fault>& wrong) {
  const auto read = [&](const char* name, const char* of_day) -> std::optional<std::int64_t> {
    const auto text = ask.argument(name);
    if (text.empty()) return std::nullopt;
    const auto time = time_of(text, of_day);
    if (!time) wrong.push_back(ask.fault(400, "open311.time-faulty", name));
    return time;
  };
  constexpr auto span_ms = span_days_max * day_ms;
  const auto from = read("start_date", "T00:00:00Z");
  const auto to = read("end_date", "T23:59:59Z");
  if (from && to && (*to < *from || *to - *from > span_ms)) {
    wrong.push_back(ask.fault(400, "open311.span", "start_date, end_date"));
  }
  wanted.filter.to_ms = to ? *to : from ? *from + span_ms : ask.now.ms;
  wanted.filter.from_ms = from ? *from : wanted.filter.to_ms - span_ms;
}

void read_status(const Ask& ask, Wanted& wanted, std::vector<Fault>& wrong) {
  bool open = false;
  bool closed = false;
  for (const auto& status : ask.list("status")) {
    if (status == "open") {
      open = true;
    } else if (status == "closed") {
      closed = true;
    } else {
      wrong.push_back(ask.fault(400, "open311.status-unknown", status));
    }
  }
  if (open != closed) wanted.filter.status = open ? OpenStatus::open : OpenStatus::closed;
}

void read_services(const Ask& ask, const Listed& services, Wanted& wanted,
                   std::vector<Fault>& wrong) {
  const auto codes = ask.list("service_code");
  for (const auto& code : codes) {
    if (offered(ask, code) == nullptr) {
      wrong.push_back(ask.fault(404, "open311.service-unknown", code));
    }
  }
  for (const auto& [id, open] : services) {
    const auto& code = open->service->facts().open311_code;
    const bool asked = codes.empty() || std::ranges::find(codes, code) != codes.end();
    if (asked) wanted.filter.services.push_back(id);
  }
}

void read_page(const Ask& ask, Wanted& wanted, std::vector<Fault>& wrong) {
  const auto read = [&](const char* name, std::int64_t fallback,
                        std::int64_t most) -> std::int64_t {
    const auto text = ask.argument(name);
    if (text.empty()) return fallback;
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc{} && stop == end && value >= 1 && value <= most) return value;
    wrong.push_back(ask.fault(400, "open311.page-faulty", name));
    return fallback;
  };
  wanted.limit = read("page_size", requests_max, requests_max);
  wanted.skip = (read("page", 1, skipped_max) - 1) * wanted.limit;
  if (wanted.skip > skipped_max) wrong.push_back(ask.fault(400, "open311.page-far", "page"));
}

// A read of the store that ends in a reply.
template <class Body>
http::Response reading(const Ask& ask, Body body) {
  http::Response response;
  const auto done = ask.desks().context.database.read([&](store::Reader& reader) -> Result<> {
    response = TRY(body(reader));
    return {};
  });
  return done ? response : ask.failed(done.error());
}

Result<std::vector<Case>> numbered(store::Reader& reader, const Listed& services,
                                   const std::vector<std::string>& numbers) {
  std::vector<std::string> ids;
  for (const auto& [id, open] : services) ids.push_back(id);
  return casework::open_requests(reader, ids, numbers);
}

}  // namespace

http::Response list_requests(const Ask& ask) {
  const auto services = listed(ask);
  auto numbers = ask.list("service_request_id");
  if (!numbers.empty()) {
    numbers.resize(std::min(numbers.size(), static_cast<std::size_t>(requests_max)));
    return reading(ask, [&](store::Reader& reader) -> Result<http::Response> {
      return reply_of(ask, reader, services, TRY(numbered(reader, services, numbers)));
    });
  }
  Wanted wanted;
  std::vector<Fault> wrong;
  read_services(ask, services, wanted, wrong);
  read_times(ask, wanted, wrong);
  read_status(ask, wanted, wrong);
  read_page(ask, wanted, wrong);
  if (!wrong.empty()) return faults(ask.format, wrong);
  return reading(ask, [&](store::Reader& reader) -> Result<http::Response> {
    return reply_of(ask, reader, services,
                    TRY(casework::open_requests(reader, wanted.filter, wanted.skip, wanted.limit)));
  });
}

http::Response show_request(const Ask& ask) {
  const auto services = listed(ask);
  return reading(ask, [&](store::Reader& reader) -> Result<http::Response> {
    const auto found = TRY(numbered(reader, services, {ask.id}));
    if (found.empty()) return ask.refuse(404, "open311.request-unknown", ask.id);
    return reply_of(ask, reader, services, found);
  });
}

// Every request has its number at once, which therefore serves as its token too.
http::Response show_token(const Ask& ask) {
  return reading(ask, [&](store::Reader& reader) -> Result<http::Response> {
    if (TRY(numbered(reader, listed(ask), {ask.id})).empty()) {
      return ask.refuse(404, "open311.token-unknown", ask.id);
    }
    Items requests{"request",
                   {Node(Members{{"service_request_id", Node(ask.id)}, {"token", Node(ask.id)}})}};
    return document(ask.format, 200, "service_requests", Node(std::move(requests)));
  });
}

}  // namespace luoshi::api::open311
