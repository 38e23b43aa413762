#include "format/csv.hpp"

#include "format/limits.hpp"
#include "text/unicode.hpp"

namespace luoshi::format {
namespace {

class CsvReader {
 public:
  explicit CsvReader(std::u32string_view text) : text_(text) {}

  Result<Table> read() {
    while (at_ < text_.size()) {
      if (table_.rows.size() >= table_rows_max) return too_large();
      table_.rows.emplace_back();
      TRY(read_row());
    }
    if (!filled_) return fail(ErrorKind::invalid, "table.empty");
    return std::move(table_);
  }

 private:
  static Failure too_large() { return fail(ErrorKind::limit, "table.too-large"); }

  Result<> read_row() {
    for (;;) {
      const auto cell = TRY(read_cell());
      auto& row = table_.rows.back();
      if (row.size() >= table_columns_max) return too_large();
      filled_ = filled_ || !cell.empty();
      row.push_back(text::to_utf8(cell));
      if (at_ >= text_.size()) return {};
      if (text_[at_++] == U',') continue;
      if (text_[at_ - 1] == U'\r' && at_ < text_.size() && text_[at_] == U'\n') ++at_;
      return {};
    }
  }

  // Stops before the comma or line break that ends the cell.
  Result<std::u32string> read_cell() {
    std::u32string cell;
    if (at_ < text_.size() && text_[at_] == U'"') {
      for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] != U'"') {
          cell += text_[at_];
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == U'"') {
          cell += text_[at_++];
        } else {
          break;
        }
      }
      if (at_ >= text_.size()) return fail(ErrorKind::invalid, "table.broken", "open quote");
      ++at_;
    }
    while (at_ < text_.size() && text_[at_] != U',' && text_[at_] != U'\n' && text_[at_] != U'\r') {
      cell += text_[at_++];
    }
    return cell;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  Table table_;
  bool filled_ = false;
};

bool would_run(std::string_view cell) {
  if (cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos) {
    return false;
  }
  const bool is_number =
      cell.size() > 1 && cell.find_first_not_of("0123456789.", 1) == std::string_view::npos;
  return !is_number || cell.front() == '=' || cell.front() == '@';
}

void put_cell(std::string& out, std::string_view cell) {
  const bool runs = would_run(cell);
  const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (runs) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

}  // namespace

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "\xEF\xBB\xBF";
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out += ',';
      put_cell(out, row[c]);
    }
    out += "\r\n";
  }
  return out;
}

Result<Table> read_csv(std::u32string_view text) {
  return CsvReader(text).read();
}

}  // namespace luoshi::format
