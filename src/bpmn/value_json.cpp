#include <boost/json.hpp>

#include "bpmn/json.hpp"
#include "feel/temporal.hpp"
#include "feel/zones.hpp"

namespace luoshi::bpmn {
namespace {

namespace json = boost::json;
using feel::Kind;
using feel::Value;

constexpr int depth_max = 120;

constexpr std::pair<std::string_view, feel::Comparison> comparisons[] = {
    {"<", feel::Comparison::less},    {"<=", feel::Comparison::at_most},
    {">", feel::Comparison::greater}, {">=", feel::Comparison::at_least},
    {"=", feel::Comparison::equal},   {"!=", feel::Comparison::not_equal},
    {"", feel::Comparison::none}};

json::value tagged(std::string_view tag, json::value inside) {
  json::object object;
  object.emplace(tag, std::move(inside));
  return object;
}

json::value range_to_json(const feel::Range& range) {
  json::object object;
  object.emplace("low", value_to_json(range.low));
  object.emplace("high", value_to_json(range.high));
  object.emplace("low_closed", range.low_closed);
  object.emplace("high_closed", range.high_closed);
  for (const auto& [text, comparison] : comparisons) {
    if (comparison == range.comparison) object.emplace("comparison", text);
  }
  return tagged("r", std::move(object));
}

Failure bad(std::string what) {
  return fail(ErrorKind::invalid, "bpmn.bad-json", std::move(what));
}

template <class T>
Result<Value> made(const std::optional<T>& parsed, const json::string& text) {
  if (!parsed) return bad(std::string(text));
  return Value(*parsed);
}

Result<Value> read(const json::value& source, int depth);

Result<Value> read_range(const json::object& object, int depth) {
  feel::Range range;
  const auto part = [&](const char* name) -> Result<Value> {
    const auto* one = object.if_contains(name);
    return one == nullptr ? Value() : read(*one, depth + 1);
  };
  const auto flag = [&](const char* name) {
    const auto* one = object.if_contains(name);
    return one != nullptr && one->is_bool() && one->get_bool();
  };
  range.low = TRY(part("low"));
  range.high = TRY(part("high"));
  range.low_closed = flag("low_closed");
  range.high_closed = flag("high_closed");
  const auto* comparison = object.if_contains("comparison");
  for (const auto& [text, one] : comparisons) {
    if (comparison != nullptr && comparison->is_string() && comparison->get_string() == text) {
      range.comparison = one;
    }
  }
  return Value(std::move(range));
}

Result<Value> read_text(std::string_view tag, const json::string& text) {
  const auto& zones = feel::icu_zones();
  const std::string_view view(text);
  if (tag == "n") return made(Decimal::parse(view), text);
  if (tag == "d") return made(feel::parse_date(view), text);
  if (tag == "t") return made(feel::parse_time(view, zones), text);
  if (tag == "dt") return made(feel::parse_date_time(view, zones), text);
  if (tag == "dd") return made(feel::parse_days_duration(view), text);
  if (tag == "md") return made(feel::parse_months_duration(view), text);
  return bad(std::string(tag));
}

Result<Value> read(const json::value& source, int depth) {
  if (depth > depth_max) return bad("too deep");
  switch (source.kind()) {
    case json::kind::null:
      return Value();
    case json::kind::bool_:
      return Value(source.get_bool());
    case json::kind::string:
      return Value(std::string(source.get_string()));
    case json::kind::int64:
      return Value::integer(source.get_int64());
    case json::kind::array: {
      feel::List list;
      for (const auto& one : source.get_array()) list.push_back(TRY(read(one, depth + 1)));
      return Value(std::move(list));
    }
    case json::kind::object:
      break;
    default:
      return bad("number that is no integer");
  }
  const auto& object = source.get_object();
  if (object.size() != 1) return bad("value with several members");
  const auto& [tag, inside] = *object.begin();
  if (tag == "r" && inside.is_object()) return read_range(inside.get_object(), depth);
  if (tag == "c" && inside.is_object()) {
    feel::Context context;
    for (const auto& [name, one] : inside.get_object()) {
      context.entries.emplace_back(std::string(name), TRY(read(one, depth + 1)));
    }
    return Value(std::move(context));
  }
  if (!inside.is_string()) return bad(std::string(tag));
  return read_text(tag, inside.get_string());
}

}  // namespace

json::value value_to_json(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return value.boolean();
    case Kind::string:
      return json::string(value.string());
    case Kind::number:
      return tagged("n", json::string(value.number().text()));
    case Kind::date:
      return tagged("d", json::string(feel::text_of(value.date())));
    case Kind::time:
      return tagged("t", json::string(feel::text_of(value.time())));
    case Kind::date_time:
      return tagged("dt", json::string(feel::text_of(value.date_time())));
    case Kind::days_duration:
      return tagged("dd", json::string(feel::text_of(value.days())));
    case Kind::months_duration:
      return tagged("md", json::string(feel::text_of(value.months())));
    case Kind::range:
      return range_to_json(value.range());
    case Kind::list: {
      json::array list;
      for (const auto& one : value.list()) list.push_back(value_to_json(one));
      return list;
    }
    case Kind::context: {
      json::object entries;
      for (const auto& [name, one] : value.context().entries) {
        entries.emplace(name, value_to_json(one));
      }
      return tagged("c", std::move(entries));
    }
    default:
      return nullptr;
  }
}

Result<Value> value_from_json(const json::value& source) {
  return read(source, 0);
}

}  // namespace luoshi::bpmn
