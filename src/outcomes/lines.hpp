// One line for each indicator over the years, from all reports of a place: what was aimed at, what
// was reported or cited, and where the series was put on another base and must not be joined.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "reading/report.hpp"
#include "store/database.hpp"

namespace luoshi::outcomes {

enum class Origin { reported, cited };

struct LineValue {
  std::string value;  // a decimal
  reading::Qualifier qualifier = reading::Qualifier::exact;
  bool computed = false;  // by lawful arithmetic from other figures
  Origin origin = Origin::reported;
  std::string item;
};

struct LinePoint {
  std::int64_t year = 0;
  std::optional<LineValue> target;
  std::optional<LineValue> outcome;
  // Why it is not joined with the year before; empty: it is. "restated" and "out-of-step" are told
  // from the figures, others are ids of rules.
  std::string parted;
};

struct Line {
  std::string indicator;
  std::string unit;
  reading::Role role = reading::Role::level;
  bool of_the_economy = false;    // one every government reports
  std::vector<LinePoint> points;  // by year
};

// A published re-basing: levels from this year on are on another base.
struct Rebased {
  std::string id;
  std::string indicator;
  std::int64_t from = 0;
};

// One number of a report, as it stands in the rows.
struct Stated {
  std::string indicator;
  std::string unit;
  reading::Role role = reading::Role::level;
  std::int64_t year = 0;
  bool target = false;
  LineValue value;
};

// The kernel: lines of at least two years with an outcome, figures of the whole economy first. Of
// several numbers of one year the first stated counts; another level for the same year, stated
// later, parts the line there ("restated"), and so does a level that its own stated growth
// contradicts by more than ten points ("out-of-step").
[[nodiscard]] std::vector<Line> lines_of(std::span<const Stated> stated,
                                         std::span<const Rebased> rebased);

// The places of the work reports in store, the one with most reports first.
[[nodiscard]] Result<std::vector<std::string>> places_of_reports(store::Reader& reader);

// Every number of the work reports of a place, in the order the reports were given, rejected items
// aside, and every figure cited for them.
[[nodiscard]] Result<std::vector<Stated>> load_stated(store::Reader& reader,
                                                      std::string_view place);

}  // namespace luoshi::outcomes
