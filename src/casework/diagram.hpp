// Where the procedure of a case stands and what it has been through, as ids of elements, for the
// drawing of its model.
#pragma once

#include <string>
#include <vector>

#include "casework/step.hpp"

namespace luoshi::casework {

struct Diagram {
  std::vector<std::string> active;  // a token rests there
  std::vector<std::string> done;    // completed at least once
  std::vector<std::string> failed;  // with an incident
};

// Each element once. corrupt "case.state-broken".
[[nodiscard]] Result<Diagram> diagram_of(store::Reader& reader, const Running& running);

}  // namespace luoshi::casework
