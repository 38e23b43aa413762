// What lights are judged by and what was judged before, between rows and values; one item or all of
// them in few statements. No scope is applied here: lights are shown by measure_access.hpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "escalation/judge.hpp"
#include "ledger/act.hpp"
#include "store/database.hpp"

namespace luoshi::escalation {

// The district's date of an instant.
using LocalDate = std::function<std::string(Instant)>;

// An adjustment 调灯: proposed by supervision with a reason, signed by an approver, until a day.
struct LightOverride {
  std::string id;
  std::int64_t version = 0;
  std::string item;
  std::string state;  // proposed, in_force, refused, withdrawn, ended
  Light light = Light::none;
  std::string until;  // the last day
  std::string reason;
  std::string proposed_by;
  std::int64_t proposed_ms = 0;
  std::string signed_by;  // who signed or refused it
  std::int64_t signed_ms = 0;
  std::string refusal;
  std::string ended_on;

  std::string number;    // of the item, read along
  std::string headline;  // of the item, read along
};

// One row of the history of a light; see light_change_table.
struct LightChange {
  std::int64_t position = 0;
  std::string changed_on;
  Light from = Light::none;
  Light to = Light::none;
  std::string rule;
  std::string rules_version;
  std::optional<std::int64_t> planned_tenth;
  std::optional<std::int64_t> actual_tenth;
  std::int64_t measure_tenth = 0;
  std::string counted_from;
  std::string override_id;
  std::string cause;    // act, day
  std::string made_by;  // empty: time alone
  std::int64_t made_ms = 0;
};

// An item with all that its light is judged by.
struct Lit {
  std::string item;
  LightFacts facts;
  Memory memory;
  std::string light_since;
  std::int64_t reds = 0;
  std::string progress_on;
  std::int64_t changes = 0;     // rows of its history
  std::string rule;             // of the last row
  std::string override_id;      // of the last row
  std::string signed_override;  // the one in force, as far as it was not ended
  Light override_light = Light::none;
  std::string override_until;
};

// Items a light may be lit for: owed, or lit until now.
inline constexpr std::string_view lit_items =
    "(item.stage IN ('issued', 'acknowledged', 'claimed') OR item.light IS NOT NULL)";

// By a condition on the columns of item.
[[nodiscard]] Result<std::vector<Lit>> load_lit(store::Reader& reader, std::string_view where,
                                                const store::Params& params,
                                                const LocalDate& local_date);

// Earliest first.
[[nodiscard]] Result<std::vector<LightChange>> light_history(store::Reader& reader,
                                                             std::string_view item);

// By a condition on light_override and item, the latest proposed first.
[[nodiscard]] Result<std::vector<LightOverride>> load_overrides(store::Reader& reader,
                                                                std::string_view where,
                                                                const store::Params& params);
// not_found "override.not-found".
[[nodiscard]] Result<LightOverride> load_override(store::Reader& reader, std::string_view id);

}  // namespace luoshi::escalation
