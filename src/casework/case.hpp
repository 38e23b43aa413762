// A case 案卷 and what stands beside it, as values: what the rows of casework/tables.hpp say.
//
// Times are UTC instants in milliseconds; places are CGCS2000/WGS 84 in ten-millionths of a degree.
// A text that is empty and a number that is absent stand for "not there".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "geo/position.hpp"
#include "worktime/limit_clock.hpp"

namespace luoshi::casework {

enum class CaseState { open, closed };
// How a case came to its end: its procedure did, it was closed by force, it went into another.
enum class Ending { none, completed, forced, merged };

[[nodiscard]] std::string_view name_of(CaseState state);
[[nodiscard]] std::string_view name_of(Ending ending);

// Who reported it. All but the kind is personal or the enterprise's own.
struct Applicant {
  std::string kind;  // enterprise, resident, staff
  std::string name;
  std::string phone;
  std::string email;
  std::string organisation;
  std::string credit_code;
};

struct Place {
  std::optional<std::int64_t> longitude_e7;
  std::optional<std::int64_t> latitude_e7;
  std::string address;
  std::string subdistrict;  // code, 9 digits
  std::string community;    // code, 12 digits
  std::string cell;         // code of the grid cell, 15 digits

  [[nodiscard]] std::optional<geo::Position> point() const {
    if (!longitude_e7 || !latitude_e7) return std::nullopt;
    return geo::Position{*longitude_e7, *latitude_e7};
  }
  [[nodiscard]] bool has_point() const { return point().has_value(); }
};

// When it got how far; absent: not yet.
struct Times {
  std::optional<std::int64_t> accepted_ms;
  std::optional<std::int64_t> dispatched_ms;
  std::optional<std::int64_t> received_ms;  // the lead unit signed for it
  std::optional<std::int64_t> finished_ms;
  std::optional<std::int64_t> checked_ms;
  // What was asked is done 办结: checked where the service checks, else finished. From here on the
  // clock stands, though the procedure may wait for a rating.
  std::optional<std::int64_t> settled_ms;
  std::optional<std::int64_t> closed_ms;
};

// The clock of a case or task with what it came to when it was last set.
struct Clock {
  std::optional<worktime::LimitClock> limit;
  std::optional<std::int64_t> due_ms;
  bool due_known = true;  // false: the calendar does not have every year it rests on
};

struct Counters {
  std::int64_t extensions = 0;
  std::int64_t returns = 0;  // sent back by the unit it was dispatched to
  std::int64_t reworks = 0;
  std::int64_t appeals = 0;
};

struct Rating {
  std::optional<std::int64_t> answer;    // 1 to 5
  std::optional<std::int64_t> solution;  // 1 to 5
  std::string words;
  std::optional<std::int64_t> rated_ms;
};

struct Case {
  std::string id;  // "cas_…"
  std::int64_t version = 0;
  std::string service;
  std::int64_t service_version = 0;
  std::string number;
  std::int64_t year = 0;
  std::int64_t serial = 0;
  std::string channel;
  CaseState state = CaseState::open;
  Ending ending = Ending::none;
  std::string stage;
  std::string category;
  std::int64_t priority = 3;  // 1 (urgent) to 5
  std::string title;
  std::string description;
  std::string form;  // JSON
  Applicant applicant;
  Place place;
  std::string desk_unit;
  std::string lead_unit;
  std::string outcome;
  std::string counts;
  std::string answer;
  Clock clock;
  bool overdue = false;                   // its time ran out while it was open; stays
  bool suspended = false;                 // its clocks stand still
  std::optional<std::int64_t> resume_ms;  // when a deferral ends by itself
  bool deferred = false;
  bool supervised = false;
  std::int64_t urged = 0;
  Counters counters;
  Rating rating;
  std::int64_t reported_ms = 0;
  Times times;
  std::int64_t changed_ms = 0;
  std::string merged_into;
  std::string split_from;
  std::string incident;
  std::string follow_hash;
  std::optional<std::int64_t> released_ms;
  std::string released_by;
  std::string released_words;  // the description as it may be published
  std::int64_t last_act = 0;

  [[nodiscard]] bool is_open() const { return state == CaseState::open; }
  [[nodiscard]] bool is_settled() const { return times.settled_ms.has_value(); }
  // Settled before its time ran out.
  [[nodiscard]] bool in_time() const { return is_settled() && !overdue; }
};

enum class TaskState { open, claimed, done, cancelled };
// A step of the procedure, or work called in beside it: 协办 of a supporting unit, 沟通 with one.
enum class TaskKind { step, support, consult };

[[nodiscard]] std::string_view name_of(TaskState state);
[[nodiscard]] std::string_view name_of(TaskKind kind);
[[nodiscard]] std::optional<TaskKind> task_kind_of(std::string_view name);

struct Task {
  std::string id;  // "tsk_…"
  std::int64_t version = 0;
  std::string subject;  // the case
  std::int64_t activity = 0;
  TaskKind kind = TaskKind::step;
  std::string element;
  TaskState state = TaskState::open;
  std::string unit;
  std::string role;  // empty: whoever handles for the unit
  std::string person;
  std::string delegated_by;
  std::string service;
  std::int64_t priority = 3;
  std::int64_t opened_ms = 0;
  std::optional<std::int64_t> claimed_ms;
  std::optional<std::int64_t> ended_ms;
  std::string ended_by;
  std::string action;
  Clock clock;
  std::int64_t urged = 0;
  std::string words;  // what a supporting or consulted unit is asked, then what it said

  [[nodiscard]] bool is_open() const {
    return state == TaskState::open || state == TaskState::claimed;
  }
};

// One line of the time line.
struct CaseAct {
  std::string id;
  std::string subject;
  std::int64_t position = 0;
  std::string kind;
  std::string task;
  std::string element;
  std::string action;
  std::string person;
  std::string unit;
  std::string to_unit;
  std::string to_person;
  std::int64_t made_ms = 0;
  std::string words;
  std::string reasons;  // JSON [{decision, zh, en}]
};

struct Attachment {
  std::string id;
  std::string subject;
  std::int64_t position = 0;
  std::string name;
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::string file;
  std::string purpose;  // report, before, after, evidence
  std::string public_file;
  std::string thumbnail;
  bool released = false;
  std::string added_by;
  std::int64_t added_ms = 0;
};

// An extension 延期 or deferral 缓办 asked for.
struct Request {
  std::string id;
  std::string subject;
  std::string task;
  std::string kind;   // extension, deferral
  std::string state;  // open, granted, refused
  std::int64_t amount = 0;
  std::string words;
  std::string asked_by;
  std::string asked_unit;
  std::int64_t asked_ms = 0;
  std::string answer;
  std::string decided_by;
  std::optional<std::int64_t> decided_ms;
};

// The order of lists of cases.
[[nodiscard]] inline bool is_newer(const Case& a, const Case& b) {
  return a.reported_ms != b.reported_ms ? a.reported_ms > b.reported_ms : a.id > b.id;
}

}  // namespace luoshi::casework
