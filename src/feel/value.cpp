#include "feel/value.hpp"

#include <algorithm>
#include <array>

namespace luoshi::feel {

const Value* Context::find(std::string_view name) const {
  for (const auto& [key, value] : entries) {
    if (key == name) return &value;
  }
  return nullptr;
}

void Context::put(std::string_view name, Value value) {
  for (auto& [key, old] : entries) {
    if (key == name) {
      old = std::move(value);
      return;
    }
  }
  entries.emplace_back(name, std::move(value));
}

std::string_view name_of(Kind kind) {
  constexpr std::array<std::string_view, 13> names{"null",
                                                   "boolean",
                                                   "number",
                                                   "string",
                                                   "date",
                                                   "time",
                                                   "date and time",
                                                   "days and time duration",
                                                   "years and months duration",
                                                   "list",
                                                   "context",
                                                   "range",
                                                   "function"};
  return names[static_cast<std::size_t>(kind)];
}

namespace {

int sign(std::strong_ordering order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::optional<bool> equal_lists(const List& a, const List& b, const Zones& zones) {
  if (a.size() != b.size()) return false;
  for (std::size_t at = 0; at < a.size(); ++at) {
    if (!equal(a[at], b[at], zones).value_or(false)) return false;
  }
  return true;
}

std::optional<bool> equal_contexts(const Context& a, const Context& b, const Zones& zones) {
  if (a.entries.size() != b.entries.size()) return false;
  for (const auto& [name, value] : a.entries) {
    const auto* other = b.find(name);
    if (other == nullptr || !equal(value, *other, zones).value_or(false)) return false;
  }
  return true;
}

bool equal_ranges(const Range& a, const Range& b, const Zones& zones) {
  return a.comparison == b.comparison && a.low_closed == b.low_closed &&
         a.high_closed == b.high_closed && equal(a.low, b.low, zones).value_or(false) &&
         equal(a.high, b.high, zones).value_or(false);
}

// Times are the same at the same second of the day, in UTC where both know their zone.
std::int64_t seconds_of(const Time& time, const Zones& zones) {
  return second_of_day(time) - offset_of(time, zones).value_or(0);
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b, const Zones& zones) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return a.boolean() == b.boolean();
    case Kind::number:
      return a.number() == b.number();
    case Kind::string:
      return a.string() == b.string();
    case Kind::date:
      return a.date() == b.date();
    case Kind::time:
      if (a.time().zone.local() != b.time().zone.local()) return false;
      return seconds_of(a.time(), zones) == seconds_of(b.time(), zones);
    case Kind::date_time:
      if (a.date_time().time.zone.local() != b.date_time().time.zone.local()) return false;
      return seconds_of(a.date_time(), zones) == seconds_of(b.date_time(), zones);
    case Kind::days_duration:
      return a.days() == b.days();
    case Kind::months_duration:
      return a.months() == b.months();
    case Kind::list:
      return equal_lists(a.list(), b.list(), zones);
    case Kind::context:
      return equal_contexts(a.context(), b.context(), zones);
    case Kind::range:
      return equal_ranges(a.range(), b.range(), zones);
    case Kind::function:
      return a.function_pointer() == b.function_pointer();
  }
  return std::nullopt;
}

std::optional<int> compare(const Value& a, const Value& b, const Zones& zones) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::number:
      return sign(a.number() <=> b.number());
    case Kind::string:
      return sign(a.string() <=> b.string());  // UTF-8 sorts as code points do
    case Kind::date:
      return sign(a.date() <=> b.date());
    case Kind::time: {
      if (a.time().zone.local() != b.time().zone.local()) return std::nullopt;
      const auto by_second = seconds_of(a.time(), zones) <=> seconds_of(b.time(), zones);
      return sign(by_second != 0 ? by_second : a.time().nanos <=> b.time().nanos);
    }
    case Kind::date_time: {
      const auto& one = a.date_time();
      const auto& two = b.date_time();
      if (one.time.zone.local() != two.time.zone.local()) return std::nullopt;
      const auto by_second = seconds_of(one, zones) <=> seconds_of(two, zones);
      return sign(by_second != 0 ? by_second : one.time.nanos <=> two.time.nanos);
    }
    case Kind::days_duration:
      return sign(a.days() <=> b.days());
    case Kind::months_duration:
      return sign(a.months() <=> b.months());
    default:
      return std::nullopt;
  }
}

bool same(const Value& a, const Value& b, const Zones& zones) {
  if (a.kind() != b.kind()) return false;
  if (a.kind() == Kind::time) return a.time() == b.time();
  if (a.kind() == Kind::date_time) return a.date_time() == b.date_time();
  return equal(a, b, zones).value_or(false);
}

namespace {

TypeKind type_kind_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return TypeKind::null;
    case Kind::boolean:
      return TypeKind::boolean;
    case Kind::number:
      return TypeKind::number;
    case Kind::string:
      return TypeKind::string;
    case Kind::date:
      return TypeKind::date;
    case Kind::time:
      return TypeKind::time;
    case Kind::date_time:
      return TypeKind::date_time;
    case Kind::days_duration:
      return TypeKind::days_duration;
    case Kind::months_duration:
      return TypeKind::months_duration;
    case Kind::list:
      return TypeKind::list;
    case Kind::context:
      return TypeKind::context;
    case Kind::range:
      return TypeKind::range;
    case Kind::function:
      return TypeKind::function;
  }
  return TypeKind::any;
}

// What a function leaves open fits whatever is asked for.
bool fits_function(const Function& function, const Type& type) {
  const auto& wanted = type.parameters();
  if (function.builtin >= 0) return true;
  if (function.parameters.size() != wanted.size()) return false;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    if (!conforms(wanted[at].second, function.parameters[at].type)) return false;
  }
  return function.result.is_any() || conforms(function.result, type.element());
}

// Inside a list or context null is a value like any other.
bool fits(const Value& value, const Type& type) {
  return value.is_null() || is_instance(value, type);
}

}  // namespace

bool is_instance(const Value& value, const Type& type) {
  if (value.is_null()) return type.kind() == TypeKind::null;
  if (type.is_any()) return true;
  if (type_kind_of(value.kind()) != type.kind()) return false;
  switch (type.kind()) {
    case TypeKind::list: {
      const auto element = type.element();
      return std::ranges::all_of(value.list(),
                                 [&](const Value& one) { return fits(one, element); });
    }
    case TypeKind::context:
      return std::ranges::all_of(type.members(), [&](const auto& member) {
        const auto* entry = value.context().find(member.first);
        return entry != nullptr && fits(*entry, member.second);
      });
    case TypeKind::range: {
      const auto element = type.element();
      return fits(value.range().low, element) && fits(value.range().high, element);
    }
    case TypeKind::function:
      return fits_function(value.function(), type);
    default:
      return true;
  }
}

std::optional<Value> coerced(const Value& value, const Type& type) {
  if (value.is_null() || type.is_any() || is_instance(value, type)) return value;
  if (type.kind() == TypeKind::list) {
    if (value.kind() != Kind::list && is_instance(value, type.element())) {
      return Value(List{value});
    }
    return std::nullopt;
  }
  if (value.kind() == Kind::list && value.list().size() == 1 &&
      is_instance(value.list().front(), type)) {
    return value.list().front();
  }
  if (value.kind() == Kind::date && type.kind() == TypeKind::date_time) {
    return Value(DateTime{value.date(), {.zone = {.offset_seconds = 0}}});
  }
  return std::nullopt;
}

namespace {

std::string range_text(const Range& range) {
  const auto end = [](const Value& value) { return literal_of(value); };
  switch (range.comparison) {
    case Comparison::less:
      return "< " + end(range.high);
    case Comparison::at_most:
      return "<= " + end(range.high);
    case Comparison::greater:
      return "> " + end(range.low);
    case Comparison::at_least:
      return ">= " + end(range.low);
    case Comparison::equal:
      return "= " + end(range.low);
    case Comparison::not_equal:
      return "!= " + end(range.low);
    case Comparison::none:
      break;
  }
  return (range.low_closed ? "[" : "(") + end(range.low) + ".." + end(range.high) +
         (range.high_closed ? "]" : ")");
}

bool is_name(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == ' ' || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

std::string text_of(const Value& value) {
  if (value.kind() == Kind::string) return value.string();
  return literal_of(value);
}

std::string literal_of(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return value.boolean() ? "true" : "false";
    case Kind::number:
      return value.number().text();
    case Kind::string:
      return quoted(value.string());
    case Kind::date:
      return text_of(value.date());
    case Kind::time:
      return text_of(value.time());
    case Kind::date_time:
      return text_of(value.date_time());
    case Kind::days_duration:
      return text_of(value.days());
    case Kind::months_duration:
      return text_of(value.months());
    case Kind::range:
      return range_text(value.range());
    case Kind::function:
      return "function " + value.function().name;
    case Kind::list: {
      std::string text;
      for (const auto& one : value.list()) text += (text.empty() ? "" : ", ") + literal_of(one);
      return "[" + text + "]";
    }
    case Kind::context: {
      std::string text;
      for (const auto& [name, entry] : value.context().entries) {
        text += text.empty() ? "" : ", ";
        text += (is_name(name) ? name : quoted(name)) + ": " + literal_of(entry);
      }
      return "{" + text + "}";
    }
  }
  return {};
}

}  // namespace luoshi::feel
