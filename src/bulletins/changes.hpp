// What has changed of what is public, newest first: for a feed. What happened before an item was
// made public is no news: it came with the item.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "store/database.hpp"

namespace luoshi::bulletins {

enum class ChangeKind { published, amended, milestone, progress, outcome, cited, answered };
[[nodiscard]] std::string_view name_of(ChangeKind kind);

struct PublicChange {
  ChangeKind kind = ChangeKind::published;
  std::string record;  // "amendment/amd_…": stable, one entry of the feed each
  std::string item;
  std::string number;
  std::string headline;
  std::string words;  // of the change; may be empty
  Instant at;
};

// At most `limit`.
[[nodiscard]] Result<std::vector<PublicChange>> public_changes(store::Reader& reader,
                                                               std::int64_t limit);

}  // namespace luoshi::bulletins
