#include "reading/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

#include "reading/names.hpp"
#include "reading/structure.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

// RFC 8259: quotation mark, reverse solidus and controls escaped, all else as it is.
void quote(std::string& out, std::string_view words) {
  out.push_back('"');
  std::size_t plain = 0;  // start of the run not yet written
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto byte = static_cast<unsigned char>(words[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(words, plain, i - plain);
    plain = i + 1;
    if (byte < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    } else {
      out.push_back('\\');
      out.push_back(words[i]);
    }
  }
  out.append(words, plain);
  out.push_back('"');
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out = "[";
  for (const std::string& word : words) {
    if (out.size() > 1) out.push_back(',');
    quote(out, word);
  }
  out.push_back(']');
  return out;
}

// 0.00 to 1.00, two places.
void put_share(std::string& out, double share) {
  const auto hundredths = static_cast<unsigned>(std::lround(std::clamp(share, 0.0, 1.0) * 100));
  out.push_back(static_cast<char>('0' + hundredths / 100));
  out.push_back('.');
  out.push_back(static_cast<char>('0' + hundredths / 10 % 10));
  out.push_back(static_cast<char>('0' + hundredths % 10));
}

std::string year_of(const std::optional<int>& year) {
  return year ? fmt::to_string(*year) : "null";
}

const char* kind_of(const Quantity& quantity) {
  return quantity.computed ? "computed" : name_of(quantity.kind);
}

std::string value_of(const Quantity& quantity) {
  return quantity.value.empty() ? quantity.low + ".." + quantity.high : quantity.value;
}

// Writes the lines. A statement and its quantities share their section and the reference to the
// statement, which are made once.
class JsonLines {
 public:
  JsonLines(std::u32string_view text, const Report& report) : text_(text), report_(report) {}

  std::string run() {
    constexpr std::size_t line_usual = 600;
    out_.reserve(line_usual * (report_.statements.size() + report_.quantities.size()));
    write_document();
    for (std::size_t i = 0; i < report_.statements.size(); ++i) {
      write_statement(i);
      for (const std::size_t quantity : report_.statements[i].quantities) write_quantity(quantity);
    }
    reference_ = "null";
    for (std::size_t i = 0; i < report_.quantities.size(); ++i) {
      if (report_.quantities[i].statement != Quantity::npos) continue;
      section_ = list_of(section_of(report_.quantities[i]));
      write_quantity(i);
    }
    return std::move(out_);
  }

 private:
  void put(std::string_view plain) { out_ += plain; }
  void put(const char* name, std::string_view words) {
    put(name);
    quote(out_, words);
  }
  void put(const char* name, std::size_t number) {
    put(name);
    const fmt::format_int digits(number);
    out_.append(digits.data(), digits.size());
  }

  void write_document() {
    const Document& document = report_.document;
    put(R"({"record":"document","title":)", document.title);
    put(R"(,"place":)", document.place);
    put(R"(,"delivered":)", document.delivered);
    put(R"(,"year_reviewed":)");
    put(year_of(document.year_reviewed));
    put(R"(,"year_planned":)");
    put(year_of(document.year_planned));
    put("}\n");
  }

  void write_statement(std::size_t index) {
    const Statement& statement = report_.statements[index];
    section_ = list_of(statement.section_path);
    const std::size_t at = out_.size();
    put(R"({"record":"statement","index":)", index);
    put(R"(,"begin":)", statement.span.begin);
    put(R"(,"end":)", statement.span.end);
    put(R"(,"type":)", std::string_view(name_of(statement.type)));
    put(R"(,"headline":)", statement.headline);
    constexpr std::string_view opening = R"({"record":"statement",)";
    reference_ = "{" + out_.substr(at + opening.size()) + "}";
    put(R"(,"verb":)", statement.verb);
    put(R"(,"section":)");
    put(section_);
    put(R"(,"objects":[)");
    for (const NamedObject& object : statement.objects) {
      put(&object == statement.objects.data() ? R"({"name":)" : R"(,{"name":)", object.name);
      put(R"(,"begin":)", object.span.begin);
      put(R"(,"end":)", object.span.end);
      put("}");
    }
    put("]");
    if (statement.parts_total) put(R"(,"parts_total":)", *statement.parts_total);
    put(R"(,"certainty":)");
    put_share(out_, statement.certainty);
    if (!statement.doubt.empty()) put(R"(,"doubt":)", statement.doubt);
    put("}\n");
  }

  void write_quantity(std::size_t index) {
    const Quantity& quantity = report_.quantities[index];
    put(R"({"record":"quantity","begin":)", quantity.span.begin);
    put(R"(,"end":)", quantity.span.end);
    if (quantity.value.empty()) {
      put(R"(,"low":)", quantity.low);
      put(R"(,"high":)", quantity.high);
    } else {
      put(R"(,"value":)", quantity.value);
    }
    put(R"(,"unit":)", quantity.unit);
    put(R"(,"kind":)", std::string_view(kind_of(quantity)));
    put(R"(,"qualifier":)", std::string_view(name_of(quantity.qualifier)));
    put(R"(,"role":)", std::string_view(name_of(quantity.role)));
    put(R"(,"indicator":)", quantity.indicator);
    put(R"(,"year":)");
    put(year_of(quantity.year));
    put(R"(,"section":)");
    put(section_);
    put(R"(,"statement":)");
    put(reference_);
    put(quantity.computed ? R"(,"computed":true)" : R"(,"computed":false)");
    if (quantity.computed) put(R"(,"computation":)", quantity.computation);
    put(R"(,"certainty":)");
    put_share(out_, quantity.certainty);
    put("}\n");
  }

  [[nodiscard]] std::vector<std::string> section_of(const Quantity& quantity) const {
    const auto& pieces = report_.document.pieces;
    const auto after = std::ranges::upper_bound(
        pieces, quantity.span.begin, {}, [](const Piece& piece) { return piece.span.begin; });
    if (after == pieces.begin()) return {};
    return section_path(text_, report_.document,
                        static_cast<std::size_t>(after - pieces.begin()) - 1);
  }

  std::u32string_view text_;
  const Report& report_;
  std::string out_;
  std::string section_;    // of the statement being written, as JSON
  std::string reference_;  // to it, as JSON
};

}  // namespace

std::string print_jsonl(std::u32string_view text, const Report& report) {
  return JsonLines(text, report).run();
}

std::string print_tsv(const Report& report) {
  std::string out =
      "kind\tvalue\tunit\tqualifier\trole\tindicator\tyear\tbegin\tend\ttype\theadline\tsection\n";
  for (const Quantity& quantity : report.quantities) {
    const bool stated = quantity.statement != Quantity::npos;
    const Statement none;
    const Statement& statement = stated ? report.statements[quantity.statement] : none;
    std::string section;
    for (const std::string& heading : statement.section_path) {
      if (!section.empty()) section += " / ";
      section += heading;
    }
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                   kind_of(quantity), value_of(quantity), quantity.unit,
                   name_of(quantity.qualifier), name_of(quantity.role), quantity.indicator,
                   quantity.year ? fmt::to_string(*quantity.year) : "", quantity.span.begin,
                   quantity.span.end, stated ? name_of(statement.type) : "", statement.headline,
                   section);
  }
  return out;
}

std::string print_markdown(const Report& report) {
  const Document& document = report.document;
  std::string out = fmt::format("# {} {}\n\n", document.place,
                                document.title.empty() ? "政府工作报告" : document.title);
  if (!document.delivered.empty()) out += fmt::format("{}\n\n", document.delivered);
  std::vector<std::string> path;
  for (const Statement& statement : report.statements) {
    for (std::size_t i = 0; i < statement.section_path.size(); ++i) {
      const bool same = i < path.size() && path[i] == statement.section_path[i];
      if (same) continue;
      path.resize(i);
      out += fmt::format("\n{} {}\n\n", std::string(std::min<std::size_t>(i + 2, 6), '#'),
                         statement.section_path[i]);
      path.push_back(statement.section_path[i]);
    }
    out += fmt::format("- [{}] {}", chinese_name_of(statement.type), statement.headline);
    if (statement.parts_total) {
      out += fmt::format(" ({}/{})", statement.objects.size(), *statement.parts_total);
    }
    out += '\n';
    for (const std::size_t index : statement.quantities) {
      const Quantity& quantity = report.quantities[index];
      out += fmt::format("  - {} {} {}{}\n", quantity.indicator, value_of(quantity),
                         quantity.unit == "-" ? "" : quantity.unit,
                         quantity.computed ? fmt::format(" = {}", quantity.computation) : "");
    }
  }
  return out;
}

}  // namespace luoshi::reading
