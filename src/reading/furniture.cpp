#include "reading/furniture.hpp"

#include <cstddef>

#include "reading/cues.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr Words offices = {U"总理", U"省长", U"市长", U"区长", U"县长", U"州长", U"盟长",
                           U"旗长", U"主席", U"镇长", U"乡长", U"专员", U"主任"};

// 2019年1月8日, with nothing else of weight on the line.
bool is_date_line(std::u32string_view flat) {
  return flat.size() <= 20 && has(flat, U"年") && has(flat, U"月") && flat.size() >= 6 &&
         ends_with_any(flat, {U"日", U"日）", U"月"}) && !has(flat, U"：");
}

bool is_session(std::u32string_view flat) {
  return flat.size() <= 70 && !has(flat, U"我代表") && !has(flat, U"通过了") &&
         (has_any(flat, {U"次会议", U"次全体会议", U"代表大会"}) ||
          (has(flat, U"届") && flat.ends_with(U"届")) || has(flat, U"次会议上")) &&
         (has_any(flat, {U"人民代表大会", U"人代会", U"人大", U"届", U"政府工作报告"}));
}

bool is_officer(std::u32string_view flat) {
  if (flat.size() > 30 || has_any(flat, {U"，", U"。"})) return false;
  const std::size_t office = find_any(flat, offices);
  if (office == flat.npos) return false;
  return flat.size() - office <= 12;
}

}  // namespace

bool is_title(std::u32string_view flat) {
  return flat.size() <= 40 && has(flat, U"政府工作报告") &&
         !has_any(flat, {U"，", U"。", U"作政府"});
}

bool is_delivery(std::u32string_view flat) {
  return is_session(flat) || is_date_line(flat) || is_officer(flat) ||
         (flat.size() <= 40 && has(flat, U"作政府工作报告"));
}

bool is_salutation(std::u32string_view flat) {
  if (flat.size() > 16 || flat.size() < 4) return false;
  const char32_t last = flat.back();
  return (last == U'：' || last == U'！' || last == U'，' || last == U'表' || last == U'志') &&
         starts_with_any(flat, {U"各位代表", U"各位委员", U"同志们", U"各位领导"});
}

bool is_furniture(std::u32string_view flat) {
  if (flat.size() > 90) return false;
  if (starts_with_any(
          flat, {U"来源：",   U"（来源",   U"信息来源",   U"文章来源", U"时间：",   U"发布时间",
                 U"发布日期", U"添加时间", U"浏览次数",   U"阅读：",   U"点击数",   U"字号",
                 U"【字号",   U"字体：",   U"今天是",     U"当前位置", U"您的位置", U"您现在的位置",
                 U"首页",     U"作者：",   U"责任编辑",   U"编辑：",   U"索引号",   U"主题分类",
                 U"发文机关", U"发文字号", U"文号：",     U"公开方式", U"友情链接", U"相关链接",
                 U"相关报道", U"相关新闻", U"相关阅读",   U"分享到",   U"扫一扫",   U"打印本页",
                 U"关闭窗口", U"主办单位", U"承办单位：", U"版权所有", U"网站地图", U"网站标识码",
                 U"网站声明", U"联系我们", U"上一篇",     U"下一篇",   U"附件下载", U"打印",
                 U"下载",     U"全屏",     U"收藏",       U"加大",     U"还原",     U"减小",
                 U"】"}) &&
      flat.size() <= 60) {
    return true;
  }
  return has_any(flat, {U"ICP备", U"公网安备", U"网站标识码", U"copyright", U"Copyright"});
}

bool opens_glossary(std::u32string_view flat) {
  if (flat.size() > 20) return false;
  std::u32string words;
  for (const char32_t c : flat) {
    if (text::is_han(c)) words.push_back(c);
  }
  return words == U"名词解释" || words == U"注释" || words == U"注" || words == U"名词注释" ||
         words == U"附件" || words == U"附" || words == U"术语解释" || words == U"有关名词解释" ||
         words == U"相关名词解释" || words == U"名词解释及说明" || words == U"附名词解释" ||
         words == U"附件名词解释" || words == U"政府工作报告名词解释" || words == U"有关用语说明" ||
         words == U"用语解释" || words == U"有关说明" || words == U"名词说明";
}

bool is_footnote(std::u32string_view flat) {
  std::size_t i = flat.starts_with(U"^") ? 1 : 0;
  if (i >= flat.size()) return false;
  const char32_t open = flat[i];
  const char32_t close = open == U'['    ? U']'
                         : open == U'【' ? U'】'
                         : open == U'〔' ? U'〕'
                                         : U'\0';
  if (close == U'\0') return false;
  std::size_t digits = 0;
  for (++i; i < flat.size() && text::is_digit(flat[i]); ++i) ++digits;
  return digits > 0 && digits <= 3 && i < flat.size() && flat[i] == close;
}

}  // namespace luoshi::reading
