// The register page by page, always within the scope of who asks, and two figures over it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registers/access.hpp"

namespace luoshi::registers {

// How many there are is counted up to here: "10,000+".
inline constexpr std::int64_t count_max = 10'000;

struct EnterpriseFilter {
  std::string words{};  // a part of the name, or the beginning of the code
  std::string official{};
  std::string unit{};
  std::string subdistrict{};
  std::string not_visited_since{};  // a day: none on it or later
  bool unassigned = false;          // only those without an official
  bool withdrawn = false;           // those that were withdrawn, in place of those in force
};

struct EnterprisePage {
  std::vector<Enterprise> enterprises;  // by name
  std::optional<std::string> next;
};

// `after` is the `next` of the page before, or empty.
[[nodiscard]] Result<EnterprisePage> list_enterprises(store::Reader& reader, const Scope& scope,
                                                      const EnterpriseFilter& filter,
                                                      std::string_view after, std::int64_t limit);
// At most count_max + 1.
[[nodiscard]] Result<std::int64_t> count_enterprises(store::Reader& reader, const Scope& scope,
                                                     const EnterpriseFilter& filter);

// Of the enterprises in force within the scope: how many, how many of them were visited in the
// year, and by how many visits.
struct Summary {
  int year = 0;
  std::int64_t enterprises = 0;
  std::int64_t visited = 0;
  std::int64_t visits = 0;
};
[[nodiscard]] Result<Summary> summarise(store::Reader& reader, const Scope& scope, int year);

}  // namespace luoshi::registers
