// The terms of an issued item that an amendment changes, before and after, and how a row keeps
// them: canonical JSON with the names the API gives the fields.
#pragma once

#include <string>
#include <string_view>

#include "supervision/edit.hpp"

namespace luoshi::handling {

// Only the fields that change. `stage` is set where the item was cancelled.
struct Terms {
  supervision::ItemEdit fields;
  std::string stage;
};

// The fields an amendment may name; the others of an edit are no terms.
[[nodiscard]] supervision::ItemEdit only_terms(const supervision::ItemEdit& edit);

// What the item says now in the fields the edit names.
[[nodiscard]] supervision::ItemEdit same_fields(const supervision::Item& item,
                                                const supervision::ItemEdit& edit);

[[nodiscard]] std::string write_terms(const Terms& terms);

// Error: corrupt "ledger.not-canonical".
[[nodiscard]] Result<Terms> read_terms(std::string_view json);

}  // namespace luoshi::handling
