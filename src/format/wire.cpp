#include "format/wire.hpp"

#include <charconv>
#include <optional>

#include "format/limits.hpp"

namespace luoshi::format {
namespace {

constexpr std::string_view error_mark = "error";
constexpr std::string_view text_mark = "text";
constexpr std::string_view table_mark = "table";

void put(std::string& out, std::string_view field) {
  out += std::to_string(field.size());
  out += ':';
  out += field;
}

void put(std::string& out, std::size_t number) {
  put(out, std::to_string(number));
}

class Fields {
 public:
  explicit Fields(std::string_view answer) : rest_(answer) {}

  std::optional<std::string_view> next() {
    const auto colon = rest_.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + colon, size);
    if (error != std::errc{} || end != rest_.data() + colon) return std::nullopt;
    if (size > rest_.size() - colon - 1) return std::nullopt;
    const auto field = rest_.substr(colon + 1, size);
    rest_.remove_prefix(colon + 1 + size);
    return field;
  }

  // A count no larger than `most`.
  std::optional<std::size_t> number(std::size_t most) {
    const auto field = next();
    if (!field) return std::nullopt;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(field->data(), field->data() + field->size(), value);
    if (error != std::errc{} || end != field->data() + field->size() || value > most) {
      return std::nullopt;
    }
    return value;
  }

 private:
  std::string_view rest_;
};

Failure no_answer() {
  return fail(ErrorKind::invalid, "document.reader-failed");
}

// Takes the mark off; the child's own error comes back as an error.
Result<> expect(Fields& fields, std::string_view mark) {
  const auto first = fields.next();
  if (first == mark) return {};
  if (first != error_mark) return no_answer();
  const auto kind = fields.number(static_cast<std::size_t>(ErrorKind::internal));
  const auto problem = fields.next();
  const auto detail = fields.next();
  if (!kind || !problem || !detail) return no_answer();
  return fail(static_cast<ErrorKind>(*kind), std::string(*problem), std::string(*detail));
}

std::optional<Table> read_rows(Fields& fields) {
  Table table;
  const auto name = fields.next();
  const auto rows = fields.number(table_rows_max);
  if (!name || !rows) return std::nullopt;
  table.name = *name;
  table.rows.resize(*rows);
  for (auto& row : table.rows) {
    const auto cells = fields.number(table_columns_max);
    if (!cells) return std::nullopt;
    row.resize(*cells);
    for (auto& cell : row) {
      const auto text = fields.next();
      if (!text) return std::nullopt;
      cell = *text;
    }
  }
  const auto merges = fields.number(table_rows_max);
  if (!merges) return std::nullopt;
  for (std::size_t i = 0; i < *merges; ++i) {
    const auto top = fields.number(SIZE_MAX);
    const auto left = fields.number(SIZE_MAX);
    const auto bottom = fields.number(SIZE_MAX);
    const auto right = fields.number(SIZE_MAX);
    if (!top || !left || !bottom || !right) return std::nullopt;
    table.merges.push_back({*top, *left, *bottom, *right});
  }
  return table;
}

}  // namespace

std::string encode_error(const Error& error) {
  std::string out;
  put(out, error_mark);
  put(out, static_cast<std::size_t>(error.kind));
  put(out, error.problem);
  put(out, error.detail);
  return out;
}

std::string encode_text(std::string_view utf8) {
  std::string out;
  put(out, text_mark);
  put(out, utf8);
  return out;
}

std::string encode_table(const Table& table) {
  std::string out;
  put(out, table_mark);
  put(out, table.name);
  put(out, table.rows.size());
  for (const auto& row : table.rows) {
    put(out, row.size());
    for (const auto& cell : row) put(out, cell);
  }
  put(out, table.merges.size());
  for (const auto& merge : table.merges) {
    put(out, merge.top);
    put(out, merge.left);
    put(out, merge.bottom);
    put(out, merge.right);
  }
  return out;
}

Result<std::string> decode_text(std::string_view answer) {
  Fields fields(answer);
  TRY(expect(fields, text_mark));
  const auto utf8 = fields.next();
  if (!utf8) return no_answer();
  return std::string(*utf8);
}

Result<Table> decode_table(std::string_view answer) {
  Fields fields(answer);
  TRY(expect(fields, table_mark));
  auto table = read_rows(fields);
  if (!table) return no_answer();
  return std::move(*table);
}

}  // namespace luoshi::format
