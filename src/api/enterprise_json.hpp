// Enterprises and visits as api/openapi.yaml shows them. Contact and telephone are in clear for who
// keeps the register and for the official alone, and masked in every list.
#pragma once

#include <boost/json/object.hpp>

#include "api/case_view.hpp"
#include "registers/visits.hpp"

namespace luoshi::api {

// What the register is given of the district: the desk of the service for issues of enterprises
// keeps it.
[[nodiscard]] registers::Keeping keeping_of(const Desks& desks, Instant now);

[[nodiscard]] Result<boost::json::object> json_of_line(const Desks& desks, PersonNames& names,
                                                       const registers::Enterprise& one);
// With what the person may do with it.
[[nodiscard]] Result<boost::json::object> json_of_enterprise(const Desks& desks, const Call& call,
                                                             PersonNames& names,
                                                             const registers::Enterprise& one);
// Of the cases raised from it those the person sees, and how many there are.
[[nodiscard]] Result<boost::json::object> json_of_visit(const Call& call, store::Reader& reader,
                                                        PersonNames& names,
                                                        const registers::Visit& one);

// The enterprise in the register that reported the case; null where there is none.
[[nodiscard]] Result<boost::json::value> json_of_known_enterprise(CaseView& view,
                                                                  const casework::Case& one);

}  // namespace luoshi::api
