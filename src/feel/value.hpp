// Values of FEEL (DMN 1.5 clause 10.3.2): null, numbers of 34 digits, strings, booleans, dates,
// times, durations, ranges, lists, contexts and functions.
//
// A Value is small and never changes; lists, contexts and long texts are shared between copies. It
// may be read from several threads at once.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.hpp"
#include "feel/temporal.hpp"
#include "feel/type.hpp"

namespace luoshi::feel {

class Value;
class Run;
struct Range;
struct Function;

using List = std::vector<Value>;

// Entries in the order they were made; names differ.
struct Context {
  std::vector<std::pair<std::string, Value>> entries;

  // nullptr when there is no such entry.
  [[nodiscard]] const Value* find(std::string_view name) const;
  void put(std::string_view name, Value value);
};

enum class Kind {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  days_duration,
  months_duration,
  list,
  context,
  range,
  function,
};

class Value {
 public:
  Value() = default;
  explicit Value(bool value) : data_(value) {}
  explicit Value(const Decimal& value) : data_(value) {}
  explicit Value(std::string value)
      : data_(std::make_shared<const std::string>(std::move(value))) {}
  explicit Value(const char*) = delete;
  explicit Value(const Date& value) : data_(value) {}
  explicit Value(const Time& value) : data_(std::make_shared<const Time>(value)) {}
  explicit Value(const DateTime& value) : data_(std::make_shared<const DateTime>(value)) {}
  explicit Value(const DaysDuration& value) : data_(value) {}
  explicit Value(const MonthsDuration& value) : data_(value) {}
  explicit Value(List value) : data_(std::make_shared<const List>(std::move(value))) {}
  explicit Value(Context value) : data_(std::make_shared<const Context>(std::move(value))) {}
  explicit Value(Range value);
  explicit Value(std::shared_ptr<const Function> value) : data_(std::move(value)) {}
  [[nodiscard]] static Value integer(std::int64_t value) { return Value(Decimal(value)); }

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(data_.index()); }
  [[nodiscard]] bool is_null() const { return data_.index() == 0; }
  [[nodiscard]] bool is_true() const { return kind() == Kind::boolean && boolean(); }
  [[nodiscard]] bool is_false() const { return kind() == Kind::boolean && !boolean(); }

  // REQUIRES: the value is of that kind.
  [[nodiscard]] bool boolean() const { return *std::get_if<bool>(&data_); }
  [[nodiscard]] const Decimal& number() const { return *std::get_if<Decimal>(&data_); }
  [[nodiscard]] const std::string& string() const { return **get<std::string>(); }
  [[nodiscard]] const Date& date() const { return *std::get_if<Date>(&data_); }
  [[nodiscard]] const Time& time() const { return **get<Time>(); }
  [[nodiscard]] const DateTime& date_time() const { return **get<DateTime>(); }
  [[nodiscard]] const DaysDuration& days() const { return *std::get_if<DaysDuration>(&data_); }
  [[nodiscard]] const MonthsDuration& months() const {
    return *std::get_if<MonthsDuration>(&data_);
  }
  [[nodiscard]] const List& list() const { return **get<List>(); }
  [[nodiscard]] const Context& context() const { return **get<Context>(); }
  [[nodiscard]] const Range& range() const { return **get<Range>(); }
  [[nodiscard]] const Function& function() const { return **get<Function>(); }
  [[nodiscard]] const std::shared_ptr<const Function>& function_pointer() const {
    return *get<Function>();
  }

 private:
  template <class T>
  [[nodiscard]] const std::shared_ptr<const T>* get() const {
    return std::get_if<std::shared_ptr<const T>>(&data_);
  }

  std::variant<std::monostate, bool, Decimal, std::shared_ptr<const std::string>, Date,
               std::shared_ptr<const Time>, std::shared_ptr<const DateTime>, DaysDuration,
               MonthsDuration, std::shared_ptr<const List>, std::shared_ptr<const Context>,
               std::shared_ptr<const Range>, std::shared_ptr<const Function>>
      data_;
};

// How a range was written: an interval, or a unary test that stands for one (clause 10.3.2.5).
enum class Comparison { none, less, at_most, greater, at_least, equal, not_equal };

struct Range {
  Value low;
  Value high;
  bool low_closed = false;
  bool high_closed = false;
  Comparison comparison = Comparison::none;  // its end is in `low` or `high`, for = and != in `low`
};

// A function that is a value: from an expression, a decision model, or one of the built-in.
struct Function {
  struct Parameter {
    std::string name;
    Type type{};
  };
  std::string name{};
  std::vector<Parameter> parameters{};
  Type result{};
  // Arguments come in the order of the parameters, checked and coerced to their types.
  std::function<Value(Run&, std::span<const Value>)> call{};
  int builtin = -1;  // its number in the table of built-in functions
};

inline Value::Value(Range value) : data_(std::make_shared<const Range>(std::move(value))) {}

// The type's name as FEEL spells it: "number", "days and time duration".
[[nodiscard]] std::string_view name_of(Kind kind);

// Equality (table 53): true, false, or nullopt for values of different kinds. null = null only.
[[nodiscard]] std::optional<bool> equal(const Value& a, const Value& b, const Zones& zones);
// Order (table 54): negative, zero, positive; nullopt where there is none.
[[nodiscard]] std::optional<int> compare(const Value& a, const Value& b, const Zones& zones);
// Equality of the whole value, as `is()` and hit policies want it.
[[nodiscard]] bool same(const Value& a, const Value& b, const Zones& zones);

// What string() gives (table 66), and for values inside lists and contexts the form FEEL reads.
[[nodiscard]] std::string text_of(const Value& value);
[[nodiscard]] std::string literal_of(const Value& value);

[[nodiscard]] bool is_instance(const Value& value, const Type& type);
// The value conformed to a type (clause 10.3.2.9.4): a list of one from a value and back, a date
// and time at midnight from a date. nullopt where it does not conform.
[[nodiscard]] std::optional<Value> coerced(const Value& value, const Type& type);

}  // namespace luoshi::feel
