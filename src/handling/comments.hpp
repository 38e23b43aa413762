// What units say of an item: comments while it is circulated 征求意见, objections once it is issued
// 异议; and what the supervision office decides on them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handling/access.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

inline constexpr auto kind_comment = "item.comment";
inline constexpr auto kind_object = "item.object";
inline constexpr auto kind_decide_comment = "comment.decide";

enum class CommentKind { comment, objection };
enum class CommentState { open, upheld, dismissed, noted };

[[nodiscard]] std::string_view name_of(CommentKind kind);
[[nodiscard]] std::string_view name_of(CommentState state);
[[nodiscard]] std::optional<CommentKind> parse_comment_kind(std::string_view name);
[[nodiscard]] std::optional<CommentState> parse_comment_state(std::string_view name);

struct Comment {
  std::string id;
  std::string item;
  std::string unit;
  CommentKind kind = CommentKind::comment;
  CommentState state = CommentState::open;
  std::string words;  // empty: the unit has nothing to say against it 无意见
  std::string answer;
  std::string made_by;
  std::int64_t made_ms = 0;
  std::string decided_by;
  std::optional<std::int64_t> decided_ms;
  std::string item_number;    // read along, not of the row
  std::string item_headline;  // read along, not of the row
};

// By a liaison or head of the lead unit or a supporting one, while the item is circulated: conflict
// "item.wrong-stage". Blank words say that the unit agrees, and leave nothing to decide. The id of
// the comment.
[[nodiscard]] Result<std::string> comment(ledger::Act& act, const Principal& who,
                                          std::string_view item, std::string_view words);

// By the head of the lead unit, while the item is issued and not yet signed for. Errors: invalid
// "item.reason-missing"; conflict "item.wrong-stage", "item.objection-open".
[[nodiscard]] Result<std::string> object(ledger::Act& act, const Principal& who,
                                         std::string_view item, std::string_view words);

// By the supervision office. An objection upheld recalls the item. Errors: not_found
// "comment.not-found"; conflict "comment.decided"; invalid "comment.answer-missing" for a dismissal
// without words, "comment.not-an-outcome" for `open`, or for an objection merely noted.
Result<Comment> decide(ledger::Act& act, const Principal& who, std::string_view comment,
                       CommentState outcome, std::string_view answer, std::string_view today);

[[nodiscard]] Result<Comment> load_comment(store::Reader& reader, std::string_view id);

// Of one item, oldest first. The caller has judged that the item may be seen.
[[nodiscard]] Result<std::vector<Comment>> comments_of(store::Reader& reader,
                                                       std::string_view item);

// Those that wait for a decision, oldest first, of items the scope shows; at most `limit`, after
// the comment `cursor` when it is given.
[[nodiscard]] Result<std::vector<Comment>> open_comments(store::Reader& reader,
                                                         const supervision::Scope& scope,
                                                         std::string_view cursor,
                                                         std::int64_t limit);

// What the units of this person said of items that are circulated now, oldest first.
[[nodiscard]] Result<std::vector<Comment>> comments_of_units(store::Reader& reader,
                                                             const Principal& who);

[[nodiscard]] Result<std::int64_t> count_open(store::Reader& reader, std::string_view item,
                                              CommentKind kind);

}  // namespace luoshi::handling
