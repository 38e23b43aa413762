// The closed lists of service.yaml, in the order of their enumerations in service_facts.hpp.
#pragma once

#include <array>
#include <string_view>

namespace luoshi::catalog::service_words {

inline constexpr std::array<std::string_view, 5> channels{"portal", "desk", "api", "open311",
                                                          "import"};
inline constexpr std::array<std::string_view, 3> applicants{"enterprise", "resident", "staff"};
inline constexpr std::array<std::string_view, 4> applicant_acts{"supplement", "withdraw", "rate",
                                                                "appeal"};
inline constexpr std::array<std::string_view, 3> place_needs{"required", "optional", "none"};
inline constexpr std::array<std::string_view, 10> task_acts{
    "return",  "transfer", "delegate", "extend",    "defer",
    "suspend", "sign",     "support",  "take_back", "force_close"};
inline constexpr std::array<std::string_view, 3> counted{"solved", "unsolved", "excluded"};
// Of the people a task may ask, after the # of a group.
inline constexpr std::array<std::string_view, 5> roles{"handler", "dispatcher", "grid_worker",
                                                       "unit_head", "supervision"};

}  // namespace luoshi::catalog::service_words
