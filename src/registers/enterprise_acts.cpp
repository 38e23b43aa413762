#include "registers/enterprise_acts.hpp"

#include "registers/tables.hpp"

namespace luoshi::registers {
namespace {

store::Value text_or_null(const std::string& text) {
  if (text.empty()) return std::monostate{};
  return text;
}

std::vector<ledger::Change> changes_of(const EnterpriseFacts& facts) {
  return {{"name", facts.name},
          {"credit_code", facts.credit_code},
          {"contact", text_or_null(facts.contact)},
          {"phone", text_or_null(facts.phone)},
          {"address", text_or_null(facts.address)},
          {"subdistrict", text_or_null(facts.subdistrict)},
          {"industry", text_or_null(facts.industry)}};
}

EnterpriseFacts amended(const Enterprise& one, const EnterpriseEdit& edit) {
  return {edit.name.value_or(one.name),        edit.credit_code.value_or(one.credit_code),
          edit.contact.value_or(one.contact),  edit.phone.value_or(one.phone),
          edit.address.value_or(one.address),  edit.subdistrict.value_or(one.subdistrict),
          edit.industry.value_or(one.industry)};
}

Result<Enterprise> kept(ledger::Act& act, const Principal& who, const Keeping& keeping,
                        std::string_view id) {
  auto one = TRY(load_enterprise(act.writer(), id));
  TRY(require_sight(scope_of(who), one));
  TRY(require_keeper(who, keeping));
  TRY(require_in_force(one));
  return one;
}

}  // namespace

Result<> without_fault(std::vector<Finding> findings) {
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "enterprise.faulty", {}, {}, std::move(findings)});
}

Result<> insert_enterprise(ledger::Act& act, std::string_view id, const EnterpriseFacts& facts,
                           const Assignment& assignment) {
  auto changes = changes_of(facts);
  changes.emplace_back("official", text_or_null(assignment.official));
  changes.emplace_back("unit", text_or_null(assignment.unit));
  changes.emplace_back("registered_ms", act.now().ms);
  return act.insert(enterprise_table, id, changes);
}

Result<> register_enterprise(ledger::Act& act, const Principal& who, const Keeping& keeping,
                             std::string_view id, const EnterpriseFacts& facts) {
  TRY(require_keeper(who, keeping));
  auto findings = TRY(check_against(act.writer(), facts, keeping, id));
  TRY(without_fault(std::move(findings)));
  return insert_enterprise(act, id, facts, {});
}

Result<> amend_enterprise(ledger::Act& act, const Principal& who, const Keeping& keeping,
                          std::string_view id, const EnterpriseEdit& edit,
                          std::optional<std::int64_t> expected_version) {
  const auto one = TRY(kept(act, who, keeping, id));
  const auto facts = amended(one, edit);
  auto findings = TRY(check_against(act.writer(), facts, keeping, id));
  TRY(without_fault(std::move(findings)));
  return act.update(enterprise_table, id, changes_of(facts), expected_version);
}

Result<> assign_official(ledger::Act& act, const Principal& who, const Keeping& keeping,
                         std::string_view id, const Assignment& assignment) {
  TRY(kept(act, who, keeping, id));
  auto findings = TRY(check_assignment(act.writer(), assignment));
  TRY(without_fault(std::move(findings)));
  return act.update(enterprise_table, id,
                    {{"official", assignment.official}, {"unit", assignment.unit}});
}

Result<> withdraw_enterprise(ledger::Act& act, const Principal& who, const Keeping& keeping,
                             std::string_view id, const std::string& words) {
  TRY(kept(act, who, keeping, id));
  if (words.empty()) TRY(without_fault({{"/words", "enterprise.words-missing", {}}}));
  return act.update(enterprise_table, id,
                    {{"withdrawn_ms", act.now().ms}, {"withdrawn_words", words}});
}

}  // namespace luoshi::registers
