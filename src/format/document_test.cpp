#include "format/document.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <sstream>

#include "format/child.hpp"
#include "format/testing.hpp"
#include "format/wire.hpp"
#include "format/xlsx.hpp"
#include "text/unicode.hpp"

namespace luoshi::format {
namespace {

using testing::zip_of;

std::string docx_of(const std::string& body) {
  return zip_of({{"word/document.xml",
                  "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"}});
}

TEST(document, reads_the_words_of_a_docx) {
  const DocumentReader reader("");
  const auto text = reader.read_text(
      docx_of(
          "<w:p><w:r><w:t>一、</w:t></w:r><w:r><w:t>去年工作</w:t></w:r></w:p>"
          "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新建</w:t></w:r></w:p>"
          "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
          "<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
      "a.docx");
  ASSERT_TRUE(text.has_value()) << text.error().problem;
  EXPECT_EQ(text::to_utf8(text->text), "一、去年工作\n新建\n甲\t乙\t\n");
}

TEST(document, refuses_what_it_cannot_read_and_says_why) {
  struct Case {
    const char* name;
    std::string bytes;
    const char* problem;
  };
  const std::string bomb(std::size_t{60} << 20, '0');
  const Case cases[] = {
      {"empty.txt", "", "document.empty"},
      {"photo.txt", "\xFF\xD8\xFF\xE0 JFIF", "document.is-an-image"},
      {"broken.docx", std::string("PK\x03\x04") + std::string(100, 'x'), "document.broken-archive"},
      {"holes.docx", zip_of({{"word/document.xml", "<w:document><w:body>"}}),
       "document.broken-docx"},
      {"bomb.docx", zip_of({{"word/document.xml", bomb}}), "document.archive-too-large"},
      {"locked.docx", zip_of({{"word/document.xml", "<a/>"}}, "secret"), "document.encrypted"},
      {"photos.zip", zip_of({{"a.jpg", "x"}}), "document.is-an-archive"},
      {"table.xlsx", zip_of({{"xl/workbook.xml", "<workbook/>"}}), "document.is-a-table"},
      {"program.exe", std::string("MZ\x90\x01\x02\x03\x04\x05\x06", 9), "document.unknown-format"},
      {"broken.pdf", "%PDF-1.7\nnothing", "document.broken-pdf"},
  };
  const DocumentReader reader("");
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const auto text = reader.read_text(c.bytes, c.name);
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().problem, c.problem);
  }
}

// A file of Word 97 with these words; empty where LibreOffice is not installed.
std::string doc_of(const std::string& words) {
  ChildLimits limits;
  limits.time_max = std::chrono::seconds(60);
  limits.memory_bytes_max = std::size_t{8} << 30;
  limits.socket_in_tmp = true;
  const auto made = run_child("sh", {"-c", R"(soffice=$(command -v soffice) || exit 127
cat > in.txt; export HOME="$PWD" TMPDIR="$PWD"
for profile in first second; do
  "$(readlink -f "$soffice").bin" "-env:UserInstallation=file://$PWD/$profile" --headless \
    --infilter='Text (encoded):UTF8' --convert-to 'doc:MS Word 97' in.txt >/dev/null 2>&1
  [ -e in.doc ] && break
  cp -r first second
done
cat in.doc)"},
                              words, limits);
  return made ? made->out : std::string();
}

TEST(document, reads_a_doc_of_old_through_libreoffice) {
  const auto doc = doc_of("一、去年工作\n新建码头3处。\n");
  if (doc.empty()) GTEST_SKIP() << "no LibreOffice; install libreoffice-writer-nogui to run this";
  const auto text = DocumentReader("").read_text(doc, "报告.doc");
  ASSERT_TRUE(text.has_value()) << text.error().problem;
  EXPECT_EQ(text->kind, FileKind::ole);
  EXPECT_NE(text->text.find(U"新建码头3处。"), std::u32string::npos);
  const auto broken = DocumentReader("").read_text(doc.substr(0, 600), "报告.doc");
  EXPECT_FALSE(broken.has_value());
}

TEST(document, tells_a_table_from_what_is_none) {
  const DocumentReader reader("");
  EXPECT_EQ(reader.read_table("一,二", "a.csv").error().problem, "table.not-a-workbook");
  Table table;
  table.name = "表";
  table.rows = {{"编号"}, {"1"}};
  EXPECT_EQ(reader.read_table(write_xlsx(table).value(), "a.xlsx")->rows, table.rows);
}

TEST(document, carries_answers_from_child_to_parent) {
  Table table;
  table.name = "表";
  table.rows = {{"a", ""}, {}, {"12:3"}};
  table.merges = {{0, 0, 1, 2}};
  const auto back = decode_table(encode_table(table));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->rows, table.rows);
  EXPECT_EQ(back->merges, table.merges);
  EXPECT_EQ(decode_text(encode_text("文字")).value(), "文字");
  const Error error{ErrorKind::limit, "document.too-large", "9", {}, {}};
  EXPECT_EQ(decode_text(encode_error(error)).error(), error);
  for (const auto* answer :
       {"", "x", "4:text", "4:text9:a", "5:table1:a3:abc", "99999999999999:"}) {
    SCOPED_TRACE(answer);
    EXPECT_FALSE(decode_text(answer).has_value());
    EXPECT_FALSE(decode_table(answer).has_value());
  }
}

TEST(document, answers_as_the_child) {
  std::istringstream in(docx_of("<w:p><w:r><w:t>字</w:t></w:r></w:p>"));
  std::ostringstream out;
  EXPECT_EQ(child_main("read-document", "a.docx", in, out), 0);
  EXPECT_EQ(decode_text(out.str()).value(), "字\n");
}

}  // namespace
}  // namespace luoshi::format
