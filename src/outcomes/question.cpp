#include "outcomes/question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "supervision/access.hpp"
#include "supervision/row_values.hpp"

namespace luoshi::outcomes {
namespace {

constexpr std::array<std::string_view, 8> states{"received", "passed",    "drafted", "signed",
                                                 "answered", "published", "refused", "withdrawn"};
constexpr std::array<std::string_view, 2> kinds{"question", "comment"};
constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t code_length = 12;

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

Question read_question(const store::Row& row) {
  return {.id = row.string(0),
          .version = row.integer(1),
          .item = row.string(2),
          .kind = parse_question_kind(row.text(3)).value_or(QuestionKind::question),
          .state = parse_question_state(row.text(4)).value_or(QuestionState::received),
          .words = row.string(5),
          .shown_words = row.string(6),
          .refusal = row.string(7),
          .unit = row.string(8),
          .due_date = row.string(9),
          .rule = row.string(10),
          .answer = row.string(11),
          .return_reason = row.string(12),
          .received_ms = row.integer(13),
          .moderated_ms = supervision::optional_integer(row, 14),
          .drafted_by = row.string(15),
          .drafted_ms = supervision::optional_integer(row, 16),
          .signed_by = row.string(17),
          .signed_ms = supervision::optional_integer(row, 18),
          .answered_on = row.string(19)};
}

}  // namespace

std::string_view name_of(QuestionState state) {
  return states[static_cast<std::size_t>(state)];
}
std::string_view name_of(QuestionKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}
std::optional<QuestionState> parse_question_state(std::string_view word) {
  return parse<QuestionState>(states, word);
}
std::optional<QuestionKind> parse_question_kind(std::string_view word) {
  return parse<QuestionKind>(kinds, word);
}

Result<QuestionState> after(const Question& question, QuestionMove move) {
  using enum QuestionState;
  const auto now = question.state;
  switch (move) {
    case QuestionMove::take:
      if (now == received) return question.kind == QuestionKind::comment ? published : passed;
      break;
    case QuestionMove::refuse:
      if (now == received) return refused;
      break;
    case QuestionMove::draft:
      if (now == passed || now == drafted) return drafted;
      break;
    case QuestionMove::sign:
      if (now == drafted) return signed_;
      break;
    case QuestionMove::give_back:
      if (now == drafted || now == signed_) return passed;
      break;
    case QuestionMove::release:
      if (now == signed_) return answered;
      break;
    case QuestionMove::withdraw:
      if (is_shown(now)) return withdrawn;
      break;
  }
  return fail(ErrorKind::conflict, "question.wrong-state", std::string(name_of(now)));
}

bool is_owed(QuestionState state) {
  return state == QuestionState::passed || state == QuestionState::drafted ||
         state == QuestionState::signed_;
}

bool is_shown(QuestionState state) {
  return is_owed(state) || state == QuestionState::answered || state == QuestionState::published;
}

std::string code_from(const std::array<std::uint8_t, code_length>& bytes) {
  std::string code;
  for (const auto byte : bytes) code += letters[byte % letters.size()];
  return code;
}

std::string shown_code(std::string_view code) {
  constexpr std::size_t group = 4;
  std::string shown;
  for (std::size_t at = 0; at < code.size(); at += group) {
    if (at > 0) shown += '-';
    shown += code.substr(at, group);
  }
  return shown;
}

std::string code_of(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (low == 'o') low = '0';
    if (low == 'i' || low == 'l') low = '1';
    if (!letters.contains(low) || code.size() == code_length) return {};
    code += low;
  }
  return code.size() == code_length ? code : std::string{};
}

Result<std::vector<Question>> load_questions(store::Reader& reader, std::string_view where,
                                             const store::Params& params, std::int64_t limit) {
  auto all = params;
  all.emplace_back(limit);
  return store::collect<Question>(
      reader,
      fmt::format("SELECT id, version, item, kind, state, words, shown_words, refusal, unit, "
                  "due_date, rule, answer, return_reason, received_ms, moderated_ms, drafted_by, "
                  "drafted_ms, signed_by, signed_ms, answered_on FROM question WHERE {} "
                  "ORDER BY received_ms, id LIMIT ?",
                  where),
      all, read_question);
}

Result<Question> load_question(store::Reader& reader, std::string_view id) {
  auto found = TRY(load_questions(reader, "id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "question.not-found", std::string(id));
  return std::move(found.front());
}

Result<Question> question_by_code(store::Reader& reader, std::string_view code) {
  auto found = TRY(load_questions(reader, "code = ?", {std::string(code)}));
  if (found.empty()) return fail(ErrorKind::not_found, "question.not-found");
  return std::move(found.front());
}

Result<Question> view_question(store::Reader& reader, const identity::Principal& who,
                               std::string_view id) {
  auto question = TRY(load_question(reader, id));
  const auto scope = supervision::scope_of(who);
  const bool own = is_shown(question.state) && !question.unit.empty() &&
                   std::ranges::find(scope.units, question.unit) != scope.units.end();
  if (!scope.everything && !own) {
    return fail(ErrorKind::not_found, "question.not-found", std::string(id));
  }
  return question;
}

}  // namespace luoshi::outcomes
