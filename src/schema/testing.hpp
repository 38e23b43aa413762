// What the tests of schemas share.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.hpp"

namespace luoshi::schema::testing {

inline Json json(std::string_view text) {
  auto read = parse_json(text);
  EXPECT_TRUE(read.has_value()) << text << " " << (read ? "" : read.error().problem);
  return read ? *read : Json{};
}

inline Schema schema(std::string_view text) {
  auto made = Schema::read(text);
  if (!made) {
    ADD_FAILURE() << text << " " << made.error().problem << " "
                  << (made.error().findings.empty() ? ""
                                                    : made.error().findings[0].problem + " " +
                                                          made.error().findings[0].place);
  }
  return made ? *made : Schema::read("true").value();
}

// "required@/a" for each fault.
inline std::vector<std::string> said(const Schema& schema, std::string_view instance) {
  std::vector<std::string> out;
  const auto report = schema.validate(json(instance));
  if (!report) return {report.error().problem};
  for (const auto& fault : report->faults) {
    out.push_back(fault.id.substr(7) + "@" + fault.instance_path);
  }
  return out;
}

// The findings of a schema that is refused, "keyword-unknown /properties/a/foo".
inline std::vector<std::string> refused(std::string_view text) {
  std::vector<std::string> out;
  const auto made = Schema::read(text);
  if (made) return out;
  if (made.error().findings.empty()) return {made.error().problem};
  for (const auto& one : made.error().findings) {
    out.push_back(one.problem.substr(7) + " " + one.place);
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace luoshi::schema::testing
