#include "bpmn/juel.hpp"

#include <algorithm>
#include <utility>

namespace luoshi::bpmn {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// Operators, longer ones first.
constexpr std::pair<std::string_view, std::string_view> marks[] = {
    {"==", " = "},  {"!=", " != "}, {"<=", " <= "}, {">=", " >= "}, {"&&", " and "},
    {"||", " or "}, {"<", " < "},   {">", " > "},   {"+", " + "},   {"-", " - "},
    {"*", " * "},   {"/", " / "},   {"(", "("},     {")", ")"}};

constexpr std::pair<std::string_view, std::string_view> words[] = {
    {"eq", "="}, {"ne", "!="}, {"lt", "<"}, {"gt", ">"}, {"le", "<="}, {"ge", ">="}, {"div", "/"}};

// Words that FEEL has not, or not so.
constexpr std::string_view strange[] = {"empty", "instanceof", "mod", "execution", "not"};

class Translation {
 public:
  explicit Translation(std::string_view text) : text_(text) {}

  Result<std::string> whole() {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r') {
        out_ += ' ';
        ++at_;
      } else if (text_[at_] == '"' || text_[at_] == '\'') {
        TRY(quoted());
      } else if (is_word_character(text_[at_])) {
        TRY(word());
      } else if (text_[at_] == '!' && !text_.substr(at_).starts_with("!=")) {
        TRY(negation());
      } else {
        TRY(mark());
      }
    }
    return out_;
  }

 private:
  [[nodiscard]] Failure strange_part(std::string_view part) const {
    return fail(ErrorKind::invalid, "bpmn.expression-language", std::string(part));
  }

  Result<> quoted() {
    const char quote = text_[at_];
    const auto end = text_.find(quote, at_ + 1);
    const auto inside = text_.substr(at_ + 1, end == std::string_view::npos ? 0 : end - at_ - 1);
    if (end == std::string_view::npos || inside.contains('\\') || inside.contains('"')) {
      return strange_part(text_.substr(at_));
    }
    out_ += '"';
    out_ += inside;
    out_ += '"';
    at_ = end + 1;
    return {};
  }

  Result<> word() {
    auto end = at_;
    while (end < text_.size() && is_word_character(text_[end])) ++end;
    const auto one = text_.substr(at_, end - at_);
    auto after = end;
    while (after < text_.size() && text_[after] == ' ') ++after;
    const bool called = after < text_.size() && (text_[after] == '(' || text_[after] == '[');
    const bool joins = one == "and" || one == "or";
    if ((called && !joins) || std::ranges::find(strange, one) != std::end(strange)) {
      return strange_part(text_.substr(at_));
    }
    const auto* known =
        std::ranges::find(words, one, &std::pair<std::string_view, std::string_view>::first);
    out_ += known == std::end(words) ? one : known->second;
    at_ = end;
    return {};
  }

  // "!x" and "!(…)"; before anything else it has no counterpart that is sure.
  Result<> negation() {
    ++at_;
    if (at_ < text_.size() && text_[at_] == '(') {
      out_ += "not";
      return {};
    }
    auto end = at_;
    while (end < text_.size() && is_word_character(text_[end])) ++end;
    if (end == at_) return strange_part(text_.substr(at_ - 1));
    out_ += "not(";
    TRY(word());
    out_ += ")";
    return {};
  }

  Result<> mark() {
    for (const auto& [theirs, ours] : marks) {
      if (!text_.substr(at_).starts_with(theirs)) continue;
      out_ += ours;
      at_ += theirs.size();
      return {};
    }
    return strange_part(text_.substr(at_));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_{};
};

}  // namespace

bool is_juel(std::string_view text) {
  return text.contains("${") || text.contains("#{");
}

Result<std::string> feel_of_juel(std::string_view text) {
  const bool one = (text.starts_with("${") || text.starts_with("#{")) && text.ends_with("}") &&
                   text.find('}') == text.size() - 1;
  if (!one) return fail(ErrorKind::invalid, "bpmn.expression-language", std::string(text));
  return Translation(text.substr(2, text.size() - 3)).whole();
}

}  // namespace luoshi::bpmn
