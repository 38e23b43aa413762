#include "reading/measure.hpp"

#include <optional>

#include "base/decimal.hpp"
#include "reading/cues.hpp"
#include "reading/exclusion.hpp"
#include "reading/naming_marks.hpp"
#include "reading/numeral.hpp"
#include "reading/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

std::size_t separator_length(std::u32string_view flat, std::size_t at) {
  if (at >= flat.size()) return 0;
  constexpr std::u32string_view dashes = U"-—–~―‐─∼";
  if (dashes.find(flat[at]) != std::u32string_view::npos) {
    const bool twice = at + 1 < flat.size() && flat[at + 1] == flat[at];
    return twice ? 2 : 1;
  }
  return flat[at] == U'至' || flat[at] == U'到' ? 1 : 0;
}

// The words 由 and 从 make "A 至 B" a change and not a range.
bool opens_a_change(std::u32string_view before) {
  return ends_with_any(before, {U"由", U"从", U"自"});
}

bool ascending(const std::string& low, const std::string& high) {
  const auto a = Decimal::parse(low);
  const auto b = Decimal::parse(high);
  return a && b && *a < *b;
}

void set_unit(Measure& measure, const Unit& unit) {
  measure.end += unit.length;
  measure.unit = unit.name;
  measure.dimension = unit.dimension;
  measure.more = unit.more;
}

// "3—5个", "4.5%—5%", "100万至120万人": one measure with two ends; the unit may stand at both.
std::optional<Measure> range_at(std::u32string_view flat, const Numeral& first,
                                const std::optional<Unit>& first_unit) {
  const std::size_t gap_at = first.end + (first_unit ? first_unit->length : 0);
  const std::size_t gap = separator_length(flat, gap_at);
  if (gap == 0 || opens_a_change(flat.substr(0, first.begin))) return std::nullopt;
  const auto second = arabic_numeral(flat, gap_at + gap);
  if (!second || !ascending(first.value, second->value)) return std::nullopt;
  if (names_not_counts(flat, {second->end, second->end, {}, {}, false})) return std::nullopt;
  const auto unit = unit_at(flat, second->end);
  if (!unit || unit->name.empty()) return std::nullopt;
  const bool same =
      !first_unit || first_unit->name == unit->name || unit->name.starts_with(first_unit->name);
  if (!same) return std::nullopt;
  Measure measure;
  measure.begin = first.begin;
  measure.end = second->end;
  measure.low = first.value;
  measure.high = second->value;
  set_unit(measure, *unit);
  return measure;
}

// 稳居全省前3位: a place, where a word of placing stands before it.
std::optional<Measure> top_rank_at(std::u32string_view flat, const Numeral& number) {
  const bool unit =
      number.end < flat.size() && (flat[number.end] == U'位' || flat[number.end] == U'名');
  const std::size_t from = number.begin > 11 ? number.begin - 11 : 0;
  const auto before = flat.substr(from, number.begin - from);
  const bool placed = has_any(before, {U"列", U"居", U"进入", U"跻身", U"排"});
  if (!unit || !placed || !before.ends_with(U"前")) return std::nullopt;
  Measure measure;
  measure.begin = number.begin;
  measure.end = number.end + 1;
  measure.value = number.value;
  measure.unit = flat.substr(number.end, 1);
  measure.dimension = Dimension::count;
  measure.rank = true;
  return measure;
}

std::optional<Measure> rank_at(std::u32string_view flat, const Numeral& number) {
  if (auto top = top_rank_at(flat, number)) return top;
  if (number.begin == 0 || flat[number.begin - 1] != U'第') return std::nullopt;
  Measure measure;
  measure.begin = number.begin;
  measure.end = number.end;
  measure.value = number.value;
  measure.rank = true;
  measure.dimension = Dimension::count;
  if (number.end < flat.size() && (flat[number.end] == U'位' || flat[number.end] == U'名')) {
    measure.unit = flat.substr(number.end, 1);
    ++measure.end;
    return measure;
  }
  const std::size_t from = number.begin > 11 ? number.begin - 11 : 0;
  const auto before = flat.substr(from, number.begin - 1 - from);
  const bool placed =
      has_any(before, {U"列", U"居", U"排名", U"排", U"升至", U"名列"}) ||
      ends_with_any(before, {U"全省", U"全国", U"全市", U"全区", U"全县", U"全球", U"世界"});
  const bool closed =
      number.end >= flat.size() ||
      std::u32string_view(U"，。；、）").find(flat[number.end]) != std::u32string_view::npos;
  return placed && closed ? std::optional(measure) : std::nullopt;
}

constexpr Words money_words = {U"资金", U"经费",   U"投资",   U"补贴", U"补助", U"贷款",
                               U"费用", U"税款",   U"收入",   U"支出", U"奖金", U"借款",
                               U"专款", U"补助金", U"救助金", U"预算"};

// 3000万专项资金: money without its 元. Other bare magnitudes stay as they are (突破100万).
bool is_money_without_yuan(std::u32string_view flat, const Measure& measure) {
  auto after = flat.substr(measure.end, 12);
  after = after.substr(0, after.find_first_of(U"，。；：、惠用支实"));
  if (ends_with_any(after, money_words)) return true;
  const std::size_t from = measure.begin > 12 ? measure.begin - 12 : 0;
  auto before = flat.substr(from, measure.begin - from);
  if (ends_with_any(strip_tail(before), money_words)) return true;
  if (const auto cut = before.find_last_of(U"，。；：、"); cut != before.npos) {
    before.remove_prefix(cut + 1);
  }
  return has_any(before, {U"预算收入", U"预算支出", U"财政收入", U"财政支出"});
}

bool is_index(std::u32string_view before) {
  const std::size_t from = before.size() > 12 ? before.size() - 12 : 0;
  before.remove_prefix(from);
  if (const auto cut = before.find_last_of(U"，。；：、"); cut != std::u32string_view::npos) {
    before.remove_prefix(cut + 1);
  }
  if (before.ends_with(U"年")) return false;
  if (has_any(before, {U"指数", U"系数", U"指标值", U"容积率", U"产销比", U"得分"})) return true;
  // 收入比缩小至1.92, 研发投入强度达2.6: a ratio without %, told by the word of reaching.
  return ends_with_any(before, {U"至", U"到", U"为", U"达", U"在"}) &&
         has_any(before, {U"收入比", U"倍差", U"投入强度", U"比值", U"供需比", U"死亡率"});
}

bool closes_phrase(std::u32string_view rest) {
  return rest.empty() || starts_with_any(rest, {U"，", U"。", U"；", U"、", U"）", U"以下", U"以内",
                                                U"以上", U"左右", U"和"});
}

constexpr Words people_nouns = {
    U"党员",       U"群众", U"干部",     U"居民",   U"市民",   U"农民", U"村民",
    U"学生",       U"职工", U"老人",     U"人口",   U"贫困",   U"农村", U"老年人",
    U"纳税人",     U"师生", U"用户",     U"劳动力", U"脱贫",   U"儿童", U"婴幼儿",
    U"青少年",     U"妇女", U"农户",     U"家庭",   U"残疾人", U"退役", U"从业",
    U"高校毕业生", U"参保", U"灵活就业", U"游客",   U"户籍",   U"高龄", U"新就业"};

std::optional<Measure> bare_magnitude(std::u32string_view flat, Measure measure) {
  if (is_money_without_yuan(flat, measure)) {
    measure.unit += U"元";
    measure.dimension = Dimension::money;
    return measure;
  }
  const auto rest = flat.substr(measure.end);
  const bool people = starts_with_any(rest, people_nouns);
  const bool goes_on =
      starts_with_any(rest, {U"增至", U"增加到", U"增长到", U"提高到", U"升至", U"降至", U"下降到",
                             U"减少到", U"跃升", U"扩大到", U"两个", U"三个", U"四个", U"五个",
                             U"大关", U"台阶", U"减至", U"攀升"});
  return people || goes_on || closes_phrase(rest) ? std::optional(measure) : std::nullopt;
}

// "22.7和28.8个百分点": the unit stands once, behind the last of two or three numbers.
std::optional<Unit> shared_unit(std::u32string_view flat, std::size_t at) {
  for (int hops = 0; hops < 4 && at < flat.size(); ++hops) {
    constexpr std::u32string_view joints = U"和、及与";
    if (joints.find(flat[at]) == std::u32string_view::npos) return std::nullopt;
    const auto next = arabic_numeral(flat, at + 1);
    if (!next || names_not_counts(flat, *next)) return std::nullopt;
    if (auto unit = unit_at(flat, next->end)) {
      const bool named = !unit->name.empty() && !unit->magnitude;
      if (!named) return std::nullopt;
      unit->length = 0;
      return unit;
    }
    at = next->end;
  }
  return std::nullopt;
}

// 高于全国3.2个、全省1.5个百分点: the first 个 is short for 个百分点.
bool stands_for_points(std::u32string_view flat, const Numeral& number, std::size_t end) {
  const auto rest = flat.substr(end, 16);
  if (!rest.starts_with(U"、") && !rest.starts_with(U"和")) return false;
  const auto points = rest.find(U"个百分点");
  if (points == std::u32string_view::npos || points < 2 || !text::is_digit(rest[points - 1])) {
    return false;
  }
  const auto between = rest.substr(1, points - 1);
  const std::size_t from = number.begin > 8 ? number.begin - 8 : 0;
  const auto before = flat.substr(from, number.begin - from);
  return between.find_first_of(U"，。；、个") == std::u32string_view::npos &&
         has_any(before, {U"高于", U"低于", U"快于", U"高出", U"超", U"提高", U"提升", U"下降",
                          U"降低", U"回升", U"增加"});
}

// 受教育年限提高到11.7年: years that measure and are no date.
std::optional<Measure> years_at(std::u32string_view flat, const Numeral& number) {
  if (number.end >= flat.size() || flat[number.end] != U'年' || number.value.size() > 4) {
    return std::nullopt;
  }
  const std::size_t from = number.begin > 16 ? number.begin - 16 : 0;
  auto before = flat.substr(from, number.begin - from);
  if (const auto cut = before.find_last_of(U"，。；："); cut != std::u32string_view::npos) {
    before.remove_prefix(cut + 1);
  }
  const bool duration = has_any(before, {U"年限", U"受教育", U"使用寿命", U"期限", U"平均年龄"});
  if (!duration) return std::nullopt;
  Measure measure;
  measure.begin = number.begin;
  measure.end = number.end + 1;
  measure.value = number.value;
  measure.unit = U"年";
  measure.dimension = Dimension::time;
  return measure;
}

// 由一季度的-8.6%回升: a minus sign, no dash, where a word leads up to the value.
bool is_negative(std::u32string_view flat, const Numeral& number) {
  constexpr std::u32string_view signs = U"-−";
  constexpr std::u32string_view leading = U"的为至到由从于是达长降比速幅";
  return number.begin > 1 && signs.find(flat[number.begin - 1]) != std::u32string_view::npos &&
         leading.find(flat[number.begin - 2]) != std::u32string_view::npos;
}

std::optional<Measure> arabic_measure(std::u32string_view flat, const Numeral& number) {
  if (auto rank = rank_at(flat, number)) return rank;
  if (auto years = years_at(flat, number)) return years;
  if (names_not_counts(flat, number)) return std::nullopt;
  auto unit = unit_at(flat, number.end);
  if (auto range = range_at(flat, number, unit)) return range;
  if (unit && unit->name == U"个" && stands_for_points(flat, number, number.end + unit->length)) {
    unit->name = U"个百分点";
    unit->dimension = Dimension::points;
  }
  Measure measure;
  measure.begin = number.begin;
  measure.end = number.end;
  measure.value = number.value;
  if (is_negative(flat, number)) {
    measure.value.insert(0, "-");
    --measure.begin;
  }
  if (!unit) {
    if (const auto shared = shared_unit(flat, number.end)) {
      set_unit(measure, *shared);
      return measure;
    }
    const auto before = flat.substr(0, number.begin);
    const bool closed =
        closes_phrase(flat.substr(number.end)) || ends_with_any(before, {U"由", U"从"});
    return is_index(before) && closed ? std::optional(measure) : std::nullopt;
  }
  set_unit(measure, *unit);
  if (measure.more && flat.substr(measure.end).starts_with(U"年")) return std::nullopt;
  const bool only_magnitude = unit->magnitude && unit->dimension == Dimension::other &&
                              (unit->name.back() == U'万' || unit->name.back() == U'亿' ||
                               unit->name.back() == U'千' || unit->name.back() == U'百');
  return only_magnitude ? bare_magnitude(flat, measure) : std::optional(measure);
}

std::optional<Measure> han_measure(std::u32string_view flat, const Numeral& number) {
  const bool ordinal =
      number.begin > 0 && (flat[number.begin - 1] == U'第' || flat[number.begin - 1] == U'每' ||
                           flat[number.begin - 1] == U'十' || flat[number.begin - 1] == U'数' ||
                           flat[number.begin - 1] == U'几');
  if (ordinal) return std::nullopt;
  const auto unit = unit_at(flat, number.end);
  if (!unit || unit->name.empty()) return std::nullopt;
  Measure measure;
  measure.begin = number.begin;
  measure.end = number.end;
  if (number.high.empty()) {
    measure.value = number.value;
  } else {
    measure.low = number.value;
    measure.high = number.high;
  }
  measure.han = true;
  set_unit(measure, *unit);
  const bool people_or_money = unit->magnitude && unit->dimension != Dimension::other;
  if (!people_or_money && !counts_something_concrete(flat, measure)) return std::nullopt;
  if (measure.dimension == Dimension::times && flat.substr(measure.end).starts_with(U"多")) {
    measure.more = true;
    ++measure.end;
  }
  return measure;
}

}  // namespace

std::vector<Measure> find_measures(std::u32string_view flat) {
  std::vector<Measure> found;
  const auto named = named_ranges(flat);
  for (std::size_t i = 0; i < flat.size();) {
    const bool arabic = text::is_digit(flat[i]);
    if (!arabic && !is_han_numeral(flat[i])) {
      ++i;
      continue;
    }
    const auto number = arabic ? arabic_numeral(flat, i) : han_numeral(flat, i);
    std::size_t next = number ? number->end : i + 1;
    if (number && !named[i]) {
      auto measure = arabic ? arabic_measure(flat, *number) : han_measure(flat, *number);
      if (measure && !describes_not_measures(flat, *measure)) {
        next = measure->end;
        found.push_back(*std::move(measure));
      }
    }
    while (arabic && !number && next < flat.size() && text::is_digit(flat[next])) ++next;
    if (!arabic && !number) {
      while (next < flat.size() && is_han_numeral(flat[next])) ++next;
    }
    i = next;
  }
  return found;
}

}  // namespace luoshi::reading
