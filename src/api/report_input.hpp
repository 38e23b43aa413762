// A report of a case as a body says it.
#pragma once

#include <string>
#include <string_view>

#include "api/input.hpp"
#include "api/problem.hpp"
#include "casework/intake.hpp"
#include "http/message.hpp"

namespace luoshi::api {

// What the body holds, its shape alone; what the service asks is checked by casework. invalid
// "request.faulty" with all findings.
[[nodiscard]] Result<casework::Report> report_of(const http::Request& request);

// A form in a body as JSON text with the digits that were written, which a library that reads
// doubles would lose; empty where the field is absent.
[[nodiscard]] Result<std::string> form_text(const http::Request& request, std::string_view field);

[[nodiscard]] inline schema::Language words_in(Language language) {
  return language == Language::en ? schema::Language::en : schema::Language::zh;
}

}  // namespace luoshi::api
