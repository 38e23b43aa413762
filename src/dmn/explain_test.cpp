#include "dmn/explain.hpp"

#include <gtest/gtest.h>

namespace luoshi::dmn {
namespace {

using feel::Context;
using feel::List;
using feel::Value;

Value text(std::string_view words) {
  return Value(std::string(words));
}

Trace routed() {
  MatchedRule rule;
  rule.number = 5;
  rule.outputs = {{"unit", text("taxation")},
                  {"supporting", Value(List{text("finance"), text("audit")})},
                  {"limit", Value(Context{{{"kind", text("work_day")}}})}};
  rule.annotations = {{"职责", "税费"}};
  return {{{"route", {{"诉求类别", text("taxes")}}, {rule}}}};
}

std::string in_words(std::string_view code, Language language) {
  const bool en = language == Language::en;
  if (code == "route") return en ? "Unit suggested" : "承办单位";
  if (code == "taxes") return en ? "Taxes" : "税费";
  if (code == "unit") return en ? "lead" : "牵头";
  if (code == "taxation") return en ? "Tax office" : "税务局";
  if (code == "work_day") return en ? "working days" : "工作日";
  return {};
}

TEST(explain, says_codes_by_their_titles_and_the_others_as_they_are) {
  EXPECT_EQ(explain(routed(), Language::zh, in_words),
            "“承办单位”：诉求类别为税费；适用第 5 条（职责：税费），牵头为税务局，"
            "supporting为finance、audit，limit为kind为工作日。");
  EXPECT_EQ(explain(routed(), Language::en, in_words),
            "Unit suggested: 诉求类别 is Taxes; rule 5 applies (职责: 税费): lead is Tax office, "
            "supporting is finance, audit, limit is kind is working days.");
}

TEST(explain, says_an_empty_list_and_nothing_in_words) {
  Trace trace{{{"route", {{"类别", Value()}}, {}}}};
  EXPECT_EQ(explain(trace, Language::zh), "“route”：类别为未填，没有一条规则适用。");
  MatchedRule rule;
  rule.number = 1;
  rule.outputs = {{"", Value(List{})}};
  trace.tables.front().rules = {rule};
  EXPECT_EQ(explain(trace, Language::en), "route: 类别 is nothing; rule 1 applies: route is none.");
}

}  // namespace
}  // namespace luoshi::dmn
