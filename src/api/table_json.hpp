// Decision tables as text, cell by cell, for a page that shows by which rules a service decides.
#pragma once

#include <boost/json/array.hpp>

#include "catalog/service_tables.hpp"

namespace luoshi::api {

// The tables of each file; decisions that are no tables are left out.
[[nodiscard]] boost::json::array json_of_tables(const catalog::ServiceTables& tables);

}  // namespace luoshi::api
