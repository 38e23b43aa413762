// A ZIP archive out of parts in memory. The same parts give the same bytes: every entry carries the
// first day ZIP can name (1980-01-01), whatever the clock and the zone say.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace luoshi::format {

struct ZipPart {
  std::string name;
  std::string bytes;
};

// Error: internal "document.not-written".
[[nodiscard]] Result<std::string> write_zip(const std::vector<ZipPart>& parts);

}  // namespace luoshi::format
