// Characters, white space, comments, words and literals of FEEL, read on demand: what a word is
// depends on which names are known, so there is no stream of tokens made beforehand.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.hpp"
#include "feel/names.hpp"

namespace luoshi::feel {

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) { skip(); }

  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  // Takes the characters when they come next, and the white space after them.
  bool take(std::string_view symbol);
  // The word that comes next, without taking it; empty when none does.
  [[nodiscard]] std::string_view word() const;
  bool take_word(std::string_view word);
  // Takes the longest known name, else one word; nullopt where no name begins or a keyword does.
  std::optional<std::string> name(const Names& a, const Names& b, const Names& c);
  // Takes all up to one of the stops (a keyword or a character), as a name.
  std::optional<std::string> name_until(std::string_view stops, std::string_view keyword);
  // nullopt where the literal is broken; a number or an opening quote comes next.
  std::optional<Decimal> number();
  std::optional<std::string> string();
  void skip();  // white space and comments

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

[[nodiscard]] bool is_keyword(std::string_view word);

}  // namespace luoshi::feel
