// One request to Open311 and what its resources have in common: the format, the arguments, of which
// an empty one is as good as none, the words of faults.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/open311.hpp"
#include "api/open311_document.hpp"
#include "http/rate.hpp"
#include "http/url.hpp"

namespace luoshi::api::open311 {

struct Endpoint {
  explicit Endpoint(Open311 of) : facts(std::move(of)) {}

  Open311 facts;
  // How many requests one key may file.
  mutable http::RateLimiter filed{
      {.tokens_max = 100, .tokens_per_second = 1.0, .keys_max = 10'000}};
};
using EndpointPointer = std::shared_ptr<const Endpoint>;

struct Ask {
  EndpointPointer endpoint;
  http::Request request;
  Format format = Format::xml;
  Language language = Language::zh;
  Instant now;
  std::string id;         // of the path, without the format
  http::Fields fields{};  // of the query, and of the form

  [[nodiscard]] const Desks& desks() const { return endpoint->facts.desks; }
  // The first that is not empty; empty where there is none.
  [[nodiscard]] std::string argument(std::string_view name) const;
  // "a,b" in parts, without empty ones.
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;

  [[nodiscard]] std::string say(const catalog::Words& words) const;
  // With the words of a problem; `about` says which of several things it is.
  [[nodiscard]] Fault fault(int code, std::string_view problem, std::string_view about = {}) const;
  [[nodiscard]] http::Response refuse(int code, std::string_view problem,
                                      std::string_view about = {}) const;
  // 503 for the store, 500 for what else cannot be helped.
  [[nodiscard]] http::Response failed(const Error& error) const;
};
using AskPointer = std::shared_ptr<Ask>;

// The services with a public code that take requests this way, in their order.
[[nodiscard]] std::vector<const casework::Open*> offered(const Ask& ask);
// nullptr for a code that none of them has.
[[nodiscard]] const casework::Open* offered(const Ask& ask, std::string_view code);

// The answers, each to one request. Their arguments are read, the jurisdiction is known.
[[nodiscard]] http::Response discovery(const Ask& ask);
[[nodiscard]] http::Response list_services(const Ask& ask);
[[nodiscard]] http::Response show_service(const Ask& ask);
[[nodiscard]] http::Response list_requests(const Ask& ask);
[[nodiscard]] http::Response show_request(const Ask& ask);
[[nodiscard]] http::Response show_token(const Ask& ask);
void file_request(const AskPointer& ask, const http::Reply& reply);

}  // namespace luoshi::api::open311
