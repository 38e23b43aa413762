// Outcomes cited from a named source (引用): a figure somebody else published, with who, in what,
// when and where, held against the promise it answers. Marked as cited wherever it is shown and
// never mixed with what a report or a unit says of itself.
//
// A figure is never changed: it is withdrawn with a reason and another is entered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "outcomes/against.hpp"

namespace luoshi::outcomes {

inline constexpr auto kind_cite = "outcome.cite";
inline constexpr auto kind_withdraw_cited = "outcome.withdraw";

// Where a figure was published.
struct Publication {
  std::string publisher;     // 天津市统计局
  std::string document;      // 2019年国民经济和社会发展统计公报
  std::string published_on;  // 2020-03-31; may be empty
  std::string link;          // http or https; may be empty
};

struct Cited {
  std::string id;
  std::int64_t version = 0;
  std::string item;
  Figure figure;
  Held held;
  Publication publication;
  std::string words;  // may be empty
  bool withdrawn = false;
  std::string withdrawn_reason;
  std::string cited_by;
  std::int64_t cited_ms = 0;
  Release release;
};

struct Citation {
  Figure figure;
  std::optional<std::int64_t> quantity;  // the number it answers, by position from 1
  Publication publication;
  std::string words;
};

// Findings at JSON pointers: "outcome.value-malformed", "outcome.publisher-missing",
// "outcome.link-malformed", "item.date-malformed", "outcome.quantity-unknown".
[[nodiscard]] std::vector<Finding> faults_of(const Citation& citation,
                                             const supervision::Item& item);

// Errors: forbidden "item.not-supervision"; not_found "item.not-found"; conflict
// "outcome.no-promise"; invalid "request.faulty" with all findings.
[[nodiscard]] Result<Cited> cite(ledger::Act& act, const identity::Principal& who,
                                 std::string_view item, const Citation& citation);

// Errors: forbidden "item.not-supervision"; invalid "item.reason-missing"; conflict
// "outcome.withdrawn" where it was withdrawn before.
[[nodiscard]] Result<Cited> withdraw_cited(ledger::Act& act, const identity::Principal& who,
                                           std::string_view id, std::string_view reason);

// Errors: those of release_columns; conflict "outcome.withdrawn".
[[nodiscard]] Result<Cited> release_cited(ledger::Act& act, const identity::Principal& who,
                                          std::string_view id, Disclosure wanted,
                                          std::string_view reason);

// Figures by a condition on the columns of `cited_outcome`, the oldest first.
[[nodiscard]] Result<std::vector<Cited>> load_cited(store::Reader& reader, std::string_view where,
                                                    const store::Params& params);

// What the figures say of one promise together: missed where one is, met where all that answer a
// number are, else unclear; nullopt without a figure that stands.
[[nodiscard]] std::optional<Verdict> verdict_of(const std::vector<Cited>& figures);

}  // namespace luoshi::outcomes
