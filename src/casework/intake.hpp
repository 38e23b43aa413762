// A report 诉求 comes in and becomes a case: from the portal, a desk, the API, Open311 or a file,
// all by the same checks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/access.hpp"
#include "casework/step.hpp"
#include "schema/fault.hpp"

namespace luoshi::casework {

struct Report {
  std::string service;
  std::string channel;  // portal, desk, api, open311, import
  Applicant applicant;
  Place place;       // a point, an address or both; codes are looked up
  std::string form;  // JSON
  std::string split_from{};
  // Made by new_follow_code() for this one report, so that a report sent twice has one code; empty:
  // a new one.
  std::string follow_code{};
  // The visit to an enterprise it was raised from; whoever registers notes the case there.
  std::string visit{};
};

// A report that was checked, with where its place lies.
struct Checked {
  Report report;
  const Open* open = nullptr;
  feel::Value form;
  std::string subdistrict_unit;
};

// invalid "case.report-faulty" with all findings: those of the form at "/form/…" with the words of
// schema::words_of as detail, those of the rest at "/applicant/phone", "/place" …; not_found
// "service.not-found".
[[nodiscard]] Result<Checked> check_report(const World& world, Report report,
                                           schema::Language language);

struct Registered {
  Case row;
  std::string follow_code;
};

// Gives it a number and starts its procedure. Errors as run(). The act's subject is the id, which
// the caller chose: "cas_…".
Result<Registered> register_case(ledger::Act& act, const World& world, std::string_view id,
                                 const Checked& checked);

// A new follow code for an applicant who lost theirs, by the desk; the old one ends. not_found
// "case.not-found", forbidden "case.not-desk".
Result<std::string> renew_code(ledger::Act& act, const World& world, const Worker& worker,
                               std::string_view id);

}  // namespace luoshi::casework
