// What requests say about items: filters of the board, edits, choices, parts.
#pragma once

#include <boost/json/object.hpp>

#include "api/input.hpp"
#include "api/reply.hpp"
#include "supervision/board.hpp"
#include "supervision/edit.hpp"
#include "supervision/regroup.hpp"
#include "supervision/review.hpp"

namespace luoshi::api {

// The filters of the board from the query. invalid "request.faulty" with findings.
[[nodiscard]] Result<supervision::Filter> filter_of(const http::Request& request);

// `allowed` are the names of orders this list has; the first is the default.
struct NamedOrder {
  std::string_view name;
  supervision::Order order;
};
[[nodiscard]] Result<supervision::PageRequest> page_request_of(
    const http::Request& request, std::initializer_list<NamedOrder> allowed);

// Bodies. Each fails with invalid "request.faulty" and every finding.
[[nodiscard]] Result<supervision::ItemEdit> edit_of(const http::Request& request);
// The fields of an assignment in an object of a body, and the terms of an amendment.
void read_assignment(Input& input, supervision::ItemEdit& edit);
void read_terms(Input& input, supervision::ItemEdit& edit, std::vector<Finding>& findings);

[[nodiscard]] Result<supervision::Choice> choice_of(const http::Request& request);
[[nodiscard]] Result<std::vector<supervision::Part>> parts_of(const http::Request& request);

struct DisclosureChange {
  std::vector<std::string> items;  // of a change of several
  supervision::Disclosure disclosure = supervision::Disclosure::internal;
  std::string reason;
};
[[nodiscard]] Result<DisclosureChange> disclosure_of(const http::Request& request, bool several);

}  // namespace luoshi::api
