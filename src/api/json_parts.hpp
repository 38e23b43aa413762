// Small parts of JSON that the resources of cases share.
#pragma once

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "casework/lists.hpp"
#include "catalog/district.hpp"
#include "identity/accounts.hpp"

namespace luoshi::api {

[[nodiscard]] inline boost::json::string json_text(std::string_view text) {
  return boost::json::string(text.data(), text.size());
}

[[nodiscard]] inline boost::json::object json_words(const catalog::Words& words) {
  return {{"zh", words.zh}, {"en", words.en}};
}

// null where there is no thing with a name.
[[nodiscard]] inline boost::json::value words_or_null(const catalog::Words* words) {
  if (words == nullptr) return nullptr;
  return json_words(*words);
}

[[nodiscard]] inline boost::json::value name_or_null(const std::optional<identity::Name>& name) {
  if (!name) return nullptr;
  return boost::json::object{{"zh", name->zh}, {"en", name->en}};
}

[[nodiscard]] inline boost::json::string json_time(std::int64_t ms) {
  return json_text(to_rfc3339(Instant{ms}));
}

[[nodiscard]] inline boost::json::value time_or_null(const std::optional<std::int64_t>& ms) {
  if (!ms) return nullptr;
  return json_time(*ms);
}

// A number counted up to casework's limit, and whether there are more.
[[nodiscard]] inline boost::json::object json_of_count(std::int64_t count) {
  return {{"count", std::min(count, casework::count_max)}, {"more", count > casework::count_max}};
}

template <class Texts>
[[nodiscard]] boost::json::array json_texts(const Texts& texts) {
  boost::json::array all;
  for (const auto& one : texts) all.emplace_back(json_text(one));
  return all;
}

// Names of the values of an enumeration.
template <class Values>
[[nodiscard]] boost::json::array json_names(const Values& values) {
  boost::json::array all;
  for (const auto one : values) all.emplace_back(json_text(name_of(one)));
  return all;
}

}  // namespace luoshi::api
