#pragma once

namespace luoshi::app {

inline constexpr auto version = LUOSHI_VERSION;  // from CMakeLists.txt

}  // namespace luoshi::app
