#include "reconcile/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reconcile/evidence.hpp"
#include "reconcile/measured.hpp"
#include "reconcile/said.hpp"

namespace luoshi::reconcile {
namespace {

std::string joined(const std::vector<Comparison>& comparisons) {
  std::string words;
  for (const Comparison& one : comparisons) {
    if (!words.empty()) words += "；";
    words += one.arithmetic;
  }
  return words;
}

Verdict verdict_of(const std::vector<Comparison>& comparisons) {
  const auto reached = std::ranges::count(comparisons, true, &Comparison::reached);
  if (reached == std::ssize(comparisons)) return Verdict::met;
  return reached == 0 || comparisons.front().parts_of_one == 0 ? Verdict::missed : Verdict::unclear;
}

// The objects a promise names that the result names too.
std::size_t named_again(const reading::Statement& promise, std::u32string_view told) {
  return static_cast<std::size_t>(std::ranges::count_if(
      promise.objects,
      [told](const reading::NamedObject& object) { return names(told, object.name); }));
}

bool has_target(const Source& earlier, const reading::Statement& promise) {
  return std::ranges::any_of(promise.quantities, [&](std::size_t quantity) {
    return earlier.report.quantities[quantity].kind == reading::Kind::target;
  });
}

}  // namespace

Judgement judge(const Source& earlier, std::size_t target, const Source& later,
                const Passage& passage) {
  const auto& promise = earlier.report.statements[target];
  const auto told = later.words(passage.span);
  if (const auto short_of = words_of_failure(told); !short_of.empty()) {
    return {Verdict::missed, fmt::format("后文写明“{}”", short_of), {}};
  }
  if (const auto part = done_of_all(told); !part.empty()) {
    return {Verdict::missed, part, part};
  }
  if (adds(earlier.words(promise)) && totals(told)) {
    return {Verdict::unclear, "承诺的是新增数，后文给出的是总数", {}};
  }
  if (totals(earlier.words(promise)) && adds(told) && !totals(told)) {
    return {Verdict::unclear, "承诺的是总数，后文给出的是新增数", {}};
  }
  const auto comparisons = compare_quantities(earlier, promise, later, passage.quantities);
  if (!comparisons.empty()) {
    const auto arithmetic = joined(comparisons);
    return {verdict_of(comparisons), arithmetic, arithmetic};
  }
  if (is_indicator(promise) && has_target(earlier, promise)) {
    if (const auto words = words_of_fulfilment(told); !words.empty()) {
      return {Verdict::met, fmt::format("后文写明“{}”", words), {}};
    }
    return {Verdict::unclear, "目标有数值，后文没有可与之相比的数", {}};
  }

  const std::size_t named = promise.objects.size();
  const std::size_t again = named_again(promise, told);
  constexpr std::size_t list_least = 3;
  if (named >= list_least && again * 2 < named) {
    return {Verdict::unclear, fmt::format("承诺列出{}项，后文只提到{}项", named, again), {}};
  }
  if (asks_for_an_end(promise.verb, earlier.words(promise))) {
    if (const auto going = words_of_going_on(told); !going.empty()) {
      return {Verdict::unclear, fmt::format("承诺完成，后文为“{}”", going), {}};
    }
  }
  if (asks_for_a_start(promise.verb)) {
    if (const auto before = words_of_preparation(told); !before.empty()) {
      return {Verdict::unclear, fmt::format("承诺开工，后文为“{}”", before), {}};
    }
  }
  if (const auto done = words_of_completion(told); !done.empty()) {
    return {Verdict::met, fmt::format("后文写明“{}”", done), {}};
  }
  return {Verdict::met, "后文报告了这项工作的开展情况", {}};
}

}  // namespace luoshi::reconcile
