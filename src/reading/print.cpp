#include "reading/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "reading/names.hpp"
#include "reading/structure.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

// RFC 8259: quotation mark, reverse solidus and controls escaped, all else as it is.
std::string quoted(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (byte < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
  return out;
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out = "[";
  for (const std::string& word : words) {
    if (out.size() > 1) out.push_back(',');
    out += quoted(word);
  }
  return out + "]";
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

class JsonLines {
 public:
  JsonLines(std::u32string_view text, const Report& report) : text_(text), report_(report) {}

  std::string run() {
    write_document();
    for (std::size_t i = 0; i < report_.statements.size(); ++i) {
      write_statement(i);
      for (const std::size_t quantity : report_.statements[i].quantities) write_quantity(quantity);
    }
    for (std::size_t i = 0; i < report_.quantities.size(); ++i) {
      if (report_.quantities[i].statement == Quantity::npos) write_quantity(i);
    }
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }

  void write_document() {
    const Document& document = report_.document;
    put(R"({{"record":"document","title":{},"place":{},"delivered":{},)", quoted(document.title),
        quoted(document.place), quoted(document.delivered));
    put(R"("year_reviewed":{},"year_planned":{}}})", year_of(document.year_reviewed),
        year_of(document.year_planned));
    out_ += '\n';
  }

  void write_statement(std::size_t index) {
    const Statement& statement = report_.statements[index];
    put(R"({{"record":"statement","index":{},"begin":{},"end":{},"type":"{}","headline":{},)",
        index, statement.span.begin, statement.span.end, name_of(statement.type),
        quoted(statement.headline));
    put(R"("verb":{},"section":{},"objects":[)", quoted(statement.verb),
        list_of(statement.section_path));
    for (const NamedObject& object : statement.objects) {
      put(R"({}{{"name":{},"begin":{},"end":{}}})", &object == statement.objects.data() ? "" : ",",
          quoted(object.name), object.span.begin, object.span.end);
    }
    out_ += ']';
    if (statement.parts_total) put(R"(,"parts_total":{})", *statement.parts_total);
    put(R"(,"certainty":{:.2f})", statement.certainty);
    if (!statement.doubt.empty()) put(R"(,"doubt":"{}")", statement.doubt);
    out_ += "}\n";
  }

  void write_quantity(std::size_t index) {
    const Quantity& quantity = report_.quantities[index];
    put(R"({{"record":"quantity","begin":{},"end":{},)", quantity.span.begin, quantity.span.end);
    if (quantity.value.empty()) {
      put(R"("low":{},"high":{},)", quoted(quantity.low), quoted(quantity.high));
    } else {
      put(R"("value":{},)", quoted(quantity.value));
    }
    put(R"("unit":{},"kind":"{}","qualifier":"{}","role":"{}","indicator":{},"year":{},)",
        quoted(quantity.unit), kind_of(quantity), name_of(quantity.qualifier),
        name_of(quantity.role), quoted(quantity.indicator), year_of(quantity.year));
    put(R"("section":{},"statement":)", list_of(section_of(quantity)));
    if (quantity.statement == Quantity::npos) {
      out_ += "null";
    } else {
      const Statement& statement = report_.statements[quantity.statement];
      put(R"({{"index":{},"begin":{},"end":{},"type":"{}","headline":{}}})", quantity.statement,
          statement.span.begin, statement.span.end, name_of(statement.type),
          quoted(statement.headline));
    }
    put(R"(,"computed":{})", quantity.computed);
    if (quantity.computed) put(R"(,"computation":{})", quoted(quantity.computation));
    put(R"(,"certainty":{:.2f}}})", quantity.certainty);
    out_ += '\n';
  }

  [[nodiscard]] std::vector<std::string> section_of(const Quantity& quantity) const {
    if (quantity.statement != Quantity::npos) {
      return report_.statements[quantity.statement].section_path;
    }
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
