// The addresses of Open311, and what is done for every request before its resource is asked.
#include <algorithm>

#include "api/open311_ask.hpp"

namespace luoshi::api {
namespace open311 {
namespace {

constexpr std::size_t form_bytes_max = std::size_t{256} * 1024;
constexpr std::string_view xml_suffix = ".xml";
constexpr std::string_view json_suffix = ".json";

// By the end of the path, else by what the client accepts; XML, which every server has to have.
Format format_of(const http::Request& request) {
  if (request.path.ends_with(json_suffix)) return Format::json;
  if (request.path.ends_with(xml_suffix)) return Format::xml;
  const auto accept = request.header("accept");
  const auto json = accept.find("application/json");
  return json < accept.find("xml") ? Format::json : Format::xml;
}

std::string without_format(std::string text) {
  for (const auto suffix : {xml_suffix, json_suffix}) {
    if (text.ends_with(suffix)) {
      text.resize(text.size() - suffix.size());
      break;
    }
  }
  return text;
}

AskPointer ask_of(const EndpointPointer& endpoint, http::Request request) {
  auto ask = std::make_shared<Ask>();
  ask->endpoint = endpoint;
  ask->format = format_of(request);
  ask->language = language_of(request);
  ask->now = endpoint->facts.desks.context.clock.now();
  ask->fields = request.query;
  if (const auto id = request.path_params.find("id"); id != request.path_params.end()) {
    ask->id = without_format(id->second);
  }
  ask->request = std::move(request);
  return ask;
}

// Adds the fields of a form; false for a body that is none.
bool read_form(Ask& ask) {
  if (ask.request.body.empty()) return true;
  const auto type = ask.request.header("content-type");
  if (!type.starts_with("application/x-www-form-urlencoded")) return false;
  auto fields = http::parse_urlencoded(ask.request.body);
  if (!fields) return false;
  ask.fields.insert(ask.fields.end(), fields->begin(), fields->end());
  return true;
}

bool is_here(const Ask& ask) {
  const auto jurisdiction = ask.argument("jurisdiction_id");
  const auto& known = ask.endpoint->facts.jurisdictions;
  return jurisdiction.empty() || std::ranges::find(known, jurisdiction) != known.end();
}

using Answer = http::Response (*)(const Ask&);

void take(const AskPointer& ask, const http::Reply& reply) {
  if (!read_form(*ask)) return reply(ask->refuse(400, "open311.no-form"));
  if (!is_here(*ask)) return reply(ask->refuse(404, "open311.jurisdiction-unknown"));
  file_request(ask, reply);
}

}  // namespace

std::string Ask::argument(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name && !value.empty()) return value;
  }
  return {};
}

std::vector<std::string> Ask::list(std::string_view name) const {
  std::vector<std::string> all;
  std::string one;
  for (const char c : argument(name) + ",") {
    if (c == ' ') continue;
    if (c != ',') {
      one.push_back(c);
    } else if (!one.empty()) {
      all.push_back(std::exchange(one, {}));
    }
  }
  return all;
}

std::string Ask::say(const catalog::Words& words) const {
  return language == Language::en && !words.en.empty() ? words.en : words.zh;
}

Fault Ask::fault(int code, std::string_view problem, std::string_view about) const {
  const Error error{ErrorKind::invalid, std::string(problem), {}, {}, {}};
  const auto& words = desks().context.problems.words(error, language);
  auto text = about.empty() ? words.title : std::string(about) + ": " + words.title;
  if (!words.mend.empty()) text += (language == Language::zh ? "。" : ". ") + words.mend;
  return {code, std::move(text)};
}

http::Response Ask::refuse(int code, std::string_view problem, std::string_view about) const {
  return faults(format, {fault(code, problem, about)});
}

http::Response Ask::failed(const Error& error) const {
  const bool busy = error.kind == ErrorKind::unavailable || error.kind == ErrorKind::limit;
  return busy ? refuse(503, "server.busy") : refuse(500, "server.broke");
}

}  // namespace open311

void add_open311(http::Router& router, Open311 facts) {
  using namespace open311;
  const auto endpoint = std::make_shared<const Endpoint>(std::move(facts));
  const auto on = [&](const std::string& pattern, Answer answer) {
    router.add(
        http::Method::get, pattern,
        [endpoint, answer](http::Request request, const http::Reply& reply) {
          const auto ask = ask_of(endpoint, std::move(request));
          reply(is_here(*ask) ? answer(*ask) : ask->refuse(404, "open311.jurisdiction-unknown"));
        });
  };
  for (const auto* format : {"", ".xml", ".json"}) {
    on(std::string("/open311/discovery") + format, discovery);
    on(std::string("/open311/v2/services") + format, list_services);
    on(std::string("/open311/v2/requests") + format, list_requests);
    router.add(http::Method::post, std::string("/open311/v2/requests") + format,
               [endpoint](http::Request request, const http::Reply& reply) {
                 take(ask_of(endpoint, std::move(request)), reply);
               },
               {.body_bytes_max = form_bytes_max});
  }
  on("/open311/v2/services/{id}", show_service);
  on("/open311/v2/requests/{id}", show_request);
  on("/open311/v2/tokens/{id}", show_token);
}

http::Response open311_refusal(const Problems& problems, const http::Request& request, int status) {
  const auto language = language_of(request);
  const auto* id = status == 404   ? "open311.not-found"
                   : status == 413 ? "request.body-too-large"
                   : status == 405 ? "request.method-not-allowed"
                   : status >= 500 ? "server.busy"
                                   : "request.malformed";
  const auto* words = problems.find(id, language);
  return open311::faults(open311::format_of(request),
                         {{status, words == nullptr ? id : words->title}});
}

}  // namespace luoshi::api
