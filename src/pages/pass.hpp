// The number and code of a case, sealed, so that neither is typed again from page to page nor ever
// stands in an address.
#pragma once

#include <string>
#include <string_view>

#include "pages/portal.hpp"

namespace luoshi::pages {

struct Pass {
  std::string number;
  std::string code;
  std::string form;  // of this one page: what is sent from it counts once
};

// With a form of its own.
[[nodiscard]] std::string seal_pass(const Portal& portal, const std::string& number,
                                    const std::string& code);
// invalid "form.stale" for one that is not ours, or older than form_age_max.
[[nodiscard]] Result<Pass> open_pass(const Portal& portal, std::string_view sealed);

}  // namespace luoshi::pages
