#include "app/staff_pages.hpp"

#include <memory>
#include <string>

#include "base/embedded.hpp"
#include "http/assets.hpp"
#ifdef LUOSHI_WEB
#include "embedded/staff_files.hpp"
#endif

namespace luoshi::app {
namespace {

constexpr std::string_view folder = "/staff/";
constexpr std::string_view page = "/staff/index.html";

#ifdef LUOSHI_WEB
EmbeddedFiles staff_files() {
  return embedded::staff_files();
}
#else
EmbeddedFiles staff_files() {
  return {};
}
#endif

}  // namespace

void add_staff_pages(http::Router& router) {
  const auto assets = std::make_shared<http::Assets>();
  for (const auto& file : staff_files()) {
    assets->add(std::string(folder) + std::string(file.path), file.bytes,
                file.path.starts_with("assets/"));
  }
  const auto serve = [assets](const http::Request& request, const http::Reply& reply) {
    auto response = assets->serve(request, request.path);
    // A chunk that is gone after an upgrade is missing, not the page under another name.
    const bool chunk = request.path.starts_with("/staff/assets/");
    if (!response && !chunk) response = assets->serve(request, page);
    if (!response) {
      response = http::Response{.status = 404, .headers = {}, .body = {}};
      response->with("Content-Type", "text/plain; charset=utf-8");
      response->body = chunk ? "There is no such file.\n"
                             : "This program was built without the staff application.\n";
    }
    reply(std::move(*response));
  };
  router.add(http::Method::get, "/staff/{path*}", serve);
  router.add(http::Method::get, "/staff", [](const http::Request&, const http::Reply& reply) {
    reply(
        http::Response{.status = 308, .headers = {{"Location", std::string(folder)}}, .body = {}});
  });
}

}  // namespace luoshi::app
