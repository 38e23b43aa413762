#include "reading/qualifier.hpp"

#include <array>

#include "reading/cues.hpp"
#include "reading/vocabulary.hpp"

namespace luoshi::reading {
namespace {

struct Cue {
  std::u32string_view word;
  Qualifier qualifier;
};

using enum Qualifier;

// The longest cue that ends the words before the number decides.
constexpr auto before_cues = std::to_array<Cue>({
    {U"约", about},       {U"大约", about},      {U"约为", about},      {U"约达", about},
    {U"大概", about},     {U"近", under},        {U"将近", under},      {U"接近", under},
    {U"不足", under},     {U"低于", under},      {U"少于", under},      {U"不到", under},
    {U"逼近", under},     {U"超", over},         {U"超过", over},       {U"突破", over},
    {U"逾", over},        {U"首破", over},       {U"冲破", over},       {U"高于", over},
    {U"多于", over},      {U"大于", over},       {U"突破了", over},     {U"超过了", over},
    {U"超出", over},      {U"不低于", at_least}, {U"不少于", at_least}, {U"不小于", at_least},
    {U"至少", at_least},  {U"不下", at_least},   {U"最低", exact},      {U"不下于", at_least},
    {U"不超过", at_most}, {U"不高于", at_most},  {U"不大于", at_most},  {U"不多于", at_most},
    {U"至多", at_most},   {U"最多", at_most},    {U"未超过", at_most},  {U"不超", at_most},
    {U"最近", exact},     {U"附近", exact},      {U"邻近", exact},      {U"就近", exact},
    {U"节约", exact},     {U"集约", exact},      {U"签约", exact},      {U"过", exact},
});

std::u32string_view without_filler(std::u32string_view before) {
  for (bool again = true; again;) {
    again = false;
    for (const std::u32string_view word : {U"分别", U"均", U"达到", U"达", U"再", U"了", U"第"}) {
      if (before.size() > word.size() && before.ends_with(word)) {
        before.remove_suffix(word.size());
        again = true;
      }
    }
  }
  return before;
}

Qualifier cue_before(std::u32string_view before) {
  for (const auto words : {before, without_filler(before)}) {
    const Cue* best = nullptr;
    for (const Cue& cue : before_cues) {
      if (words.ends_with(cue.word) && (best == nullptr || cue.word.size() > best->word.size())) {
        best = &cue;
      }
    }
    if (best != nullptr) return best->qualifier;
  }
  return exact;
}

// 每个县至少建成2个, 不少于新建3所: the bound stands before the verb.
bool at_least_before_verb(std::u32string_view clause) {
  for (const std::u32string_view word : {U"至少", U"不少于", U"不低于"}) {
    const auto at = clause.rfind(word);
    if (at == std::u32string_view::npos) continue;
    const auto between = clause.substr(at + word.size());
    if (between.size() <= 6 && is_verb_phrase(between)) return true;
  }
  return false;
}

Qualifier cue_after(std::u32string_view after, Kind kind) {
  if (starts_with_any(after, {U"左右", U"上下", U"上下浮动"})) return about;
  if (starts_with_any(after, {U"以内", U"以下", U"及以下", U"之内", U"内。", U"内，", U"内；"})) {
    return at_most;
  }
  if (after == U"内" || starts_with_any(after, {U"内办结", U"内完成", U"内办理"})) return at_most;
  if (starts_with_any(after, {U"以上", U"及以上", U"之上"}))
    return kind == Kind::target ? at_least : over;
  return exact;
}

}  // namespace

Qualifier find_qualifier(const Measure& measure, const Surroundings& words, Kind kind) {
  if (!measure.low.empty()) return range;
  if (measure.rank) return exact;
  Qualifier left = cue_before(words.before);
  if (left == exact && at_least_before_verb(words.before)) left = at_least;
  const bool compares = measure.dimension == Dimension::points && left != about;
  const Qualifier right = cue_after(words.after, kind);
  if (right != exact) return right;
  if (left != exact && !(compares && (left == over || left == under) &&
                         !words.before.ends_with(U"超过") && !words.before.ends_with(U"近"))) {
    return left;
  }
  return measure.more ? over : exact;
}

}  // namespace luoshi::reading
