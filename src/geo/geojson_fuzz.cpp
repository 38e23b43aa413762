// Reads any bytes as GeoJSON and asks the areas that come of it for their own corners.
#include <cstddef>
#include <cstdint>

#include "geo/areas.hpp"
#include "geo/geojson.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace luoshi::geo;
  const auto system = size > 0 ? static_cast<System>(data[size - 1] % 4) : System::wgs84;
  const auto read = read_geojson({reinterpret_cast<const char*>(data), size}, system);
  if (!read) return 0;
  const Areas areas(read->features);
  for (const auto& feature : read->features) {
    for (const auto& polygon : feature.polygons) {
      for (const auto& corner : polygon.outer) {
        if (!areas.at(corner) || areas.metres_outside(corner) != 0) __builtin_trap();
      }
    }
  }
  return 0;
}
