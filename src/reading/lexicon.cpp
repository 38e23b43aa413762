#include "reading/lexicon.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <unordered_map>
#include <utility>

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

struct List {
  std::uint32_t sense;
  View words;  // separated by spaces
};

constexpr auto lists = std::to_array<List>({
    {sense_deed,
     U"完成 建成 新建 改建 扩建 改扩建 新改扩建 新改建 迁建 重建 翻建 续建 修建 筹建 再建 开工 "
     U"竣工 完工 "
     U"投产 投用 投运 启用 启动 开通 打通 贯通 交付 落成 揭牌 挂牌 签约 引进 引育 招引 引入 获批 "
     U"获评 获得 "
     U"荣获 入选 创建 创成 争创 出台 印发 制定 编制 修订 制修订 颁布 发布 成立 组建 设立 增设 "
     U"举办 "
     U"承办 召开 新增 净增 发放 拨付 兑现 筹集 筹措 减免 盘活 收储 出让 征收 征迁 拆除 取缔 "
     U"关停 淘汰 查处 查办 破获 打掉 捣毁 清退 调处 办结 办好 安置 改造 整修 维修 "
     U"修缮 修复 铺设 硬化 栽植 栽种 种植 配备 安装 加装 购置 采购 配置 更新 更换 认定 选派 选聘 "
     U"招聘 "
     U"招录 救助 资助 销毁 抽检 施划 接入 发行 评选 申报 储备 搬迁 腾退 回迁 "
     U"移交 划转 取消 下放 试运行 封顶 上市 开行 编修 普查 建造 增补 启动实施 组织实施 新开工 "
     U"新引进 新培育 "
     U"压减 压缩 缩短 建起 开办 开设 推出 上线 落户 落地 开业 追回 审结 "
     U"疏浚 清淤 绿化 造林 植树 流转 确权 颁发 换发 签订 达成 立案 "
     U"提升改造 改造提升 建设改造 新建改建 整治提升 招引落地 代办 增发 "
     U"提前完成 超额完成 建好 建强 建优 启幕 入库 纳统 通车 通水 通气 通电 供暖 供水 供电"},
    {sense_effort,
     U"深挖 提出 狠抓 开放 采取 洽谈 落实好 实施好 推进 推动 加快 加强 强化 深化 完善 优化 提升 "
     U"提高 "
     U"促进 "
     U"落实 发展 "
     U"打造 构建 建设 建立 健全 "
     U"培育 培植 "
     U"支持 扶持 扩大 拓展 巩固 改善 保障 维护 规范 探索 推行 推广 引导 鼓励 统筹 抓好 做好 抓实 "
     U"做优 做强 "
     U"做大 做实 做深 做活 做精 用好 管好 护好 抓牢 抓细 抓紧 搞好 搞活 办实 开展 实施 整治 治理 "
     U"防范 遏制 "
     U"打击 打好 打赢 守住 守牢 严守 严格 严控 严查 严打 执行 履行 接受 创新 改革 激发 释放 增强 "
     U"壮大 发挥 "
     U"搭建 畅通 拓宽 延伸 吸引 聚集 集聚 汇聚 对接 服务 关心 关爱 弘扬 传承 保护 监管 整合 谋划 "
     U"夯实 筑牢 "
     U"兜牢 压实 压紧 帮助 培养 引领 支撑 丰富 繁荣 普及 倡导 宣传 动员 加大 加速 加力 提速 融入 "
     U"承接 深耕 "
     U"挖掘 利用 运用 开发 管控 控制 杜绝 整顿 纠治 惩治 惩处 查纠 解决好 提质 升级 改进 转变 转型 "
     U"理顺 厘清 "
     U"明确 细化 研究 制订 配合 协调 调整 稳定 稳住    补齐 补强 补足 精准 实行 构筑 修编 "
     U"衔接 凝聚 "
     U"净化 美化 亮化 疏解 复制 借鉴 学习 深入推进 淬炼 擦亮 塑造 展示 讲好 唱响 坚守 坚持 贯彻 "
     U"树立 塑强 "
     U"实现 解决 提供 排查 检查 惠及 走访 缓解 争取 办理 受理 收集 征集 供应 布设 设计 试点 参加 "
     U"整改 清理 化解 培训 慰问 接待 补贴 补助 租赁 处置 清除 节约 投入 投放 设置 转化 清零 收官 "
     U"扩容 增加 减少 降低 减轻 消除 关注 倾斜 组织 指导 督促 督办 跟踪 评估 考核 监督 审计 公开 "
     U"推介 招商 "
     U"延长 布局 优选 遴选 选树 表彰 选拔 激励 提倡 兑付 防止 预防 防控 应对 救治 保持 保证 保护好 "
     U"盯紧 "
     U"聚力 发力 链接 链动 联动 融合 赋能 孵化 迭代 焕新 挺进 迈向 加密 织密 织牢 扎牢 擘画 撬动 "
     U"带强 助推 滴灌 激活 唤醒 做响 叫响"},
    {sense_adverb,
     U"接续 因地制宜 每年 分年度 集中力量 高起点 稳妥有序 着力 大力 全力 积极 持续 深入 进一步 "
     U"扎实 稳步 有序 切实 不断 全面 认真 严格 坚决 努力 圆满 "
     U"成功 率先 "
     U"基本 顺利 累计 共 全年 预计 已 再 继续 重点 抓紧 尽快 力争 争取 确保 统筹 科学 合理 高标准 "
     U"高质量 "
     U"高水平 高效 精心 主动 充分 更好 同步 分类 逐步 逐一 逐项 务实 纵深 系统 集中 加快 加速 年内 "
     U"今年 年底前 "
     U"并 并且 同时 还 也 均 全部 先后 相继 陆续 超额 提前 如期 按期 我们要 我们将 我们 要 将 必须 "
     U"应 "
     U"一年来 五年来 一年间 目前 截至目前 一体 协同 联合 牵头 依法 稳妥 高位 强力 全链条 全方位 "
     U"全过程 多措并举 "
     U"更加 更大力度 更大范围 加力 聚力 奋力 倾力 用心 用情 用心用情 常态化 制度化 规范化 精准 "
     U"从严 严厉 全域 "
     U"全区 全县 全市 全省 全国 我区 我县 我市 我省 动态 定期 及时 创新 协调 千方百计 一并 另外 "
     U"此外 特别是 "
     U"尤其是 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 一要 二要 三要 四要 五要 广泛 大幅 "
     U"自觉 始终 "
     U"坚定 坚定不移 毫不动摇 毫不放松 加紧 逐年 分步 分批 分级 适时 适度 精细 深度 有力 有力有效 "
     U"平稳 健康 "
     U"   优先 优化 首次 首批 第一时间 扎扎实实 一以贯之 久久为功 "
     U"锲而不舍 驰而不息 "
     U"上半年 下半年 年初 年末 年中 当年 去年 明年 本年 期间 其中 共计 总计 合计 又 再次 连续 "
     U"多渠道 全力以赴 "
     U"当前"},
    {sense_means,
     U"紧紧抓住 牢牢抓住 抢抓用好 围绕 紧紧围绕 紧扣 聚焦 坚持 按照 根据 针对 通过 依托 借助 立足 "
     U"瞄准 对标 抢抓 抓住 紧抓 "
     U"紧盯 着眼 "
     U"发挥 充分发挥 突出 秉持 牢记 践行 贯彻 本着 随着 面对 面向 结合 利用 充分利用 用足 学习运用 "
     U"学习借鉴 "
     U"借鉴 牢固树立 树立 树牢 以 把 为了 在 凭借 遵循 扭住 紧紧扭住 牢牢把握 把握 准确把握 统筹 "
     U"顺应 适应 "
     U"注重 更加注重 兼顾 对照 参照 锚定 瞄定 用好用足 抓牢 紧跟 坚定 从 作为 强化担当 落实"},
    {sense_follow,
     U"达 达到 累计达 总数达 总数 共有 同比 环比 比上年 比去年 较上年 较去年 比年初 较年初 增长 "
     U"增幅 增速 下降 降幅 涨幅 高于 低于 "
     U"快于 优于 "
     U"超出 位居 位列 居全 居省 居市 居各 居东 居中 名列 稳居 排名 排全 排在 列全 其中 占全 占比 "
     U"占总 分别 "
     U"总金额 总投资 总面积 总建筑面积 建筑面积 总量 总额 总长 总里程 受益 涉及 得到 被评为 被授予 "
     U"被确定为 被列为 "
     U"跻身 创历史 创近 为历史 是历史 为全 为历 平均 年均 提前 超额 保持全 继续保持 连续 完成率 "
     U"办复率 满意率 "
     U"比“ 较“ 比2 较2 比1 超额完成 实现了 均居 均位 均列 总量及 增量 群众满意度 满意度 由上 从2 "
     U"由2"},
    {sense_outcome,
     U"形成 营造 汇聚 助推 助力 满足 促进 确保 让 使 令 带动 增强 提升 提高 改善 夯实 筑牢 激发 "
     U"释放 保障 构筑 "
     U"擦亮 彰显 展现 维护 推动 实现 激励 造福 更好 切实 有效 有力 不断 进一步 为 做到 达到 守住 "
     U"守牢 引领 "
     U"全面提升 全面增强 奠定 赢得 开创 共享 惠及 充实 集聚 聚集 吸引 引导 推进 打造 真正 努力 "
     U"争取 力争 "
     U"成为 取得 树立 推出 涌现 减轻 缓解 解决 破解 防止 避免 杜绝 坚决 逐步 培育 凝聚 催生 支撑 "
     U"服务 "
     U"保持 稳定 走在 走上 迈上 迈出 跑出 绘就 谱写 书写"},
    {sense_duty,
     U"持续 坚持 每季度 每月 每周 每年 每日 每天 定期 常态化 随时 长效 不断 始终 继续 日常 "
     U"毫不放松 驰而不息 "
     U"锲而不舍 一以贯之 久久为功"},
    {sense_courtesy,
     U"衷心 崇高的敬意 崇高敬意 致以 表示感谢 诚挚的歉意 让我们 来之不易 得益于 归功于 各位代表 "
     U"请予审议 "
     U"我代表 殊为不易 共同奋斗的结果 团结奋斗的结果 我们坚信 我们相信 必将 一定能 一定能够 "
     U"启示我们 深刻体会 "
     U"根本在于 是全区 是全县 是全市 辛勤劳动 关心支持 大有作为 我们深知 我们深刻"},
    {sense_creed,
     U"四个意识 四个自信 两个维护 两个确立 总书记 中国特色社会主义 指导思想 为指导 党中央权威 "
     U"核心地位 全会精神 "
     U"会议精神 大精神 决策部署 重要讲话 重要指示 政治纪律 政治规矩 党的路线 不忘初心 政治责任 "
     U"政治判断力 "
     U"主题教育 正风肃纪 四风 八项规定 全面从严治党 坚强领导 党的领导 捍卫 依法监督 民主监督 "
     U"工作监督 "
     U"主线 战略定力 底线思维 新发展理念 新发展格局 总基调 国计民生 初心使命 人民至上 "
     U"以人民为中心"},
    {sense_facility,
     U"项目 工程 园区 产业园 科技园 工业园 创新园 大厦 中心 基地 学校 小学 中学 高中 幼儿园 学院 "
     U"大学 医院 "
     U"卫生院 卫生服务站 道路 公路 高速 大道 大街 街 路 铁路 地铁 号线 大桥 桥 车站 火车站 高铁站 "
     U"机场 港区 "
     U"码头 水库 水厂 处理厂 电厂 电站 变电站 工厂 厂房 公园 游园 广场 街区 校区 院区 大楼 综合楼 "
     U"公寓 安置房 "
     U"保障房 小区 片区 地块 菜市场 农贸市场 批发市场 便民市场 集贸市场 专业市场 管网 泵站 停车场 "
     U"公厕 景区 实验室 研究院 隧道 枢纽 管线 "
     U"酒店 商场 "
     U"商业街 剧院 剧场 湿地 河 渠 湖 闸 库区 开发区 平台 生产线 仓库 物流园 "
     U"养老院 敬老院 "
     U"福利院 托养中心 充电站 加油站 收费站 立交 环线 快速路 断头路 主干道 步道 绿道 研究中心 总部 "
     U"车间 "
     U"数据中心 产业基地 创新中心 综合体 卫生站 驿站 检察院 法院 派出所 消防站 校园 小镇 古城 "
     U"古镇"},
    {sense_facility | sense_landmark,
     U"档案馆 美术馆 图书馆 博物馆 文化馆 体育馆 展览馆 科技馆 纪念馆 规划馆 体育场 体育中心 "
     U"文化中心 妇幼保健院 "
     U"中医院 中医医院 人民医院 疾控中心 疾病预防控制中心 少年宫 青少年宫 文化宫 殡仪馆 党校 "
     U"职教中心 "
     U"特殊教育学校 老干部活动中心 植物园 动物园 客运站 污水处理厂 垃圾焚烧发电厂 艺术中心 大剧院 "
     U"方志馆"},
    {sense_scheme,
     U"行动 改革 制度 机制 体系 方案 规划 计划 专项 活动 试点 清单 办法 条例 政策 示范 创建 体制 "
     U"标准 攻坚战 "
     U"普查 试验区 先行区 协议 品牌 联盟 整治 任务 模式 细则 预案 工作法 准则 意见 措施"},
    {sense_generic,
     U"品牌 精品 体育 文体 两级 三级 四级 各级 百亿级 千亿级 亿元 主要 货运 供热 供水 排水 燃气 "
     U"供气 供电 老旧 便民 "
     U"配套 民办 公立 公办 预算 社区 区域 街道 乡镇 村级 基层 校园 重点 重大 一批 各类 优质 创新 "
     U"产业 "
     U"基础 公共 服务 政务 城建 民生 惠民 市政 在建 农村 城市 "
     U"城乡 区级 "
     U"市级 省级 国家级 标志性 示范 试点 高水平 综合 信息 数字 智慧 新型 现代 特色 高端 全区 全市 "
     U"全县 全省 "
     U"我区 我市 我县 续建 签约 招商 投资 建设 发展 科技 技术 企业 工业 农业 商业 文化 旅游 生态 "
     U"环境 治理 "
     U"大型 中小型 骨干 关键 领域 标准化 专业化 社会 便民 成果 转化 引进 推进 加快 一系列 系列 "
     U"相关 一些 部分 "
     U"有关 各 新 老旧 多个 若干 大 小 高质量 优势 龙头 支柱 主导 战略性 新兴 未来 中小 交通 水利 "
     U"能源 "
     U"教育 医疗 养老 健康 安全 数据 网络 人才 开放 合作 交易 交易性 功能性 地区性 区域性 专业性 "
     U"研发 孵化 众创 实体 项目 工程 "
     U"平台"},
    {sense_finish,
     U"荣获 夺得 摘得 斩获 入围 成功备案 表彰为 树为 确定为 评为 列为 授予 认定为 纳入 列入 选为 "
     U"向全国推广 向全省推广 "
     U"向全市推广 全国推广 全省推广 全市推广 开工 开工建设 竣工 完工 投产 投用 投入使用 启用 启动 "
     U"开通 通车 贯通 交付 落成 开业 揭牌 "
     U"挂牌 签约 落地 "
     U"落户 获批 建成 完成 封顶 上线 运营 投入运营 成立 出让 搬迁 通过 入选 上市 清零 获评 试运行 "
     U"落实 落地见效 "
     U"开诊 实现 达标 摘帽 出列 投入运行 建成投用 建成投产 竣工投产 主体完工 全面完成 正式运营 "
     U"结项 验收 并网 超过 高于 快于 优于 好于 位居 位列 稳居 跻身 被评为 被授予 被确定为 被列为 "
     U"被命名为 创历史 "
     U"开馆 入住 开园 开航 首航 领跑 走在 得到 全覆盖 覆盖"},
    {sense_noun,
     U"工程院 科学院 社科院 平台经济 平台企业 思路 出路 门路 通路 电路 线路 道路交通 河长制 "
     U"河湖长制 河长 湖长制 "
     U"中心城区 中心城市 "
     U"中心工作 中心任务 为中心 "
     U"工程招投标 工程技术 项目用地 项目投资强度 项目评审 线上线下 线上 高等 建设路 解放路 复兴路 "
     U"创新路 发展路 改革开放 招商引资 开放型 服务业 "
     U"服务体系 服务平台 "
     U"服务能力 服务水平 保障体系 保障能力 保障水平 保障性 监管体系 防控体系 工程师 建设者 管理者 "
     U"创新型 "
     U"发展水平 治理体系 治理能力 治理水平 执行力 公信力 竞争力 影响力 吸引力 承载力 创造力 生产力 "
     U"凝聚力"},
});

struct Entry {
  View word;
  std::uint32_t senses;
};

// Words by their first two characters, the longest first; a text's two characters are looked up
// once, and most are no beginning of any word.
class Lexicon {
 public:
  Lexicon() {
    std::unordered_map<View, std::uint32_t> senses;
    for (const List& list : lists) {
      View rest = list.words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(U' '), rest.size());
        senses[rest.substr(0, end)] |= list.sense;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    for (const auto& [word, sense] : senses) entries_.push_back({word, sense});
    std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
      if (key_of(a.word) != key_of(b.word)) return key_of(a.word) < key_of(b.word);
      if (a.word.size() != b.word.size()) return a.word.size() > b.word.size();
      return a.word < b.word;
    });
    for (std::size_t i = entries_.size(); i-- > 0;) {
      slot_of(key_of(entries_[i].word)) = {key_of(entries_[i].word), static_cast<int>(i)};
      beginnings_.set(bit_of(key_of(entries_[i].word)));
    }
  }

  [[nodiscard]] Mark at(View rest) const {
    // Both bits are looked at before the one branch: which of them is set is hard to foresee.
    const bool two = beginnings_.test(bit_of(key_of(rest)));
    const bool one_alone = beginnings_.test(bit_of(rest.front()));
    if (!(static_cast<unsigned>(two) | static_cast<unsigned>(one_alone))) return {};
    for (int i = find(key_of(rest)); i >= 0 && i < size(); ++i) {
      const Entry& entry = entries_[static_cast<std::size_t>(i)];
      if (key_of(entry.word) != key_of(rest)) break;
      if (rest.starts_with(entry.word)) return mark_of(entry);
    }
    const int one = find(rest.front());
    return one < 0 ? Mark{} : mark_of(entries_[static_cast<std::size_t>(one)]);
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    int first = -1;  // index of the first entry with this key; -1 where the slot is free
  };
  static constexpr std::size_t slots = 4096;  // over twice the words

  static std::uint64_t key_of(View word) {
    return word.size() > 1 ? std::uint64_t{word[1]} << 32U | word[0] : word[0];
  }
  static std::size_t hash_of(std::uint64_t key) {
    return (key * 0x9E3779B97F4A7C15ULL >> 52U) % slots;
  }
  static std::size_t bit_of(std::uint64_t key) { return key * 0x9E3779B97F4A7C15ULL >> 48U; }
  static Mark mark_of(const Entry& entry) {
    return {entry.senses, static_cast<std::uint8_t>(entry.word.size())};
  }

  [[nodiscard]] int size() const { return static_cast<int>(entries_.size()); }

  Slot& slot_of(std::uint64_t key) {
    std::size_t i = hash_of(key);
    while (table_[i].first >= 0 && table_[i].key != key) i = (i + 1) % slots;
    return table_[i];
  }

  [[nodiscard]] int find(std::uint64_t key) const {
    std::size_t i = hash_of(key);
    while (table_[i].first >= 0 && table_[i].key != key) i = (i + 1) % slots;
    return table_[i].first;
  }

  std::vector<Entry> entries_;
  std::array<Slot, slots> table_{};
  std::bitset<0x10000> beginnings_;  // a bit for each key, to pass over most of a text at once
};

}  // namespace

std::vector<Mark> mark_words(View flat) {
  static const Lexicon lexicon;
  std::vector<Mark> marks(flat.size());
  for (std::size_t i = 0; i < flat.size(); ++i) {
    marks[i] = lexicon.at(flat.substr(i));
    if ((marks[i].senses & sense_noun) != 0) i += marks[i].length - 1U;
  }
  return marks;
}

}  // namespace luoshi::reading
