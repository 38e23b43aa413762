#include "reading/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

// A word and the characters that make it part of another when they stand beside it: next to a
// lead's end (在建 is not 在), before a tail's start (人均 is not 均).
struct Guarded {
  View word;
  View unless = U"";
};

constexpr auto leads = std::to_array<Guarded>({
    {U"高效率"},
    {U"五年"},
    {U"三年"},
    {U"两年"},
    {U"取得"},
    {U"取得了"},
    {U"实现了"},
    {U"完成了"},
    {U"十三五期间"},
    {U"十四五期间"},
    {U"预计"},
    {U"全年"},
    {U"全县"},
    {U"全市"},
    {U"全省"},
    {U"全区"},
    {U"全国"},
    {U"年内"},
    {U"今年"},
    {U"去年"},
    {U"明年"},
    {U"当年"},
    {U"本年"},
    {U"累计"},
    {U"共计"},
    {U"总计"},
    {U"合计"},
    {U"已经"},
    {U"其中"},
    {U"实现"},
    {U"完成"},
    {U"确保"},
    {U"力争"},
    {U"争取"},
    {U"努力"},
    {U"达到"},
    {U"同时"},
    {U"一年来"},
    {U"五年来"},
    {U"三年来"},
    {U"过去五年"},
    {U"目前"},
    {U"截至目前"},
    {U"截至"},
    {U"圆满"},
    {U"顺利"},
    {U"超额"},
    {U"提前"},
    {U"基本"},
    {U"扎实"},
    {U"持续"},
    {U"稳步"},
    {U"切实"},
    {U"大力"},
    {U"积极"},
    {U"深入"},
    {U"进一步"},
    {U"不断"},
    {U"加快"},
    {U"继续"},
    {U"着力"},
    {U"统筹"},
    {U"有序"},
    {U"高标准", U"农"},
    {U"高质量", U"发"},
    {U"高效", U"节林农生"},
    {U"率先"},
    {U"相继"},
    {U"先后"},
    {U"成功"},
    {U"有效"},
    {U"我县"},
    {U"我市"},
    {U"我区"},
    {U"我省"},
    {U"预期"},
    {U"计划"},
    {U"到年底"},
    {U"年底前"},
    {U"上半年"},
    {U"底前"},
    {U"月底前"},
    {U"以来"},
    {U"年底"},
    {U"直接"},
    {U"间接"},
    {U"新一轮"},
    {U"一次性"},
    {U"逐步"},
    {U"协调"},
    {U"聚力"},
    {U"全力"},
    {U"坚持"},
    {U"以及"},
    {U"超过"},
    {U"以上"},
    {U"左右"},
    {U"以内"},
    {U"以下"},
    {U"高水平"},
    {U"精心"},
    {U"认真"},
    {U"全面完成"},
    {U"全面"},
    {U"全部"},
    {U"主要"},
    {U"特别是"},
    {U"尤其是"},
    {U"包括"},
    {U"涉及"},
    {U"严格"},
    {U"总共"},
    {U"一共"},
    {U"共", U"享同建产青和党"},
    {U"已"},
    {U"使", U"用馆"},
    {U"让", U"利"},
    {U"并", U"网购"},
    {U"还", U"迁款"},
    {U"也"},
    {U"拟"},
    {U"末"},
    {U"底", U"线下盘"},
    {U"再", U"生制"},
    {U"各", U"类级种地项界方个"},
    {U"均", U"衡等"},
    {U"及", U"时"},
    {U"和", U"谐美平"},
    {U"与", U"会"},
    {U"、"},
    {U"的"},
    {U"之"},
    {U"等", U"级外"},
    {U"将", U"军"},
    {U"把", U"关"},
    {U"对", U"外口接标俄美欧日"},
    {U"为", U"民"},
    {U"在", U"建校施册岗线园押编籍读谈库产营地"},
    {U"以", U"旧工"},
    {U"由"},
    {U"从", U"业"},
    {U"且"},
    {U"而"},
    {U"又"},
    {U"则"},
    {U"即", U"时"},
    {U"约", U"谈束"},
    {U"近", U"岸视海期零郊"},
    {U"超", U"高市长大算低充前"},
    {U"仅"},
    {U"只"},
    {U"“"},
    {U"”"},
    {U"）"},
    {U"（"},
    {U"-"},
    {U"—"},
    {U"·"},
});

constexpr auto tails = std::to_array<Guarded>({
    {U"分别"},
    {U"拟按"},
    {U"拟安排"},
    {U"拟"},
    {U"按"},
    {U"为每立方米"},
    {U"每立方米"},
    {U"调增"},
    {U"调减"},
    {U"降价"},
    {U"提价"},
    {U"拓展到"},
    {U"拓展至"},
    {U"延伸至"},
    {U"延伸到"},
    {U"扩容至"},
    {U"扩容到"},
    {U"提档至"},
    {U"年内"},
    {U"全部"},
    {U"提速到"},
    {U"提速至"},
    {U"精简到"},
    {U"精简至"},
    {U"压到"},
    {U"缩至"},
    {U"达到"},
    {U"达", U"发抵送"},
    {U"完成"},
    {U"实现"},
    {U"为", U"行作认因"},
    {U"是"},
    {U"约", U"节签集预条契制履"},
    {U"约为"},
    {U"近", U"附最临邻靠"},
    {U"将近"},
    {U"接近"},
    {U"超过"},
    {U"超"},
    {U"突破"},
    {U"逾"},
    {U"达约"},
    {U"不低于"},
    {U"不少于"},
    {U"不高于"},
    {U"不超过"},
    {U"不大于"},
    {U"不小于"},
    {U"不多于"},
    {U"不足"},
    {U"高于"},
    {U"低于"},
    {U"控制在"},
    {U"保持在"},
    {U"稳定在"},
    {U"维持在"},
    {U"稳定"},
    {U"保持"},
    {U"增加到"},
    {U"增至"},
    {U"增长到"},
    {U"增长至"},
    {U"增加至"},
    {U"提高到"},
    {U"提高至"},
    {U"提升到"},
    {U"提升至"},
    {U"上升到"},
    {U"上升至"},
    {U"下降到"},
    {U"下降至"},
    {U"降低到"},
    {U"降低至"},
    {U"降到"},
    {U"降至"},
    {U"扩大到"},
    {U"扩大至"},
    {U"压缩到"},
    {U"压缩至"},
    {U"压减到"},
    {U"压减至"},
    {U"缩短到"},
    {U"缩短至"},
    {U"缩减至"},
    {U"缩减到"},
    {U"扩展到"},
    {U"扩展至"},
    {U"发展到"},
    {U"跃升至"},
    {U"跃升到"},
    {U"升至"},
    {U"升到"},
    {U"减少到"},
    {U"减少至"},
    {U"减至"},
    {U"回升到"},
    {U"延长至"},
    {U"延长到"},
    {U"提标至"},
    {U"恢复到"},
    {U"攀升至"},
    {U"跃上"},
    {U"迈上"},
    {U"站上"},
    {U"首次突破"},
    {U"率先突破"},
    {U"历史性突破"},
    {U"连续突破"},
    {U"增", U"新净"},
    {U"降"},
    {U"由", U"自"},
    {U"从", U"服"},
    {U"增长"},
    {U"增加"},
    {U"提高"},
    {U"提升"},
    {U"下降"},
    {U"减少"},
    {U"降低"},
    {U"回落"},
    {U"上涨"},
    {U"改善"},
    {U"压减"},
    {U"压缩"},
    {U"缩短"},
    {U"缩减"},
    {U"上升"},
    {U"扩大"},
    {U"增幅"},
    {U"翻了"},
    {U"下跌"},
    {U"正增长"},
    {U"增收"},
    {U"减", U"削"},
    {U"同比"},
    {U"环比"},
    {U"年均"},
    {U"平均"},
    {U"实际"},
    {U"名义"},
    {U"预计"},
    {U"累计"},
    {U"共", U"公"},
    {U"共计"},
    {U"总计"},
    {U"合计"},
    {U"仅"},
    {U"再"},
    {U"均", U"人户亩日月村平年"},
    {U"各"},
    {U"都", U"首成"},
    {U"已"},
    {U"已经"},
    {U"到", U"报签"},
    {U"至", U"乃"},
    {U"在", U"存现所"},
    {U"以", U"可所予难"},
    {U"占"},
    {U"还", U"归偿"},
    {U"将"},
    {U"又"},
    {U"大约"},
    {U"最高"},
    {U"最低"},
    {U"至少"},
    {U"最多"},
    {U"力争"},
    {U"确保"},
    {U"争取"},
    {U"预期"},
    {U"位居"},
    {U"位列"},
    {U"排名"},
    {U"名列"},
    {U"居", U"安民新社旧定移迁"},
    {U"列", U"系班序排"},
    {U"排", U"减安"},
    {U"排在"},
    {U"稳居"},
    {U"跻身"},
    {U"升到全"},
    {U"目标"},
    {U"预期目标"},
    {U"目标为"},
    {U"左右"},
    {U"以上"},
    {U"以内"},
    {U"以下"},
    {U"等", U"平同高中"},
    {U"快于"},
    {U"好于"},
    {U"优于"},
    {U"领先"},
    {U"超出"},
    {U"大于"},
    {U"小于"},
    {U"同比增长"},
    {U"（"},
    {U"）"},
    {U"："},
    {U"、"},
    {U"和", U"饱共"},
    {U"及", U"涉普以惠遍"},
    {U"与", U"参给赋授"},
    {U"首次"},
    {U"稳步"},
    {U"大幅"},
    {U"进一步"},
    {U"成功"},
    {U"全年"},
    {U"总共"},
    {U"一共"},
    {U"仅为"},
    {U"只有"},
    {U"多达"},
    {U"高达"},
    {U"可达"},
    {U"也"},
    {U"就", U"成造"},
    {U"要", U"主重必需"},
    {U"比", U"占同环构对性"},
    {U"较"},
    {U"幅度"},
    {U"跨越"},
    {U"突破了"},
    {U"完成了"},
    {U"实现了"},
    {U"增长了"},
    {U"达到了"},
    {U"提高了"},
    {U"增加了"},
    {U"下降了"},
    {U"减少了"},
    {U"净增长"},
    {U"连续"},
    {U"降幅"},
    {U"涨幅"},
    {U"增速"},
    {U"增长率"},
    {U"占比"},
    {U"比重"},
    {U"历史性"},
    {U"总额达"},
    {U"总数达"},
    {U"总量达"},
    {U"左右的"},
    {U"一直"},
    {U"又新增"},
    {U"基本"},
    {U"整体"},
    {U"综合"},
    {U"上浮"},
    {U"下浮"},
    {U"下调"},
    {U"上调"},
    {U"调整为"},
    {U"调整到"},
    {U"当年"},
    {U"增速达"},
    {U"目标是"},
    {U"每年"},
    {U"每月"},
    {U"继续"},
    {U"长期"},
    {U"涨", U"上"},
    {U"跌", U"下"},
    {U"升", U"提上回跃晋攀"},
    {U"多"},
    {U"折合"},
    {U"相当于"},
});

// These say the number is a rate of something and belong to its name where nothing else does.
constexpr auto rate_nouns =
    std::to_array<View>({U"降幅", U"涨幅", U"增速", U"增幅", U"增长率", U"占比", U"比重", U"幅度"});

constexpr auto verbs = std::to_array<View>({
    U"新增",     U"增发",     U"发行",     U"先发行",   U"因地制宜", U"拓展",     U"扩展",
    U"提标",     U"扩容",     U"缩减",     U"跃升",     U"上升",     U"下降",     U"回升",
    U"适时",     U"稳妥",     U"统筹用于", U"提速",     U"精简",     U"调整",     U"攀升",
    U"增长",     U"转化",     U"攻克",     U"突破了",   U"遍及",     U"辐射",     U"链接",
    U"签",       U"签署",     U"赋能",     U"撬动",     U"拉动",     U"引领",     U"支撑",
    U"配套",     U"划定",     U"划转",     U"处置了",   U"争取到",   U"加密",     U"迁移",
    U"建设完成", U"完成了",   U"实现了",   U"新建成",   U"成功创建", U"成功举办", U"圆满完成",
    U"顺利完成", U"净增",     U"新建",     U"改建",     U"扩建",     U"新改建",   U"新改扩建",
    U"改扩建",   U"新建改建", U"续建",     U"建设",     U"建成",     U"建立",     U"建",
    U"在建",     U"再建",     U"改造",     U"提升",     U"整治",     U"治理",     U"清理",
    U"清除",     U"拆除",     U"关停",     U"取缔",     U"淘汰",     U"引进",     U"引育",
    U"引入",     U"招引",     U"签约",     U"落地",     U"开工",     U"竣工",     U"投产",
    U"投用",     U"实施",     U"推进",     U"推动",     U"促进",     U"启动",     U"完成",
    U"实现",     U"开展",     U"组织",     U"举办",     U"承办",     U"召开",     U"培育",
    U"打造",     U"创建",     U"创成",     U"评选",     U"认定",     U"新认定",   U"获批",
    U"获评",     U"获得",     U"荣获",     U"入选",     U"申报",     U"谋划",     U"储备",
    U"安排",     U"落实",     U"争取",     U"发放",     U"拨付",     U"投入",     U"投放",
    U"筹集",     U"筹措",     U"募集",     U"减免",     U"减",       U"免",       U"节约",
    U"节省",     U"盘活",     U"收集",     U"受理",     U"办理",     U"办结",     U"办好",
    U"化解",     U"调处",     U"查处",     U"破获",     U"打掉",     U"抓获",     U"处置",
    U"捣毁",     U"整改",     U"配备",     U"更换",     U"更新",     U"维修",     U"修缮",
    U"新修",     U"修复",     U"铺设",     U"硬化",     U"打通",     U"拓宽",     U"贯通",
    U"开通",     U"新开通",   U"增设",     U"设立",     U"设置",     U"组建",     U"成立",
    U"选派",     U"选聘",     U"招聘",     U"招录",     U"培训",     U"培养",     U"救助",
    U"资助",     U"帮扶",     U"慰问",     U"惠及",     U"覆盖",     U"带动",     U"吸引",
    U"吸纳",     U"接待",     U"服务",     U"安置",     U"解决",     U"消除",     U"排查",
    U"检查",     U"巡查",     U"监测",     U"检测",     U"抽检",     U"流转",     U"种植",
    U"栽植",     U"栽种",     U"补种",     U"收储",     U"出让",     U"征收",     U"征迁",
    U"搬迁",     U"转移",     U"输送",     U"扶持",     U"支持",     U"奖励",     U"兑现",
    U"出台",     U"制定",     U"修订",     U"制修订",   U"提请",     U"审议",     U"提交",
    U"报送",     U"公开",     U"发布",     U"推出",     U"推广",     U"开发",     U"生产",
    U"销售",     U"接收",     U"开放",     U"运营",     U"完善",     U"优化",     U"强化",
    U"加强",     U"深化",     U"巩固",     U"扩大",     U"增加",     U"提供",     U"归集",
    U"汇聚",     U"集聚",     U"聚集",     U"引导",     U"走访",     U"对接",     U"洽谈",
    U"推介",     U"达成",     U"签订",     U"承接",     U"上线",     U"接入",     U"整合",
    U"压减",     U"取消",     U"下放",     U"承担",     U"参与",     U"加入",     U"派出",
    U"派驻",     U"驰援",     U"帮助",     U"保障",     U"保护",     U"拥有",     U"共有",
    U"现有",     U"设有",     U"涌现",     U"培树",     U"选树",     U"表彰",     U"突破",
    U"涉及",     U"施划",     U"加快",     U"加大",     U"全面",     U"全部",     U"全年",
    U"全力",     U"扎实",     U"继续",     U"持续",     U"积极",     U"大力",     U"着力",
    U"稳步",     U"有序",     U"统筹",     U"高标准",   U"高质量",   U"深入",     U"进一步",
    U"新",       U"再",       U"共",       U"已",       U"将",       U"为",       U"对",
    U"向",       U"把",       U"使",       U"让",       U"给",       U"在",       U"以",
    U"从",       U"由",       U"等",       U"其中",     U"累计",     U"预计",     U"力争",
    U"确保",     U"争取",     U"计划",     U"年内",     U"今年",     U"同时",     U"并",
    U"及",       U"和",       U"与",       U"、",       U"的",       U"有",       U"是",
    U"达",       U"达到",     U"约",       U"近",       U"超",       U"超过",     U"突破",
    U"成功",     U"顺利",     U"圆满",     U"率先",     U"先后",     U"相继",     U"重点",
    U"切实",     U"不断",     U"分别",     U"均",       U"各",       U"每年",     U"逐步",
    U"全市",     U"全县",     U"全区",     U"全省",     U"全国",     U"办",       U"抓好",
    U"做好",     U"做强",     U"做优",     U"做大",     U"用好",     U"建好",     U"管好",
    U"推行",     U"探索",     U"规范",     U"统一",     U"精准",     U"集中",     U"销毁",
    U"发展",     U"壮大",     U"吸收",     U"补贴",     U"补助",     U"代办",     U"开行",
    U"运行",     U"投运",     U"纳入",     U"列入",     U"通过",     U"不少于",   U"不低于",
    U"至少",     U"提前",     U"超额",     U"基本",     U"增",       U"减少",     U"降低",
    U"提高",     U"缩短",     U"压缩",     U"新设",     U"增补",     U"补充",     U"新招",
    U"引聘",     U"评定",     U"命名",     U"授予",     U"培优",     U"主办",     U"协办",
    U"派发",     U"赠送",     U"捐赠",     U"援建",     U"共建",     U"联建",     U"筹建",
    U"迁建",     U"重建",     U"翻建",     U"翻新",     U"修建",     U"兴建",     U"筹办",
    U"兴办",     U"安装",     U"加装",     U"布设",     U"布局",     U"设",       U"修",
    U"拆",       U"种",       U"植",       U"造",       U"招",       U"聘",       U"购置",
    U"采购",     U"配置",     U"新购",     U"投资",     U"利用",     U"到位",     U"下达",
    U"落成",     U"交付",     U"回迁",     U"分配",     U"办成",     U"争创",     U"创",
    U"获",       U"列",       U"抓",       U"用",       U"可",       U"要",       U"拟",
    U"需",       U"能",       U"只",       U"仅",       U"又",       U"还",       U"也",
    U"都",       U"聚焦",     U"围绕",     U"依托",     U"按照",     U"根据",     U"联合",
    U"协同",     U"会同",     U"指导",     U"督促",     U"跟踪",     U"督办",     U"清退",
    U"清收",     U"清理整治", U"追回",     U"挽回",     U"立案",     U"起诉",     U"审结",
    U"执行",     U"问责",     U"处分",     U"侦破",     U"刑拘",     U"刑事拘留", U"拘留",
    U"逮捕",     U"打击",     U"打击处理", U"整顿",     U"约谈",     U"曝光",     U"通报",
    U"销号",     U"销账",     U"摘牌",     U"累计完成", U"新引进",   U"新培育",   U"新开工",
    U"新投产",   U"新签约",   U"新发展",   U"新改造",   U"新组建",   U"新增加",   U"推荐",
    U"选拔",     U"遴选",     U"筛选",     U"征集",     U"采纳",     U"印发",     U"编制",
    U"完工",     U"建造",     U"储存",     U"回收",     U"处理",     U"利用外资", U"产出",
    U"创造",     U"贡献",     U"缴纳",     U"上缴",     U"入库",     U"征缴",     U"延伸",
    U"续签",     U"续建",     U"承建",     U"参加",     U"赴",       U"高水平",   U"精心",
    U"多渠道",   U"广泛",     U"依法",     U"严厉",     U"严格",     U"坚决",     U"彻底",
    U"有效",     U"妥善",     U"及时",     U"常态化",   U"启用",     U"谋划实施", U"攻坚",
    U"突出",     U"坚持",     U"鼓励",     U"加速",     U"聚力",     U"抢抓",     U"年底前",
    U"到",       U"至",       U"用于",     U"于",
});

// What may follow a counted noun and tells its fate; the noun's name ends before it.
constexpr auto outcomes = std::to_array<Guarded>({
    {U"圆满"},
    {U"获评"},
    {U"升格"},
    {U"旧貌"},
    {U"倾情"},
    {U"冲锋"},
    {U"驰援"},
    {U"参加"},
    {U"关闭"},
    {U"享受"},
    {U"摘帽"},
    {U"出列"},
    {U"旧貌换"},
    {U"跻身"},
    {U"升级", U"改工版"},
    {U"晋级"},
    {U"晋升"},
    {U"荣登"},
    {U"位列"},
    {U"完工"},
    {U"正式"},
    {U"同步"},
    {U"将"},
    {U"即将"},
    {U"实现"},
    {U"得到"},
    {U"获得"},
    {U"获评"},
    {U"获批"},
    {U"入选"},
    {U"获"},
    {U"荣获"},
    {U"进行"},
    {U"开展"},
    {U"完成"},
    {U"成为"},
    {U"纳入"},
    {U"通过"},
    {U"达到"},
    {U"达", U"标"},
    {U"全部"},
    {U"均", U"衡"},
    {U"已"},
    {U"顺利"},
    {U"成功", U"率"},
    {U"稳步"},
    {U"加快"},
    {U"正在"},
    {U"相继"},
    {U"陆续"},
    {U"如期"},
    {U"按期"},
    {U"有序"},
    {U"集中", U"供居连安式养"},
    {U"建成", U"区"},
    {U"投入", U"品"},
    {U"投产", U"项企"},
    {U"投用"},
    {U"竣工", U"项面"},
    {U"开工", U"项企"},
    {U"落地", U"项企"},
    {U"签约", U"项企"},
    {U"启动", U"区资"},
    {U"开通"},
    {U"通车", U"里"},
    {U"交付"},
    {U"上线"},
    {U"运行"},
    {U"运营", U"商中"},
    {U"用于"},
    {U"支持", U"政"},
    {U"惠及"},
    {U"带动"},
    {U"保障", U"性房中住"},
    {U"推动"},
    {U"促进"},
    {U"助力"},
    {U"覆盖"},
    {U"实施", U"方"},
    {U"列入"},
    {U"被", U"动"},
    {U"由"},
    {U"在", U"建校施册岗线园押编籍读谈库产营地"},
    {U"为", U"民"},
    {U"向"},
    {U"到"},
    {U"参与"},
    {U"发放"},
    {U"受益"},
    {U"提升", U"工改"},
    {U"挂牌", U"企"},
    {U"上市", U"公企后"},
    {U"落户"},
    {U"入驻", U"企"},
    {U"稳定"},
    {U"基本", U"公农养医民"},
    {U"取得"},
    {U"有效", U"发专"},
    {U"有力"},
    {U"不断"},
    {U"持续"},
    {U"积极"},
    {U"分别"},
    {U"共", U"享同建产青和党"},
    {U"位居"},
    {U"居", U"民家住"},
    {U"并", U"网"},
    {U"推进"},
    {U"按时"},
    {U"提前"},
    {U"增长"},
    {U"增加"},
    {U"提高"},
    {U"下降"},
    {U"减少"},
    {U"占", U"地"},
    {U"同比"},
    {U"较"},
    {U"比", U"例重"},
    {U"高于"},
    {U"低于"},
    {U"从"},
    {U"进入"},
});

// The longest word of `table` at the start (or end) of `phrase`.
template <class Table>
std::size_t longest_at_start(const Table& table, View phrase) {
  std::size_t best = 0;
  for (const View word : table) {
    if (word.size() > best && phrase.starts_with(word)) best = word.size();
  }
  return best;
}

template <class Table>
std::size_t longest_at_end(const Table& table, View phrase) {
  std::size_t best = 0;
  for (const View word : table) {
    if (word.size() > best && phrase.ends_with(word)) best = word.size();
  }
  return best;
}

template <class Table>
std::size_t longest_opening(const Table& table, View phrase) {
  std::size_t best = 0;
  for (const auto& [word, unless] : table) {
    if (word.size() <= best || !phrase.starts_with(word)) continue;
    const bool open = phrase.size() > word.size();
    if (open && unless.find(phrase[word.size()]) != View::npos) continue;
    best = word.size();
  }
  return best;
}

std::size_t longest_tail(View phrase) {
  std::size_t best = 0;
  for (const auto& [word, unless] : tails) {
    if (word.size() <= best || !phrase.ends_with(word)) continue;
    const std::size_t rest = phrase.size() - word.size();
    if (rest > 0 && unless.find(phrase[rest - 1]) != View::npos) continue;
    best = word.size();
  }
  return best;
}

// 2020年, 12月底, 1月至10月: time that a name does not carry.
std::size_t date_length(View phrase) {
  std::size_t i = 0;
  while (i < phrase.size() &&
         (text::is_digit(phrase[i]) || phrase[i] == U'-' || phrase[i] == U'—')) {
    ++i;
  }
  if (i == 0 || i == phrase.size()) return 0;
  for (const View word :
       {View(U"年底前"), View(U"年底"), View(U"年末"), View(U"年以来"), View(U"年度"), View(U"年"),
        View(U"月底前"), View(U"月底"), View(U"月份"), View(U"月末"), View(U"月"), View(U"日")}) {
    if (phrase.substr(i).starts_with(word)) return i + word.size();
  }
  return 0;
}

// 由2013年的, 从去年的: where a change starts, behind the name.
std::size_t starting_point_length(View phrase) {
  const std::size_t from = phrase.size() > 12 ? phrase.size() - 12 : 0;
  for (std::size_t i = phrase.size(); i-- > from;) {
    if (phrase[i] == U'由' || phrase[i] == U'从') {
      View rest = phrase.substr(i + 1);
      if (rest.ends_with(U"的")) rest.remove_suffix(1);
      const bool year =
          rest.ends_with(U"年") || rest.ends_with(U"年末") || rest.ends_with(U"年底") ||
          rest.ends_with(U"末") || rest.ends_with(U"初") || rest.ends_with(U"同期") ||
          rest.ends_with(U"前") || rest.ends_with(U"年初") || rest.ends_with(U"原来") ||
          rest.ends_with(U"最初") || rest.ends_with(U"原先") || rest.ends_with(U"当初");
      return year ? phrase.size() - i : 0;
    }
  }
  return 0;
}

bool is_comparator(char32_t c) {
  constexpr View set =
      U"年上去同期末初全国全省全市全区全县平均水平时期底的前今预算期“”十二三四五规划计划目标任务定"
      U"个均值位居前后度季月";
  return text::is_digit(c) || set.find(c) != View::npos;
}

// 比2015年, 较去年同期, 高于全省平均, 比“十二五”末: the yardstick before the difference.
std::size_t yardstick_length(View phrase) {
  const std::size_t from = phrase.size() > 16 ? phrase.size() - 16 : 0;
  for (std::size_t i = phrase.size(); i-- > from;) {
    const char32_t c = phrase[i];
    if (c == U'比' || c == U'较' || c == U'于' || c == U'超' || c == U'出') {
      const char32_t before = i > 0 ? phrase[i - 1] : U'\0';
      const char32_t after = i + 1 < phrase.size() ? phrase[i + 1] : U'\0';
      if (c == U'比' && View(U"占同环对").find(before) != View::npos && before != 0) return 0;
      if (c == U'比' && View(U"重例率").find(after) != View::npos && after != 0) return 0;
      if (c == U'于') {
        if (View(U"高低快好优少大小多").find(before) == View::npos) return 0;
        return phrase.size() - i + 1;
      }
      if (c == U'出') return before == U'超' || before == U'高' ? phrase.size() - i + 1 : 0;
      return phrase.size() - i;
    }
    if (!is_comparator(c)) return 0;
  }
  return 0;
}

}  // namespace

std::u32string_view strip_lead(View phrase) {
  while (!phrase.empty()) {
    const std::size_t length = std::max(longest_opening(leads, phrase), date_length(phrase));
    if (length == 0) break;
    phrase.remove_prefix(length);
  }
  return phrase;
}

std::u32string_view strip_tail(View phrase) {
  while (!phrase.empty()) {
    std::size_t length = longest_tail(phrase);
    length = std::max({length, yardstick_length(phrase), starting_point_length(phrase)});
    if (length == 0) break;
    const View rest = phrase.substr(0, phrase.size() - length);
    const View taken = phrase.substr(phrase.size() - length);
    const bool rate = longest_at_end(rate_nouns, taken) == taken.size();
    if (rate && !rest.empty()) break;
    phrase = rest;
  }
  return phrase;
}

std::size_t verb_length(View phrase) {
  std::size_t i = 0;
  while (i < phrase.size()) {
    const View rest = phrase.substr(i);
    const std::size_t length =
        std::max({longest_at_start(verbs, rest), longest_opening(leads, rest), date_length(rest)});
    if (length == 0) break;
    i += length;
  }
  return i;
}

bool is_verb_phrase(View phrase) {
  return verb_length(phrase) == phrase.size();
}

bool ends_with_verb(View phrase) {
  constexpr auto nouns_too = std::to_array<View>(
      {U"投资", U"补贴", U"补助", U"服务", U"贡献", U"利用外资", U"销售", U"生产", U"出口",
       U"奖励", U"治理", U"造林", U"保护", U"检测", U"监测",     U"培训", U"搬迁", U"建设",
       U"改造", U"提升", U"增收", U"硬化", U"修复", U"收储",     U"整治", U"办理", U"流转",
       U"种植", U"安置", U"贡献", U"绿化", U"救助", U"储备",     U"转移"});
  const std::size_t length = longest_at_end(verbs, phrase);
  if (length < 2) return false;
  const View word = phrase.substr(phrase.size() - length);
  return std::ranges::find(nouns_too, word) == nouns_too.end();
}

bool begins_with_outcome(View phrase) {
  return longest_opening(outcomes, phrase) > 0;
}

std::size_t find_outcome(View phrase) {
  for (std::size_t i = 1; i < phrase.size(); ++i) {
    if (longest_opening(outcomes, phrase.substr(i)) > 1) return i;
  }
  return View::npos;
}

}  // namespace luoshi::reading
