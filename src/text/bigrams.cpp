#include "text/bigrams.hpp"

#include "text/unicode.hpp"

namespace luoshi::text {
namespace {

bool is_word(char32_t c) {
  return is_latin(c) || is_digit(c);
}

char32_t lower(char32_t c) {
  const bool capital = (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
  return capital ? c + 0x20 : c;
}

class Cutter {
 public:
  std::vector<std::string> run(std::u32string_view text) {
    for (const char32_t raw : text) take(fold_width(raw));
    end_word();
    end_han();
    return std::move(tokens_);
  }

 private:
  void take(char32_t c) {
    if (is_han(c)) {
      end_word();
      if (previous_ != U'\0') {
        tokens_.push_back(to_utf8(std::u32string{previous_, c}));
        paired_ = true;
      }
      previous_ = c;
      return;
    }
    if (is_word(c)) {
      end_han();
      append_utf8(word_, lower(c));
      return;
    }
    // A point splits a number: 43.17 is two tokens side by side, in the index and in a question.
    end_word();
    if (!is_space(c)) end_han();
  }

  void end_word() {
    if (!word_.empty()) tokens_.push_back(std::move(word_));
    word_.clear();
  }

  void end_han() {
    if (previous_ != U'\0' && !paired_) tokens_.push_back(to_utf8(std::u32string{previous_}));
    previous_ = U'\0';
    paired_ = false;
  }

  std::vector<std::string> tokens_;
  std::string word_;
  char32_t previous_ = U'\0';
  bool paired_ = false;
};

}  // namespace

std::vector<std::string> bigrams(std::u32string_view text) {
  return Cutter().run(text);
}

std::vector<std::string> bigrams(std::string_view utf8) {
  return bigrams(from_utf8(utf8));
}

std::string bigram_text(std::string_view utf8) {
  std::string joined;
  for (const std::string& token : bigrams(utf8)) {
    if (!joined.empty()) joined.push_back(' ');
    joined += token;
  }
  return joined;
}

}  // namespace luoshi::text
