#include "reading/names.hpp"

#include <array>
#include <cstddef>

namespace luoshi::reading {
namespace {

template <class Enum, std::size_t n>
const char* pick(const std::array<const char*, n>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

const char* name_of(Kind kind) {
  return pick(std::to_array({"result", "target", "baseline"}), kind);
}

const char* name_of(Qualifier qualifier) {
  return pick(std::to_array({"exact", "about", "over", "under", "at_least", "at_most", "range"}),
              qualifier);
}

const char* name_of(Role role) {
  return pick(std::to_array({"level", "growth", "points", "share", "vs_target", "rank"}), role);
}

const char* name_of(StatementType type) {
  return pick(std::to_array({"result", "action", "expected_indicator", "binding_indicator",
                             "problem", "standing_duty"}),
              type);
}

const char* name_of(PieceKind kind) {
  return pick(std::to_array({"furniture", "footnote", "title", "delivery", "salutation", "heading",
                             "paragraph"}),
              kind);
}

const char* name_of(Part part) {
  return pick(
      std::to_array({"opening", "review", "problems", "outlook", "plan", "closing", "aside"}),
      part);
}

const char* chinese_name_of(StatementType type) {
  return pick(std::to_array({"完成情况", "任务", "预期性指标", "约束性指标", "问题", "常态工作"}),
              type);
}

}  // namespace luoshi::reading
