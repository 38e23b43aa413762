// The map of a district: catalog/districts/<id>/grid.geojson, the areas of the district, its
// subdistricts 街道, communities 社区 and grid cells 单元网格, and which of them a place lies in.
//
// Each feature has the properties `kind` (district, subdistrict, community, grid_cell), `code` and
// `name`. Codes are those of district.yaml and the csv files, of 6, 9 and 12 digits; that of a cell
// is its community's and three more (GB/T 30428.1). A kind may be left out. A district without the
// file has no map: its Grid knows nothing and says so. It is read-only and safe from several
// threads.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "catalog/district.hpp"
#include "geo/areas.hpp"

namespace luoshi::catalog {

enum class AreaKind { district, subdistrict, community, grid_cell };

inline constexpr std::array<std::string_view, 4> area_kinds{"district", "subdistrict", "community",
                                                            "grid_cell"};

// `unknown`: the district has no map.
enum class Standing { unknown, inside, outside };

// Where a position lies. Codes are empty where the map does not say: outside, or where the file has
// no area of that kind.
struct Place {
  Standing standing = Standing::unknown;
  std::string subdistrict{};
  std::string community{};
  std::string cell{};
  std::string unit{};                 // id of the unit that is the subdistrict's office
  double metres_outside = 0;          // to the boundary of the district, when outside
  std::string nearest_subdistrict{};  // when outside: which one is nearest
};

class Grid {
 public:
  Grid() = default;

  [[nodiscard]] bool known() const;

  // The finest area decides, the others follow by its code; so a place on a border belongs to a
  // cell, its community and its subdistrict, never to those of different sides.
  [[nodiscard]] Place place(geo::Position position) const;

  // The name of the district, and of its subdistricts and communities as the csv files spell it,
  // drawn or not; of a cell as the map does. Empty for any other code.
  [[nodiscard]] std::string_view name_of(std::string_view code) const;

  // For drawing and for questions of one kind.
  [[nodiscard]] const geo::Areas& areas(AreaKind kind) const {
    return areas_[static_cast<std::size_t>(kind)];
  }

  // What is odd in the file and was taken all the same, each at "grid.geojson:/json/pointer": the
  // notes of read_geojson; "grid.name-differs" from the csv file, "grid.area-missing" (a code of
  // the csv file without an area while others of its kind have one), "grid.beyond-parent" (by one
  // to 50 metres), "grid.gap" and "grid.overlap" (areas of one parent make less or more than it
  // has).
  [[nodiscard]] const std::vector<Finding>& notes() const { return notes_; }

 private:
  friend class GridReader;

  [[nodiscard]] const geo::Areas& boundary() const;

  std::array<geo::Areas, area_kinds.size()> areas_;
  std::map<std::string, std::string, std::less<>> names_;
  std::map<std::string, std::string, std::less<>> units_;  // by the code of the subdistrict
  std::vector<Finding> notes_;
};

// Reads and checks grid.geojson in the folder of a district; no such file is no fault. The
// reference system of the file is `grid_system` of district.yaml. Fails with invalid "grid.faulty"
// and every finding, each at "grid.geojson:line:column" or "grid.geojson:/json/pointer": those of
// geo::read_geojson, "catalog.kind-unknown", "catalog.code-malformed", "catalog.code-unknown",
// "catalog.id-twice", "catalog.field-missing", "catalog.unit-unknown" (a subdistrict that no unit
// is called like), "grid.far-away" (200 km from the centre) and "grid.beyond-parent" (by more than
// 50 m); with unavailable "grid.unreadable" when the file cannot be read.
[[nodiscard]] Result<Grid> load_grid(const std::filesystem::path& folder, const District& district);

// The unit that is the office of a subdistrict, by its name in subdistricts.csv; nullptr when the
// code or the unit is not there.
[[nodiscard]] const Unit* unit_of_subdistrict(const District& district, std::string_view code);

}  // namespace luoshi::catalog
