// The words the matching of promises with results knows beforehand: general words of government
// work, no names of places and no phrases of one report.
#pragma once

#include <array>
#include <string_view>

namespace luoshi::reconcile {

// Pairs of characters that stand in promises of every kind and tell little.
inline constexpr std::u32string_view common_pairs =
    U"走在 在前 前列 以人 为核 核心 服务 务中 心建 机构 支持 引领 带动 作用 培育 "
    U"一体 一批 一步 万元 三年 不断 专项 业发 业园 严格 中心 主体 乡村 产业 "
    U"人民 亿元 以上 任务 企业 优势 体系 作用 使用 促进 做大 做好 做强 健全 "
    U"全区 全县 全年 全面 农业 农村 切实 创新 制度 力争 加强 加快 动计 努力 "
    U"化发 化建 区域 县城 发展 启动 地区 坚持 城区 城市 基础 增长 大力 完善 "
    U"完成 实施 实现 工业 工作 工程 左右 市场 年内 年度 年行 建成 建立 建设 "
    U"开展 开工 强化 总投 扎实 打好 打造 投入 投用 投资 持续 推动 推广 推进 "
    U"提升 提高 改造 改革 攻坚 政府 政策 整治 新增 方面 有力 有序 有效 服务 "
    U"机制 水平 治理 活动 深入 深化 特色 生产 目建 目标 相关 着力 础设 确保 "
    U"示范 社会 积极 等一 管理 经济 继续 综合 群众 能力 落实 行动 规划 计划 "
    U"设施 谋划 质量 资源 资金 运行 进一 进行 通过 重点 项目 领域 高质 ";

// One topic a line, by the words it goes by, parted by |: a promise to rebuild shanty quarters and
// a count of flats begun speak of one thing in different words.
inline constexpr std::array topics = {
    std::u32string_view(U"|就业|城镇新增就业|创业担保|"),
    std::u32string_view(U"|变电站|电网|增容|"),
    std::u32string_view(U"|文明城市|卫生城市|创城|洁净城市|卫生城|"),
    std::u32string_view(U"|法治政府|依法行政|法律顾问|"),
    std::u32string_view(U"|廉政|腐败|不正之风|"),
    std::u32string_view(U"|残疾人|残联|"),
    std::u32string_view(U"|充电桩|充电设施|充换电|"),
    std::u32string_view(U"|全民健身|体育设施|健身场地|运动场|"),
    std::u32string_view(U"|非遗|文物|文化遗产|"),
    std::u32string_view(U"|种业|良种|育种|"),
    std::u32string_view(U"|合作社|家庭农场|经营主体|"),
    std::u32string_view(U"|电商|直播|"),
    std::u32string_view(U"|物流|快递|"),
    std::u32string_view(U"|跨境电商|综保区|外贸|"),
    std::u32string_view(U"|研发费用|研发投入|加计扣除|研发经费|"),
    std::u32string_view(U"|专利|知识产权|"),
    std::u32string_view(U"|孵化器|众创空间|孵化|"),
    std::u32string_view(U"|绿色工厂|绿色制造|"),
    std::u32string_view(U"|碳达峰|碳排放|节能|能耗|"),
    std::u32string_view(U"|水源置换|地下水|压采|"),
    std::u32string_view(U"|防汛|洪涝|灾后重建|防灾减灾|"),
    std::u32string_view(U"|国土空间规划|控规|详规|"),
    std::u32string_view(U"|安置区|安置房|回迁|征迁|"),
    std::u32string_view(U"|保交楼|保交房|烂尾|"),
    std::u32string_view(U"|背街小巷|小街巷|"),
    std::u32string_view(U"|燃气|"),
    std::u32string_view(U"|电梯|"),
    std::u32string_view(U"|殡葬|公墓|"),
    std::u32string_view(U"|商业综合体|商贸综合体|购物广场|"),
    std::u32string_view(U"|宅基地|"),
    std::u32string_view(U"|职业教育|职教|技工|"),
    std::u32string_view(U"|低空经济|无人机|"),
    std::u32string_view(U"|新能源汽车|智能网联|"),
    std::u32string_view(U"|生物医药|生物制造|"),
    std::u32string_view(U"|集成电路|芯片|"),
    std::u32string_view(U"|统一大市场|"),
    std::u32string_view(U"|民营企业|民营经济|民企|"),
    std::u32string_view(U"|统计|经济普查|"),
    std::u32string_view(U"|农村电网|农网|"),
    std::u32string_view(U"|耕地保护|永久基本农田|"),
    std::u32string_view(U"|禁烧|秸秆|"),
    std::u32string_view(U"|生态补水|补水|"),
    std::u32string_view(U"|口岸|港口|航线|"),
    std::u32string_view(U"|世界遗产|中轴线|"),
    std::u32string_view(U"|城中村|危旧房|"),
    std::u32string_view(U"|慢病|慢性病|"),
    std::u32string_view(U"|设施农业|高品质设施|高标准设施|"),
    std::u32string_view(U"|弱电入地|架空线入地|入地改造|"),
    std::u32string_view(U"|棚改|棚户区|"),
    std::u32string_view(U"|老旧小区|老旧片区|"),
    std::u32string_view(U"|安全生产|安全事故|安全隐患|三管三必须|生产安全|"),
    std::u32string_view(U"|食品药品|食药|药品安全|"),
    std::u32string_view(U"|空气质量|大气污染|PM2.5|PM10|蓝天|压煤|优良天数|治霾|扬尘|"),
    std::u32string_view(U"|违法犯罪|扫黑|犯罪团伙|涉恶|恶势力|社会治安|"),
    std::u32string_view(U"|脱贫|返贫|扶贫|四个不摘|帮扶政策|"),
    std::u32string_view(U"|议案|人大建议|代表建议|政协提案|委员提案|提案办理|"),
    std::u32string_view(U"|放管服|告知承诺|一件事|行政审批|审批制度|政务服务|一网通办|最多跑一次|"
                        U"审批服务|营商环境|"),
    std::u32string_view(U"|断头路|卡脖|"),
    std::u32string_view(U"|违建|违法建设|违法违规建设|拆违|违章建筑|"),
    std::u32string_view(U"|惠民事项|惠民工程|民生实事|民生工程|实事工程|民心工程|"),
    std::u32string_view(U"|供热|供暖|取暖|"),
    std::u32string_view(U"|河长制|水质|断面|劣V类|河湖|治水|"),
    std::u32string_view(U"|造林|绿化|国土绿化|林木覆盖|森林覆盖|植树|"),
    std::u32string_view(U"|气代煤|电代煤|双代|煤改|清洁取暖|"),
    std::u32string_view(U"|高标准农田|"),
    std::u32string_view(U"|粮食|播种面积|"),
    std::u32string_view(U"|招商|招引|签约|引进项目|引进亿元|引进高质量项目|亿元以上产业项目|"),
    std::u32string_view(U"|科技型中小企业|"),
    std::u32string_view(U"|医疗集团|卫生集团|医共体|医联体|"),
    std::u32string_view(U"|四好农村路|农村公路|连村道路|"),
    std::u32string_view(U"|名师|名校长|"),
    std::u32string_view(U"|高新技术企业|"),
    std::u32string_view(U"|专精特新|"),
    std::u32string_view(U"|规上工业企业|规模以上工业企业|规上企业|"),
    std::u32string_view(U"|厕所|户厕|公厕|"),
    std::u32string_view(U"|美丽乡村|和美乡村|"),
    std::u32string_view(U"|养老|老年|幸福院|"),
    std::u32string_view(U"|义务教育|学校建设|新改扩建学校|新建学校|办学条件|学位|中小学|"),
    std::u32string_view(U"|幼儿园|学前教育|"),
    std::u32string_view(U"|口袋公园|街角游园|公园|游园|"),
    std::u32string_view(U"|减税|降费|税费|"),
    std::u32string_view(U"|债务|化债|"),
    std::u32string_view(U"|上市企业|上市公司|新三板|主板上市|"),
    std::u32string_view(U"|村集体|集体经济|"),
    std::u32string_view(U"|人居环境|村容村貌|垃圾治理|环境整治|"),
    std::u32string_view(U"|双随机|"),
    std::u32string_view(U"|12345|热线|小切口|"),
    std::u32string_view(U"|五废|土壤|净土|"),
    std::u32string_view(U"|城区管网|雨污分流|排水管网|供水管网|"),
    std::u32string_view(U"|停车|泊位|"),
    std::u32string_view(U"|增减挂|补充耕地|占补平衡|"),
    std::u32string_view(U"|矿山|砂石|矿业|"),
    std::u32string_view(U"|煤炭|锅炉|"),
    std::u32string_view(U"|江水置换|饮水|生活水源|"),
    std::u32string_view(U"|冬奥|冰雪|"),
    std::u32string_view(U"|文化馆|图书馆|博物馆|五馆|"),
    std::u32string_view(U"|旅游|景区|文旅|"),
    std::u32string_view(U"|信访|矛盾纠纷|矛盾调解|调解|"),
    std::u32string_view(U"|退役军人|双拥|拥军|"),
    std::u32string_view(U"|光伏|风电|抽水蓄能|储能|"),
    std::u32string_view(U"|5G|基站|"),
    std::u32string_view(U"|高铁|铁路|地铁|轨道|"),
    std::u32string_view(U"|自贸|自由贸易|"),
    std::u32string_view(U"|国企改革|国有企业|"),
    std::u32string_view(U"|普惠托育|托育|托位|"),
};

}  // namespace luoshi::reconcile
