// Chinese text cut into tokens for the full-text search, the same when indexing and when asking.
//
// A run of Chinese characters gives its overlapping pairs (养老服务 gives 养老 老服 服务), a single
// one itself; Latin words in lower case and numbers are whole tokens. There is no dictionary: a
// two-character word is always found, at the price of an occasional pair across words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luoshi::text {

// Tokens in order, in UTF-8; width folded, Latin in lower case, punctuation a boundary. White
// space is no boundary between two Chinese characters: a scanner puts it anywhere.
[[nodiscard]] std::vector<std::string> bigrams(std::u32string_view text);
[[nodiscard]] std::vector<std::string> bigrams(std::string_view utf8);

// The tokens joined by spaces: what an FTS5 table with the tokenizer "unicode61" stores and what a
// phrase query asks for.
[[nodiscard]] std::string bigram_text(std::string_view utf8);

}  // namespace luoshi::text
