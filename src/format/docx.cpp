#include "format/docx.hpp"

#include <pugixml.hpp>

#include "format/limits.hpp"
#include "format/xml.hpp"
#include "format/zip.hpp"

namespace luoshi::format {
namespace {

using namespace std::string_view_literals;

class Words {
 public:
  void walk(const pugi::xml_node& parent, std::size_t depth) {
    if (depth > xml_depth_max) return;
    for (const auto node : parent.children()) visit(node, depth);
  }
  void line_break() { text_.push_back('\n'); }
  std::string take() { return std::move(text_); }

 private:
  void visit(const pugi::xml_node& node, std::size_t depth) {
    const std::string_view name = node.name();
    if (name == "w:t"sv) {
      text_ += node.text().get();
    } else if (name == "w:tab"sv) {
      text_.push_back('\t');
    } else if (name == "w:br"sv || name == "w:cr"sv) {
      line_break();
    } else if (name == "w:noBreakHyphen"sv) {
      text_.push_back('-');
    } else if (name == "w:p"sv) {
      walk(node, depth + 1);
      line_break();
    } else if (name == "w:tc"sv) {
      walk(node, depth + 1);
      if (text_.ends_with('\n')) text_.pop_back();
      text_.push_back('\t');
    } else if (name == "w:tr"sv) {
      walk(node, depth + 1);
      line_break();
    } else if (name == "mc:AlternateContent"sv) {
      // Choice and Fallback say the same; one of them is enough.
      walk(node.child("mc:Choice"), depth + 1);
    } else if (name != "w:del"sv && name != "w:moveFrom"sv && name != "w:instrText"sv) {
      walk(node, depth + 1);
    }
  }

  std::string text_;
};

}  // namespace

Result<std::string> docx_text(std::string_view bytes) {
  const auto archive = TRY(Zip::open(bytes));
  const auto body = TRY(archive.read("word/document.xml"));
  pugi::xml_document document;
  TRY(parse_xml(document, body, "document.broken-docx"));
  Words words;
  words.walk(document.child("w:document").child("w:body"), 0);
  if (archive.has("word/footnotes.xml")) {
    const auto notes = TRY(archive.read("word/footnotes.xml"));
    pugi::xml_document parsed;
    TRY(parse_xml(parsed, notes, "document.broken-docx"));
    words.line_break();
    for (const auto note : parsed.child("w:footnotes").children("w:footnote")) {
      if (!note.attribute("w:type")) words.walk(note, 0);
    }
  }
  return words.take();
}

}  // namespace luoshi::format
