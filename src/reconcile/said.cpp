#include "reconcile/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

using Word = std::u32string_view;

constexpr std::array failure = {
    Word(U"未能如期"), Word(U"未如期"),   Word(U"未能"),     Word(U"未完成"),   Word(U"没有完成"),
    Word(U"未达到"),   Word(U"未实现"),   Word(U"低于预期"), Word(U"即将启动"), Word(U"即将开工"),
    Word(U"尚未"),     Word(U"未达预期"), Word(U"不及预期"), Word(U"低于年度"), Word(U"仍有差距"),
};
constexpr std::array going_on = {
    Word(U"有序推进"), Word(U"扎实推进"), Word(U"稳步推进"), Word(U"正在"),     Word(U"进展顺利"),
    Word(U"加快建设"), Word(U"顺利推进"), Word(U"前期工作"), Word(U"主体施工"), Word(U"土地征收"),
    Word(U"逐步启用"), Word(U"开工建设"), Word(U"加紧建设"), Word(U"加快推进"), Word(U"前期手续"),
    Word(U"启动建设"), Word(U"谋划"),
};
constexpr std::array preparation = {Word(U"前期工作"), Word(U"前期手续"), Word(U"正在办理"),
                                    Word(U"即将")};
constexpr std::array begun = {Word(U"开工"), Word(U"动工"), Word(U"开建")};
constexpr std::array fulfilment = {Word(U"超额完成"), Word(U"圆满完成"), Word(U"全面完成"),
                                   Word(U"顺利完成"), Word(U"完成年度"), Word(U"完成预期"),
                                   Word(U"实现预期"), Word(U"达到预期")};
constexpr std::array starts = {Word(U"启动"), Word(U"开工"), Word(U"开建"), Word(U"动工")};
constexpr std::array completion = {
    Word(U"投入使用"), Word(U"建成投用"), Word(U"正式运营"), Word(U"全线贯通"), Word(U"全线通车"),
    Word(U"竣工投产"), Word(U"并网发电"), Word(U"全部完成"), Word(U"全部开工"), Word(U"超额完成"),
    Word(U"建成"),     Word(U"完成"),     Word(U"完工"),     Word(U"竣工"),     Word(U"通车"),
    Word(U"投产"),     Word(U"投用"),     Word(U"封顶"),     Word(U"开工"),     Word(U"获评"),
    Word(U"通过"),     Word(U"达标"),     Word(U"挂牌"),     Word(U"出台"),
};
constexpr std::array ends = {
    Word(U"建成"),     Word(U"完工"), Word(U"竣工"), Word(U"投入使用"), Word(U"投用"),
    Word(U"主体完工"), Word(U"完成"), Word(U"通车"), Word(U"投产"),     Word(U"全面淘汰"),
};

constexpr std::array kinds = {Word(U"工程"), Word(U"项目"), Word(U"建设"), Word(U"改造"),
                              Word(U"提升"), Word(U"一期"), Word(U"二期"), Word(U"三期")};

constexpr std::array increments = {Word(U"新增"), Word(U"净增"), Word(U"引进")};
constexpr std::array stocks = {Word(U"达到"), Word(U"总数"),   Word(U"总量"),  Word(U"累计"),
                               Word(U"已有"), Word(U"稳定在"), Word(U"保持在")};

std::string first_of(std::span<const Word> list, std::u32string_view words) {
  for (const Word word : list) {
    if (words.find(word) != words.npos) return text::to_utf8(word);
  }
  return {};
}

struct Count {
  unsigned long number = 0;
  char32_t unit = 0;
};

std::optional<Count> first_count(std::u32string_view words) {
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!text::is_digit(words[begin])) continue;
    Count count;
    std::size_t end = begin;
    constexpr std::size_t digits_most = 9;
    for (; end < words.size() && text::is_digit(words[end]) && end - begin < digits_most; ++end) {
      count.number = count.number * 10 + (words[end] - U'0');
    }
    if (end == words.size() || words[end] == U'.' || words[end] == U'年') {
      begin = end;
      continue;
    }
    count.unit = words[end];
    return count;
  }
  return std::nullopt;
}

}  // namespace

std::string words_of_failure(std::u32string_view told) {
  return first_of(failure, told);
}

std::string words_of_going_on(std::u32string_view told) {
  return first_of(going_on, told);
}

std::string words_of_preparation(std::u32string_view told) {
  return first_of(begun, told).empty() ? first_of(preparation, told) : std::string();
}

std::string words_of_fulfilment(std::u32string_view told) {
  return first_of(fulfilment, told);
}

std::string words_of_completion(std::u32string_view told) {
  return first_of(completion, told);
}

bool asks_for_an_end(std::string_view verb, std::u32string_view promise) {
  constexpr std::size_t tail = 5;
  const auto last = promise.substr(promise.size() - std::min(tail, promise.size()));
  return std::ranges::find(ends, text::from_utf8(verb)) != ends.end() ||
         !first_of(ends, last).empty();
}

bool asks_for_a_start(std::string_view verb) {
  return std::ranges::find(starts, text::from_utf8(verb)) != starts.end();
}

std::string done_of_all(std::u32string_view told) {
  constexpr Word done = U"已完成";
  const std::size_t at = told.find(done);
  if (at == told.npos) return {};
  const auto part = first_count(told.substr(at + done.size()));
  const auto all = first_count(told.substr(0, at));
  if (!part || !all || part->unit != all->unit || part->number >= all->number) return {};
  return fmt::format("共{}，已完成{}，{} < {}", all->number, part->number, part->number,
                     all->number);
}

bool adds(std::u32string_view promise) {
  return !first_of(increments, promise).empty();
}

bool totals(std::u32string_view words) {
  return !first_of(stocks, words).empty() && first_of(increments, words).empty();
}

std::u32string proper_name(std::string_view object) {
  constexpr std::size_t least = 2;
  std::u32string name = text::from_utf8(object);
  for (bool again = true; again;) {
    again = false;
    for (const Word kind : kinds) {
      if (!name.ends_with(kind) || name.size() < kind.size() + least) continue;
      name.erase(name.size() - kind.size());
      again = true;
    }
  }
  return name;
}

bool names(std::u32string_view told, std::string_view object) {
  return told.find(proper_name(object)) != told.npos;
}

}  // namespace luoshi::reconcile
