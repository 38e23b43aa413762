#include "pages/html.hpp"

#include <gtest/gtest.h>

namespace luoshi::pages {
namespace {

TEST(html, escapes_text_and_attributes) {
  const auto html = el("a", {{"href", "/?q=\"><script>"}}, {words("<b>&'</b>")});
  EXPECT_EQ(html.markup(),
            "<a href=\"/?q=&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;&lt;/b&gt;</a>");
}

TEST(html, nests_elements_and_closes_all_but_void_ones) {
  const auto html = el("p", {words("一"), el("br", Html{}), words("二")});
  EXPECT_EQ(html.markup(), "<p>一<br>二</p>");
}

TEST(html, begins_a_document_with_its_type_and_language) {
  const auto html = document("zh-CN", false, el("head", Html{}), el("body", Html{}));
  EXPECT_EQ(html.markup(),
            "<!doctype html>\n<html lang=\"zh-CN\"><head></head><body></body></html>\n");
}

}  // namespace
}  // namespace luoshi::pages
