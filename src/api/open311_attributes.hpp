// Attributes of a service: the fields of its form as Open311 asks for them.
#pragma once

#include <string>
#include <vector>

#include "api/open311_ask.hpp"
#include "pages/form_fields.hpp"

namespace luoshi::api::open311 {

// The field that the description of a request goes to: no attribute.
inline constexpr std::string_view description_field = "description";

// Those asked as attributes: not the description, nor what a page cannot ask.
[[nodiscard]] std::vector<pages::FormField> attributes_of(const catalog::Service& service);

// string, text, number, datetime, singlevaluelist, multivaluelist.
[[nodiscard]] std::string_view datatype_of(pages::FieldKind kind);

// What was filled in, as JSON: attribute[code]=…, attribute[code][]=…, and the description.
[[nodiscard]] std::string form_of(const Ask& ask, const catalog::Service& service,
                                  const std::string& description);

// Codes of attributes that were sent and that the service does not have.
[[nodiscard]] std::vector<std::string> unknown_attributes(const Ask& ask,
                                                          const catalog::Service& service);

}  // namespace luoshi::api::open311
