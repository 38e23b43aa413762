// Other cases that a case has to do with: what went into it, what it went into, what was split off.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/access.hpp"

namespace luoshi::casework {

struct Link {
  std::string id;
  std::string number;
  std::string title;  // empty where the case is not seen
};

struct Links {
  std::optional<Link> merged_into;
  std::vector<Link> merged;
  std::optional<Link> split_from;
  std::vector<Link> parts;
};

// Within the scope of who asks, each in the order it came about.
[[nodiscard]] Result<Links> links_of(store::Reader& reader, const Scope& scope, const Case& one);

}  // namespace luoshi::casework
