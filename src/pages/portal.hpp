// The portal: find a service, apply for it one thing a page, and follow the case by its number and
// code, without a log-in and without JavaScript. Nothing is stored before it is sent; what is
// filled in travels sealed (sealed.hpp), and neither it nor a code ever stands in an address.
#pragma once

#include <memory>

#include "casework/world.hpp"
#include "http/rate.hpp"
#include "http/router.hpp"
#include "pages/sealed.hpp"
#include "pages/site.hpp"

namespace luoshi::pages {

// What the pages of the portal hold between requests.
struct Portal {
  explicit Portal(std::shared_ptr<const Site> of) : site(std::move(of)), world(*site->cases) {}

  [[nodiscard]] Sealer sealer() const { return Sealer(site->seal_keys()); }

  std::shared_ptr<const Site> site;
  const casework::World& world;
  // How often one address may report, try codes, and send messages.
  mutable http::RateLimiter reported{
      {.tokens_max = 10, .tokens_per_second = 1.0 / 300, .keys_max = 50'000}};
  mutable http::RateLimiter followed{
      {.tokens_max = 30, .tokens_per_second = 0.2, .keys_max = 50'000}};
  mutable http::RateLimiter said{
      {.tokens_max = 20, .tokens_per_second = 1.0 / 60, .keys_max = 50'000}};
  // A form of a message counts once, however often it is sent.
  mutable http::RateLimiter forms{{.tokens_max = 1, .tokens_per_second = 1e-6, .keys_max = 50'000}};
};
using PortalPointer = std::shared_ptr<const Portal>;

// A sealed form that is older is out of date.
inline constexpr std::chrono::hours form_age_max{24};
// A person who fills in a form takes longer.
inline constexpr std::chrono::milliseconds form_filled_least{3000};
inline constexpr std::size_t portal_form_bytes_max = std::size_t{512} * 1024;

// Adds GET /services, GET /services/{domain}/{name}, GET and POST …/apply, GET and POST
// /cases/follow. REQUIRES: the site has cases.
void add_portal(http::Router& router, const std::shared_ptr<const Site>& site);

void add_service_pages(http::Router& router, const PortalPointer& portal);
void add_apply_pages(http::Router& router, const PortalPointer& portal);
void add_follow_pages(http::Router& router, const PortalPointer& portal);

// The service of the path, where the portal offers it: not_found "service.not-found".
[[nodiscard]] Result<const casework::Open*> portal_service(const Portal& portal,
                                                           const http::Request& request);

// "zh" and "en" of a service's words; the key itself is not shown where there are none.
[[nodiscard]] std::string words_at(const catalog::Service& service, std::string_view key,
                                   Language language);

}  // namespace luoshi::pages
