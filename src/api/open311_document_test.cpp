#include "api/open311_document.hpp"

#include <gtest/gtest.h>

namespace luoshi::api::open311 {
namespace {

Node sample() {
  return Node(Members{{"id", Node(std::string("007"))},
                      {"open", Node(true)},
                      {"lat", Node(Number{"39.1"})},
                      {"note", text_node("")},
                      {"values", Node(Items{"value", {Node(std::string("a")), Node()}})}});
}

TEST(document, says_the_same_in_both_formats) {
  const auto xml = document(Format::xml, 200, "root", sample());
  EXPECT_EQ(xml.body, R"(<?xml version="1.0" encoding="UTF-8"?><root><id>007</id><open>true</open>)"
                      R"(<lat>39.1</lat><note/><values><value>a</value><value/></values></root>)");
  const auto json = document(Format::json, 200, "root", sample());
  EXPECT_EQ(json.body, R"({"id":"007","open":true,"lat":39.1,"note":null,"values":["a",null]})");
}

TEST(document, writes_an_empty_list_as_one) {
  EXPECT_EQ(document(Format::json, 200, "services", Node(Items{"service", {}})).body, "[]");
  EXPECT_NE(
      document(Format::xml, 200, "services", Node(Items{"service", {}})).body.find("<services"),
      std::string::npos);
}

TEST(document, escapes_what_people_wrote) {
  const Node node(std::string("<a href=\"x\">&'\x01\x1f]]>\n街"));
  EXPECT_EQ(document(Format::xml, 200, "t", node).body.substr(38),
            "<t>&lt;a href=\"x\"&gt;&amp;']]&gt;\n街</t>");
  EXPECT_EQ(document(Format::json, 200, "t", node).body,
            R"("<a href=\"x\">&'\u0001\u001f]]>\n街")");
}

TEST(document, writes_a_time_with_its_zone) {
  EXPECT_EQ(document(Format::json, 200, "t", time_node(1'772'416'800'123)).body,
            R"("2026-03-02T02:00:00Z")");
}

TEST(faults, are_an_array_with_the_status_of_the_first) {
  const std::vector<Fault> all{{403, "no key"}, {400, "no place"}};
  const auto json = faults(Format::json, all);
  EXPECT_EQ(json.status, 403);
  EXPECT_EQ(json.body,
            R"([{"code":403,"description":"no key"},{"code":400,"description":"no place"}])");
  EXPECT_EQ(faults(Format::xml, {all[0]}).body.substr(38),
            "<errors><error><code>403</code><description>no key</description></error></errors>");
}

}  // namespace
}  // namespace luoshi::api::open311
