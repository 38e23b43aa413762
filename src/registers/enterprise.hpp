// The register of enterprises 企业台账 as values: what the rows of registers/tables.hpp say, and
// how they are read. Who may see them is asked in registers/access.hpp, not here.
//
// A text that is empty and a number that is absent stand for "not there".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::registers {

struct Enterprise {
  std::string id;  // "ent_…"
  std::int64_t version = 0;
  std::string name;
  std::string credit_code;  // GB 32100; one in force has it
  std::string contact;      // personal, as is the telephone
  std::string phone;
  std::string address;
  std::string subdistrict;  // code, 9 digits
  std::string industry;
  std::string official;  // the responsible official 服务专员: a person
  std::string unit;      // the official's
  std::int64_t registered_ms = 0;
  std::optional<std::int64_t> withdrawn_ms;
  std::string withdrawn_words;
  std::string last_visit;  // the latest day of a visit, 2026-03-02

  [[nodiscard]] bool in_force() const { return !withdrawn_ms; }
};

// The columns of "enterprise" that read_enterprise takes, with the alias "e.".
[[nodiscard]] const std::string& enterprise_columns();
[[nodiscard]] Enterprise read_enterprise(const store::Row& row);

// not_found "enterprise.not-found".
[[nodiscard]] Result<Enterprise> load_enterprise(store::Reader& reader, std::string_view id);
// The one in force with this credit code.
[[nodiscard]] Result<std::optional<Enterprise>> find_by_code(store::Reader& reader,
                                                             std::string_view credit_code);

}  // namespace luoshi::registers
