// Keeping the register of enterprises: registering one, amending it, assigning the responsible
// official, withdrawing it. Nothing is deleted.
//
// Each is one act of the ledger and judged on the row as it stands in the transaction: forbidden
// "enterprise.not-keeper", not_found "enterprise.not-found", conflict "enterprise.withdrawn".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/act.hpp"
#include "registers/access.hpp"
#include "registers/enterprise_check.hpp"

namespace luoshi::registers {

struct EnterpriseEdit {
  std::optional<std::string> name{};
  std::optional<std::string> credit_code{};
  std::optional<std::string> contact{};
  std::optional<std::string> phone{};
  std::optional<std::string> address{};
  std::optional<std::string> subdistrict{};
  std::optional<std::string> industry{};
};

// The row is written under `id`, which the caller chose: "ent_…". invalid "enterprise.faulty" with
// the findings of check_against.
Result<> register_enterprise(ledger::Act& act, const Principal& who, const Keeping& keeping,
                             std::string_view id, const EnterpriseFacts& facts);
// As register_enterprise; conflict "row.changed-meanwhile" when the row has another version.
Result<> amend_enterprise(ledger::Act& act, const Principal& who, const Keeping& keeping,
                          std::string_view id, const EnterpriseEdit& edit,
                          std::optional<std::int64_t> expected_version);
// invalid "enterprise.faulty" with the findings of check_assignment.
Result<> assign_official(ledger::Act& act, const Principal& who, const Keeping& keeping,
                         std::string_view id, const Assignment& assignment);
// invalid "enterprise.faulty" with "enterprise.words-missing" at "/words".
Result<> withdraw_enterprise(ledger::Act& act, const Principal& who, const Keeping& keeping,
                             std::string_view id, const std::string& words);

// invalid "enterprise.faulty" with the findings when there are any.
[[nodiscard]] Result<> without_fault(std::vector<Finding> findings);
// Writes a row that was checked.
Result<> insert_enterprise(ledger::Act& act, std::string_view id, const EnterpriseFacts& facts,
                           const Assignment& assignment);

}  // namespace luoshi::registers
