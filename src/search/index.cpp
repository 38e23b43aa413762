#include "search/index.hpp"

#include <optional>
#include <utility>

#include "text/bigrams.hpp"
#include "text/unicode.hpp"

namespace luoshi::search {
namespace {

constexpr std::string_view tables[] = {
    "CREATE TABLE IF NOT EXISTS search_entry (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, "
    "id TEXT NOT NULL, UNIQUE (kind, id)) STRICT",
    // Tokens are cut before; this tokenizer only parts them at spaces.
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5 (tokens, tails, "
    "tokenize = 'ascii', detail = full)"};

struct Texts {
  std::string tokens;
  // The last characters of runs, which begin no pair: by them a single character is found there.
  std::string tails;

  bool operator==(const Texts&) const = default;
};

void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out.push_back(' ');
  out += word;
}

Texts cut(std::string_view text) {
  Texts texts;
  char32_t open_end = U'\0';
  const auto flush = [&](char32_t begin_of_next) {
    if (open_end != U'\0' && open_end != begin_of_next) {
      append_word(texts.tails, text::to_utf8(std::u32string{open_end}));
    }
  };
  for (const auto& token : text::bigrams(text)) {
    append_word(texts.tokens, token);
    const auto characters = text::from_utf8(token);
    flush(characters.front());
    const bool pair = characters.size() == 2 && text::is_han(characters[1]);
    open_end = pair ? characters[1] : U'\0';
  }
  flush(U'\0');
  return texts;
}

// One word of the query as an FTS5 phrase; nullopt when nothing of it is searchable.
std::optional<std::string> phrase(std::u32string_view word) {
  const auto tokens = text::bigrams(word);
  if (tokens.empty()) return std::nullopt;
  std::string joined;
  for (const auto& token : tokens) append_word(joined, token);
  const auto last = text::from_utf8(tokens.back());
  const bool single = last.size() == 1 && text::is_han(last.front());
  const bool by_beginning = single || text::is_latin(last.back());
  if (tokens.size() == 1 && single) return "{tokens tails} : \"" + joined + "\" *";
  return "tokens : \"" + joined + (by_beginning ? "\" *" : "\"");
}

struct Known {
  std::int64_t number = 0;
  Texts texts;
};

Result<std::optional<Known>> look_up(store::Reader& reader, std::string_view kind,
                                     std::string_view id) {
  std::optional<Known> known;
  TRY(
      reader.each("SELECT e.number, x.tokens, x.tails FROM search_entry e "
                  "JOIN search_index x ON x.rowid = e.number WHERE e.kind = ? AND e.id = ?",
                  {std::string(kind), std::string(id)}, [&](const store::Row& row) {
                    known = Known{row.integer(0), {row.string(1), row.string(2)}};
                    return false;
                  }));
  return known;
}

Result<> insert(store::Writer& writer, std::string_view kind, std::string_view id, Texts texts) {
  std::int64_t number = 0;
  // OR FAIL: with a savepoint of its own the statement would make the index write down at once what
  // it gathers for the commit.
  TRY(writer.each("INSERT OR FAIL INTO search_entry (kind, id) VALUES (?, ?) RETURNING number",
                  {std::string(kind), std::string(id)}, [&](const store::Row& row) {
                    number = row.integer(0);
                    return true;
                  }));
  TRY(writer.run("INSERT INTO search_index (rowid, tokens, tails) VALUES (?, ?, ?)",
                 {number, std::move(texts.tokens), std::move(texts.tails)}));
  return {};
}

}  // namespace

Result<> prepare(store::Writer& writer) {
  for (const auto sql : tables) TRY(writer.run(sql, {}));
  return {};
}

Result<> put(store::Writer& writer, std::string_view kind, std::string_view id,
             std::string_view text) {
  auto texts = cut(text);
  const auto known = TRY(look_up(writer, kind, id));
  if (!known) return texts.tokens.empty() ? Result<>{} : insert(writer, kind, id, std::move(texts));
  if (known->texts == texts) return {};
  if (texts.tokens.empty()) {
    TRY(writer.run("DELETE FROM search_index WHERE rowid = ?", {known->number}));
    TRY(writer.run("DELETE FROM search_entry WHERE number = ?", {known->number}));
    return {};
  }
  TRY(writer.run("UPDATE search_index SET tokens = ?, tails = ? WHERE rowid = ?",
                 {std::move(texts.tokens), std::move(texts.tails), known->number}));
  return {};
}

Result<> clear(store::Writer& writer, std::string_view kind) {
  TRY(
      writer.run("DELETE FROM search_index WHERE rowid IN "
                 "(SELECT number FROM search_entry WHERE kind = ?)",
                 {std::string(kind)}));
  TRY(writer.run("DELETE FROM search_entry WHERE kind = ?", {std::string(kind)}));
  return {};
}

std::string matching(std::string_view query) {
  const auto characters = text::from_utf8(query);
  std::string expression;
  std::u32string word;
  const auto end_word = [&] {
    if (const auto found = phrase(word)) {
      expression += (expression.empty() ? "(" : " AND (") + *found + ")";
    }
    word.clear();
  };
  for (const auto character : characters) {
    if (text::is_space(character)) {
      end_word();
    } else {
      word.push_back(character);
    }
  }
  end_word();
  return expression;
}

Result<std::vector<std::string>> find(store::Reader& reader, std::string_view kind,
                                      std::string_view query, std::int64_t limit) {
  auto expression = matching(query);
  if (expression.empty()) return std::vector<std::string>{};
  return store::collect<std::string>(
      reader,
      "SELECT e.id FROM search_index x JOIN search_entry e ON e.number = x.rowid "
      "WHERE search_index MATCH ? AND e.kind = ? ORDER BY x.rank, e.number LIMIT ?",
      {std::move(expression), std::string(kind), limit},
      [](const store::Row& row) { return row.string(0); });
}

}  // namespace luoshi::search
