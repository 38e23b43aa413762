// A bulletin 督查通报 as a plain value, and the kernel of its states.
//
//   draft ─submit→ submitted ─issue→ issued ─withdraw→ withdrawn
//     │ ←─hand_back─┘
//     └─withdraw→ withdrawn
//
// The supervision office makes and words it, the approver signs. Its figures are taken once and
// kept as a file (facts.hpp); what was issued is kept as it was, to the byte. It is internal and
// has no public form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::bulletins {

enum class BulletinState { draft, submitted, issued, withdrawn };
enum class BulletinMove { edit, submit, hand_back, issue, withdraw };

[[nodiscard]] std::string_view name_of(BulletinState state);
[[nodiscard]] std::optional<BulletinState> parse_bulletin_state(std::string_view word);

// The words the office writes itself. Empty ones take what the program says by itself
// (compose.hpp).
struct Wording {
  std::string title;
  std::string letterhead;
  std::string number;
  std::string addressee;
  std::string opening;
  std::string demands;
  std::string signature;
  std::string copies;

  bool operator==(const Wording&) const = default;
};

// How many items the figures count, and how they stand.
struct Tally {
  std::int64_t items = 0;
  std::int64_t ended = 0;
  std::int64_t green = 0;
  std::int64_t yellow = 0;
  std::int64_t red = 0;

  // Not ended and without a light.
  [[nodiscard]] std::int64_t unlit() const { return items - ended - green - yellow - red; }
  bool operator==(const Tally&) const = default;
};

struct Bulletin {
  std::string id;
  std::int64_t version = 0;
  std::string month;  // 2019-03
  std::string as_of;  // 2019-04-06
  BulletinState state = BulletinState::draft;
  std::string facts;  // SHA-256
  Tally tally;
  bool full_table = false;
  bool with_scores = true;
  Wording wording;
  std::string refusal;
  std::string reason;
  std::string docx;  // SHA-256 each, empty before it is issued
  std::string pdf;
  std::string xlsx;
  std::string made_by;
  std::int64_t made_ms = 0;
  std::string submitted_by;
  std::optional<std::int64_t> submitted_ms;
  std::string issued_by;
  std::optional<std::int64_t> issued_ms;
  std::string issued_on;
};

// The kernel: the state after the move. Error: conflict "bulletin.wrong-state" (detail: the state
// it is in).
[[nodiscard]] Result<BulletinState> after(BulletinState now, BulletinMove move);

// By a condition on the columns, the newest first; at most `limit`.
[[nodiscard]] Result<std::vector<Bulletin>> load_bulletins(store::Reader& reader,
                                                           std::string_view where,
                                                           const store::Params& params,
                                                           std::int64_t limit);
// not_found "bulletin.not-found".
[[nodiscard]] Result<Bulletin> load_bulletin(store::Reader& reader, std::string_view id);

}  // namespace luoshi::bulletins
