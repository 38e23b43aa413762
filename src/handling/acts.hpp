// What a person may do now with one item, of the acts of breaking down and carrying to the units:
// for pages, that show no button which would be refused.
#pragma once

#include <string_view>
#include <vector>

#include "handling/access.hpp"
#include "store/database.hpp"

namespace luoshi::handling {

// Names of acts, a subset of: assign, set_milestones, add_parts, circulate, issue, recall, amend,
// cancel, comment, acknowledge, object. An act may still be refused for what is entered.
[[nodiscard]] Result<std::vector<std::string_view>> acts_of(store::Reader& reader,
                                                            const Principal& who, const Item& item);

}  // namespace luoshi::handling
