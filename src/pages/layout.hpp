// What every public page has around its content: masthead, language, large type, footer.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "http/message.hpp"
#include "pages/html.hpp"
#include "pages/phrases.hpp"

namespace luoshi::pages {

// Facts about this district that pages show; made once by the composition root.
struct District {
  std::string name_zh;
  std::string name_en;
  bool fiction = false;
  std::string licence = {};  // address of that of open data; empty where none is granted
};

// How this visitor wants pages: language and type size, from the query (?lang=, ?large=) and else
// from cookies, which hold nothing but these two words.
struct Visitor {
  Language language = Language::zh;
  bool large = false;
  std::string path;   // of this page, for the links that switch
  std::string query;  // its query without lang and large, encoded, "" or "q=…"

  [[nodiscard]] const Phrases& phrases() const { return phrases_of(language); }
};

[[nodiscard]] Visitor visitor_of(const http::Request& request);

struct Content {
  std::string title;                                        // of the page; the site's name is added
  std::vector<std::pair<std::string, std::string>> crumbs;  // href, words; above the title
  Html main;
  Html above{};  // the title: what is wrong with a form
  // Fields that bring this page again, where it was the answer to a form: by them it is shown in
  // another language or size. Such a page holds what a person wrote and is kept nowhere.
  Html resend{};
};

// The finished reply, with the cookies that remember a choice made in the query.
[[nodiscard]] http::Response page(const District& district, const Visitor& visitor,
                                  const http::Request& request, int status, const Content& content);

// The search form; `words_now` stands in the field.
[[nodiscard]] Html search_form(const Visitor& visitor, std::string_view words_now);

}  // namespace luoshi::pages
