#include "reconcile/measured.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/decimal.hpp"
#include "reconcile/indicator_name.hpp"
#include "reconcile/topics.hpp"
#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

using reading::Kind;
using reading::Qualifier;
using reading::Quantity;
using reading::Role;

bool stands_in(std::string_view words, std::string_view word) {
  return words.find(word) != words.npos;
}

// A fall is written 下降 with a positive number.
bool falls(std::u32string_view text, const Quantity& quantity) {
  constexpr std::size_t reach = 6;
  constexpr std::array words_of_fall = {std::u32string_view(U"下降"), std::u32string_view(U"降低"),
                                        std::u32string_view(U"降幅"), std::u32string_view(U"压减")};
  const std::size_t from = quantity.span.begin < reach ? 0 : quantity.span.begin - reach;
  const auto before = text.substr(from, quantity.span.begin - from);
  return quantity.role != Role::level &&
         std::ranges::any_of(words_of_fall, [before](std::u32string_view word) {
           return before.find(word) != before.npos;
         });
}

struct Scaled {
  std::string_view unit;  // without its multiple
  std::int64_t times = 1;
};

// 万亩 is 10,000 亩: the multiple and what is multiplied.
Scaled scaled(std::string_view unit) {
  struct Multiple {
    std::string_view word;
    std::int64_t times;
  };
  constexpr std::array multiples = {Multiple{"万亿", 1'000'000'000'000},
                                    Multiple{"亿", 100'000'000}, Multiple{"万", 10'000}};
  for (const auto& [word, times] : multiples) {
    if (unit.starts_with(word) && unit.size() > word.size()) {
      return {unit.substr(word.size()), times};
    }
  }
  return {unit, 1};
}

// `times` is what one unit of the quantity is counted as.
std::optional<Decimal> value_of(std::u32string_view text, const Quantity& quantity, bool lowest,
                                std::int64_t times) {
  const auto& written =
      quantity.value.empty() ? (lowest ? quantity.low : quantity.high) : quantity.value;
  const auto read = Decimal::parse(written);
  if (!read) return std::nullopt;
  const Decimal value = times == 1 ? *read : *read * Decimal(times);
  return falls(text, quantity) && !quantity.computed ? Decimal(0) - value : value;
}

// Less is better: a rate of unemployment, a pollutant, a use of energy, an upper limit.
bool lower_is_better(std::u32string_view text, const Quantity& quantity) {
  constexpr std::array harms = {"失业率", "PM2.5", "PM10", "浓度", "能耗",
                                "排放",   "污染",  "赤字", "死亡", "事故"};
  return quantity.qualifier == Qualifier::at_most || quantity.qualifier == Qualifier::under ||
         falls(text, quantity) || std::ranges::any_of(harms, [&](const char* harm) {
           return stands_in(quantity.indicator, harm);
         });
}

// How surely two numbers measure one thing: 3 by one name, 2 by like names, 1 by one topic, 0 not.
int sameness(const Quantity& promised, const Quantity& told) {
  if (told.kind != Kind::result || told.role != promised.role ||
      scaled(told.unit).unit != scaled(promised.unit).unit) {
    return 0;
  }
  const auto wanted = core_name(promised.indicator);
  const auto got = core_name(told.indicator);
  if (wanted == got) return 3;
  if (same_indicator(promised.indicator, told.indicator)) return 2;
  return (topics_in(wanted) & topics_in(got)).any() ? 1 : 0;
}

// 左右 leaves room: a twentieth of the value.
Decimal room(const Quantity& promised, const Decimal& value) {
  if (promised.qualifier != Qualifier::about) return Decimal(0);
  const Decimal twentieth = value / Decimal(20);
  return twentieth < Decimal(0) ? Decimal(0) - twentieth : twentieth;
}

std::string written(const Quantity& quantity) {
  return (quantity.value.empty() ? quantity.low + "—" + quantity.high : quantity.value) +
         (quantity.unit == "-" ? "" : quantity.unit);
}

std::optional<Comparison> compare(const Source& earlier, const Quantity& promised,
                                  const Source& later, const Quantity& told) {
  const bool lower = lower_is_better(earlier.text, promised);
  const bool one_unit = promised.unit == told.unit;
  const auto wanted =
      value_of(earlier.text, promised, !lower, one_unit ? 1 : scaled(promised.unit).times);
  const auto got = value_of(later.text, told, !lower, one_unit ? 1 : scaled(told.unit).times);
  if (!wanted || !got) return std::nullopt;
  const Decimal slack = room(promised, *wanted);
  const bool reached = lower ? *got <= *wanted + slack : *got >= *wanted - slack;
  const char* sign = lower ? (*got <= *wanted ? "≤" : ">") : (*got >= *wanted ? "≥" : "<");
  auto words = fmt::format("{}：目标{}{}，实际{}，{} {} {}", promised.indicator, written(promised),
                           promised.qualifier == Qualifier::about ? "左右" : "", written(told),
                           got->text(), sign, wanted->text());
  if (promised.computed) words += fmt::format("（目标由{}算得）", promised.computation);
  return Comparison{.reached = reached, .arithmetic = std::move(words), .parts_of_one = 0};
}

bool is_part(const Quantity& quantity) {
  return stands_in(quantity.indicator, "城镇") || stands_in(quantity.indicator, "农村") ||
         stands_in(quantity.indicator, "城乡");
}

}  // namespace

std::vector<Comparison> compare_quantities(const Source& earlier, const reading::Statement& promise,
                                           const Source& later,
                                           const std::vector<std::size_t>& answers) {
  std::vector<Comparison> all;
  for (const std::size_t index : promise.quantities) {
    const Quantity& promised = earlier.report.quantities[index];
    if (promised.kind == Kind::baseline) continue;
    int surest = 0;
    for (const std::size_t answer : answers) {
      surest = std::max(surest, sameness(promised, later.report.quantities[answer]));
    }
    std::size_t parts = 0;
    for (const std::size_t answer : answers) {
      const Quantity& told = later.report.quantities[answer];
      if (surest == 0 || sameness(promised, told) < surest) continue;
      auto one = compare(earlier, promised, later, told);
      if (!one) continue;
      const bool part = is_part(told) && !is_part(promised);
      if (part) one->parts_of_one = ++parts;
      all.push_back(*std::move(one));
      if (!part) break;
    }
  }
  return all;
}

}  // namespace luoshi::reconcile
