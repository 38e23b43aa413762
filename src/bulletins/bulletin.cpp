#include "bulletins/bulletin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace luoshi::bulletins {
namespace {

constexpr std::array<std::string_view, 4> state_names{"draft", "submitted", "issued", "withdrawn"};

constexpr const char* columns =
    "id, version, month, as_of, state, facts, items, ended, green, yellow, red, full_table, "
    "with_scores, title, letterhead, number, addressee, opening, demands, signature, copies, "
    "refusal, reason, docx, pdf, xlsx, made_by, made_ms, submitted_by, submitted_ms, issued_by, "
    "issued_ms, issued_on";

std::optional<std::int64_t> optional_integer(const store::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

Bulletin read_bulletin(const store::Row& row) {
  int at = 0;
  const auto text = [&] { return row.string(at++); };
  const auto integer = [&] { return row.integer(at++); };
  Bulletin one;
  one.id = text();
  one.version = integer();
  one.month = text();
  one.as_of = text();
  one.state = parse_bulletin_state(row.text(at++)).value_or(BulletinState::withdrawn);
  one.facts = text();
  for (auto* count :
       {&one.tally.items, &one.tally.ended, &one.tally.green, &one.tally.yellow, &one.tally.red}) {
    *count = integer();
  }
  one.full_table = integer() != 0;
  one.with_scores = integer() != 0;
  auto& words = one.wording;
  for (auto* word : {&words.title, &words.letterhead, &words.number, &words.addressee,
                     &words.opening, &words.demands, &words.signature, &words.copies, &one.refusal,
                     &one.reason, &one.docx, &one.pdf, &one.xlsx, &one.made_by}) {
    *word = text();
  }
  one.made_ms = integer();
  one.submitted_by = text();
  one.submitted_ms = optional_integer(row, at++);
  one.issued_by = text();
  one.issued_ms = optional_integer(row, at++);
  one.issued_on = text();
  return one;
}

}  // namespace

std::string_view name_of(BulletinState state) {
  return state_names.at(static_cast<std::size_t>(state));
}

std::optional<BulletinState> parse_bulletin_state(std::string_view word) {
  const auto found = std::ranges::find(state_names, word);
  if (found == state_names.end()) return std::nullopt;
  return static_cast<BulletinState>(found - state_names.begin());
}

Result<BulletinState> after(BulletinState now, BulletinMove move) {
  using enum BulletinState;
  switch (move) {
    case BulletinMove::edit:
      if (now == draft) return draft;
      break;
    case BulletinMove::submit:
      if (now == draft) return submitted;
      break;
    case BulletinMove::hand_back:
      if (now == submitted) return draft;
      break;
    case BulletinMove::issue:
      if (now == submitted) return issued;
      break;
    case BulletinMove::withdraw:
      if (now != withdrawn) return withdrawn;
      break;
  }
  return fail(ErrorKind::conflict, "bulletin.wrong-state", std::string(name_of(now)));
}

Result<std::vector<Bulletin>> load_bulletins(store::Reader& reader, std::string_view where,
                                             const store::Params& params, std::int64_t limit) {
  return store::collect<Bulletin>(
      reader,
      fmt::format("SELECT {} FROM bulletin WHERE {} ORDER BY made_ms DESC, id DESC LIMIT {}",
                  columns, where, limit),
      params, read_bulletin);
}

Result<Bulletin> load_bulletin(store::Reader& reader, std::string_view id) {
  auto found = TRY(load_bulletins(reader, "id = ?", {std::string(id)}, 1));
  if (found.empty()) return fail(ErrorKind::not_found, "bulletin.not-found", std::string(id));
  return std::move(found.front());
}

}  // namespace luoshi::bulletins
