#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "format/xlsx.hpp"

namespace luoshi::format {
namespace {

constexpr double width_default = 14;  // in characters
constexpr std::uint8_t paper_a4 = 9;

// The library of Debian 12 (1.1.4) writes to files only.
class TemporaryFile {
 public:
  TemporaryFile() : file_(mkstemp(path_.data())) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (file_ < 0) return;
    close(file_);
    unlink(path_.c_str());
  }
  [[nodiscard]] bool made() const { return file_ >= 0; }
  [[nodiscard]] const char* path() const { return path_.c_str(); }
  [[nodiscard]] std::string read() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "luoshi-table-XXXXXX").string();
  int file_;
};

struct Formats {
  lxw_format* title;
  lxw_format* header;
  lxw_format* cell;
};

Formats make_formats(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.title);
  format_set_font_size(formats.title, 16);
  format_set_align(formats.title, LXW_ALIGN_CENTER);
  format_set_align(formats.title, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bold(formats.header);
  format_set_text_wrap(formats.header);
  format_set_border(formats.header, LXW_BORDER_THIN);
  format_set_align(formats.header, LXW_ALIGN_CENTER);
  format_set_align(formats.header, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(formats.header, 0xE8EEF4);
  format_set_text_wrap(formats.cell);
  format_set_border(formats.cell, LXW_BORDER_THIN);
  format_set_align(formats.cell, LXW_ALIGN_VERTICAL_CENTER);
  return formats;
}

void lay_out(lxw_worksheet* page, const Table& table, lxw_col_t columns) {
  for (lxw_col_t c = 0; c < columns; ++c) {
    lxw_row_col_options options{};
    options.hidden =
        std::ranges::find(table.hidden, c) != table.hidden.end() ? LXW_TRUE : LXW_FALSE;
    const double width = c < table.widths.size() ? table.widths[c] : width_default;
    worksheet_set_column_opt(page, c, c, width, nullptr, &options);
  }
  const auto header = static_cast<lxw_row_t>(table.header_row);
  const auto last = static_cast<lxw_row_t>(std::max(table.rows.size() - 1, table.header_row));
  worksheet_freeze_panes(page, header + 1, 0);
  worksheet_repeat_rows(page, header, header);
  worksheet_autofilter(page, header, 0, last, static_cast<lxw_col_t>(columns - 1));
  worksheet_set_landscape(page);
  worksheet_set_paper(page, paper_a4);
  worksheet_fit_to_pages(page, 1, 0);
  worksheet_set_footer(page, "&C&P / &N");
}

void write_cells(lxw_worksheet* page, const Table& table, const Formats& formats,
                 lxw_col_t columns) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto row = static_cast<lxw_row_t>(r);
    const auto& cells = table.rows[r];
    if (r < table.header_row) {
      worksheet_set_row(page, row, 32, nullptr);
      const char* words = cells.empty() ? "" : cells.front().c_str();
      if (columns > 1) {
        worksheet_merge_range(page, row, 0, row, static_cast<lxw_col_t>(columns - 1), words,
                              formats.title);
      } else {
        worksheet_write_string(page, row, 0, words, formats.title);
      }
      continue;
    }
    lxw_format* format = r == table.header_row ? formats.header : formats.cell;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      worksheet_write_string(page, row, static_cast<lxw_col_t>(c), cells[c].c_str(), format);
    }
  }
}

}  // namespace

Result<std::string> write_xlsx(const Table& table) {
  const auto not_written = [](const char* why) {
    return fail(ErrorKind::internal, "table.not-written", why);
  };
  if (table.header_row >= table.rows.size() || table.rows[table.header_row].empty()) {
    return not_written("a table without a header");
  }
  const TemporaryFile file;
  if (!file.made()) return not_written("no temporary file");
  lxw_workbook* book = workbook_new(file.path());
  if (book == nullptr) return not_written("no memory");
  lxw_worksheet* page = workbook_add_worksheet(book, table.name.c_str());
  if (page != nullptr) {
    const auto columns = static_cast<lxw_col_t>(table.rows[table.header_row].size());
    lay_out(page, table, columns);
    write_cells(page, table, make_formats(book), columns);
  }
  const auto error = workbook_close(book);
  if (error != LXW_NO_ERROR) return not_written(lxw_strerror(error));
  if (page == nullptr) return not_written("a sheet name Excel refuses");
  return file.read();
}

}  // namespace luoshi::format
