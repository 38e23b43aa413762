#include "catalog/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <set>

#include "catalog/closed_list.hpp"
#include "catalog/grid_check.hpp"
#include "geo/geojson.hpp"

namespace luoshi::catalog {
namespace {

constexpr std::array<std::size_t, 4> code_digits{6, 9, 12, 15};

bool well_formed(std::string_view code, AreaKind kind) {
  return code.size() == code_digits[static_cast<std::size_t>(kind)] &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view start_of(std::string_view code, AreaKind kind) {
  return code.substr(0, code_digits[static_cast<std::size_t>(kind)]);
}

std::optional<geo::Position> centre_of(const District& district) {
  const auto centre = geo::parse_position(district.longitude, district.latitude);
  return centre ? std::optional(*centre) : std::nullopt;
}

}  // namespace

// Takes the features of one file into a Grid, with all that is wrong or odd in them.
class GridReader {
 public:
  explicit GridReader(const District& district) : district_(district) {
    grid_.names_[district.division_code] = district.name.zh;
    for (const auto& one : district.subdistricts) {
      grid_.names_[one.code] = one.name.zh;
      if (const auto* unit = unit_of_subdistrict(district, one.code)) {
        grid_.units_[one.code] = unit->id;
      }
    }
    for (const auto& one : district.communities) grid_.names_[one.code] = one.name;
  }

  Grid without_map() && { return std::move(grid_); }

  Result<Grid> read(const std::string& text) && {
    auto collection = geo::read_geojson(text, district_.grid_system);
    if (!collection) return refuse(collection.error());
    add_all(collection->notes, grid_.notes_);
    if (const auto centre = centre_of(district_)) {
      check_near(collection->features, *centre, faults_);
    }
    for (auto& feature : collection->features) take(std::move(feature));
    for (std::size_t i = 0; i < area_kinds.size(); ++i) {
      grid_.areas_[i] = geo::Areas(std::move(by_kind_[i]));
    }
    // What has no sound code has no parent to be held against.
    if (faults_.empty()) fit_together();
    if (!faults_.empty()) return faulty();
    return std::move(grid_);
  }

 private:
  static void add_all(const std::vector<Finding>& findings, std::vector<Finding>& to) {
    for (const auto& one : findings) to.push_back({grid_place(one.place), one.problem, one.detail});
  }

  Failure refuse(const Error& error) {
    if (error.findings.empty()) {
      faults_.push_back({grid_place(error.place), error.problem, error.detail});
    }
    add_all(error.findings, faults_);
    return faulty();
  }

  Failure faulty() {
    return Failure(
        Error{ErrorKind::invalid, "grid.faulty", {}, "grid.geojson", std::move(faults_)});
  }

  void fault(const geo::Feature& feature, std::string_view field, std::string problem,
             std::string_view detail) {
    faults_.push_back({grid_place(fmt::format("{}/properties/{}", feature.place, field)),
                       std::move(problem), std::string(detail)});
  }

  void take(geo::Feature feature) {
    const auto kind = parse_word<AreaKind>(area_kinds, feature.property("kind"));
    const auto code = std::string(feature.property("code"));
    if (!kind) {
      fault(feature, "kind", "catalog.kind-unknown", feature.property("kind"));
      return;
    }
    if (!well_formed(code, *kind)) {
      fault(feature, "code", "catalog.code-malformed", code);
      return;
    }
    // A cell is made known by this file, by its community's code; all else by the csv files.
    const auto known = std::string(start_of(code, std::min(*kind, AreaKind::community)));
    if (!grid_.names_.contains(known)) fault(feature, "code", "catalog.code-unknown", code);
    if (!seen_.insert(code).second) fault(feature, "code", "catalog.id-twice", code);
    if (*kind == AreaKind::subdistrict && !grid_.units_.contains(code)) {
      fault(feature, "code", "catalog.unit-unknown", code);
    }
    take_name(feature, code);
    feature.id = code;
    by_kind_[static_cast<std::size_t>(*kind)].push_back(std::move(feature));
  }

  void take_name(const geo::Feature& feature, const std::string& code) {
    const auto name = std::string(feature.property("name"));
    if (name.empty()) {
      fault(feature, "name", "catalog.field-missing", "name");
      return;
    }
    const auto& kept = grid_.names_.try_emplace(code, name).first->second;
    if (kept != name) {
      grid_.notes_.push_back({grid_place(feature.place + "/properties/name"), "grid.name-differs",
                              fmt::format("{}: {}, {}", code, name, kept)});
    }
  }

  void fit_together() {
    look_for(AreaKind::subdistrict, district_.subdistricts);
    look_for(AreaKind::community, district_.communities);
    // Each kind against the next above it of which there are areas.
    const geo::Areas* parents = nullptr;
    for (const auto& areas : grid_.areas_) {
      if (areas.features().empty()) continue;
      if (parents != nullptr) check_nesting(*parents, areas, faults_, grid_.notes_);
      parents = &areas;
    }
  }

  // Notes what the csv file lists and the map lacks.
  template <class Listed>
  void look_for(AreaKind kind, const std::vector<Listed>& listed) {
    if (grid_.areas(kind).features().empty()) return;
    std::vector<std::string_view> missing;
    for (const auto& one : listed) {
      if (!seen_.contains(one.code)) missing.push_back(one.code);
    }
    if (missing.empty()) return;
    grid_.notes_.push_back(
        {grid_place(""), "grid.area-missing", fmt::format("{}", fmt::join(missing, ", "))});
  }

  const District& district_;
  Grid grid_;
  std::vector<Finding> faults_;
  std::set<std::string> seen_;
  std::array<std::vector<geo::Feature>, area_kinds.size()> by_kind_;
};

const geo::Areas& Grid::boundary() const {
  const auto drawn =
      std::ranges::find_if(areas_, [](const auto& areas) { return !areas.features().empty(); });
  return drawn == areas_.end() ? areas_.front() : *drawn;
}

bool Grid::known() const {
  return !boundary().features().empty();
}

Place Grid::place(geo::Position position) const {
  Place place;
  if (!known()) return place;
  std::string finest;
  for (const auto& areas : areas_) {
    if (const auto found = areas.at(position)) finest = areas.features()[*found].id;
  }
  if (finest.empty()) {
    place.standing = Standing::outside;
    place.metres_outside = boundary().metres_outside(position);
    const auto& subdistricts = areas(AreaKind::subdistrict);
    if (const auto near = subdistricts.nearest(position, std::numeric_limits<double>::infinity())) {
      place.nearest_subdistrict = subdistricts.features()[near->feature].id;
    }
    return place;
  }
  place.standing = Standing::inside;
  const auto part = [&](AreaKind kind) {
    const auto digits = code_digits[static_cast<std::size_t>(kind)];
    return finest.size() < digits ? std::string() : finest.substr(0, digits);
  };
  place.subdistrict = part(AreaKind::subdistrict);
  place.community = part(AreaKind::community);
  place.cell = part(AreaKind::grid_cell);
  if (const auto unit = units_.find(place.subdistrict); unit != units_.end()) {
    place.unit = unit->second;
  }
  return place;
}

std::string_view Grid::name_of(std::string_view code) const {
  const auto found = names_.find(code);
  return found == names_.end() ? std::string_view() : std::string_view(found->second);
}

Result<Grid> load_grid(const std::filesystem::path& folder, const District& district) {
  const auto path = folder / "grid.geojson";
  GridReader reader(district);
  if (!std::filesystem::exists(path)) return std::move(reader).without_map();
  std::ifstream in(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad() || !in.is_open()) {
    return fail(ErrorKind::unavailable, "grid.unreadable", {}, path.string());
  }
  return std::move(reader).read(text);
}

const Unit* unit_of_subdistrict(const District& district, std::string_view code) {
  const auto found = std::ranges::find(district.subdistricts, code, &Subdistrict::code);
  if (found == district.subdistricts.end()) return nullptr;
  const auto* unit = find_unit(district.units, found->name.zh);
  return unit != nullptr && unit->kind == "subdistrict" ? unit : nullptr;
}

}  // namespace luoshi::catalog
