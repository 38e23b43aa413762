// Queues of reporting: what waits for one person, as pages and as counts. A queue holds only what
// the person can act on; whoever holds no such office has an empty one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handling/report_access.hpp"
#include "supervision/todo.hpp"

namespace luoshi::handling {

enum class Queue {
  to_draft,    // a unit's items without a report for the period, and drafts of periods before
  to_sign,     // a unit head's
  to_check,    // the office's
  to_verify,   // accepted claims that are not verified and ended
  to_support,  // a supporting unit's word is wanted
  to_see,      // a leader's own items
  to_release,  // an approver's consent to a release is wanted
};

[[nodiscard]] std::string_view name_of(Queue queue);
[[nodiscard]] std::optional<Queue> parse_queue(std::string_view name);

struct QueueEntry {
  Item item;
  std::optional<Report> report;  // none: nothing is drafted yet
  std::string period;
};

struct QueuePage {
  std::vector<QueueEntry> entries;
  std::string next;  // place of the last entry; empty on the last page
};

// `after` is the `next` of the page before. `today` is the district's date.
[[nodiscard]] Result<QueuePage> list_queue(store::Reader& reader, const Principal& who, Queue queue,
                                           std::string_view today, std::string_view after,
                                           std::int64_t limit);

// Counts as links for the start page: reports_to_draft, reports_to_sign, reports_to_check,
// to_verify, to_support, to_see, reports_to_release; only kinds this person can act on.
[[nodiscard]] Result<std::vector<supervision::Waiting>> reports_waiting(store::Reader& reader,
                                                                        const Principal& who,
                                                                        std::string_view today);

}  // namespace luoshi::handling
