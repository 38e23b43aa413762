// The stable names of the reader's closed lists, as files and the API spell them, and the Chinese
// words for them.
#pragma once

#include "reading/report.hpp"

namespace luoshi::reading {

[[nodiscard]] const char* name_of(Kind kind);
[[nodiscard]] const char* name_of(Qualifier qualifier);
[[nodiscard]] const char* name_of(Role role);
[[nodiscard]] const char* name_of(StatementType type);
[[nodiscard]] const char* name_of(PieceKind kind);
[[nodiscard]] const char* name_of(Part part);

// 完成情况, 任务, 预期性指标, 约束性指标, 问题, 常态工作.
[[nodiscard]] const char* chinese_name_of(StatementType type);

}  // namespace luoshi::reading
