// The district's units as supervision needs them: which ids exist, and which unit the words of a
// table or a report mean. A value made from identity's rows for one command; it stores nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "supervision/item.hpp"

namespace luoshi::supervision {

struct KnownUnit {
  std::string id;
  std::string name;                      // in Chinese
  std::vector<std::string> short_names;  // the first is printed in tables
  std::vector<std::string> duties;       // words that point to it
  bool active = true;
};

class Units {
 public:
  Units() = default;
  explicit Units(std::vector<KnownUnit> units) : units_(std::move(units)) {}

  [[nodiscard]] const KnownUnit* by_id(std::string_view id) const;
  // The unit called so by name, short name or id, white space aside; nullptr when none or more than
  // one is.
  [[nodiscard]] const KnownUnit* by_words(std::string_view words) const;
  // What a table prints for a unit: its first short name, else its name, else the id.
  [[nodiscard]] std::string printed(std::string_view id) const;
  // The lead unit these words point to, with the reason; nullopt when none does.
  [[nodiscard]] std::optional<Suggestion> suggest(std::string_view words) const;
  // Fails with invalid "item.unit-unknown" unless there is an active unit with this id.
  [[nodiscard]] Result<> require(std::string_view id, std::string_view place) const;

 private:
  std::vector<KnownUnit> units_;
};

}  // namespace luoshi::supervision
