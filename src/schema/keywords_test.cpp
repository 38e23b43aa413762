// Each keyword that is carried out, as a table: a schema, and instances with the faults they have.
#include <gmock/gmock.h>

#include "schema/testing.hpp"

namespace luoshi::schema {
namespace {

using namespace schema::testing;

struct Instance {
  const char* text;
  std::vector<std::string> faults;
};
struct Case {
  const char* schema;
  std::vector<Instance> instances;
};

void run(const std::vector<Case>& cases) {
  for (const auto& one : cases) {
    const auto made = schema(one.schema);
    for (const auto& [text, faults] : one.instances) {
      EXPECT_EQ(said(made, text), faults) << one.schema << " " << text;
    }
  }
}

TEST(keywords, for_any_value) {
  run({
      {"true", {{"1", {}}, {"null", {}}}},
      {"false", {{"1", {"not-allowed@"}}}},
      {"{}", {{"1", {}}}},
      {R"({"type": "integer"})",
       {{"1", {}},
        {"1.0", {}},
        {"1e2", {}},
        {"100e-2", {}},
        {"1.5", {"type@"}},
        {"\"1\"", {"type@"}}}},
      {R"({"type": ["number", "null"]})",
       {{"1.5", {}}, {"null", {}}, {"true", {"type@"}}, {"[]", {"type@"}}, {"{}", {"type@"}}}},
      {R"({"type": "object"})", {{"{}", {}}, {"[]", {"type@"}}}},
      {R"({"type": "array"})", {{"[]", {}}, {"{}", {"type@"}}}},
      {R"({"type": "boolean"})", {{"false", {}}, {"0", {"type@"}}}},
      {R"({"enum": ["红", 1, {"a": [1, 2.0]}, null]})",
       {{"\"红\"", {}},
        {"1.0", {}},
        {R"({"a": [1.00, 2]})", {}},
        {"null", {}},
        {"false", {"enum@"}},
        {R"({"a": [2, 1]})", {"enum@"}}}},
      {R"({"const": {"a": 1, "b": 2}})",
       {{R"({"b": 2, "a": 1e0})", {}}, {R"({"a": 1})", {"const@"}}, {"1", {"const@"}}}},
      {R"({"const": 0})", {{"-0.0", {}}, {"false", {"const@"}}}},
      {R"({"const": 9007199254740993})",
       {{"9007199254740993", {}}, {"9007199254740992", {"const@"}}}},
  });
}

TEST(keywords, for_numbers) {
  run({
      {R"({"multipleOf": 0.01})",
       {{"0.07", {}}, {"19.99", {}}, {"1e3", {}}, {"4.351", {"multiple-of@"}}, {"\"x\"", {}}}},
      {R"({"multipleOf": 3})",
       {{"9", {}}, {"-9", {}}, {"0", {}}, {"10", {"multiple-of@"}}, {"3e20", {}}}},
      {R"({"multipleOf": 1e-8})", {{"12391239123", {}}, {"0.000000015", {"multiple-of@"}}}},
      {R"({"multipleOf": 7})",
       {{"9999999999999999999999999999999997", {"multiple-of@"}},
        {"7000000000000000000000000000000007", {}},
        {"1e300", {"multiple-of@"}},
        {"7e300", {}}}},
      {R"({"minimum": 1.1})",
       {{"1.1", {}}, {"1.10", {}}, {"1.09", {"minimum@"}}, {"-2", {"minimum@"}}}},
      {R"({"maximum": -0.5})", {{"-0.5", {}}, {"-1", {}}, {"0", {"maximum@"}}}},
      {R"({"exclusiveMinimum": 0})",
       {{"0.0001", {}}, {"0", {"exclusive-minimum@"}}, {"-0", {"exclusive-minimum@"}}}},
      {R"({"exclusiveMaximum": 100})", {{"99.999", {}}, {"1e2", {"exclusive-maximum@"}}}},
      {R"({"minimum": 0.1, "maximum": 0.3, "multipleOf": 0.1})",
       {{"0.30000000000000000000000000000001", {"multiple-of@", "maximum@"}}, {"0.3", {}}}},
  });
}

TEST(keywords, for_strings) {
  run({
      {R"({"minLength": 2, "maxLength": 3})",
       {{"\"南开\"", {}},
        {"\"😀😀\"", {}},
        {"\"区\"", {"min-length@"}},
        {"\"天津市南\"", {"max-length@"}},
        {"5", {}}}},
      {R"({"pattern": "^[一-龥]{2,4}$"})",
       {{"\"南开区\"", {}}, {"\"南开1\"", {"pattern@"}}, {"\"区\"", {"pattern@"}}, {"7", {}}}},
      {R"({"pattern": "a+"})", {{"\"xaay\"", {}}, {"\"xyz\"", {"pattern@"}}}},
      {R"({"format": "date"})",
       {{"\"2024-02-29\"", {}}, {"\"2023-02-29\"", {"format@"}}, {"1", {}}}},
  });
}

TEST(keywords, for_arrays) {
  run({
      {R"({"minItems": 1, "maxItems": 2})",
       {{"[1]", {}}, {"[]", {"min-items@"}}, {"[1, 2, 3]", {"max-items@"}}, {"{}", {}}}},
      {R"({"items": {"type": "integer"}})",
       {{"[1, 2]", {}}, {"[]", {}}, {R"([1, "x", 2.5])", {"type@/1", "type@/2"}}}},
      {R"({"prefixItems": [{"type": "string"}, {"type": "number"}], "items": false})",
       {{R"(["a", 1])", {}},
        {R"(["a"])", {}},
        {R"([1, "a"])", {"type@/0", "type@/1"}},
        {R"(["a", 1, 2, 3])", {"not-allowed@/2", "not-allowed@/3"}}}},
      {R"({"prefixItems": [{"const": 1}]})", {{"[1, 2, 3]", {}}, {"[2]", {"const@/0"}}}},
      {R"({"contains": {"minimum": 5}})",
       {{"[1, 5]", {}}, {"[1, 2]", {"contains@"}}, {"[]", {"contains@"}}}},
      {R"({"contains": {"const": 1}, "minContains": 2, "maxContains": 3})",
       {{"[1, 1]", {}}, {"[1, 2]", {"contains@"}}, {"[1, 1, 1, 1]", {"max-contains@"}}}},
      {R"({"contains": {"const": 1}, "minContains": 0})", {{"[2]", {}}, {"[]", {}}}},
      {R"({"uniqueItems": true})",
       {{"[1, 2, \"1\", true, [1], [2]]", {}},
        {"[1, 2, 1.0]", {"unique-items@"}},
        {R"([{"a": 1, "b": 2}, {"b": 2, "a": 1}])", {"unique-items@"}},
        {"[[\"a\", \"b\"], [\"a\", \"b\"], 3, 3]", {"unique-items@", "unique-items@"}},
        {"[0, false, null, \"\", [], {}]", {}}}},
      {R"({"uniqueItems": false})", {{"[1, 1]", {}}}},
  });
}

TEST(keywords, for_objects) {
  run({
      {R"({"properties": {"a": {"type": "string"}, "b": false}})",
       {{R"({"a": "x"})", {}},
        {"{}", {}},
        {R"({"a": 1, "b": 2, "c": 3})", {"type@/a", "not-allowed@/b"}},
        {"[]", {}}}},
      {R"({"patternProperties": {"^x-": {"type": "string"}, "z$": {"minLength": 2}}})",
       {{R"({"x-a": "1", "y": 2})", {}},
        {R"({"x-z": 1, "az": "1"})", {"type@/x-z", "min-length@/az"}}}},
      {R"({"properties": {"a": {}}, "patternProperties": {"^b": {}}, "additionalProperties": false})",
       {{R"({"a": 1, "bc": 2})", {}},
        {R"({"c/d": 1, "e~": 2})", {"not-allowed@/c~1d", "not-allowed@/e~0"}}}},
      {R"({"additionalProperties": {"type": "integer"}})",
       {{R"({"a": 1})", {}}, {R"({"a": "x"})", {"type@/a"}}}},
      {R"({"required": ["a", "b"]})",
       {{R"({"a": null, "b": 1})", {}}, {"{}", {"required@/a", "required@/b"}}, {"[]", {}}}},
      {R"({"dependentRequired": {"a": ["b", "c"], "d": []}})",
       {{"{}", {}},
        {R"({"b": 1})", {}},
        {R"({"a": 1, "b": 1, "d": 1})", {"dependent-required@/c"}}}},
      {R"({"dependentSchemas": {"a": {"required": ["b"], "minProperties": 3}}})",
       {{"{}", {}}, {R"({"a": 1, "b": 1})", {"min-properties@"}}, {R"({"b": 1})", {}}}},
      {R"({"propertyNames": {"pattern": "^[a-z]+$"}})",
       {{R"({"abc": 1})", {}},
        {R"({"a1": 1, "B": 1})", {"property-names@/a1", "property-names@/B"}}}},
      {R"({"minProperties": 1, "maxProperties": 2})",
       {{R"({"a": 1})", {}},
        {"{}", {"min-properties@"}},
        {R"({"a": 1, "b": 1, "c": 1})", {"max-properties@"}}}},
  });
}

TEST(keywords, that_combine_schemas) {
  run({
      {R"({"allOf": [{"minimum": 2}, {"maximum": 4}, {"multipleOf": 2}]})",
       {{"2", {}}, {"1", {"minimum@", "multiple-of@"}}, {"5", {"maximum@", "multiple-of@"}}}},
      {R"({"anyOf": [{"type": "string"}, {"minimum": 2}]})",
       {{"\"a\"", {}}, {"3", {}}, {"1", {"any-of@"}}}},
      {R"({"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]})",
       {{"2", {}}, {"9", {}}, {"6", {"one-of@"}}, {"5", {"one-of@"}}}},
      {R"({"not": {"type": "string"}})", {{"1", {}}, {"\"a\"", {"not@"}}}},
      {R"({"if": {"properties": {"kind": {"const": "企业"}}, "required": ["kind"]},
           "then": {"required": ["code"]}, "else": {"required": ["id"]}})",
       {{R"({"kind": "企业", "code": 1})", {}},
        {R"({"kind": "企业"})", {"required@/code"}},
        {R"({"kind": "个人"})", {"required@/id"}},
        {"{}", {"required@/id"}}}},
      {R"({"if": false, "then": false})", {{"1", {}}}},
      {R"({"then": false, "else": false})", {{"1", {}}}},
  });
}

TEST(keywords, that_refer_within_the_document) {
  run({
      {R"({"$ref": "#/$defs/a~1b%25", "$defs": {"a/b%": {"type": "integer"}}})",
       {{"1", {}}, {"\"x\"", {"type@"}}}},
      {R"({"$ref": "#/$defs/a", "minimum": 5, "$defs": {"a": {"type": "integer"}}})",
       {{"5", {}}, {"1", {"minimum@"}}, {"5.5", {"type@"}}}},
      {R"({"properties": {"a": {"$ref": "#phone"}}, "$defs": {"x": {"$anchor": "phone", "type": "string"}}})",
       {{R"({"a": 1})", {"type@/a"}}}},
      // A tree: recursion through what it holds.
      {R"({"$id": "https://example.cn/tree", "type": "object", "required": ["name"],
           "properties": {"name": {"type": "string"}, "children": {"items": {"$ref": "#"}}}})",
       {{R"({"name": "a", "children": [{"name": "b", "children": []}]})", {}},
        {R"({"name": "a", "children": [{"children": [{"name": 1}]}]})",
         {"required@/children/0/name", "type@/children/0/children/0/name"}}}},
      // Resources within the document, by relative and absolute URI and by place.
      {R"({"$id": "https://example.cn/forms/a", "properties": {
             "b": {"$ref": "b"}, "c": {"$ref": "../c#x"}, "d": {"$ref": "https://example.cn/c"},
             "e": {"$ref": "#/$defs/two"}, "f": {"$ref": "b#/$defs/n"}},
           "$defs": {"one": {"$id": "b", "$ref": "#/$defs/n", "$defs": {"n": {"type": "integer"}}},
                     "two": {"$id": "/c", "$defs": {"x": {"$anchor": "x", "type": "null"}},
                             "type": "boolean"}}})",
       {{R"({"b": 1, "c": null, "d": true, "e": false, "f": 3})", {}},
        {R"({"b": "x", "c": 1, "d": 1, "e": 1, "f": "y"})",
         {"type@/b", "type@/c", "type@/d", "type@/e", "type@/f"}}}},
  });
}

TEST(keywords, that_look_at_what_was_evaluated) {
  run({
      {R"({"properties": {"a": {}}, "allOf": [{"properties": {"b": {"type": "string"}}}],
           "unevaluatedProperties": false})",
       {{R"({"a": 1, "b": "x"})", {}},
        {R"({"a": 1, "c": 1})", {"not-allowed@/c"}},
        // The schema that looked at b does not hold, so b counts as not looked at.
        {R"({"b": 1})", {"type@/b", "not-allowed@/b"}}}},
      {R"({"anyOf": [{"properties": {"a": {"const": 1}}, "required": ["a"]},
                     {"properties": {"b": {"const": 2}}, "required": ["b"]}],
           "unevaluatedProperties": false})",
       {{R"({"a": 1})", {}},
        {R"({"a": 1, "b": 2})", {}},
        {R"({"a": 1, "b": 3})", {"not-allowed@/b"}}}},
      {R"({"if": {"properties": {"k": {"const": 1}}, "required": ["k"]},
           "then": {"properties": {"x": {}}}, "else": {"properties": {"y": {}}},
           "unevaluatedProperties": false})",
       {{R"({"k": 1, "x": 1})", {}},
        {R"({"k": 1, "y": 1})", {"not-allowed@/y"}},
        {R"({"k": 2, "y": 1})", {"not-allowed@/k"}}}},
      {R"({"$ref": "#/$defs/base", "properties": {"own": {}}, "unevaluatedProperties": {"type": "null"},
           "$defs": {"base": {"properties": {"name": {}}}}})",
       {{R"({"own": 1, "name": 1, "other": null})", {}}, {R"({"other": 1})", {"type@/other"}}}},
      {R"({"not": {"not": {"properties": {"a": {}}}}, "unevaluatedProperties": false})",
       {{R"({"a": 1})", {"not-allowed@/a"}}}},
      {R"({"dependentSchemas": {"a": {"properties": {"b": {}}}}, "properties": {"a": {}},
           "unevaluatedProperties": false})",
       {{R"({"a": 1, "b": 1})", {}}, {R"({"b": 1})", {"not-allowed@/b"}}}},
      {R"({"allOf": [{"additionalProperties": {"type": "integer"}}], "unevaluatedProperties": false})",
       {{R"({"z": 1})", {}}}},
      {R"({"allOf": [{"properties": {"a": {}}, "unevaluatedProperties": {"type": "integer"}}],
           "unevaluatedProperties": false})",
       {{R"({"a": "x", "z": 1})", {}}}},
      // Cousins do not see each other.
      {R"({"allOf": [{"properties": {"a": {}}}, {"unevaluatedProperties": false}]})",
       {{R"({"a": 1})", {"not-allowed@/a"}}}},
      {R"({"properties": {"in": {"properties": {"a": {}}}}, "unevaluatedProperties": false})",
       {{R"({"in": {"a": 1, "b": 2}})", {}}}},
      {R"({"prefixItems": [{"type": "string"}], "unevaluatedItems": false})",
       {{R"(["a"])", {}}, {R"(["a", 1])", {"not-allowed@/1"}}}},
      {R"({"prefixItems": [{}], "contains": {"type": "string"}, "unevaluatedItems": false})",
       {{R"([1, "a", "b"])", {}}, {R"([1, "a", 2])", {"not-allowed@/2"}}}},
      {R"({"anyOf": [{"prefixItems": [{}, {"const": "b"}]}, {"prefixItems": [{"const": "a"}]}],
           "unevaluatedItems": {"type": "integer"}})",
       {{R"(["a", "b", 1])", {}}, {R"(["a", "c", 1])", {"type@/1"}}}},
      {R"({"allOf": [{"items": true}], "unevaluatedItems": false})", {{"[1, 2]", {}}}},
  });
}

TEST(keywords, of_annotation_stay_in_the_document_and_ask_nothing) {
  const auto made = schema(
      R"({"title": "电话", "description": "d", "default": 5, "examples": [1], "readOnly": true,
          "writeOnly": false, "deprecated": true, "$comment": "c", "x-widget": {"rows": 3},
          "$schema": "https://json-schema.org/draft/2020-12/schema"})");
  EXPECT_EQ(said(made, "null"), std::vector<std::string>{});
  EXPECT_EQ(at_pointer(made.document(), "/x-widget/rows")->text, "3");
  EXPECT_EQ(at_pointer(made.document(), "/default")->text, "5");
}

}  // namespace
}  // namespace luoshi::schema
