#include "pages/layout.hpp"

#include "http/cookie.hpp"
#include "http/url.hpp"

namespace luoshi::pages {
namespace {

constexpr long remember_s = 365L * 24 * 3600;

std::string link_with(const Visitor& visitor, std::string_view name, std::string_view value) {
  std::string link = http::percent_encode_path(visitor.path);
  link += '?';
  if (!visitor.query.empty()) link += visitor.query + '&';
  link += name;
  link += '=';
  return link += value;
}

// A link, or on the answer to a form a button that sends it once more.
Html switching(const Visitor& visitor, const Content& content, std::string_view name,
               const std::string& value, const Html& label) {
  const bool language = name == "lang";
  const auto link = link_with(visitor, name, value);
  if (content.resend.empty()) {
    std::vector<Attribute> attributes{{"href", link}};
    if (language) attributes.insert(attributes.end(), {{"lang", value}, {"hreflang", value}});
    return Element::make("a", attributes, label);
  }
  std::vector<Attribute> attributes{{"type", "submit"}, {"class", "link"}};
  if (language) attributes.emplace_back("lang", value);
  return el("form", {{"method", "post"}, {"action", link}},
            {content.resend, Element::make("button", attributes, label)});
}

Html tools(const Visitor& visitor, const Content& content) {
  const auto& say = visitor.phrases();
  const bool zh = visitor.language == Language::zh;
  return el("ul", {{"class", "tools"}},
            {el("li", {switching(visitor, content, "lang", zh ? "en" : "zh-CN",
                                 words(say["other-language"]))}),
             el("li", {switching(visitor, content, "large", visitor.large ? "0" : "1",
                                 words(say[visitor.large ? "large-off" : "large"]))}),
             el("li", {el("a", {{"href", "/staff/"}}, {words(say["staff"])})})});
}

// What the site is for on this page: the work report, or services and what is reported by them.
bool is_of_services(const Visitor& visitor) {
  return visitor.path.starts_with("/services") || visitor.path.starts_with("/cases");
}
std::string site_of(const District& district, const Visitor& visitor) {
  const bool zh = visitor.language == Language::zh;
  return (zh ? district.name_zh : district.name_en + ": ") +
         visitor.phrases()[is_of_services(visitor) ? "services-site" : "site"];
}

Html masthead(const District& district, const Visitor& visitor, const Content& content) {
  const auto& say = visitor.phrases();
  return el("header", {{"class", "masthead"}},
            {el("div", {{"class", "wrap"}},
                {el("a", {{"class", "brand"}, {"href", "/"}},
                    {words(site_of(district, visitor)),
                     el("small",
                        {words(say[is_of_services(visitor) ? "services-tagline" : "tagline"])})}),
                 tools(visitor, content)})});
}

Html breadcrumbs(const Visitor& visitor, const Content& content) {
  if (content.crumbs.empty()) return {};
  Html list;
  for (const auto& [href, label] : content.crumbs) {
    list += el("li", {el("a", {{"href", href}}, {words(label)})});
  }
  return el("nav", {{"class", "crumbs"}, {"aria-label", visitor.phrases()["breadcrumb"]}},
            {el("ol", list)});
}

}  // namespace

Visitor visitor_of(const http::Request& request) {
  Visitor visitor;
  visitor.path = request.path;
  std::string language;
  std::string large;
  if (const auto found = request.cookies.find("lang"); found != request.cookies.end()) {
    language = found->second;
  } else if (request.header("accept-language").starts_with("en")) {
    language = "en";
  }
  if (const auto found = request.cookies.find("large"); found != request.cookies.end()) {
    large = found->second;
  }
  for (const auto& [name, value] : request.query) {
    if (name == "lang") {
      language = value;
    } else if (name == "large") {
      large = value;
    } else {
      if (!visitor.query.empty()) visitor.query += '&';
      visitor.query += http::percent_encode(name) + '=' + http::percent_encode(value);
    }
  }
  visitor.language = language == "en" ? Language::en : Language::zh;
  visitor.large = large == "1";
  return visitor;
}

namespace {

// Of the window: the page, then the site, which the first page names itself.
std::string title_of(const District& district, const Visitor& visitor, int status,
                     const Content& content) {
  const auto& say = visitor.phrases();
  if (status < 400 && content.crumbs.empty()) return content.title;
  return (status >= 400 ? say["error-prefix"] : std::string{}) + content.title + " · " +
         site_of(district, visitor);
}

}  // namespace

http::Response page(const District& district, const Visitor& visitor, const http::Request& request,
                    int status, const Content& content) {
  const auto& say = visitor.phrases();
  const auto head =
      el("head",
         {el("meta", {{"charset", "utf-8"}}),
          el("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
          el("title", {words(title_of(district, visitor, status, content))}),
          el("link", {{"rel", "stylesheet"}, {"href", "/assets/public.css"}}),
          el("link", {{"rel", "icon"}, {"href", "data:,"}})});
  Html body = el("a", {{"class", "skip"}, {"href", "#main"}}, {words(say["skip"])});
  if (district.fiction) {
    body += el("div", {{"class", "notice"}, {"role", "note"}},
               {el("div", {{"class", "wrap"}}, {words(say["fiction"])})});
  }
  body += masthead(district, visitor, content);
  body += el("main", {{"id", "main"}, {"tabindex", "-1"}},
             {el("div", {{"class", "wrap"}},
                 {breadcrumbs(visitor, content), content.above, el("h1", {words(content.title)}),
                  content.main})});
  body += el("footer", {el("div", {{"class", "wrap"}}, {words(say["footer"])})});

  http::Response response;
  response.status = status;
  response.with("Content-Type", "text/html; charset=utf-8")
      .with("Cache-Control", content.resend.empty() ? "no-cache" : "no-store");
  response.with("Vary", "Cookie, Accept-Language");
  for (const auto& [cookie, allowed] :
       {std::pair{"lang", visitor.language == Language::en ? "en" : "zh-CN"},
        std::pair{"large", visitor.large ? "1" : "0"}}) {
    if (!request.param(cookie)) continue;
    response.with(
        "Set-Cookie",
        http::write_cookie(
            {.name = cookie, .value = allowed, .max_age_s = remember_s, .secure = request.secure}));
  }
  const std::string language = visitor.language == Language::zh ? "zh-CN" : "en";
  Html whole = el("body", body);
  response.body = document(language, visitor.large, head, whole).markup();
  return response;
}

Html search_form(const Visitor& visitor, std::string_view words_now) {
  const auto& say = visitor.phrases();
  return el(
      "form", {{"class", "search"}, {"role", "search"}, {"action", "/search"}, {"method", "get"}},
      {el("div", {el("label", {{"for", "q"}}, {words(say["search-label"])}),
                  el("span", {{"class", "hint"}, {"id", "q-hint"}}, {words(say["search-hint"])}),
                  el("input", {{"type", "search"},
                               {"id", "q"},
                               {"name", "q"},
                               {"maxlength", "200"},
                               {"aria-describedby", "q-hint"},
                               {"value", std::string(words_now)}})}),
       el("button", {{"type", "submit"}}, {words(say["search"])})});
}

}  // namespace luoshi::pages
