// Result and Error: how every function of Luoshi says that it could not do what it was asked.
//
// An Error is for a person and for a program at once: a closed kind, a stable problem id that
// callers may compare, words in both languages are looked up by that id where it is shown, and a
// detail with the facts of this one case. It is not for broken invariants: those abort in debug.
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace luoshi {

// The closed list of kinds. One table (api) maps them to HTTP status.
enum class ErrorKind {
  not_found,
  invalid,
  conflict,
  forbidden,
  limit,
  unavailable,
  corrupt,
  internal,
};

// One finding in an input: where it is (a JSON pointer, a cell such as "B7", a file:line) and the
// problem id of what is wrong there. `detail` carries the values the words need, "key=value" style
// facts are never parsed: they are shown as they are.
struct Finding {
  std::string place;
  std::string problem;
  std::string detail;

  bool operator==(const Finding&) const = default;
};

struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string problem;  // stable id, for example "item.not-found"; see api/problems.yaml
  std::string detail;   // the facts of this case, in English, for the log and the reply
  std::string place;    // file, field or record it is about; may be empty
  std::vector<Finding> findings{};  // all findings of a checked input, not only the first

  bool operator==(const Error&) const = default;
};

template <class T = void>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

// Makes the error branch of a Result: `return fail(ErrorKind::invalid, "table.no-header")`.
[[nodiscard]] inline Failure fail(ErrorKind kind, std::string problem, std::string detail = {},
                                  std::string place = {}) {
  return Failure(Error{kind, std::move(problem), std::move(detail), std::move(place), {}});
}

[[nodiscard]] const char* name_of(ErrorKind kind);

}  // namespace luoshi

// TRY(expression) is the value of a Result, or returns its error from the enclosing function.
#define TRY(...)                                                     \
  __extension__({                                                    \
    auto luoshi_try_result_ = (__VA_ARGS__);                         \
    if (!luoshi_try_result_.has_value()) [[unlikely]] {              \
      return std::unexpected(std::move(luoshi_try_result_).error()); \
    }                                                                \
    ::luoshi::detail::take(std::move(luoshi_try_result_));           \
  })

namespace luoshi::detail {
template <class T, class E>
T take(std::expected<T, E>&& result) {
  return std::move(*result);
}
template <class E>
void take(std::expected<void, E>&&) {}
}  // namespace luoshi::detail
