// Reports of progress 反馈, what hangs on them, and verifications 核查, as plain values. What may
// be said of them to the public is decided by `standing.disclosure` together with the item's own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "handling/report_states.hpp"

namespace luoshi::handling {

// Where a value comes from; a value that is absent comes from nowhere.
enum class Origin { none, reported, computed, cited };

[[nodiscard]] std::string_view name_of(Origin origin);  // "" for none
[[nodiscard]] std::optional<Origin> parse_origin(std::string_view name);

// A file, photo or link shown for a report or a verification.
struct Evidence {
  std::string id;
  std::string report;        // empty: of a verification
  std::string verification;  // empty: of a report
  std::int64_t position = 0;
  std::string kind;  // file, photo, link
  std::string file;  // SHA-256 of the bytes
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::string name;
  std::string link;
};

// What a supporting unit says of a report; the newest word of a unit counts.
struct SupportWord {
  std::string unit;
  bool confirmed = true;  // false: disputed
  std::string words;
  std::string made_by;
  std::int64_t made_ms = 0;
};

struct Seen {
  std::string person;
  std::string words;
  std::int64_t seen_ms = 0;
};

struct Report {
  std::string id;
  std::int64_t version = 0;
  std::string item;
  std::string unit;
  std::string period;  // 2019-03; of a standing duty as its recurrence says
  ReportStanding standing;
  std::optional<std::int64_t> percent;  // 形象进度
  std::string value;                    // a decimal
  std::string value_unit;
  std::string indicator;
  Origin origin = Origin::none;
  std::string cited_source;
  std::string words;
  std::string problems;
  std::string measures;
  bool claims_done = false;
  std::vector<std::string> reached;  // periods of the milestones it says are reached
  std::string reason;  // why it was handed back or returned, or where to look on the spot
  std::string drafted_by;
  std::int64_t drafted_ms = 0;
  std::optional<std::int64_t> submitted_ms;
  std::string signed_by;
  std::optional<std::int64_t> signed_ms;
  std::string signed_on;  // the district's date
  std::string checked_by;
  std::optional<std::int64_t> checked_ms;

  std::vector<Evidence> evidence;    // read along
  std::vector<SupportWord> support;  // read along
  std::vector<Seen> seen;            // read along
};

struct Verification {
  std::string id;
  std::string item;
  std::string report;
  bool on_spot = false;  // else at the desk
  bool passed = false;
  std::string words;
  std::string verified_by;
  std::int64_t verified_ms = 0;

  std::vector<Evidence> evidence;  // read along
};

}  // namespace luoshi::handling
