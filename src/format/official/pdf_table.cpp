#include "format/official/pdf_table.hpp"

#include <algorithm>
#include <memory>

#include "format/official/tags.hpp"

namespace luoshi::format::official {
namespace {

struct Cell {
  Text text;
  double left_pt;  // from the table's edge
  double width_pt;
};

// A row as set; `first` and `count` choose lines where a row is taller than a page.
struct Row {
  std::vector<Cell> cells;
  double pitch_pt = 0;
  std::size_t lines = 1;  // of the tallest cell

  [[nodiscard]] double height_pt(std::size_t count) const {
    return static_cast<double>(count) * pitch_pt + 2 * cell_padding_above_pt;
  }
};

// Strips are drawn when their page is known, so each holds on to its printer.
class TablePrinter : public std::enable_shared_from_this<TablePrinter> {
 public:
  TablePrinter(cairo_t* cairo, const Typesetter& type, Pages& pages, const Table& table)
      : cairo_(cairo),
        type_(type),
        pages_(pages),
        table_(table),
        look_(table_type(table.columns.size())),
        widths_(column_widths(table, pages.width_pt())),
        head_(set_head()) {}

  void print(bool keep_end) {
    print_words(
        table_.caption,
        {.face = Face::heiti, .size_pt = small_pt, .pitch_pt = pitch_pt, .align = Align::centre},
        true);
    pages_.add({.height_pt = head_height_pt(),
                .draw = [self = shared_from_this()](double top) { self->open(top); },
                .keeps_next = true});
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const bool is_last = i + 1 == table_.rows.size();
      const bool is_group = table_.rows[i].size() == 1 && table_.columns.size() > 1;
      add_row(set_row(table_.rows[i], is_group), is_group || (is_last && keep_end));
    }
    pages_.add(
        {.draw = [self = shared_from_this()](double) { self->close(); }, .keeps_next = keep_end});
    print_words(table_.note, {.size_pt = look_.size_pt, .pitch_pt = look_.pitch_pt}, keep_end);
    pages_.space(look_.pitch_pt / 2);
  }

 private:
  // From its first showing on, the head stands on every page; there it is no part of the structure.
  void open(double top) {
    cairo_tag_begin(cairo_, "Table", nullptr);
    draw_row(head_, 0, head_.lines, top, "TH");
    pages_.repeat(
        Strip{.height_pt = head_height_pt(), .draw = [self = shared_from_this()](double again) {
                self->draw_row(self->head_, 0, self->head_.lines, again, nullptr);
              }});
  }

  void close() {
    cairo_tag_end(cairo_, "Table");
    pages_.repeat({});
  }

  void print_words(const std::string& words, const Style& style, bool keeps_next) {
    if (words.empty()) return;
    const auto text = std::make_shared<const Text>(type_.set(words, style, pages_.width_pt()));
    pages_.add({.height_pt = text->height_pt(),
                .draw =
                    [self = shared_from_this(), text](double top) {
                      const Tag tag(self->cairo_, "P");
                      text->draw_all(self->cairo_, self->pages_.left_pt(), top);
                    },
                .keeps_next = keeps_next});
  }

  [[nodiscard]] double head_height_pt() const { return head_.height_pt(head_.lines); }

  Cell set_cell(const std::string& words, Face face, Align align, double left, double width) const {
    const Style style{
        .face = face, .size_pt = look_.size_pt, .pitch_pt = look_.pitch_pt, .align = align};
    return {type_.set(words, style, width - 2 * cell_padding_pt), left, width};
  }

  Row finish(std::vector<Cell> cells) const {
    Row row{std::move(cells), look_.pitch_pt, 1};
    for (const auto& cell : row.cells) row.lines = std::max(row.lines, cell.text.lines());
    return row;
  }

  Row set_head() const {
    std::vector<Cell> cells;
    double left = 0;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      cells.push_back(
          set_cell(table_.columns[c].title, Face::heiti, Align::centre, left, widths_[c]));
      left += widths_[c];
    }
    return finish(std::move(cells));
  }

  Row set_row(const std::vector<std::string>& words, bool is_group) const {
    std::vector<Cell> cells;
    if (is_group) {
      cells.push_back(set_cell(words.front(), Face::heiti, Align::left, 0, pages_.width_pt()));
      return finish(std::move(cells));
    }
    static const std::string nothing;
    double left = 0;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      const auto& text = c < words.size() ? words[c] : nothing;
      cells.push_back(set_cell(text, Face::fangsong, table_.columns[c].align, left, widths_[c]));
      left += widths_[c];
    }
    return finish(std::move(cells));
  }

  void add_row(Row set, bool keeps_next) {
    const auto row = std::make_shared<const Row>(std::move(set));
    const double room =
        pages_.shape().type_height_pt() - head_height_pt() - 2 * cell_padding_above_pt;
    const auto lines_max = static_cast<std::size_t>(std::max(1.0, room / row->pitch_pt));
    for (std::size_t first = 0; first < row->lines; first += lines_max) {
      const auto count = std::min(lines_max, row->lines - first);
      const bool last = first + count == row->lines;
      pages_.add({.height_pt = row->height_pt(count),
                  .draw = [self = shared_from_this(), row, first,
                           count](double top) { self->draw_row(*row, first, count, top, "TD"); },
                  .keeps_next = last && keeps_next});
    }
  }

  // `tag` names the cells' element; nullptr leaves the row out of the structure.
  void draw_row(const Row& row, std::size_t first, std::size_t count, double top, const char* tag) {
    if (tag != nullptr) cairo_tag_begin(cairo_, "TR", nullptr);
    for (const auto& cell : row.cells) {
      if (tag != nullptr) cairo_tag_begin(cairo_, tag, nullptr);
      const auto lines = cell.text.lines();
      const auto shown = first < lines ? std::min(count, lines - first) : 0;
      const double spare = static_cast<double>(count - shown) * row.pitch_pt;
      double y = top + cell_padding_above_pt + (first == 0 ? spare / 2 : 0);
      for (std::size_t i = 0; i < shown; ++i) {
        cell.text.draw(cairo_, first + i, pages_.left_pt() + cell.left_pt + cell_padding_pt, y);
        y += row.pitch_pt;
      }
      if (tag != nullptr) cairo_tag_end(cairo_, tag);
    }
    if (tag != nullptr) cairo_tag_end(cairo_, "TR");
    draw_rules(row, top, row.height_pt(count));
  }

  void draw_rules(const Row& row, double top, double height) {
    cairo_set_line_width(cairo_, table_rule_pt);
    for (const auto& cell : row.cells) {
      cairo_rectangle(cairo_, pages_.left_pt() + cell.left_pt, top, cell.width_pt, height);
    }
    cairo_stroke(cairo_);
  }

  cairo_t* cairo_;
  const Typesetter& type_;
  Pages& pages_;
  const Table& table_;
  TableType look_;
  std::vector<double> widths_;
  Row head_;
};

}  // namespace

void print_table(cairo_t* cairo, const Typesetter& type, Pages& pages, const Table& table,
                 bool keep_end) {
  std::make_shared<TablePrinter>(cairo, type, pages, table)->print(keep_end);
}

}  // namespace luoshi::format::official
