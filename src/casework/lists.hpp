// Lists of cases and tasks, page by page, always within the scope of who asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casework/access.hpp"
#include "catalog/service_facts.hpp"

namespace luoshi::casework {

// How many there are is counted up to here: "10,000+".
inline constexpr std::int64_t count_max = 10'000;

struct CaseFilter {
  std::string service;
  std::string state;  // open, closed
  std::string stage;
  std::string category;
  std::string lead_unit;
  std::string subdistrict;
  std::string outcome;
  std::string words;   // searched for
  std::string number;  // exactly
  std::string credit_code;
  bool overdue = false;  // only those
  bool incident = false;
  bool supervised = false;
  std::optional<std::int64_t> from_ms;  // reported at or after
  std::optional<std::int64_t> to_ms;    // reported before
  // A window of the map, in ten-millionths of a degree.
  struct Window {
    std::int64_t west = 0;
    std::int64_t south = 0;
    std::int64_t east = 0;
    std::int64_t north = 0;
  };
  std::optional<Window> window;
};

struct CasePage {
  std::vector<Case> cases;  // newest first
  std::optional<std::string> next;
};

struct PageSize {
  std::int64_t limit = 50;  // of cases on the page
  // Of what a unit sees so many are gone through for one page. A page may be short, even empty, and
  // still have a next one.
  std::int64_t looked_max = 20'000;
};

// `after` is the `next` of the page before, or empty.
[[nodiscard]] Result<CasePage> list_cases(store::Reader& reader, const Scope& scope,
                                          const CaseFilter& filter, std::string_view after,
                                          const PageSize& size);
// At most count_max + 1.
[[nodiscard]] Result<std::int64_t> count_cases(store::Reader& reader, const Scope& scope,
                                               const CaseFilter& filter);

struct TaskFilter {
  // mine: theirs by name or as a deputy; unit: open to their units; all: either
  enum class Whose { mine, unit, all };
  Whose whose = Whose::all;
  std::string unit;
  std::string service;
  std::string element;
  bool overdue = false;
};

struct TaskOnCase {
  Task task;
  Case row;
};
struct TaskPage {
  std::vector<TaskOnCase> tasks;  // the earliest deadline first, then those without
  std::optional<std::string> next;
};
// Open tasks only.
[[nodiscard]] Result<TaskPage> list_tasks(store::Reader& reader, const Worker& worker,
                                          const TaskFilter& filter, Instant now,
                                          std::string_view after, std::int64_t limit);

struct TaskCounts {
  std::int64_t mine = 0;
  std::int64_t unit = 0;
  std::int64_t overdue = 0;
};
// Each at most count_max + 1.
[[nodiscard]] Result<TaskCounts> count_tasks(store::Reader& reader, const Worker& worker,
                                             Instant now);

// Open cases of the same kind near by, or by the same applicant, within the time the service says:
// newest first, at most ten.
struct Duplicate {
  Case row;
  std::optional<std::int64_t> metres;
};
[[nodiscard]] Result<std::vector<Duplicate>> find_duplicates(store::Reader& reader,
                                                             const catalog::ServiceFacts& facts,
                                                             const Case& like, Instant now);

}  // namespace luoshi::casework
