// Functions on lists (DMN 1.5 tables 74 and 76) and sort (table 79).
#include <algorithm>
#include <array>

#include "feel/builtin_tables.hpp"
#include "feel/operators.hpp"

namespace luoshi::feel {
namespace {

// The list an argument is; one that is no list counts as its only element.
List list_of(const Value& value) {
  if (is(value, Kind::list)) return value.list();
  return {value};
}

// Null where the argument is null: then there is no list at all.
bool no_list(const Value& value) {
  return value.is_null();
}

std::optional<std::int64_t> whole(const Value& value) {
  const auto& number = unwrapped(value, Kind::number);
  if (!is(number, Kind::number)) return std::nullopt;
  return number.number().to_int64();
}

bool alike(Run& run, const Value& a, const Value& b) {
  return equal(a, b, run.zones()).value_or(false);
}

// The place in the list that a position means, from 0: 1 is the first, -1 the last.
std::optional<std::size_t> place_of(const Value& position, std::size_t size) {
  const auto& number = unwrapped(position, Kind::number);
  if (!is(number, Kind::number)) return std::nullopt;
  const auto at = number.number().rounded(0, Rounding::down).to_int64();
  const auto count = static_cast<std::int64_t>(size);
  if (!at || *at == 0 || *at > count || *at < -count) return std::nullopt;
  return static_cast<std::size_t>(*at > 0 ? *at - 1 : count + *at);
}

Value list_contains(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "list contains");
  for (const auto& one : list_of(arguments[0])) {
    if (!run.step()) return {};
    if (alike(run, one, arguments[1])) return Value(true);
  }
  return Value(false);
}

Value count(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "count");
  if (is(arguments[0], Kind::list)) {
    return Value::integer(static_cast<std::int64_t>(arguments[0].list().size()));
  }
  return Value::integer(1);
}

template <int sign>
Value extreme(Run& run, Arguments arguments) {
  const auto list = list_of(arguments[0]);
  if (no_list(arguments[0])) return bad_argument(run, sign < 0 ? "min" : "max");
  if (list.empty()) return {};
  Value best = list.front();
  if (!compare(best, best, run.zones())) return bad_argument(run, sign < 0 ? "min" : "max");
  for (const auto& one : list) {
    const auto order = compare(one, best, run.zones());
    if (!order) return bad_argument(run, sign < 0 ? "min" : "max");
    if (*order * sign > 0) best = one;
  }
  return best;
}

// The numbers of a list, or nothing where one is none.
std::optional<std::vector<Decimal>> numbers(const Value& value) {
  if (value.is_null()) return std::nullopt;
  std::vector<Decimal> all;
  for (const auto& one : list_of(value)) {
    if (!is(one, Kind::number)) return std::nullopt;
    all.push_back(one.number());
  }
  return all;
}

Decimal total(const std::vector<Decimal>& all) {
  Decimal sum(0);
  for (const auto& one : all) sum = sum + one;
  return sum;
}

Value sum(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "sum");
  const auto list = list_of(arguments[0]);
  if (list.empty()) return {};
  // Durations add up as well.
  Value result = list.front();
  if (!is(result, Kind::number) && !is(result, Kind::days_duration) &&
      !is(result, Kind::months_duration)) {
    return bad_argument(run, "sum");
  }
  for (std::size_t at = 1; at < list.size(); ++at) {
    if (list[at].kind() != result.kind()) return bad_argument(run, "sum");
    result = add(run, result, list[at]);
    if (result.is_null()) return result;
  }
  return result;
}

Value mean(Run& run, Arguments arguments) {
  const auto list = list_of(arguments[0]);
  if (no_list(arguments[0])) return bad_argument(run, "mean");
  if (list.empty()) return {};
  const auto all = sum(run, arguments);
  if (all.is_null()) return all;
  return divide(run, all, Value::integer(static_cast<std::int64_t>(list.size())));
}

// all() and any(): unknown where a value is no boolean and the others do not decide.
template <bool wanted>
Value quantified(Run& run, Arguments arguments) {
  const auto list = list_of(arguments[0]);
  if (no_list(arguments[0])) return bad_argument(run, wanted ? "all" : "any");
  bool unknown = false;
  bool stranger = false;
  for (const auto& one : list) {
    if (wanted ? one.is_false() : one.is_true()) return Value(!wanted);
    unknown = unknown || !is(one, Kind::boolean);
    stranger = stranger || (!one.is_null() && !is(one, Kind::boolean));
  }
  if (stranger) return bad_argument(run, wanted ? "all" : "any");
  if (unknown) return {};
  return Value(wanted);
}

Value sublist(Run& run, Arguments arguments) {
  const auto list = list_of(arguments[0]);
  const auto from = place_of(arguments[1], list.size());
  if (no_list(arguments[0]) || !from) return bad_argument(run, "sublist");
  auto size = list.size() - *from;
  if (given(arguments, 2) && !arguments[2].is_null()) {
    const auto length = whole(arguments[2]);
    if (!length || *length < 1 || std::cmp_greater(*length, size)) {
      return run.fault("feel.out-of-range", "sublist");
    }
    size = static_cast<std::size_t>(*length);
  }
  const auto begin = list.begin() + static_cast<std::ptrdiff_t>(*from);
  return Value(List(begin, begin + static_cast<std::ptrdiff_t>(size)));
}

Value append(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "append");
  auto list = list_of(arguments[0]);
  for (const auto& one : arguments[1].list()) list.push_back(one);
  return Value(std::move(list));
}

Value concatenate(Run& run, Arguments arguments) {
  List all;
  for (const auto& one : arguments[0].list()) {
    if (no_list(one)) return bad_argument(run, "concatenate");
    const auto part = list_of(one);
    if (!run.step(static_cast<std::int64_t>(part.size()))) return {};
    all.insert(all.end(), part.begin(), part.end());
  }
  return Value(std::move(all));
}

Value insert_before(Run& run, Arguments arguments) {
  auto list = list_of(arguments[0]);
  const auto at = place_of(arguments[1], list.size());
  if (no_list(arguments[0]) || !at) return bad_argument(run, "insert before");
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(*at), arguments[2]);
  return Value(std::move(list));
}

Value remove(Run& run, Arguments arguments) {
  auto list = list_of(arguments[0]);
  const auto at = place_of(arguments[1], list.size());
  if (no_list(arguments[0]) || !at) return bad_argument(run, "remove");
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(*at));
  return Value(std::move(list));
}

Value list_replace(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "list replace");
  auto list = list_of(arguments[0]);
  const auto& which = arguments[1];
  if (!is(which, Kind::function)) {
    const auto at = place_of(which, list.size());
    if (!at) return bad_argument(run, "list replace");
    list[*at] = arguments[2];
    return Value(std::move(list));
  }
  if (which.function().parameters.size() != 2) return bad_argument(run, "list replace");
  for (auto& one : list) {
    if (!run.step()) return {};
    const std::array<Value, 2> pair{one, arguments[2]};
    const auto matches = call_function(run, which.function(), pair, {});
    if (!is(matches, Kind::boolean)) return bad_argument(run, "list replace");
    if (matches.boolean()) one = arguments[2];
  }
  return Value(std::move(list));
}

Value reverse(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "reverse");
  auto list = list_of(arguments[0]);
  std::ranges::reverse(list);
  return Value(std::move(list));
}

Value index_of(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "index of");
  List all;
  std::int64_t at = 0;
  for (const auto& one : list_of(arguments[0])) {
    if (!run.step()) return {};
    ++at;
    if (alike(run, one, arguments[1])) all.push_back(Value::integer(at));
  }
  return Value(std::move(all));
}

// Appends what is not there yet.
bool add_new(Run& run, List& all, const Value& one) {
  if (!run.step(static_cast<std::int64_t>(all.size()) + 1)) return false;
  if (std::ranges::none_of(all, [&](const Value& known) { return alike(run, known, one); })) {
    all.push_back(one);
  }
  return true;
}

Value union_(Run& run, Arguments arguments) {
  List all;
  for (const auto& list : arguments[0].list()) {
    if (no_list(list)) return bad_argument(run, "union");
    for (const auto& one : list_of(list)) {
      if (!add_new(run, all, one)) return {};
    }
  }
  return Value(std::move(all));
}

Value distinct_values(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "distinct values");
  List all;
  for (const auto& one : list_of(arguments[0])) {
    if (!add_new(run, all, one)) return {};
  }
  return Value(std::move(all));
}

bool flatten_into(Run& run, List& all, const Value& value, int depth) {
  constexpr int nesting_max = 200;
  if (!run.step()) return false;
  if (!is(value, Kind::list) || depth > nesting_max) {
    all.push_back(value);
    return true;
  }
  return std::ranges::all_of(
      value.list(), [&](const Value& one) { return flatten_into(run, all, one, depth + 1); });
}

Value flatten(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "flatten");
  List all;
  if (!flatten_into(run, all, arguments[0], 0)) return {};
  return Value(std::move(all));
}

Value product(Run& run, Arguments arguments) {
  const auto all = numbers(arguments[0]);
  if (!all) return bad_argument(run, "product");
  if (all->empty()) return bad_argument(run, "product");
  Decimal result(1);
  for (const auto& one : *all) result = result * one;
  if (!result.is_finite()) return run.fault("feel.number-too-large", "product");
  return Value(result);
}

Value median(Run& run, Arguments arguments) {
  auto all = numbers(arguments[0]);
  if (!all) return bad_argument(run, "median");
  if (all->empty()) return {};
  std::ranges::sort(*all, [](const Decimal& a, const Decimal& b) { return a < b; });
  const auto middle = all->size() / 2;
  if (all->size() % 2 == 1) return Value((*all)[middle]);
  return Value(*Decimal::divide((*all)[middle - 1] + (*all)[middle], Decimal(2)));
}

// Of a sample, as the standard says.
Value stddev(Run& run, Arguments arguments) {
  const auto all = numbers(arguments[0]);
  if (!all || all->size() < 2) return bad_argument(run, "stddev");
  const Decimal size(static_cast<std::int64_t>(all->size()));
  const auto middle = *Decimal::divide(total(*all), size);
  Decimal squares(0);
  for (const auto& one : *all) squares = squares + (one - middle) * (one - middle);
  const auto variance = *Decimal::divide(squares, size - Decimal(1));
  return Value(*variance.square_root());
}

Value mode(Run& run, Arguments arguments) {
  auto all = numbers(arguments[0]);
  if (!all) return bad_argument(run, "mode");
  std::ranges::sort(*all, [](const Decimal& a, const Decimal& b) { return a < b; });
  std::size_t most = 0;
  List modes;
  for (std::size_t at = 0; at < all->size();) {
    auto end = at;
    while (end < all->size() && (*all)[end] == (*all)[at]) ++end;
    if (end - at > most) {
      most = end - at;
      modes.clear();
    }
    if (end - at == most) modes.emplace_back((*all)[at]);
    at = end;
  }
  return Value(std::move(modes));
}

// Merge sort: the order a function tells need not be one, and no such order may lead out of bounds.
bool merge_sort(Run& run, List& list, const Value& precedes) {
  if (list.size() < 2) return true;
  const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
  List left(list.begin(), middle);
  List right(middle, list.end());
  if (!merge_sort(run, left, precedes) || !merge_sort(run, right, precedes)) return false;
  auto a = left.begin();
  auto b = right.begin();
  for (auto& place : list) {
    bool from_right = a == left.end();
    if (!from_right && b != right.end()) {
      if (!run.step()) return false;
      if (is(precedes, Kind::function)) {
        const std::array<Value, 2> pair{*b, *a};
        const auto before = call_function(run, precedes.function(), pair, {});
        if (!is(before, Kind::boolean)) return false;
        from_right = before.boolean();
      } else {
        const auto order = compare(*b, *a, run.zones());
        if (!order) return false;
        from_right = *order < 0;
      }
    }
    place = from_right ? std::move(*b++) : std::move(*a++);
  }
  return true;
}

Value sort(Run& run, Arguments arguments) {
  if (no_list(arguments[0])) return bad_argument(run, "sort");
  const auto precedes = given(arguments, 1) ? arguments[1] : Value();
  if (given(arguments, 1) && !is(precedes, Kind::function)) return bad_argument(run, "sort");
  auto list = list_of(arguments[0]);
  if (!merge_sort(run, list, precedes)) return bad_argument(run, "sort");
  return Value(std::move(list));
}

// One list, or its elements one by one.
std::vector<Signature> list_or_elements() {
  return {{{"list"}, 1}, {{"c"}, 2, true}};
}

const std::array<Builtin, 24> table{{
    {"list contains", {{{"list", "element"}, 2}}, list_contains},
    {"count", {{{"list"}, 1}}, count},
    {"min", list_or_elements(), extreme<-1>},
    {"max", list_or_elements(), extreme<1>},
    {"sum", list_or_elements(), sum},
    {"mean", list_or_elements(), mean},
    {"all", list_or_elements(), quantified<true>},
    {"any", list_or_elements(), quantified<false>},
    {"sublist", {{{"list", "start position", "length"}, 2}}, sublist},
    {"append", {{{"list", "item"}, 2, true}}, append},
    {"concatenate", {{{"list"}, 1, true}}, concatenate},
    {"insert before", {{{"list", "position", "newItem"}, 3}}, insert_before},
    {"remove", {{{"list", "position"}, 2}}, remove},
    {"list replace",
     {{{"list", "position", "newItem"}, 3}, {{"list", "match", "newItem"}, 3}},
     list_replace},
    {"reverse", {{{"list"}, 1}}, reverse},
    {"index of", {{{"list", "match"}, 2}}, index_of},
    {"union", {{{"list"}, 1, true}}, union_},
    {"distinct values", {{{"list"}, 1}}, distinct_values},
    {"flatten", {{{"list"}, 1}}, flatten},
    {"product", list_or_elements(), product},
    {"median", list_or_elements(), median},
    {"stddev", list_or_elements(), stddev},
    {"mode", list_or_elements(), mode},
    {"sort", {{{"list", "precedes"}, 1}}, sort},
}};

}  // namespace

std::span<const Builtin> list_functions() {
  return table;
}

}  // namespace luoshi::feel
