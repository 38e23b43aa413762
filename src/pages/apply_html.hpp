// What stands on the pages of an application.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/application.hpp"

namespace luoshi::pages {

// A step to fill in. `sealed` is the draft.
[[nodiscard]] Content step_page(const Visitor& visitor, const Application& application,
                                std::string_view step, const std::string& sealed,
                                const std::vector<Mistake>& mistakes);
// 请核对您的填写.
[[nodiscard]] Content check_answers_page(const Visitor& visitor, const Application& application,
                                         const std::string& sealed,
                                         const std::vector<Mistake>& mistakes);
// It was sent, and is a case now.
struct Sent {
  std::string number;
  std::string code;
  std::string pass;        // leads to the case; see pass.hpp
  std::string sealed;      // the draft: sent again it is the same case
  std::size_t photos = 0;  // that came with it
};
[[nodiscard]] Content application_sent_page(const Visitor& visitor, const catalog::Service& service,
                                            const Sent& sent);

}  // namespace luoshi::pages
