#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>

#include "base/decimal.hpp"
#include "format/limits.hpp"
#include "format/xlsx.hpp"
#include "format/xml.hpp"
#include "format/zip.hpp"

namespace luoshi::format {
namespace {

constexpr auto broken = "table.broken";

// Text of a shared or inline string: all runs, phonetic guides left out.
std::string string_of(const pugi::xml_node& node) {
  std::string text = node.child("t").text().get();
  for (const auto run : node.children("r")) text += run.child("t").text().get();
  return text;
}

Result<std::vector<std::string>> shared_strings(const Zip& archive) {
  std::vector<std::string> strings;
  if (!archive.has("xl/sharedStrings.xml")) return strings;
  const auto bytes = TRY(archive.read("xl/sharedStrings.xml"));
  pugi::xml_document document;
  TRY(parse_xml(document, bytes, broken));
  for (const auto item : document.child("sst").children("si")) strings.push_back(string_of(item));
  return strings;
}

// ECMA-376 18.8.30: the built-in formats that show dates; own formats show one by their letters.
bool shows_date(int id, std::string_view code) {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58)) {
    return true;
  }
  if (id < 164) return false;
  bool quoted = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (code[i] == '[') {
      i = std::min(code.find(']', i), code.size() - 1);
    } else if (code[i] == 'y' || code[i] == 'd' || code[i] == 'Y' || code[i] == 'D') {
      return true;
    }
  }
  return false;
}

// 0% and 0.00% (18.8.30), and own formats with a per cent sign that is no quoted text.
bool shows_percent(int id, std::string_view code) {
  if (id == 9 || id == 10) return true;
  if (id < 164) return false;
  bool quoted = false;
  for (const char c : code) {
    if (c == '"') quoted = !quoted;
    if (c == '%' && !quoted) return true;
  }
  return false;
}

// The cell styles (indices into cellXfs) that show a date, and those that show per cent.
struct Styles {
  std::set<int> dates;
  std::set<int> percents;
};

Result<Styles> read_styles(const Zip& archive) {
  Styles styles;
  if (!archive.has("xl/styles.xml")) return styles;
  const auto bytes = TRY(archive.read("xl/styles.xml"));
  pugi::xml_document document;
  TRY(parse_xml(document, bytes, broken));
  const auto root = document.child("styleSheet");
  int index = 0;
  for (const auto style : root.child("cellXfs").children("xf")) {
    const int id = style.attribute("numFmtId").as_int();
    const auto format =
        root.child("numFmts").find_child_by_attribute("numFmtId", std::to_string(id).c_str());
    const std::string_view code = format.attribute("formatCode").as_string();
    if (shows_date(id, code)) {
      styles.dates.insert(index);
    } else if (shows_percent(id, code)) {
      styles.percents.insert(index);
    }
    ++index;
  }
  return styles;
}

struct Book {
  std::vector<std::string> strings;
  Styles styles;
  bool from_1904 = false;
};

// ECMA-376 18.17.4.1: day 60 of the 1900 system is a 29 February that never was.
std::optional<std::string> date_of(double serial, bool from_1904) {
  if (!(serial >= 0) || serial > 2'958'465) return std::nullopt;
  auto day = static_cast<int>(std::floor(serial));
  using namespace std::chrono;
  sys_days start = sys_days{year{1904} / 1 / 1};
  if (!from_1904) {
    start = sys_days{year{1899} / 12 / 31};
    if (day > 59) --day;
  }
  const year_month_day date{start + days{day}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// Numbers are stored as binary doubles with up to 17 digits; 15 are what the person typed.
std::string number_text(const char* raw) {
  const auto exact = Decimal::parse(raw);
  if (exact && std::string_view(raw).find_first_of("eE") == std::string_view::npos &&
      std::string_view(raw).size() <= 16) {
    return raw;
  }
  const auto short_form = Decimal::parse(fmt::format("{:.15g}", std::strtod(raw, nullptr)));
  return short_form ? short_form->text() : std::string(raw);
}

std::string cell_text(const pugi::xml_node& cell, const Book& book) {
  const std::string_view type = cell.attribute("t").as_string("n");
  const char* raw = cell.child("v").text().get();
  if (type == "s") {
    const auto index = static_cast<std::size_t>(std::strtoul(raw, nullptr, 10));
    return index < book.strings.size() ? book.strings[index] : std::string{};
  }
  if (type == "inlineStr") return string_of(cell.child("is"));
  if (type == "b") return *raw == '1' ? "TRUE" : "FALSE";
  if (type != "n" || *raw == 0) return raw;
  const int style = cell.attribute("s").as_int();
  if (book.styles.dates.contains(style)) {
    if (auto date = date_of(std::strtod(raw, nullptr), book.from_1904)) return *date;
  }
  if (book.styles.percents.contains(style)) {
    return number_text(fmt::format("{:.15g}", std::strtod(raw, nullptr) * 100).c_str()) + "%";
  }
  return number_text(raw);
}

struct Place {
  std::size_t row = 0;
  std::size_t column = 0;
};

// "B7"; nullopt where it is none or past the limits.
std::optional<Place> place_of(std::string_view name) {
  Place place;
  std::size_t at = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 4; ++at) {
    place.column = place.column * 26 + static_cast<std::size_t>(name[at] - 'A' + 1);
  }
  if (at == 0 || at == name.size() || name.size() - at > 8) return std::nullopt;
  for (; at < name.size(); ++at) {
    if (name[at] < '0' || name[at] > '9') return std::nullopt;
    place.row = place.row * 10 + static_cast<std::size_t>(name[at] - '0');
  }
  if (place.row == 0) return std::nullopt;
  return Place{place.row - 1, place.column - 1};
}

Result<> read_cells(const pugi::xml_node& sheet, const Book& book, Table& table) {
  Place next;
  for (const auto row : sheet.child("sheetData").children("row")) {
    if (const auto number = row.attribute("r").as_ullong(); number > 0) next.row = number - 1;
    next.column = 0;
    for (const auto cell : row.children("c")) {
      const auto named = place_of(cell.attribute("r").as_string());
      const Place place = named ? *named : next;
      next = {place.row, place.column + 1};
      auto text = cell_text(cell, book);
      if (text.empty()) continue;
      if (place.row >= table_rows_max || place.column >= table_columns_max) {
        return fail(ErrorKind::limit, "table.too-large", address(place.row, place.column));
      }
      if (table.rows.size() <= place.row) table.rows.resize(place.row + 1);
      auto& cells = table.rows[place.row];
      if (cells.size() <= place.column) cells.resize(place.column + 1);
      cells[place.column] = std::move(text);
    }
    ++next.row;
  }
  return {};
}

void read_merges(const pugi::xml_node& sheet, Table& table) {
  for (const auto merge : sheet.child("mergeCells").children("mergeCell")) {
    const std::string_view range = merge.attribute("ref").as_string();
    const auto colon = range.find(':');
    if (colon == std::string_view::npos || table.merges.size() >= table_rows_max) continue;
    const auto first = place_of(range.substr(0, colon));
    const auto last = place_of(range.substr(colon + 1));
    if (first && last && first->row <= last->row && first->column <= last->column) {
      table.merges.push_back({first->row, first->column, last->row, last->column});
    }
  }
}

// The part a sheet's relation points to, below xl/.
std::string part_of(const pugi::xml_node& relations, const char* id) {
  const auto relation = relations.find_child_by_attribute("Id", id);
  std::string target = relation.attribute("Target").as_string();
  return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

}  // namespace

Result<Table> read_xlsx(std::string_view bytes) {
  const auto archive = TRY(Zip::open(bytes));
  const auto workbook_bytes = TRY(archive.read("xl/workbook.xml"));
  const auto relation_bytes = TRY(archive.read("xl/_rels/workbook.xml.rels"));
  pugi::xml_document workbook;
  pugi::xml_document relations;
  TRY(parse_xml(workbook, workbook_bytes, broken));
  TRY(parse_xml(relations, relation_bytes, broken));
  const auto root = workbook.child("workbook");
  Book book{TRY(shared_strings(archive)), TRY(read_styles(archive)),
            root.child("workbookPr").attribute("date1904").as_bool()};
  for (const auto entry : root.child("sheets").children("sheet")) {
    // Absent means visible (18.2.19); LibreOffice says so.
    if (std::string_view(entry.attribute("state").as_string("visible")) != "visible") continue;
    const auto sheet_bytes = TRY(archive.read(
        part_of(relations.child("Relationships"), entry.attribute("r:id").as_string())));
    pugi::xml_document sheet;
    TRY(parse_xml(sheet, sheet_bytes, broken));
    Table table;
    table.name = entry.attribute("name").as_string();
    TRY(read_cells(sheet.child("worksheet"), book, table));
    read_merges(sheet.child("worksheet"), table);
    if (!table.rows.empty()) return table;
  }
  return fail(ErrorKind::invalid, "table.empty");
}

}  // namespace luoshi::format
