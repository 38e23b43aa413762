// What a Service holds, and the checks of its parts against one another.
#pragma once

#include "catalog/service.hpp"
#include "catalog/service_texts.hpp"

namespace luoshi::catalog {

struct Service::Parts {
  ServiceFacts facts{};
  ServiceForms forms{};
  std::vector<Category> categories{};
  ServiceTables tables{};
  bpmn::Model model{};
  ServiceTexts texts{};
  std::map<std::string, Words, std::less<>> titles{};  // of values, as the forms list them
  ServiceBytes files{};
  std::string hash{};
  std::vector<Finding> notes{};
};

// Tasks, stages, times, messages, forms, texts: what is named is there, what is there is named.
void check_service(const Service::Parts& parts, const ServiceLines& lines, Findings& findings);

// Variables, actions, posts and roles that the expressions of the package name, and who is asked.
void check_service_formulas(const Service::Parts& parts, const ServiceLines& lines,
                            Findings& findings);

// An element of a process as findings tell it: "process.bpmn:12: register (受理)".
[[nodiscard]] std::string element_place(const ServiceFacts& facts, const bpmn::Element& element);

}  // namespace luoshi::catalog
