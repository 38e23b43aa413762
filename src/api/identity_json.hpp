// People, units and appointments as the API writes and reads them.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "api/input.hpp"
#include "identity/accounts.hpp"

namespace luoshi::api {

[[nodiscard]] boost::json::value json_of(const identity::Name& name);
[[nodiscard]] boost::json::value json_of(const identity::Unit& unit);
[[nodiscard]] boost::json::value json_of(const std::vector<identity::Appointment>& appointments);

// How much of a person is told: colleagues see names and roles, a person their own login, too, and
// the operator all of the account.
enum class PersonView { colleague, oneself, account };
[[nodiscard]] boost::json::value json_of(const identity::Person& person, PersonView view);

// Fields of a body; faults become findings, as Input's do.
[[nodiscard]] std::optional<identity::Name> read_name(Input& input, std::vector<Finding>& findings);
[[nodiscard]] std::optional<std::vector<identity::Appointment>> read_appointments(
    Input& input, std::vector<Finding>& findings);

}  // namespace luoshi::api
