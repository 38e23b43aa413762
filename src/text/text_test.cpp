#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "text/bigrams.hpp"
#include "text/decode.hpp"
#include "text/flat.hpp"
#include "text/unicode.hpp"

namespace luoshi::text {
namespace {

using testing::ElementsAre;
using namespace std::string_literals;

TEST(decode, reads_utf8_with_and_without_a_mark) {
  for (const std::string& bytes : {"修桥补路"s, "\xEF\xBB\xBF修桥补路"s}) {
    const auto decoded = decode(bytes);
    ASSERT_TRUE(decoded) << decoded.error().problem;
    EXPECT_EQ(decoded->text, U"修桥补路");
    EXPECT_EQ(decoded->encoding, Encoding::utf8);
  }
}

TEST(decode, reads_utf16_by_its_mark_or_by_its_content) {
  const std::string little = "\x2C\x7B\x00\x4E\x0A\x00\x41\x00"s;  // 第一, line end, A
  const std::string big = "\x7B\x2C\x4E\x00\x00\x0A\x00\x41"s;
  struct Case {
    std::string bytes;
    Encoding encoding;
  };
  for (const Case& c :
       {Case{"\xFF\xFE"s + little, Encoding::utf16le}, Case{"\xFE\xFF"s + big, Encoding::utf16be},
        Case{little, Encoding::utf16le}, Case{big, Encoding::utf16be}}) {
    const auto decoded = decode(c.bytes);
    ASSERT_TRUE(decoded) << decoded.error().problem;
    EXPECT_EQ(decoded->text, U"第一\nA");
    EXPECT_EQ(decoded->encoding, c.encoding);
  }
}

TEST(decode, reads_gb18030_with_its_four_byte_characters) {
  const auto decoded = decode("\xB9\xA4\xD7\xF7\xB1\xA8\xB8\xE6\x95\x32\x82\x36"s);
  ASSERT_TRUE(decoded) << decoded.error().problem;
  EXPECT_EQ(decoded->text.substr(0, 4), U"工作报告");
  EXPECT_EQ(decoded->text.size(), 5U);
  EXPECT_EQ(decoded->encoding, Encoding::gb18030);
}

TEST(decode, says_what_is_wrong_with_an_input_that_is_no_text) {
  struct Case {
    std::string bytes;
    const char* problem;
  };
  for (const Case& c :
       {Case{"", "text.empty"}, Case{" \n\t\xE3\x80\x80", "text.empty"},
        Case{"\xEF\xBB\xBF", "text.empty"}, Case{"\xFF\xD8\xFF\xE0\x00\x10JFIF"s, "text.binary"},
        Case{"%PDF-1.7 ...", "text.binary"}, Case{"PK\x03\x04...", "text.binary"},
        Case{"abc\x01\x02\x03\x04"s, "text.binary"},
        Case{"\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "text.unreadable"}}) {
    const auto decoded = decode(c.bytes);
    ASSERT_FALSE(decoded) << c.problem;
    EXPECT_EQ(decoded.error().problem, c.problem);
  }
}

TEST(decode, refuses_what_is_longer_than_the_limit) {
  const auto decoded = decode("12345678901", 10);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().problem, "text.too-long");
  EXPECT_EQ(decoded.error().kind, ErrorKind::limit);
}

TEST(decode, keeps_a_text_with_a_damaged_character) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += "桥";
  bytes += "\xE6\x9C";
  const auto decoded = decode(bytes);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text.back(), U'\xFFFD');
}

TEST(utf8, replaces_each_byte_that_starts_no_sequence) {
  EXPECT_EQ(from_utf8("a\xC0\xAF z"), U"a\xFFFD\xFFFD z");
  EXPECT_EQ(from_utf8("\xED\xA0\x80"), U"\xFFFD\xFFFD\xFFFD");
  EXPECT_EQ(to_utf8(U"路𠮷"), "路𠮷");
  EXPECT_EQ(from_utf8("路𠮷"), U"路𠮷");
}

TEST(flatten, makes_width_and_blanks_uniform_and_keeps_offsets) {
  const Flat flat = flatten(U"完 成４３. 17亿元,增长\n5%", 100);
  EXPECT_EQ(flat.text, U"完成43.17亿元，增长5%");
  EXPECT_EQ(flat.at.front(), 100U);
  EXPECT_EQ(flat.at[2], 103U);
  EXPECT_EQ(flat.at.back(), 117U);
}

TEST(flatten, leaves_a_comma_inside_a_number) {
  EXPECT_EQ(flatten(U"1,200人,共").text, U"1,200人，共");
}

TEST(bigrams, pairs_chinese_characters_and_keeps_words_whole) {
  EXPECT_THAT(bigrams("养老服务"), ElementsAre("养老", "老服", "服务"));
  EXPECT_THAT(bigrams("桥，ＰＭ2.5 Wi-Fi"), ElementsAre("桥", "pm2", "5", "wi", "fi"));
  EXPECT_THAT(bigrams("养 老"), ElementsAre("养老"));
  EXPECT_THAT(bigrams("养老10张"), ElementsAre("养老", "10", "张"));
  EXPECT_TRUE(bigrams("，。").empty());
  EXPECT_EQ(bigram_text("旧楼，新颜"), "旧楼 新颜");
}

}  // namespace
}  // namespace luoshi::text
