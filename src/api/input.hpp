// Reading a JSON body: each field is asked for by name with its limits, and every fault becomes a
// finding at its JSON pointer, so that a form can show all of them at once.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace luoshi::api {

// The body as an object. Errors: invalid "request.not-json" (400), invalid
// "request.media-type" (415). Depth is limited to 32; of two fields with one
// name the last counts.
[[nodiscard]] Result<boost::json::object> json_body(const http::Request& request);

struct TextLimits {
  std::size_t min = 0;  // code points
  std::size_t max = 1000;
};

// One object of the body. Fields that were not asked for are faults. REQUIRES: the object and the
// list of findings outlive it.
class Input {
 public:
  Input(const boost::json::object& object, std::vector<Finding>& findings,
        std::string pointer = {});

  // Absent fields yield nothing; faults add a finding and yield nothing.
  std::optional<std::string> text(std::string_view name, TextLimits limits);
  std::optional<std::string> choice(std::string_view name, std::span<const std::string_view> of);
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t min, std::int64_t max);
  // A number with or without a fraction.
  std::optional<double> number(std::string_view name, double min, double max);
  std::optional<bool> boolean(std::string_view name);
  std::optional<std::vector<std::string>> texts(std::string_view name, std::size_t count_max,
                                                TextLimits each);
  // The object or array of a field, for a nested Input; null when absent or of another type.
  const boost::json::object* object(std::string_view name);
  const boost::json::array* array(std::string_view name, std::size_t count_max);
  // True when the field is there and null: "take the value away".
  bool is_null(std::string_view name);
  [[nodiscard]] bool has(std::string_view name) const;

  // Adds a finding "request.field-missing" for each name that is absent.
  void require(std::initializer_list<std::string_view> names);
  // Adds a finding of the caller's own at a field.
  void fault(std::string_view name, std::string problem, std::string detail = {});
  // Adds findings for fields that were never asked for. Call it last.
  void finish();

  [[nodiscard]] std::string pointer(std::string_view name) const;

 private:
  const boost::json::value* take(std::string_view name);

  const boost::json::object& object_;
  std::vector<Finding>& findings_;
  std::string pointer_;
  std::set<std::string, std::less<>> asked_;
};

// invalid "request.faulty" with the findings when there are any.
[[nodiscard]] Result<> done(std::vector<Finding> findings);

}  // namespace luoshi::api
