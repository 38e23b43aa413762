// What stands around a report on a page: menus, sources, times of publication, footers, filing
// numbers, footnotes and glossaries; and the lines that name the report and its delivery.
#pragma once

#include <string_view>

namespace luoshi::reading {

// All take a flattened line.

// 政府工作报告, with or without place and year.
[[nodiscard]] bool is_title(std::u32string_view flat);

// Where, when and by whom it was delivered: a session, a date alone, an office with a name.
[[nodiscard]] bool is_delivery(std::u32string_view flat);

// 各位代表: and its like, alone on a line.
[[nodiscard]] bool is_salutation(std::u32string_view flat);

// A line no report says anywhere: 来源, 字号, 网站标识码, ICP备 …
[[nodiscard]] bool is_furniture(std::u32string_view flat);

// 名词解释, 注释, 附件: what follows explains terms.
[[nodiscard]] bool opens_glossary(std::u32string_view flat);

// [1]…, 【1】…, 〔1〕…, ［1］…, ^[1]…: a footnote at the start of a line.
[[nodiscard]] bool is_footnote(std::u32string_view flat);

}  // namespace luoshi::reading
