#include "registers/enterprise_check.hpp"

#include <algorithm>

#include "identity/accounts.hpp"
#include "schema/identity_codes.hpp"
#include "text/unicode.hpp"

namespace luoshi::registers {
namespace {

struct Length {
  const char* place;
  const std::string& text;
  std::size_t max;  // code points
};

}  // namespace

std::vector<Finding> check_facts(const EnterpriseFacts& facts, const Keeping& keeping) {
  std::vector<Finding> findings;
  if (facts.name.empty()) findings.push_back({"/name", "enterprise.name-missing", {}});
  if (!schema::is_credit_code(facts.credit_code)) {
    findings.push_back({"/credit_code", "enterprise.code-faulty", facts.credit_code});
  }
  if (!facts.phone.empty() && !schema::is_telephone(facts.phone)) {
    findings.push_back({"/phone", "enterprise.phone-faulty", facts.phone});
  }
  if (!facts.subdistrict.empty() &&
      keeping.subdistrict_of(facts.subdistrict) != facts.subdistrict) {
    findings.push_back({"/subdistrict", "enterprise.subdistrict-unknown", facts.subdistrict});
  }
  for (const auto& one :
       {Length{"/name", facts.name, 120}, Length{"/contact", facts.contact, 60},
        Length{"/address", facts.address, 200}, Length{"/industry", facts.industry, 60}}) {
    if (text::from_utf8(one.text).size() <= one.max) continue;
    findings.push_back({one.place, "request.too-long", std::to_string(one.max)});
  }
  return findings;
}

Result<std::vector<Finding>> check_against(store::Reader& reader, const EnterpriseFacts& facts,
                                           const Keeping& keeping, std::string_view id) {
  auto findings = check_facts(facts, keeping);
  const auto other = TRY(find_by_code(reader, facts.credit_code));
  if (other && other->id != id) {
    findings.push_back({"/credit_code", "enterprise.code-taken", other->name});
  }
  return findings;
}

Result<std::vector<Finding>> check_assignment(store::Reader& reader, const Assignment& assignment) {
  const auto person = identity::find_person(reader, assignment.official);
  if (!person && person.error().kind != ErrorKind::not_found) return Failure(person.error());
  std::vector<Finding> findings;
  if (!person || !person->active) {
    findings.push_back({"/official", "enterprise.official-unknown", {}});
  } else if (std::ranges::find(person->appointments, assignment.unit,
                               &identity::Appointment::unit) == person->appointments.end()) {
    findings.push_back({"/unit", "enterprise.official-other-unit", assignment.unit});
  }
  return findings;
}

}  // namespace luoshi::registers
