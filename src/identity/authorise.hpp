// Which role may do what: one table over the names of acts. What a person may do with one record
// beyond that (a unit with the items it leads) is decided where the record is loaded.
#pragma once

#include <span>
#include <string_view>

#include "base/result.hpp"
#include "identity/actor.hpp"

namespace luoshi::identity {

struct Permission {
  std::string_view act;
  std::span<const Role> roles;
};

[[nodiscard]] std::span<const Permission> permissions();

// An act that is not in the table is allowed to nobody.
[[nodiscard]] bool may(const Principal& who, std::string_view act);

// forbidden "person.not-allowed" with the act as detail.
[[nodiscard]] Result<> require(const Principal& who, std::string_view act);

}  // namespace luoshi::identity
