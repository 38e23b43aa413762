#include "reading/unit.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <ranges>

namespace luoshi::reading {
namespace {

struct Entry {
  std::u32string_view word;
  Dimension dimension;
  std::u32string_view not_before = U"";  // characters that make the word part of another
};

using enum Dimension;

constexpr char32_t first_of(const Entry& entry) {
  return entry.word.front();
}

// The words in the order longest() seeks them in: by their first character.
template <std::size_t N>
constexpr std::array<Entry, N> by_first(std::array<Entry, N> entries) {
  std::ranges::sort(entries, std::less<>(), first_of);
  return entries;
}

constexpr auto measures = by_first(std::to_array<Entry>({
    {U"个百分点", points},
    {U"百分点", points},
    {U"个基点", points},
    {U"%", ratio},
    {U"‰", ratio},
    {U"成", ratio, U"员果功立为本就熟长效交品套都型绩分份"},
    {U"倍", times, U"增"},
    {U"元", money, U"旦素件器月"},
    {U"美元", money},
    {U"欧元", money},
    {U"日元", money},
    {U"港元", money},
    {U"港币", money},
    {U"英镑", money},
    {U"卢布", money},
    {U"元人民币", money},
    {U"公里", length},
    {U"千米", length},
    {U"海里", length},
    {U"延米", length},
    {U"米", length, U"粉"},
    {U"厘米", length},
    {U"毫米", length},
    {U"平方公里", area},
    {U"平方千米", area},
    {U"平方米", area},
    {U"平米", area},
    {U"平方", area},
    {U"公顷", area},
    {U"亩次", area},
    {U"亩", area, U"均产"},
    {U"立方米", volume},
    {U"标准立方米", volume},
    {U"立方", volume},
    {U"方", volume, U"面案式便向法针位阵"},
    {U"升", volume, U"级至到学规"},
    {U"吨", mass},
    {U"吨标准煤", mass},
    {U"吨公里", other},
    {U"人公里", other},
    {U"吨标煤", mass},
    {U"公斤", mass},
    {U"千克", mass},
    {U"克", mass, U"服难"},
    {U"毫克", mass},
    {U"微克", mass},
    {U"斤", mass},
    {U"担", mass, U"当任保负子架心"},
    {U"载重吨", mass},
    {U"总吨", mass},
    {U"千瓦时", energy},
    {U"千瓦小时", energy},
    {U"度", energy, U"假汛"},
    {U"千瓦", energy},
    {U"兆瓦", energy},
    {U"兆瓦时", energy},
    {U"吉瓦", energy},
    {U"吉瓦时", energy},
    {U"瓦", energy, U"斯"},
    {U"千伏安", energy},
    {U"兆伏安", energy},
    {U"千伏", other},
    {U"蒸吨", energy},
    {U"MW", energy},
    {U"MWh", energy},
    {U"GW", energy},
    {U"GWh", energy},
    {U"kW", energy},
    {U"kWh", energy},
    {U"KW", energy},
    {U"km", length},
    {U"TEU", other},
    {U"标准箱", other},
    {U"标箱", other},
    {U"PFLOPS", other},
    {U"EFLOPS", other},
    {U"PFlops", other},
    {U"EFlops", other},
    {U"P", other},
    {U"TB", other},
    {U"PB", other},
    {U"Gbps", other},
    {U"Mbps", other},
    {U"兆", other},
    {U"个工作日", time},
    {U"个工作小时", time},
    {U"工作小时", time},
    {U"工作日", time},
    {U"个小时", time},
    {U"小时", time},
    {U"分钟", time},
    {U"秒", time},
    {U"秒钟", time},
    {U"个月", time},
    {U"天", time, U"津然下空"},
    {U"周", time, U"年边期末一围"},
    {U"岁", age},
    {U"周岁", age},
    {U"分", other, U"别之类级布公局会配行期工步支院散店区离析析流"},
    {U"分贝", other},
    {U"℃", other},
    {U"㎡", area},
    {U"m²", area},
    {U"km²", area},
    {U"㎥", volume},
    {U"m³", volume},
    {U"吨标准油", mass},
    {U"摄氏度", other},
}));

constexpr auto classifiers = by_first(std::to_array<Entry>({
    {U"个", count},
    {U"家", count, U"庭长乡"},
    {U"户", count, U"籍外型"},
    {U"户次", count},
    {U"家次", count},
    {U"条", count, U"例件款目"},
    {U"座", count, U"谈位"},
    {U"处", count, U"理置罚于分室"},
    {U"所", count, U"有在"},
    {U"项", count, U"目"},
    {U"项次", count},
    {U"件", count},
    {U"件次", count},
    {U"套", count, U"路餐"},
    {U"台", count, U"湾风州账阶独"},
    {U"台套", count},
    {U"台次", count},
    {U"辆", count},
    {U"辆次", count},
    {U"部", count, U"门署分队级委"},
    {U"场", count, U"馆所地景"},
    {U"场次", count},
    {U"次", count, U"序要级"},
    {U"起", count, U"来到步"},
    {U"宗", count},
    {U"批", count, U"准复"},
    {U"批次", count},
    {U"栋", count},
    {U"幢", count},
    {U"间", count},
    {U"张", count, U"床"},
    {U"张床位", count},
    {U"块", count},
    {U"片", count, U"区"},
    {U"株", count},
    {U"棵", count},
    {U"头", count, U"部"},
    {U"只", count, U"有要"},
    {U"羽", count},
    {U"尾", count, U"气水矿"},
    {U"匹", count},
    {U"口", count, U"岸袋"},
    {U"眼", count},
    {U"艘", count},
    {U"艘次", count},
    {U"架", count, U"构"},
    {U"架次", count},
    {U"列", count, U"车入为"},
    {U"列次", count},
    {U"班列", count},
    {U"篇", count},
    {U"册", count},
    {U"本", count, U"科级市县省区地土"},
    {U"种", count, U"植业养质子"},
    {U"类", count, U"型"},
    {U"支", count, U"持撑付出部队柱"},
    {U"组", count, U"织建团合"},
    {U"队", count, U"伍"},
    {U"班", count, U"子次车组"},
    {U"班次", count},
    {U"门", count, U"店诊类户"},
    {U"根", count, U"治本据"},
    {U"盏", count},
    {U"份", count},
    {U"封", count, U"堵闭"},
    {U"剂", count, U"量型"},
    {U"剂次", count},
    {U"卷", count, U"烟入"},
    {U"桶", count},
    {U"副", count, U"区县市省主局部校院"},
    {U"面", count, U"积向对临貌世粉"},
    {U"席", count, U"位"},
    {U"学时", count},
    {U"课时", count},
    {U"笔", count},
    {U"单", count, U"位元"},
    {U"例", count},
    {U"例次", count},
    {U"床", count, U"位"},
    {U"对", count, U"接口外"},
    {U"款", count},
    {U"枚", count},
    {U"棒", count},
    {U"袋", count},
    {U"箱", count},
    {U"盒", count},
    {U"瓶", count},
    {U"轮", count},
    {U"轮次", count},
    {U"幅", count, U"度"},
    {U"颗", count},
    {U"粒", count},
    {U"顶", count},
    {U"把", count, U"握"},
    {U"段", count},
    {U"站", count, U"点房"},
    {U"票", count},
    {U"趟", count},
    {U"首", count, U"次个批席届"},
    {U"集", count, U"中群成聚团装"},
    {U"节", count, U"能约水点日"},
    {U"层", count, U"级"},
    {U"道", count, U"路"},
    {U"村", count, U"庄级民"},
    {U"县", count, U"级域"},
    {U"镇", count, U"级"},
    {U"名", count, U"称"},
    {U"人", people, U"均民才大工口员群社居类"},
    {U"人次", people},
    {U"人份", count},
    {U"位", people, U"于居列数"},
    {U"车次", count},
    {U"航次", count},
    {U"标段", count},
}));

constexpr auto magnitudes = std::to_array<std::u32string_view>(
    {U"万亿", U"千万", U"百万", U"十万", U"千亿", U"百亿", U"亿", U"万", U"千", U"百"});

constexpr auto per = std::to_array<std::u32string_view>(
    {U"立方米", U"标准立方米", U"平方米", U"平方公里", U"公里",  U"公顷",  U"亩",       U"吨",
     U"千克",   U"公斤",       U"斤",     U"升",       U"万人",  U"千人",  U"百人",     U"十万人",
     U"百亿元", U"人",         U"户",     U"年",       U"月",    U"天",    U"日",       U"小时",
     U"分钟",   U"秒",         U"次",     U"千瓦时",   U"千瓦",  U"度",    U"辆",       U"床",
     U"套",     U"个",         U"台",     U"头",       U"只",    U"株",    U"棒",       U"万元",
     U"亿元",   U"元",         U"人次",   U"次·人",    U"人·年", U"人·月", U"平方千米", U"米",
     U"时",     U"d",          U"h"});

template <class Table>
const Entry* longest(const Table& table, std::u32string_view rest) {
  const Entry* best = nullptr;
  if (rest.empty()) return best;
  for (const Entry& entry : std::ranges::equal_range(table, rest[0], std::less<>(), first_of)) {
    if (best != nullptr && entry.word.size() <= best->word.size()) continue;
    if (!rest.starts_with(entry.word)) continue;
    const char32_t next = rest.size() > entry.word.size() ? rest[entry.word.size()] : U'\0';
    if (next != U'\0' && entry.not_before.find(next) != std::u32string_view::npos) continue;
    best = &entry;
  }
  return best;
}

std::size_t magnitude_length(std::u32string_view rest) {
  for (const auto word : magnitudes) {
    if (rest.starts_with(word)) return word.size();
  }
  return 0;
}

bool is_more(std::u32string_view rest) {
  return !rest.empty() && (rest[0] == U'余' || rest[0] == U'多');
}

// 辆（台）, 条（段）: a second classifier in brackets belongs to the first.
std::size_t bracket_length(std::u32string_view rest) {
  if (rest.size() < 3 || rest[0] != U'（') return 0;
  const auto close = rest.find(U'）');
  if (close == std::u32string_view::npos || close > 4) return 0;
  const Entry* entry = longest(classifiers, rest.substr(1, close - 1));
  return entry != nullptr && entry->word.size() == close - 1 ? close + 1 : 0;
}

const Entry* measure_or_classifier(std::u32string_view rest) {
  const Entry* measure = longest(measures, rest);
  const Entry* classifier = longest(classifiers, rest);
  if (measure == nullptr) return classifier;
  if (classifier == nullptr) return measure;
  return measure->word.size() >= classifier->word.size() ? measure : classifier;
}

void append_rate(Unit& unit, std::u32string_view flat, std::size_t at) {
  const auto rest = flat.substr(at + unit.length);
  // 微克每立方米 is written out; 每 behind other units opens a new phrase.
  const bool written_out =
      rest.starts_with(U"每立方米") || rest.starts_with(U"每平方米") || rest.starts_with(U"每升");
  if (written_out) {
    const std::size_t length = rest.find_first_of(U"米升") + 1;
    unit.length += length;
    unit.name.append(rest.substr(0, length));
    return;
  }
  if (!rest.starts_with(U'/')) return;
  std::u32string_view best;
  for (const auto word : per) {
    if (word.size() > best.size() && rest.substr(1).starts_with(word)) best = word;
  }
  if (best.empty()) return;
  unit.length += 1 + best.size();
  unit.name.append(U"/").append(best);
}

}  // namespace

std::optional<Unit> unit_at(std::u32string_view flat, std::size_t at) {
  Unit unit;
  std::size_t i = at;
  if (is_more(flat.substr(i))) unit.more = true, ++i;
  const auto plain = flat.substr(i);
  const Entry* direct = longest(measures, plain);
  const std::size_t magnitude = magnitude_length(plain);
  const bool own_word = direct != nullptr && direct->word.size() > magnitude;
  if (magnitude > 0 && !own_word) {
    unit.magnitude = true;
    unit.name = plain.substr(0, magnitude);
    i += magnitude;
    if (is_more(flat.substr(i))) unit.more = true, ++i;
  }
  const Entry* entry = measure_or_classifier(flat.substr(i));
  if (entry == nullptr) {
    if (!unit.magnitude) return std::nullopt;
    unit.length = i - at;
    return unit;
  }
  unit.name += entry->word;
  unit.dimension = entry->dimension;
  unit.length = i - at + entry->word.size();
  append_rate(unit, flat, at);
  unit.length += bracket_length(flat.substr(at + unit.length));
  return unit;
}

}  // namespace luoshi::reading
