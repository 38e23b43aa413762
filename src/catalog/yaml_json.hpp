// A value of YAML as JSON text. Plain scalars are what they look like (1, 2.5, true, null), quoted
// ones are texts.
#pragma once

#include <yaml-cpp/yaml.h>

#include <string>

namespace luoshi::catalog {

[[nodiscard]] std::string json_of(const YAML::Node& node);

}  // namespace luoshi::catalog
