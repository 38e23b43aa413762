#include "text/nesting.hpp"

#include <cstddef>

namespace luoshi::text {

bool nests_deeper(std::string_view xml, int depth_max) {
  int depth = 0;
  for (std::size_t at = 0; at + 1 < xml.size(); ++at) {
    if (xml[at] != '<') continue;
    if (xml[at + 1] == '/') {
      --depth;
    } else if (xml[at + 1] != '!' && xml[at + 1] != '?') {
      const auto close = xml.find('>', at);
      if (close == std::string_view::npos) break;
      if (xml[close - 1] != '/' && ++depth > depth_max) return true;
    }
  }
  return false;
}

}  // namespace luoshi::text
