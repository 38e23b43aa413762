// What an enterprise must hold to stand in the register, checked for a form, an amendment and a row
// of a file alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "registers/access.hpp"

namespace luoshi::registers {

// What the register says of an enterprise itself. Name and code are required.
struct EnterpriseFacts {
  std::string name;
  std::string credit_code;
  std::string contact;
  std::string phone;
  std::string address;
  std::string subdistrict;  // code
  std::string industry;
};

// All findings, each at "/name", "/credit_code" …: "enterprise.name-missing",
// "enterprise.code-faulty" (GB 32100), "enterprise.phone-faulty", "enterprise.subdistrict-unknown",
// "request.too-long". Whether another has the code is not asked.
[[nodiscard]] std::vector<Finding> check_facts(const EnterpriseFacts& facts,
                                               const Keeping& keeping);

// The same, and "enterprise.code-taken" where another enterprise in force than `id` has the code.
[[nodiscard]] Result<std::vector<Finding>> check_against(store::Reader& reader,
                                                         const EnterpriseFacts& facts,
                                                         const Keeping& keeping,
                                                         std::string_view id);

// Whose an enterprise becomes: a person and one of the units they are appointed to.
struct Assignment {
  std::string official;
  std::string unit;
};

// "enterprise.official-unknown" at "/official" for who is no active person of the district,
// "enterprise.official-other-unit" at "/unit" for a unit that is not theirs.
[[nodiscard]] Result<std::vector<Finding>> check_assignment(store::Reader& reader,
                                                            const Assignment& assignment);

}  // namespace luoshi::registers
