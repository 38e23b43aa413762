#include "reading/exclusion.hpp"

#include "reading/cues.hpp"
#include "reading/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

char32_t at_or_zero(std::u32string_view flat, std::size_t at) {
  return at < flat.size() ? flat[at] : U'\0';
}

bool is_one_of(char32_t c, std::u32string_view set) {
  return c != U'\0' && set.find(c) != std::u32string_view::npos;
}

bool is_formula_sign(char32_t c) {
  return is_one_of(c, U"+·・•×*=#№@_\\");
}

bool is_calendar_year(const Numeral& number) {
  return !number.han && number.value.size() == 4 &&
         (number.value.starts_with("19") || number.value.starts_with("20"));
}

constexpr Words after_number_of_a_name = {
    U"年",   U"月",   U"日",   U"号",   U"时许", U"点",   U"届",     U"期",   U"版",
    U"强",   U"周年", U"世纪", U"代",   U"后",   U"级",   U"线",     U"路",   U"式",
    U"维",   U"热线", U"系列", U"型",   U"码",   U"频道", U"字",     U"楼",   U"专班",
    U"项目", U"工程", U"行动", U"计划", U"模式", U"平台", U"体系",   U"部队", U"医院",
    U"余年", U"多年", U"国道", U"省道", U"县道", U"年代", U"个年头", U"周岁"};

bool follows_code(std::u32string_view flat, std::size_t begin) {
  if (begin == 0) return false;
  const char32_t previous = flat[begin - 1];
  const auto before = flat.substr(0, begin);
  // 实现GDP5000亿元: the letters name the figure.
  if (ends_with_any(before, {U"GDP", U"CPI", U"PPI", U"GNP"})) return false;
  if (text::is_latin(previous) || is_formula_sign(previous) || previous == U'第') return true;
  if (begin < 2) return false;
  const char32_t earlier = flat[begin - 2];
  const bool joined = is_one_of(previous, U"-—–:/.,．");
  return joined && (text::is_latin(earlier) || text::is_digit(earlier));
}

bool continues_as_code(std::u32string_view flat, std::size_t end) {
  const char32_t next = at_or_zero(flat, end);
  if (is_formula_sign(next)) return true;
  const char32_t later = at_or_zero(flat, end + 1);
  if (is_one_of(next, U".:") && text::is_digit(later)) return true;
  return text::is_latin(next) && !unit_at(flat, end);
}

constexpr Words service_words = {
    U"自助",   U"生活圈", U"便民", U"服务", U"营业",   U"值班",   U"值守", U"交通圈", U"经济圈",
    U"通勤",   U"都市圈", U"见绿", U"见园", U"健身圈", U"养老",   U"医疗", U"阅读",   U"文化圈",
    U"不打烊", U"在线",   U"急救", U"就医", U"圈",     U"政务",   U"热线", U"办结制", U"制",
    U"达",     U"抵达",   U"直达", U"通达", U"到达",   U"图书馆", U"监控", U"监测",   U"响应",
    U"书",     U"可达",   U"品质", U"社区", U"全天",   U"动态",   U"应急"};

bool ends_phrase(char32_t c) {
  return c == U'\0' || is_one_of(c, U"，。；：！？、）”》…");
}

// 24小时常态化管控, 1小时鲜活农产品物流圈: hours and minutes that describe a service.
bool describes_a_service(std::u32string_view rest, const Measure& measure) {
  if (rest.empty() || ends_phrase(rest[0])) return false;
  const auto phrase = rest.substr(0, rest.substr(0, 16).find_first_of(U"，。；：！？、）"));
  const bool around_the_clock = measure.unit == U"小时" && measure.value == "24";
  return around_the_clock || (phrase.size() <= 12 && phrase.ends_with(U"圈"));
}

bool is_service_promise(std::u32string_view flat, const Measure& measure) {
  const bool clock = measure.dimension == Dimension::time || measure.dimension == Dimension::length;
  if (!clock || measure.unit == U"天") return false;
  for (const std::u32string_view within : {U"以内", U"之内", U"内"}) {
    const auto rest = flat.substr(measure.end);
    const bool modifies = rest.starts_with(within) && rest.size() > within.size() &&
                          !ends_phrase(rest[within.size()]);
    if (modifies && measure.dimension == Dimension::length) return true;
  }
  const auto before = flat.substr(0, measure.begin);
  if (measure.dimension == Dimension::time && before.ends_with(U"连续")) return true;
  if (measure.dimension == Dimension::length && before.ends_with(U"时速")) return true;
  const auto rest = flat.substr(measure.end);
  return starts_with_any(rest, service_words) ||
         (measure.dimension == Dimension::time && describes_a_service(rest, measure));
}

bool is_threshold_dimension(Dimension dimension) {
  using enum Dimension;
  return dimension == money || dimension == area || dimension == mass || dimension == length ||
         dimension == energy || dimension == people || dimension == age || dimension == volume;
}

constexpr Words threshold_nouns = {U"项目",   U"企业",     U"产业",     U"园区", U"集群",
                                   U"大项目", U"单体",     U"村",       U"镇",   U"工业",
                                   U"商贸",   U"税收企业", U"总部",     U"重大", U"重点",
                                   U"优质",   U"单位",     U"上市公司", U"品牌"};

// 出栏50头以上养殖大户23户: what passes a bar of pieces has a count of its own behind it.
bool bars_a_counted_thing(std::u32string_view flat, const Measure& measure) {
  if (measure.dimension != Dimension::count) return false;
  auto rest = flat.substr(measure.end);
  const std::size_t bar = longest_start(rest, {U"及以上", U"以上", U"及以下", U"以下"});
  if (bar == 0) return false;
  rest.remove_prefix(bar);
  rest = rest.substr(0, std::min<std::size_t>(14, rest.find_first_of(U"，。；：、")));
  return rest.size() > 2 && text::is_han(rest[0]) && std::ranges::any_of(rest, text::is_digit);
}

// 10亿元以上项目, 60岁以上老人, 超5000万元企业: a bar that things pass, not an amount.
bool is_threshold(std::u32string_view flat, const Measure& measure) {
  if (!is_threshold_dimension(measure.dimension)) return bars_a_counted_thing(flat, measure);
  auto rest = flat.substr(measure.end);
  if (rest.starts_with(U"级")) return true;
  const std::size_t bar = longest_start(rest, {U"及以上", U"以上", U"及以下", U"以下", U"以内"});
  if (bar > 0) {
    rest.remove_prefix(bar);
    if (rest.starts_with(U"的")) rest.remove_prefix(1);
    if (rest.empty() || ends_phrase(rest[0])) return false;
    if (begins_with_outcome(rest) || starts_with_any(rest, {U"来", U"赴", U"就业", U"创业"}))
      return false;
    return !starts_with_any(rest, {U"目标", U"左右", U"和", U"并", U"且", U"，", U"增长"});
  }
  const auto before = flat.substr(0, measure.begin);
  const bool over =
      ends_with_any(before, {U"超", U"过", U"破", U"超过", U"不足", U"低于", U"达到", U"达"});
  if (!over || measure.dimension != Dimension::money) return false;
  if (rest.starts_with(U"的")) rest.remove_prefix(1);
  return starts_with_any(rest, threshold_nouns);
}

constexpr Words concrete_nouns = {
    U"项目",       U"学校",       U"幼儿园",   U"小学",     U"中学",     U"高中",   U"大学",
    U"高校",       U"院校",       U"医院",     U"卫生院",   U"公园",     U"游园",   U"广场",
    U"小区",       U"社区",       U"村",       U"乡镇",     U"镇",       U"街道",   U"园区",
    U"基地",       U"道路",       U"公路",     U"高速",     U"铁路",     U"大街",   U"大道",
    U"断头路",     U"大桥",       U"桥",       U"车站",     U"泵站",     U"变电站", U"电站",
    U"站点",       U"污水处理厂", U"水厂",     U"工厂",     U"生产线",   U"企业",   U"公司",
    U"机构",       U"实验室",     U"停车场",   U"水库",     U"综合体",   U"场馆",   U"书屋",
    U"书房",       U"隧道",       U"航线",     U"景区",     U"开发区",   U"示范街", U"驿站",
    U"养老院",     U"敬老院",     U"服务区",   U"出口",     U"通道",     U"线路",   U"车间",
    U"灌区",       U"机场",       U"码头",     U"泊位",     U"楼宇",     U"写字楼", U"厂房",
    U"公厕",       U"片区",       U"河道",     U"河流",     U"校区",     U"幼儿",   U"福利院",
    U"中心卫生院", U"医疗中心",   U"服务中心", U"活动中心", U"创新中心", U"古镇",   U"古村",
    U"博物馆",     U"图书馆",     U"体育馆",   U"酒店",     U"商场",     U"工业园", U"产业园",
    U"口袋公园",   U"立交",       U"互通",     U"高铁",     U"班列",     U"县",     U"区县",
    U"矿山",       U"集群",       U"指挥部",   U"示范区",   U"居民区",   U"安置区", U"回迁区",
    U"交易所",     U"研究院",     U"研究所",   U"分院",     U"展馆",     U"球场",   U"剧院",
    U"商圈",       U"街区",       U"合作社",   U"养殖场",   U"水源地",   U"泵房",   U"管廊",
    U"栈道",       U"口岸",       U"航站楼",   U"跑道"};

constexpr Words concrete_alone = {U"所", U"座", U"栋", U"幢", U"艘", U"户",   U"口", U"眼",
                                  U"辆", U"台", U"架", U"株", U"亩", U"公里", U"名", U"家"};

// 规划102项重大工程中我市27个: the set that what is counted belongs to.
bool is_set_counted_from(std::u32string_view rest) {
  const auto phrase = rest.substr(0, 14);
  const auto at = phrase.find(U'中');
  if (at == std::u32string_view::npos || at == 0 || phrase[at - 1] == U'集') return false;
  if (phrase.substr(0, at).find_first_of(U"，。；、") != std::u32string_view::npos) return false;
  return starts_with_any(phrase.substr(at + 1), {U"我市", U"我省", U"我县", U"我区", U"仅", U"列",
                                                 U"位列", U"居", U"排", U"排名", U"占"});
}

// 某某6.5GW光伏电池项目: a rating between a maker's name and a product belongs to the product.
bool is_power_rating(std::u32string_view before, const Measure& measure, std::u32string_view rest) {
  const bool rating = measure.dimension == Dimension::energy &&
                      (measure.unit.ends_with(U"瓦") || text::is_latin(measure.unit.back()));
  if (!rating || before.empty() || rest.empty() || ends_phrase(rest[0])) return false;
  if (is_one_of(rest[0], U"和及与以左")) return false;
  return text::is_han(before.back()) && !is_one_of(before.back(), U"的等共增超近约") &&
         strip_tail(before).size() == before.size() && !ends_with_verb(before);
}

constexpr Words change_or_share = {
    U"增长", U"提升", U"提高", U"增加",   U"下降",   U"降低",   U"减少", U"压减", U"压缩", U"占",
    U"近",   U"超",   U"超过", U"达",     U"达到",   U"翻了",   U"约",   U"扩大", U"缩短", U"的",
    U"缩减", U"偏多", U"偏少", U"不低于", U"不少于", U"不超过", U"不足", U"精简", U"覆盖", U"节约"};

// 一 counts only where something is built or stands apiece: 新建一所学校, 各一所.
bool one_thing_built(std::u32string_view flat, const Measure& measure) {
  if (measure.unit != U"所" && measure.unit != U"座") return false;
  const auto before = flat.substr(0, measure.begin);
  if (before.ends_with(U"各")) return true;
  const auto rest = flat.substr(measure.end, 8);
  return ends_with_any(before, {U"建", U"建成", U"建设", U"提升", U"扩建", U"改建", U"迁建"}) &&
         find_any(rest, concrete_nouns) <= 5;
}

}  // namespace

bool names_not_counts(std::u32string_view flat, const Numeral& number) {
  if (follows_code(flat, number.begin) || continues_as_code(flat, number.end)) return true;
  const auto before = flat.substr(0, number.begin);
  if (before.ends_with(U"每")) return true;
  auto rest = flat.substr(number.end);
  if (rest.starts_with(U"个年头")) return true;
  if (starts_with_any(rest, after_number_of_a_name)) {
    const bool unit_word = unit_at(flat, number.end).has_value();
    const bool longer =
        rest.starts_with(U"多年") || rest.starts_with(U"余年") || rest.starts_with(U"项目");
    return !unit_word || longer;
  }
  if (!is_calendar_year(number)) return false;
  const char32_t next = at_or_zero(flat, number.end);
  return is_one_of(next, U"-—–~至、") && text::is_digit(at_or_zero(flat, number.end + 1)) &&
         flat.substr(number.end, 8).find(U'年') != std::u32string_view::npos;
}

bool describes_not_measures(std::u32string_view flat, const Measure& measure) {
  const auto before = flat.substr(0, measure.begin);
  const auto rest = flat.substr(measure.end);
  if (measure.unit == U"千伏") return true;
  // 1.1类新药, 3类水体: a class of medicines or waters.
  const bool classed = measure.value.find('.') != std::string::npos ||
                       starts_with_any(rest, {U"新药", U"创新药", U"医疗器械", U"水"});
  if (measure.unit == U"类" && classed) return true;
  // 跻身全国前20名: a bar among others, no count.
  const bool placed = measure.unit == U"名" || measure.unit == U"位";
  const bool percent = measure.dimension == Dimension::ratio;
  if ((placed || percent) && !measure.rank && ends_with_any(before, {U"前", U"后"})) return true;
  if (is_set_counted_from(rest)) return true;
  if (is_power_rating(before, measure, rest)) return true;
  if (measure.unit == U"套" && ends_with_any(before, {U"央视", U"卫视", U"CCTV"})) return true;
  if (measure.dimension == Dimension::age) {
    return !has(before.substr(before.size() - std::min<std::size_t>(before.size(), 24)), U"寿命");
  }
  if (is_service_promise(flat, measure) || is_threshold(flat, measure)) return true;
  if (measure.unit == U"所") {
    const bool code = rest.starts_with(U"的") || rest.starts_with(U"和") || rest.starts_with(U"等");
    return code && !ends_with_any(before, {U"校", U"园", U"学", U"院", U"达", U"到", U"共", U"建"});
  }
  return false;
}

bool counts_something_concrete(std::u32string_view flat, const Measure& measure) {
  if (measure.value == "1") return one_thing_built(flat, measure);
  if (measure.dimension == Dimension::ratio || measure.dimension == Dimension::times) {
    const auto before = flat.substr(0, measure.begin);
    const auto rest = flat.substr(measure.end);
    const bool closes = rest.empty() || ends_phrase(rest[0]);
    return ends_with_any(before, change_or_share) || (closes && !measure.value.starts_with("1")) ||
           starts_with_any(rest, {U"以上", U"左右", U"以下", U"多的"});
  }
  constexpr std::u32string_view countable =
      U"所座家条处栋幢套户艘列架台辆口眼间场个项件部名人段片块";
  if (measure.unit.size() != 1 || countable.find(measure.unit[0]) == std::u32string_view::npos) {
    return false;
  }
  auto rest = flat.substr(measure.end, 14);
  const auto stop = rest.find_first_of(U"，。；：！？、（“的");
  rest = rest.substr(0, stop);
  if (const auto outcome = find_outcome(rest); outcome != std::u32string_view::npos) {
    rest = rest.substr(0, outcome);
  }
  if (ends_with_any(rest, concrete_nouns)) return true;
  const auto noun = find_any(rest, concrete_nouns);
  if (noun <= 8) return true;
  const auto before = flat.substr(0, measure.begin);
  if (rest.empty() && ends_with_any(before, concrete_nouns)) return true;  // 扩建道路七条
  const bool many = measure.value.size() > 1;
  if (rest.empty() && many &&
      !is_verb_phrase(before.substr(before.size() - std::min<std::size_t>(before.size(), 2)))) {
    return true;  // 整治排污口七百余个
  }
  const bool place_name = !rest.empty() && is_one_of(rest[0], U"山河庄营岭沟峪岗店镇寺桥坪湾湖") &&
                          measure.unit != U"座";
  if (place_name) return false;
  return starts_with_any(measure.unit, concrete_alone) && !before.ends_with(U"第") &&
         measure.unit.size() == 1 && !rest.empty();
}

}  // namespace luoshi::reading
