#include "format/html.hpp"

#include <gtest/gtest.h>

namespace luoshi::format {
namespace {

struct Case {
  const char* name;
  std::u32string html;
  std::u32string text;
};

TEST(html, yields_the_words_of_a_page) {
  const Case cases[] = {
      {"paragraphs are lines", U"<p>新建学校</p><p>三所</p>", U"新建学校\n三所\n"},
      {"inline elements do not part words", U"增长<b>6</b>%", U"增长6%"},
      {"scripts and styles are no text", U"<script>if(a<b){}</script><style>p{}</style>好", U"好"},
      {"references are resolved", U"&ldquo;双创&rdquo;&#24180;&#x5E74;&amp;&nbsp;A",
       U"“双创”年年& A"},
      {"an unknown reference stays", U"A&foo;B & C", U"A&foo;B & C"},
      {"comments vanish", U"一<!-- <p>二 -->三", U"一三"},
      {"attributes may hold brackets", U"<a title=\"a>b\">词</a>", U"词"},
      {"cells are parted", U"<tr><td>一</td><td>二</td></tr>", U"一 二\n"},
      {"a lone bracket is a character", U"3 < 5", U"3 < 5"},
      {"an unclosed script takes the rest", U"词<script>x", U"词"},
      {"an impossible character is replaced", U"&#xD800;", U"\uFFFD"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(html_text(c.html), c.text);
  }
}

}  // namespace
}  // namespace luoshi::format
