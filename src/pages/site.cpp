#include "pages/site.hpp"

#include <memory>

#include "embedded/page_assets.hpp"
#include "pages/open_data_files.hpp"
#include "pages/portal.hpp"
#include "pages/public_pages.hpp"
#include "pages/question_form.hpp"

namespace luoshi::pages {
namespace {

using PageFunction = Result<Content> (*)(const Site&, store::Reader&, const Visitor&,
                                         const http::Request&);

int status_of(const Error& error) {
  switch (error.kind) {
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::invalid:
      return 400;
    case ErrorKind::unavailable:
    case ErrorKind::limit:
      return 503;
    default:
      return 500;
  }
}

http::Response answer(const Site& site, PageFunction make, const http::Request& request) {
  const auto visitor = visitor_of(request);
  http::Response response;
  const auto done = site.database.read([&](store::Reader& reader) -> Result<> {
    const auto content = make(site, reader, visitor, request);
    if (!content) return Failure(content.error());
    response = page(site.district, visitor, request, 200, *content);
    return {};
  });
  return done ? response : problem_page(site.district, request, status_of(done.error()));
}

}  // namespace

http::Response problem_page(const District& district, const http::Request& request, int status) {
  const auto visitor = visitor_of(request);
  const auto& say = visitor.phrases();
  const bool missing = status >= 400 && status < 500;
  if (status == 413) {
    Content content{say["too-large"], {{"/", say["home"]}}, {}};
    content.main = el("p", {words(say["too-large-mend"])});
    return page(district, visitor, request, status, content);
  }
  Content content{say[missing ? "not-found" : "error"], {{"/", say["home"]}}, {}};
  content.main = el("p", {words(say[missing ? "not-found-mend" : "error-mend"])});
  if (missing) content.main += search_form(visitor, "");
  return page(district, visitor, request, status, content);
}

void mount(http::Router& router, Site site) {
  const auto shared = std::make_shared<const Site>(std::move(site));
  const auto add = [&](std::string_view pattern, PageFunction make) {
    router.add(http::Method::get, pattern,
               [shared, make](const http::Request& request, const http::Reply& reply) {
                 reply(answer(*shared, make, request));
               });
  };
  add("/", home_page);
  add("/search", search_page);
  add("/reports/{id}", report_page);
  add("/items/{id}", item_page);
  add("/open-data", open_data_page);
  add_open_data_files(router, shared);
  add("/outcomes", outcomes_index_page);
  add("/outcomes/{id}", outcomes_page);
  add_question_pages(router, shared);
  if (shared->cases != nullptr) add_portal(router, shared);

  const auto assets = std::make_shared<http::Assets>();
  for (const auto& file : embedded::page_assets()) {
    assets->add("/assets/" + std::string(file.path), file.bytes, false);
  }
  router.add(
      http::Method::get, "/assets/{file}",
      [shared, assets](const http::Request& request, const http::Reply& reply) {
        auto response = assets->serve(request, request.path);
        reply(response ? std::move(*response) : problem_page(shared->district, request, 404));
      });
}

}  // namespace luoshi::pages
