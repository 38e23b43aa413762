// /api/v1/services: the services that are open in the district, what they ask and how they go.
#include <boost/json/array.hpp>

#include "api/desks.hpp"
#include "api/input.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "api/service_json.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

Result<http::Response> list(const Desks& desks, const Call& call, store::Reader&) {
  json::array all;
  for (const auto& open : desks.world.services.open())
    all.emplace_back(json_of_line(open, call.who));
  return json_reply(200, json::object{{"services", std::move(all)}});
}

// One version of the service that the path names.
struct Asked {
  casework::ServicePointer service;
  std::int64_t version = 0;
  const casework::Open* open = nullptr;  // as it is open now
};

Result<Asked> asked_of(const Desks& desks, const Call& call) {
  const auto id = std::string(call.path("domain")) + "/" + std::string(call.path("name"));
  Query query(call.request);
  const auto version = query.integer("version", 1, 1'000'000);
  TRY(done(query.take()));
  const auto latest = desks.world.services.latest(id);
  if (!version) {
    const auto* open = TRY(latest);
    return Asked{open->service, open->version, open};
  }
  return Asked{TRY(desks.world.services.at(id, *version)), *version, latest ? *latest : nullptr};
}

Result<http::Response> show(const Desks& desks, const Call& call, store::Reader&) {
  const auto asked = TRY(asked_of(desks, call));
  return json_reply(200, json_of_service(*asked.service, asked.version, asked.open, call.who));
}

Result<http::Response> show_process(const Desks& desks, const Call& call, store::Reader&) {
  const auto asked = TRY(asked_of(desks, call));
  http::Response response;
  response.with("Content-Type", "application/xml");
  response.body = asked.service->files().at(asked.service->facts().process);
  return response;
}

}  // namespace

void add_services(http::Router& router, const Desks& desks) {
  const auto on = [&](const char* pattern, auto body) {
    router.add(http::Method::get, pattern,
               reads(desks.context, [&desks, body](const Call& call, store::Reader& reader) {
                 return body(desks, call, reader);
               }));
  };
  on("/api/v1/services", list);
  on("/api/v1/services/{domain}/{name}", show);
  on("/api/v1/services/{domain}/{name}/process", show_process);
}

}  // namespace luoshi::api
