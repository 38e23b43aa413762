// Cases as service requests that anybody may look up (Open311): of services that list theirs, by
// number or by the time they were reported. Which of their columns are shown is for the reader.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

enum class OpenStatus { open, closed };
// Closed once it is settled 办结, though its procedure may wait for a rating.
[[nodiscard]] OpenStatus open_status(const Case& one);

struct OpenFilter {
  std::vector<std::string> services;
  std::optional<OpenStatus> status;
  std::int64_t from_ms = 0;  // reported at or after
  std::int64_t to_ms = 0;    // and at or before
};

// Newest first. Each service is read along its own index, so the cost is that of the rows skipped
// and given: services × (skip + limit).
[[nodiscard]] Result<std::vector<Case>> open_requests(store::Reader& reader,
                                                      const OpenFilter& filter, std::int64_t skip,
                                                      std::int64_t limit);

// Those with these numbers, newest first.
[[nodiscard]] Result<std::vector<Case>> open_requests(store::Reader& reader,
                                                      const std::vector<std::string>& services,
                                                      const std::vector<std::string>& numbers);

}  // namespace luoshi::casework
