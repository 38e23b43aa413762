// The figures of a month 查账: how every issued item stood on a day, added up by unit and by
// source, with what the office did meanwhile. Read from the rows once, then kept as a file, so that
// what was looked at, what was signed and what was printed are one.
//
// Lights, reports, amendments and measures are those of the past up to the day, not of today: the
// bulletin of a month can be made again later. What an item says and whose it is are as they stand
// when the figures are taken. Internal: nothing of this has a public form.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "bulletins/bulletin.hpp"
#include "catalog/rules.hpp"
#include "supervision/units.hpp"

namespace luoshi::bulletins {

struct ItemFacts {
  std::string item;
  std::string number;
  std::string headline;
  std::string source_kind;
  std::string type;
  std::string lead;        // names as tables print them
  std::string supporting;  // parted by 、
  std::string leader;
  std::string target;
  std::string due;
  std::optional<std::int64_t> planned_tenth;  // 序时进度 on the day, tenths of a percent
  std::optional<std::int64_t> percent;        // of the last report accepted for the month or before
  std::string period;                         // of that report
  std::string progress;
  std::string problems;
  std::string measures;
  std::string light;  // none, green, yellow, red
  std::string light_since;
  std::string rule;   // that lit it
  std::string cause;  // its words
  std::string ended_on;
};

struct UnitFacts {
  std::string unit;
  std::string name;
  Tally tally;
  std::int64_t missing = 0;  // items whose report had not come
  std::int64_t score_tenth = 0;
};

struct SourceFacts {
  std::string kind;
  Tally tally;
};

struct NoticeFacts {
  std::string number;
  std::string level;
  std::string unit;
  std::string on;
};

struct InterviewFacts {
  std::string unit;
  std::string on;
};

struct AmendmentFacts {
  std::string number;
  std::string headline;
  std::string decided_by;
  std::string decided_on;
  std::string reason;
  bool cancelled = false;
};

struct Facts {
  std::string month;
  std::string as_of;
  std::string district;
  std::string rules_version;  // of the lights
  Tally tally;
  std::vector<ItemFacts> items;      // in the order of the board
  std::vector<UnitFacts> units;      // most items first
  std::vector<SourceFacts> sources;  // in the order of supervision::source_kinds()
  std::vector<NoticeFacts> notices;
  std::vector<InterviewFacts> interviews;
  std::vector<AmendmentFacts> amendments;
};

// What the rows are read with. References outlive the call.
struct Reckoning {
  const supervision::Units& units;
  const catalog::Rules& rules;
  std::function<std::string(Instant)> local_date;
  std::string district;  // its Chinese name
};

// `month` is 2019-03, `as_of` a day of it or after it. Errors: invalid "bulletin.month-malformed",
// "bulletin.too-early" for a day before the month begins; limit "bulletin.too-many-items".
[[nodiscard]] Result<Facts> gather(store::Reader& reader, const Reckoning& with,
                                   std::string_view month, std::string_view as_of);

// The day a month's figures are taken by default: the day after its reports are due, or today where
// that is earlier.
[[nodiscard]] std::string usual_day(const catalog::Rules& rules, std::string_view month,
                                    std::string_view today);

// As they are kept. Error: corrupt "bulletin.facts-damaged".
[[nodiscard]] std::string write_facts(const Facts& facts);
[[nodiscard]] Result<Facts> read_facts(std::string_view json);

}  // namespace luoshi::bulletins
