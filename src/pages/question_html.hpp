// What stands on the pages of asking and following, and the questions below an item. Only what the
// public may read is ever handed to markup: never who drafted or signed, nor why an answer went
// back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outcomes/question.hpp"
#include "pages/site.hpp"
#include "supervision/item.hpp"

namespace luoshi::pages {

struct AskForm {
  std::string kind;
  std::string words;
  std::string token;
  std::string step;  // check, edit, send
  std::string trap;  // a field no person sees
};

// `faults` are phrases; the form keeps what was written.
[[nodiscard]] Content ask_page(const Visitor& visitor, const supervision::Item& item,
                               const AskForm& form, const std::vector<std::string>& faults);
[[nodiscard]] Content check_page(const Visitor& visitor, const supervision::Item& item,
                                 const AskForm& form);
[[nodiscard]] Content sent_page(const Visitor& visitor, const supervision::Item& item,
                                std::string_view code, const QuestionLimits& limits);
[[nodiscard]] Content follow_page(const Visitor& visitor, std::string_view typed,
                                  std::string_view fault);
// `item` is null where it is no longer public.
[[nodiscard]] Content question_page(const Site& site, const Visitor& visitor,
                                    const outcomes::Question& question,
                                    const supervision::Item* item);

// The questions and comments on a public item, newest first, and the way to ask.
[[nodiscard]] Result<Html> questions_of_item(const Site& site, store::Reader& reader,
                                             const Visitor& visitor, const supervision::Item& item);

}  // namespace luoshi::pages
