// Finding a service, and what one is about.
#include <algorithm>

#include "pages/application.hpp"
#include "pages/portal.hpp"

namespace luoshi::pages {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// All that a person might call the service by, in both languages.
std::string searched_in(const catalog::Service& service) {
  std::string text;
  const auto add = [&](const catalog::Words& one) { text += one.zh + "\n" + one.en + "\n"; };
  add(service.facts().name);
  add(service.facts().summary);
  if (const auto* about = service.words("about")) add(*about);
  for (const auto& one : service.categories()) {
    add(one.name);
    add(one.group);
  }
  return lower(text);
}

// Every word is there.
bool is_found(const catalog::Service& service, const std::string& query) {
  const auto text = searched_in(service);
  const auto wanted = lower(query);
  constexpr std::string_view blanks = " \t\n";
  for (auto at = wanted.find_first_not_of(blanks); at != std::string::npos;) {
    const auto end = std::min(wanted.find_first_of(blanks, at), wanted.size());
    if (text.find(wanted.substr(at, end - at)) == std::string::npos) return false;
    at = wanted.find_first_not_of(blanks, end);
  }
  return true;
}

Html find_form(const Visitor& visitor, const std::string& query) {
  const auto& say = visitor.phrases();
  return el(
      "form", {{"class", "search"}, {"role", "search"}, {"action", "/services"}, {"method", "get"}},
      {el("div",
          {el("label", {{"for", "q"}}, {words(say["services-search"])}),
           el("p", {{"class", "hint"}, {"id", "q-hint"}}, {words(say["services-search-hint"])}),
           el("input", {{"type", "search"},
                        {"id", "q"},
                        {"name", "q"},
                        {"maxlength", "100"},
                        {"aria-describedby", "q-hint"},
                        {"value", query}})}),
       el("button", {{"type", "submit"}}, {words(say["search"])})});
}

Html card(const Visitor& visitor, const catalog::Service& service) {
  const auto& facts = service.facts();
  return el("li", {{"class", "card"}},
            {el("h2", {el("a", {{"href", "/services/" + facts.id}},
                          {words(said(facts.name, visitor.language))})}),
             el("p", {words(said(facts.summary, visitor.language))})});
}

Content services_page(const Portal& portal, const Visitor& visitor, const std::string& query) {
  const auto& say = visitor.phrases();
  Content content{say["services"], {{"/", say["home"]}}, {}};
  content.main = el("p", {{"class", "lead"}}, {words(say["services-lead"])});
  content.main += find_form(visitor, query);
  Html list;
  for (const auto& open : portal.world.services.open()) {
    if (!is_in_portal(*open.service) || !is_found(*open.service, query)) continue;
    list += card(visitor, *open.service);
  }
  if (list.empty()) {
    content.main += el("p", {{"role", "status"}},
                       {words(say[query.empty() ? "services-none" : "services-not-found"])});
  } else {
    content.main += el("ul", {{"class", "cards"}}, {list});
  }
  content.main += el("p", {el("a", {{"href", "/cases/follow"}}, {words(say["case-follow"])})});
  return content;
}

Html needed(const Visitor& visitor, const catalog::Service& service) {
  const auto& say = visitor.phrases();
  const auto& facts = service.facts();
  Html list;
  list += el("li", {words(say[facts.anonymous ? "about-contact-optional" : "about-contact"])});
  if (facts.accepts(catalog::ApplicantKind::enterprise)) {
    list += el("li", {words(say["about-enterprise"])});
  }
  if (facts.place == catalog::PlaceNeed::required) list += el("li", {words(say["about-place"])});
  for (const auto& field : fields_of(service.form())) {
    if (!field.applicant.empty() || !field.required) continue;
    list += el("li", {words(said(field.title, visitor.language))});
  }
  list += el("li", {words(say["about-photos"])});
  return el("ul", {list});
}

Html who(const Visitor& visitor, const catalog::ServiceFacts& facts) {
  const auto& say = visitor.phrases();
  Html list;
  for (const auto kind : portal_kinds(facts)) {
    list += el("li", {words(say["kind-of-" + std::string(catalog::name_of(kind))])});
  }
  if (facts.anonymous) list += el("li", {words(say["about-anonymous"])});
  return el("ul", {list});
}

Content about_page(const Visitor& visitor, const catalog::Service& service) {
  const auto& say = visitor.phrases();
  const auto& facts = service.facts();
  Content content{
      said(facts.name, visitor.language), {{"/", say["home"]}, {"/services", say["services"]}}, {}};
  content.main = el("p", {{"class", "lead"}}, {words(said(facts.summary, visitor.language))});
  content.main += paragraphs(words_at(service, "about", visitor.language));
  content.main += el("h2", {words(say["about-who"])});
  content.main += who(visitor, facts);
  content.main += el("h2", {words(say["about-needs"])});
  content.main += needed(visitor, service);
  content.main += el("h2", {words(say["about-next"])});
  content.main += paragraphs(words_at(service, "next", visitor.language));
  content.main +=
      el("p", {el("a", {{"class", "button"}, {"href", "/services/" + facts.id + "/apply"}},
                  {words(say["about-start"])})});
  content.main += el("p", {el("a", {{"href", "/cases/follow"}}, {words(say["case-follow"])})});
  return content;
}

}  // namespace

std::string words_at(const catalog::Service& service, std::string_view key, Language language) {
  const auto* found = service.words(key);
  if (found == nullptr) return {};
  return language == Language::en && !found->en.empty() ? found->en : found->zh;
}

Result<const casework::Open*> portal_service(const Portal& portal, const http::Request& request) {
  const auto id = request.path_params.at("domain") + "/" + request.path_params.at("name");
  const auto* open = TRY(portal.world.services.latest(id));
  if (!is_in_portal(*open->service)) return fail(ErrorKind::not_found, "service.not-found");
  return open;
}

void add_service_pages(http::Router& router, const PortalPointer& portal) {
  router.add(http::Method::get, "/services",
             [portal](const http::Request& request, const http::Reply& reply) {
               const auto visitor = visitor_of(request);
               const std::string query(request.param("q").value_or(""));
               reply(page(portal->site->district, visitor, request, 200,
                          services_page(*portal, visitor, query)));
             });
  router.add(http::Method::get, "/services/{domain}/{name}",
             [portal](const http::Request& request, const http::Reply& reply) {
               const auto& district = portal->site->district;
               const auto open = portal_service(*portal, request);
               if (!open) return reply(problem_page(district, request, 404));
               const auto visitor = visitor_of(request);
               reply(page(district, visitor, request, 200, about_page(visitor, *(*open)->service)));
             });
}

void add_portal(http::Router& router, const std::shared_ptr<const Site>& site) {
  const auto portal = std::make_shared<const Portal>(site);
  add_service_pages(router, portal);
  add_apply_pages(router, portal);
  add_follow_pages(router, portal);
}

}  // namespace luoshi::pages
