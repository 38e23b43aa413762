// Items under supervision 督查事项 and their sources as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/report.hpp"
#include "supervision/stage.hpp"
#include "supervision/states.hpp"

namespace luoshi::supervision {

// A number with what it measures; words as written. A range has low and high and no value.
struct Quantity {
  std::optional<std::int64_t> begin;  // code points of the source's text
  std::optional<std::int64_t> end;
  std::string value;
  std::string low;
  std::string high;
  std::string unit = "-";
  reading::Kind kind = reading::Kind::target;
  reading::Qualifier qualifier = reading::Qualifier::exact;
  reading::Role role = reading::Role::level;
  std::string indicator;
  std::optional<std::int64_t> year;
  bool computed = false;
  std::string computation;

  bool operator==(const Quantity&) const = default;
};

// A lead unit the program proposes; it becomes the lead unit only by a person's edit.
struct Suggestion {
  std::string unit;
  std::string reason;  // duty, last_year, named
  std::string detail;
};

// How far an approved item has been carried; see handling/chain.hpp. Dates as 2019-12-31.
struct Carriage {
  Stage stage = Stage::none;
  std::string start_date;                // planned; empty: the day of issue
  std::string recurrence;                // of a standing duty: monthly, quarterly, …
  std::optional<std::int64_t> progress;  // percent, of the last accepted report
  std::string progress_on;
  Light light = Light::none;
  std::string light_since;
  std::int64_t reds = 0;     // how often the light has turned red
  std::int64_t amended = 0;  // how often the target was amended
  std::optional<std::int64_t> issued_ms;
  std::optional<std::int64_t> acknowledged_ms;
  std::string ended_on;

  bool operator==(const Carriage&) const = default;
};

struct Item {
  std::string id;
  std::int64_t version = 0;
  std::string source;
  std::int64_t source_rank = 0;
  std::int64_t position = 0;
  std::int64_t year = 0;
  std::int64_t serial = 0;
  std::int64_t part = 0;  // 1, 2, … for a child, else 0
  std::string number;     // 2019-017, a child's 2019-017-1
  reading::StatementType type = reading::StatementType::action;
  Standing standing;
  std::string parent;  // empty: none
  std::optional<std::int64_t> parts_total;
  std::string headline;
  std::string text;
  std::vector<std::string> section;
  std::optional<std::int64_t> begin;
  std::optional<std::int64_t> end;
  std::optional<std::int64_t> read_begin;
  std::optional<std::int64_t> read_end;
  std::optional<std::int64_t> sheet_row;
  std::string verb;
  std::vector<std::string> objects;
  std::vector<Quantity> quantities;
  std::string completion_standard;
  std::string lead_unit;  // empty: none
  std::vector<std::string> supporting_units;
  std::optional<Suggestion> suggestion;
  std::string responsible_leader;
  std::string person_in_charge;
  std::string liaison;
  std::string due_date;  // 2019-12-31, empty: none
  std::int64_t certainty = 1000;
  std::string doubt;
  std::string reason;  // why it was rejected
  std::int64_t changed_ms = 0;
  Carriage carriage;

  std::string source_kind;       // read along, not of the row
  std::string source_title;      // read along, not of the row
  std::int64_t parts_named = 0;  // children that are not rejected
};

struct Counts {
  std::int64_t draft = 0;
  std::int64_t accepted = 0;
  std::int64_t confirmed = 0;
  std::int64_t approved = 0;
  std::int64_t rejected = 0;

  [[nodiscard]] std::int64_t& of(State state);
};

struct Source {
  std::string id;
  std::int64_t version = 0;
  std::string kind;  // see source_kinds()
  std::int64_t number = 0;
  std::string title;
  std::optional<std::int64_t> year;
  std::optional<std::int64_t> year_reviewed;
  std::string place;
  std::string delivered;
  std::string file_name;
  std::string media_type;
  std::string file;  // hash of the bytes
  std::string text;  // hash of the decoded text or table
  bool has_text = true;
  std::vector<std::vector<std::string>> sections;
  std::int64_t created_ms = 0;
  std::string created_by;
  std::optional<std::int64_t> approved_ms;
  std::string approved_by;
  Counts counts;
};

}  // namespace luoshi::supervision
