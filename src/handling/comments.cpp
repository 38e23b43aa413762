#include "handling/comments.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "handling/issue.hpp"
#include "handling/moves.hpp"
#include "handling/tables.hpp"
#include "handling/visible.hpp"
#include "handling/words.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using supervision::text_or_null;

constexpr std::array<std::string_view, 2> kinds{"comment", "objection"};
constexpr std::array<std::string_view, 4> states{"open", "upheld", "dismissed", "noted"};

constexpr std::string_view columns =
    "comment.id, comment.item, comment.unit, comment.kind, comment.state, comment.words, "
    "comment.answer, comment.made_by, comment.made_ms, comment.decided_by, comment.decided_ms, "
    "item.number, item.headline";

Comment read_comment(const store::Row& row) {
  Comment comment;
  comment.id = row.string(0);
  comment.item = row.string(1);
  comment.unit = row.string(2);
  comment.kind = parse_comment_kind(row.text(3)).value_or(CommentKind::comment);
  comment.state = parse_comment_state(row.text(4)).value_or(CommentState::open);
  comment.words = row.string(5);
  comment.answer = row.string(6);
  comment.made_by = row.string(7);
  comment.made_ms = row.integer(8);
  comment.decided_by = row.string(9);
  if (!row.is_null(10)) comment.decided_ms = row.integer(10);
  comment.item_number = row.string(11);
  comment.item_headline = row.string(12);
  return comment;
}

Result<std::vector<Comment>> select(store::Reader& reader, std::string_view where,
                                    const store::Params& params) {
  return store::collect<Comment>(reader,
                                 "SELECT " + std::string(columns) +
                                     " FROM comment JOIN item ON item.id = comment.item WHERE " +
                                     std::string(where),
                                 params, read_comment);
}

Result<std::string> insert(ledger::Act& act, const Principal& who, const Item& item,
                           const std::string& unit, CommentKind kind, std::string_view words) {
  const auto state = is_blank(words) ? CommentState::noted : CommentState::open;
  auto id = act.new_id("cmt");
  act.fact("comment", id);
  TRY(act.insert(comment_table, id,
                 {{"item", item.id},
                  {"unit", unit},
                  {"kind", std::string(name_of(kind))},
                  {"state", std::string(name_of(state))},
                  {"words", is_blank(words) ? store::Value{} : std::string(words)},
                  {"made_by", who.person},
                  {"made_ms", act.now().ms}}));
  return id;
}

Result<> require_stage(const Item& item, Stage stage) {
  if (item.carriage.stage == stage) return {};
  return fail(ErrorKind::conflict, "item.wrong-stage",
              std::string(supervision::name_of(item.carriage.stage)));
}

Result<> check_outcome(const Comment& comment, CommentState outcome, std::string_view answer) {
  if (comment.state != CommentState::open) {
    return fail(ErrorKind::conflict, "comment.decided", std::string(name_of(comment.state)));
  }
  const bool merely_noted =
      comment.kind == CommentKind::objection && outcome == CommentState::noted;
  if (outcome == CommentState::open || merely_noted) {
    return fail(ErrorKind::invalid, "comment.not-an-outcome", {}, "/outcome");
  }
  if (outcome == CommentState::dismissed && is_blank(answer)) {
    return fail(ErrorKind::invalid, "comment.answer-missing", {}, "/answer");
  }
  return {};
}

}  // namespace

std::string_view name_of(CommentKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

std::string_view name_of(CommentState state) {
  return states[static_cast<std::size_t>(state)];
}

std::optional<CommentKind> parse_comment_kind(std::string_view name) {
  const auto at = std::ranges::find(kinds, name);
  if (at == kinds.end()) return std::nullopt;
  return static_cast<CommentKind>(at - kinds.begin());
}

std::optional<CommentState> parse_comment_state(std::string_view name) {
  const auto at = std::ranges::find(states, name);
  if (at == states.end()) return std::nullopt;
  return static_cast<CommentState>(at - states.begin());
}

Result<std::string> comment(ledger::Act& act, const Principal& who, std::string_view id,
                            std::string_view words) {
  const auto item = TRY(supervision::load_item(act.writer(), id));
  const auto unit = TRY(require_taking_part(who, item, hands));
  TRY(require_stage(item, Stage::circulated));
  return insert(act, who, item, unit, CommentKind::comment, words);
}

Result<std::string> object(ledger::Act& act, const Principal& who, std::string_view id,
                           std::string_view words) {
  const auto item = TRY(supervision::load_item(act.writer(), id));
  const auto unit = TRY(require_lead(who, item, heads));
  TRY(require_stage(item, Stage::issued));
  if (is_blank(words)) return fail(ErrorKind::invalid, "item.reason-missing", {}, "/words");
  if (TRY(count_open(act.writer(), item.id, CommentKind::objection)) > 0) {
    return fail(ErrorKind::conflict, "item.objection-open");
  }
  return insert(act, who, item, unit, CommentKind::objection, words);
}

Result<Comment> decide(ledger::Act& act, const Principal& who, std::string_view id,
                       CommentState outcome, std::string_view answer, std::string_view today) {
  TRY(require_office(who));
  const auto comment = TRY(load_comment(act.writer(), id));
  TRY(check_outcome(comment, outcome, answer));
  TRY(act.update(comment_table, comment.id,
                 {{"state", std::string(name_of(outcome))},
                  {"answer", text_or_null(answer)},
                  {"decided_by", who.person},
                  {"decided_ms", act.now().ms}}));
  if (comment.kind == CommentKind::objection && outcome == CommentState::upheld) {
    const auto item = TRY(supervision::load_item(act.writer(), comment.item));
    if (after(item, Move::recall)) {
      TRY(recall(act, who, item.id, is_blank(answer) ? comment.words : answer, today));
    }
  }
  return load_comment(act.writer(), id);
}

Result<Comment> load_comment(store::Reader& reader, std::string_view id) {
  auto found = TRY(select(reader, "comment.id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "comment.not-found", std::string(id));
  return std::move(found.front());
}

Result<std::vector<Comment>> comments_of(store::Reader& reader, std::string_view item) {
  return select(reader, "comment.item = ? ORDER BY comment.made_ms, comment.id",
                {std::string(item)});
}

Result<std::vector<Comment>> open_comments(store::Reader& reader, const supervision::Scope& scope,
                                           std::string_view cursor, std::int64_t limit) {
  auto visible = visible_items(scope);
  std::string where = "comment.state = 'open' AND " + visible.sql;
  auto params = std::move(visible.params);
  if (!cursor.empty()) {
    where += " AND (comment.made_ms, comment.id) > (SELECT made_ms, id FROM comment WHERE id = ?)";
    params.emplace_back(std::string(cursor));
  }
  where += " ORDER BY comment.made_ms, comment.id LIMIT ?";
  params.emplace_back(limit);
  return select(reader, where, params);
}

Result<std::vector<Comment>> comments_of_units(store::Reader& reader, const Principal& who) {
  std::vector<Comment> all;
  for (const auto& unit : units_of(who, hands)) {
    auto comments = TRY(select(reader,
                               "comment.unit = ? AND comment.kind = 'comment' AND "
                               "item.stage = 'circulated' ORDER BY comment.made_ms, comment.id",
                               {unit}));
    std::ranges::move(comments, std::back_inserter(all));
  }
  return all;
}

Result<std::int64_t> count_open(store::Reader& reader, std::string_view item, CommentKind kind) {
  std::int64_t count = 0;
  TRY(reader.each("SELECT count(*) FROM comment WHERE item = ? AND kind = ? AND state = 'open'",
                  {std::string(item), std::string(name_of(kind))}, [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

}  // namespace luoshi::handling
