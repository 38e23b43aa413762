#include "format/official/pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <thread>

#include "format/child.hpp"
#include "format/official/testing.hpp"
#include "text/unicode.hpp"

namespace luoshi::format::official {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string ask(const char* program, const std::vector<std::string>& arguments,
                const std::string& pdf) {
  const auto said = run_child(program, arguments, pdf, {});
  EXPECT_TRUE(said.has_value());
  if (!said) return {};
  EXPECT_EQ(said->exit_code, 0) << said->err;
  return said->out;
}

// The words of each page, line by line as printed.
std::vector<std::string> pages_of(const std::string& pdf) {
  const auto text = ask("pdftotext", {"-layout", "-enc", "UTF-8", "-", "-"}, pdf);
  std::vector<std::string> pages;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\f', at), text.size());
    pages.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return pages;
}

std::vector<std::string> lines_of(const std::string& page) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < page.size();) {
    const auto end = std::min(page.find('\n', at), page.size());
    const auto line = text::to_utf8(text::trim(text::from_utf8(page.substr(at, end - at))));
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

// poppler's other programs read files only.
std::string inquire(const std::string& command, const std::string& pdf) {
  return ask("sh", {"-c", "cat > in.pdf && " + command + " in.pdf"}, pdf);
}

TEST(official_pdf, holds_22_lines_of_28_characters_a_page) {
  Document document;
  document.title = "通报";
  std::string text;
  for (int i = 0; i < 28 * 60; ++i) text += "国";
  document.blocks = {Paragraph{"", text}};
  const auto pages = pages_of(write_pdf(document).value());
  ASSERT_GE(pages.size(), 3U);
  const auto lines = lines_of(pages[1]);
  ASSERT_EQ(lines.size(), 23U);  // and the page's number
  for (std::size_t i = 0; i < 22; ++i) {
    EXPECT_EQ(text::from_utf8(lines[i]).size(), 28U) << lines[i];
  }
  EXPECT_THAT(lines.back(), ::testing::ContainsRegex("^— ?2 ?—$"));
  const auto first = lines_of(pages[0]);
  EXPECT_EQ(text::from_utf8(first[1]).size(), 26U) << "two characters of indent";
}

TEST(official_pdf, hangs_the_lines_of_an_annex_title_and_fills_the_first) {
  Document document;
  document.title = "通报";
  std::string title;
  for (int i = 0; i < 40; ++i) title += "件";
  document.annexes = {{title, {}, false}, {"另一个", {}, false}};
  const auto lines = lines_of(pages_of(write_pdf(document).value()).at(0));
  const auto in = [](const std::string& line) {
    return std::ranges::count(text::from_utf8(line), U'件');
  };
  // 28 characters less two of indent, three of 附件： and one and a half of "1. ".
  EXPECT_EQ(in(lines[1]), 1 + 21);
  EXPECT_EQ(in(lines[2]), 40 - 21);
  EXPECT_THAT(lines[3], HasSubstr("2. 另一个"));
}

TEST(official_pdf, puts_page_numbers_outside) {
  const auto pages = pages_of(write_pdf(testing::bulletin(30)).value());
  ASSERT_GE(pages.size(), 4U);
  const auto column_of_number = [](const std::string& page) {
    const auto at = page.rfind("—", page.rfind("—") - 1);
    return at - page.rfind('\n', at) - 1;
  };
  EXPECT_GT(column_of_number(pages[0]), 20U);
  EXPECT_LT(column_of_number(pages[1]), 10U);
}

TEST(official_pdf, repeats_the_head_of_a_table_on_every_page_and_breaks_no_row) {
  const auto pages = pages_of(write_pdf(testing::bulletin(60)).value());
  std::size_t rows = 0;
  for (std::size_t i = 3; i < pages.size(); ++i) {
    SCOPED_TRACE(i + 1);
    EXPECT_THAT(pages[i], HasSubstr("牵头单位"));
    const auto& page = pages[i];
    // Each row's words stand on two lines: 新建公共停车泊位，完善道路照明 and 设施第N批.
    const auto count = [&page](std::string_view words) {
      std::size_t found = 0;
      for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + 1)) {
        ++found;
      }
      return found;
    };
    EXPECT_EQ(count("新建公共停车泊位"), count("批"));
    rows += count("新建公共停车泊位");
  }
  EXPECT_EQ(rows, 60U);
}

TEST(official_pdf, shows_a_row_taller_than_a_page_in_pieces) {
  Document document;
  document.title = "通报";
  Table table;
  table.columns = {{"编号", 1, Align::left}, {"内容", 4, Align::left}};
  std::string long_text;
  for (int i = 0; i < 3000; ++i) long_text += "长";
  table.rows = {{"1", long_text + "完"}, {"2", "短"}};
  document.blocks = {table};
  const auto pages = pages_of(write_pdf(document).value());
  ASSERT_GE(pages.size(), 3U);
  std::size_t characters = 0;
  for (const auto& page : pages) {
    characters += static_cast<std::size_t>(std::ranges::count(text::from_utf8(page), U'长'));
  }
  EXPECT_EQ(characters, 3000U);
  EXPECT_THAT(pages.back(), HasSubstr("短"));
}

TEST(official_pdf, leaves_no_signature_alone_on_a_page) {
  for (std::size_t lines = 12; lines < 26; ++lines) {
    SCOPED_TRACE(lines);
    Document document;
    document.title = "通报";
    for (std::size_t i = 0; i < lines; ++i)
      document.blocks.emplace_back(Paragraph{"", "一行正文。"});
    document.signature = "督查室";
    document.date = "2026年4月7日";
    const auto pages = pages_of(write_pdf(document).value());
    EXPECT_THAT(pages.back(), HasSubstr("一行正文"));
    EXPECT_THAT(pages.back(), HasSubstr("督查室"));
  }
}

TEST(official_pdf, keeps_headings_with_what_follows) {
  for (std::size_t lines = 12; lines < 24; ++lines) {
    SCOPED_TRACE(lines);
    Document document;
    document.title = "通报";
    for (std::size_t i = 0; i < lines; ++i)
      document.blocks.emplace_back(Paragraph{"", "一行正文。"});
    document.blocks.emplace_back(Heading{1, "二、问题"});
    document.blocks.emplace_back(Paragraph{"", "接着的正文。"});
    for (const auto& page : pages_of(write_pdf(document).value())) {
      EXPECT_EQ(page.find("二、问题") == std::string::npos,
                page.find("接着的正文") == std::string::npos);
    }
  }
}

TEST(official_pdf, embeds_its_faces_and_is_tagged_with_title_and_language) {
  const auto pdf = write_pdf(testing::bulletin(3)).value();
  const auto facts = inquire("pdfinfo", pdf);
  EXPECT_THAT(facts, HasSubstr("启明区人民政府督查室关于2026年3月份重点工作落实情况的通报"));
  EXPECT_THAT(facts, ::testing::ContainsRegex("Tagged: +yes"));
  EXPECT_THAT(facts, HasSubstr("2026"));
  EXPECT_THAT(pdf, HasSubstr("/Lang (zh-CN)"));
  EXPECT_THAT(pdf, HasSubstr("/DisplayDocTitle true"));
  const auto structure = inquire("pdfinfo -struct", pdf);
  for (const auto* element : {"Document", "H1", "H2", "H3", "Table", "TH", "TD"}) {
    EXPECT_THAT(structure, HasSubstr(element));
  }
  const auto fonts = lines_of(inquire("pdffonts", pdf));
  ASSERT_GE(fonts.size(), 4U);
  for (std::size_t i = 2; i < fonts.size(); ++i) {
    EXPECT_THAT(fonts[i], ::testing::ContainsRegex("yes +yes +yes"));
  }
}

TEST(official_pdf, takes_words_as_words_and_not_as_markup) {
  Document document;
  document.title = "<b>通报</b> &amp;";
  document.blocks = {Paragraph{"", "<span font='/etc/passwd'>正文</span>"},
                     Heading{1, "dest='x' page=9 )>> endobj"}};
  const auto pages = pages_of(write_pdf(document).value());
  EXPECT_THAT(pages.at(0), HasSubstr("<b>通报</b>"));
  EXPECT_THAT(pages.at(0), HasSubstr("<span"));
  EXPECT_EQ(pages.size(), 1U);
}

TEST(official_pdf, survives_odd_characters) {
  Document document;
  document.title = "𠮷野家\xF0\x9F\x98\x80 e\xCC\x81 مرحبا ก็";
  std::string all;
  for (char32_t c = 1; c < 0x3000; c += 3) text::append_utf8(all, c);
  document.blocks = {Paragraph{"头", all}, Paragraph{"", ""}, Heading{99, ""}};
  const auto pdf = write_pdf(document);
  ASSERT_TRUE(pdf.has_value()) << pdf.error().detail;
  EXPECT_THAT(pages_of(*pdf), Not(::testing::IsEmpty()));
}

TEST(official_pdf, gives_the_same_bytes_on_every_thread) {
  const auto here = write_pdf(testing::bulletin(20)).value();
  std::array<std::string, 4> there;
  {
    std::array<std::jthread, 4> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
      threads.at(i) = std::jthread(
          [&bytes = there.at(i)] { bytes = write_pdf(testing::bulletin(20)).value(); });
    }
  }
  for (const auto& bytes : there) EXPECT_TRUE(bytes == here);
}

}  // namespace
}  // namespace luoshi::format::official
