#include "pages/form_fields.hpp"

#include <gmock/gmock.h>

namespace luoshi::pages {
namespace {

using testing::ElementsAre;

schema::Schema form_with(const std::string& properties, const std::string& required = "") {
  return schema::Schema::read(R"({"type": "object", "properties": {)" + properties +
                              R"(}, "required": [)" + required + "]}")
      .value();
}

FieldKind kind_of(const std::string& property) {
  return fields_of(form_with(R"("a": )" + property)).at(0).kind;
}

TEST(fields_of, asks_each_type_in_its_own_way) {
  EXPECT_EQ(kind_of(R"({"type": "string", "maxLength": 60})"), FieldKind::line);
  EXPECT_EQ(kind_of(R"({"type": "string", "format": "cn-credit-code"})"), FieldKind::line);
  EXPECT_EQ(kind_of(R"({"type": "string", "maxLength": 4000})"), FieldKind::words);
  EXPECT_EQ(kind_of(R"({"type": "string", "format": "date"})"), FieldKind::date);
  EXPECT_EQ(kind_of(R"({"type": "number"})"), FieldKind::number);
  EXPECT_EQ(kind_of(R"({"type": "integer", "minimum": 1, "maximum": 5})"), FieldKind::mark);
  EXPECT_EQ(kind_of(R"({"type": "integer", "minimum": 1, "maximum": 6})"), FieldKind::number);
  EXPECT_EQ(kind_of(R"({"type": "boolean"})"), FieldKind::yes_no);
  EXPECT_EQ(kind_of(R"({"enum": ["x", "y"]})"), FieldKind::choice);
  EXPECT_EQ(kind_of(R"({"oneOf": [{"const": "x", "title": "甲", "x-group": "一"}]})"),
            FieldKind::select);
  EXPECT_EQ(kind_of(R"({"enum": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]})"), FieldKind::select);
  EXPECT_EQ(kind_of(R"({"type": "array", "items": {"enum": ["x"]}})"), FieldKind::several);
}

TEST(fields_of, leaves_out_what_a_page_cannot_ask) {
  EXPECT_EQ(kind_of(R"({"type": "object"})"), FieldKind::other);
  EXPECT_EQ(kind_of(R"({"type": "array", "items": {"type": "string"}})"), FieldKind::other);
  EXPECT_EQ(kind_of(R"({"oneOf": [{"type": "string"}, {"const": 1}]})"), FieldKind::other);
  EXPECT_TRUE(can_be_asked(fields_of(form_with(R"("a": {"type": "object"})"))));
  EXPECT_FALSE(can_be_asked(fields_of(form_with(R"("a": {"type": "object"})", R"("a")"))));
}

TEST(fields_of, keeps_titles_hints_lengths_and_whose_words_they_are) {
  const auto fields = fields_of(form_with(
      R"("a": {"title": "企业", "x-title-en": "enterprise", "description": "全称",
               "type": "string", "maxLength": 80, "x-applicant": "organisation"})",
      R"("a")"));
  const auto& one = fields.at(0);
  EXPECT_TRUE(one.required);
  EXPECT_EQ(one.length_max, 80);
  EXPECT_EQ(one.applicant, "organisation");
  EXPECT_EQ(said(one.title, Language::en), "Enterprise");
  EXPECT_EQ(said(one.hint, Language::en), "全称");
}

TEST(form_json, makes_each_answer_what_its_kind_is) {
  const auto fields = fields_of(form_with(R"("text": {"type": "string"},
      "price": {"type": "number"}, "gone": {"type": "boolean"}, "level": {"enum": [1, 2]},
      "some": {"type": "array", "items": {"enum": ["x", "y"]}}, "empty": {"type": "string"})"));
  const Written written{{"text", {"\"甲\"\n乙"}}, {"price", {"0.10"}},  {"gone", {"true"}},
                        {"level", {"2"}},         {"some", {"x", "y"}}, {"empty", {" "}},
                        {"unknown", {"z"}}};
  EXPECT_EQ(form_json(fields, written),
            R"({"text":"\"甲\"\u000a乙","price":0.10,"gone":true,"level":2,"some":["x","y"]})");
}

TEST(form_json, keeps_what_does_not_fit_as_a_text_for_the_schema_to_find) {
  const auto fields = fields_of(form_with(
      R"("price": {"type": "number"}, "gone": {"type": "boolean"}, "level": {"enum": [1]})"));
  EXPECT_EQ(form_json(fields, {{"price", {"ten"}}, {"gone", {"perhaps"}}, {"level", {"9"}}}),
            R"({"price":"ten","gone":"perhaps","level":"9"})");
  EXPECT_EQ(form_json(fields, {{"price", {"1, \"b\": 2"}}}), R"({"price":"1, \"b\": 2"})");
}

TEST(shown, is_what_a_person_chose_in_words) {
  const auto fields = fields_of(form_with(
      R"("a": {"oneOf": [{"const": "x", "title": "甲", "x-title-en": "first"}]},
         "b": {"type": "boolean"}, "c": {"type": "array", "items": {"enum": ["x", "y"]}})"));
  const Written written{{"a", {"x"}}, {"b", {"false"}}, {"c", {"x", "y"}}};
  std::vector<std::string> zh;
  zh.reserve(fields.size());
  for (const auto& field : fields) zh.push_back(shown(field, written, Language::zh));
  EXPECT_THAT(zh, ElementsAre("甲", "否", "x、y"));
  EXPECT_EQ(shown(fields.at(0), written, Language::en), "First");
  EXPECT_EQ(shown(fields.at(0), {}, Language::zh), "");
}

}  // namespace
}  // namespace luoshi::pages
