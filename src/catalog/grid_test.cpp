#include "catalog/grid.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <random>

namespace luoshi::catalog {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::filesystem::path folder_of(std::string_view id) {
  return std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog/districts" / id;
}

geo::Position at(double lon, double lat) {
  return *geo::make_position({lon, lat});
}

// The sample district and its map, read once.
struct Sample {
  District district = *load_district(folder_of("qiming"));
  Grid grid = *load_grid(folder_of("qiming"), district);
};
const Sample& sample() {
  static const Sample one;
  return one;
}

TEST(load_grid, reads_the_map_of_the_sample_district_without_a_note) {
  const auto& [district, grid] = sample();
  EXPECT_TRUE(grid.known());
  EXPECT_THAT(grid.notes(), IsEmpty());
  EXPECT_THAT(grid.areas(AreaKind::district).features(), SizeIs(1));
  EXPECT_THAT(grid.areas(AreaKind::subdistrict).features(), SizeIs(district.subdistricts.size()));
  EXPECT_THAT(grid.areas(AreaKind::community).features(), SizeIs(district.communities.size()));
  std::map<std::string, int> cells;
  for (const auto& cell : grid.areas(AreaKind::grid_cell).features()) {
    ++cells[cell.id.substr(0, 12)];
  }
  EXPECT_THAT(cells, SizeIs(district.communities.size()));
  for (const auto& [community, count] : cells) EXPECT_TRUE(count >= 2 && count <= 6) << community;
}

TEST(grid, puts_each_place_of_the_district_in_one_subdistrict_community_and_cell) {
  const auto& grid = sample().grid;
  std::mt19937 random(1);
  std::uniform_real_distribution<double> lon(117.44, 117.56);
  std::uniform_real_distribution<double> lat(39.45, 39.55);
  const auto& boundary = grid.areas(AreaKind::district);
  for (int inside = 0; inside < 10'000;) {
    const auto position = at(lon(random), lat(random));
    const auto place = grid.place(position);
    if (!boundary.at(position)) {
      ASSERT_EQ(place.standing, Standing::outside);
      continue;
    }
    ++inside;
    ASSERT_EQ(place.standing, Standing::inside);
    ASSERT_TRUE(place.cell.starts_with(place.community));
    ASSERT_TRUE(place.community.starts_with(place.subdistrict));
    for (const auto kind : {AreaKind::subdistrict, AreaKind::community, AreaKind::grid_cell}) {
      const auto all = grid.areas(kind).all_at(position);
      ASSERT_THAT(all, SizeIs(1)) << geo::text_of(position);
      const auto& code = grid.areas(kind).features()[all[0]].id;
      ASSERT_TRUE(place.cell.starts_with(code)) << "each kind says the same";
    }
  }
}

TEST(grid, leaves_no_room_between_areas_and_none_to_two) {
  const auto& grid = sample().grid;
  const auto total = [&](AreaKind kind) {
    geo::Wide sum = 0;
    for (const auto& feature : grid.areas(kind).features()) {
      for (const auto& polygon : feature.polygons) sum += geo::twice_area(polygon.outer);
    }
    return sum;
  };
  const auto whole = total(AreaKind::district);
  for (const auto kind : {AreaKind::subdistrict, AreaKind::community, AreaKind::grid_cell}) {
    EXPECT_TRUE(total(kind) == whole) << area_kinds[static_cast<std::size_t>(kind)];
  }
}

TEST(grid, gives_every_corner_of_the_map_to_one_side) {
  const auto& grid = sample().grid;
  for (const auto& cell : grid.areas(AreaKind::grid_cell).features()) {
    for (const auto& corner : cell.polygons[0].outer) {
      const auto place = grid.place(corner);
      ASSERT_EQ(place.standing, Standing::inside);
      EXPECT_LE(place.cell, cell.id) << "the first by code";
      EXPECT_TRUE(place.cell.starts_with(place.community));
    }
  }
}

TEST(grid, names_areas_and_the_unit_that_answers_for_a_place) {
  const auto& grid = sample().grid;
  const auto place = grid.place(at(117.5, 39.52));
  ASSERT_EQ(place.standing, Standing::inside);
  EXPECT_FALSE(place.unit.empty());
  EXPECT_EQ(place.unit, unit_of_subdistrict(sample().district, place.subdistrict)->id);
  EXPECT_EQ(grid.name_of("129901001"), "桐音街道");
  EXPECT_EQ(grid.name_of("129901"), "启明区");
  EXPECT_EQ(grid.name_of("129901001001001"), "砚池里社区第一网格");
  EXPECT_EQ(grid.name_of("129901099"), "");
}

TEST(grid, tells_how_far_outside_a_place_lies_and_what_is_nearest) {
  const auto place = sample().grid.place(at(117.6, 39.5));
  EXPECT_EQ(place.standing, Standing::outside);
  EXPECT_TRUE(place.subdistrict.empty() && place.cell.empty() && place.unit.empty());
  EXPECT_NEAR(place.metres_outside, 5'500, 1'500);
  EXPECT_EQ(place.nearest_subdistrict, "129901002");
}

TEST(load_grid, takes_a_district_without_a_map_and_knows_nothing_of_it) {
  const auto district = load_district(folder_of("nankai"));
  ASSERT_TRUE(district.has_value());
  const auto grid = load_grid(folder_of("nankai"), *district);
  ASSERT_TRUE(grid.has_value());
  EXPECT_FALSE(grid->known());
  const auto place = grid->place(at(117.15, 39.138));
  EXPECT_EQ(place.standing, Standing::unknown);
  EXPECT_TRUE(place.subdistrict.empty());
  EXPECT_EQ(grid->name_of("120104001"), "长虹街道");
}

TEST(unit_of_subdistrict, is_there_for_every_subdistrict_of_the_catalogue) {
  for (const auto* id : {"qiming", "nankai"}) {
    const auto district = load_district(folder_of(id));
    ASSERT_TRUE(district.has_value());
    for (const auto& one : district->subdistricts) {
      const auto* unit = unit_of_subdistrict(*district, one.code);
      ASSERT_NE(unit, nullptr) << id << " " << one.code;
      EXPECT_EQ(unit->name.zh, one.name.zh);
    }
    EXPECT_EQ(unit_of_subdistrict(*district, "999999999"), nullptr);
  }
}

// A district of two subdistricts, and maps of squares of a hundredth of a degree.
class SmallMap : public testing::Test {
 protected:
  SmallMap() : folder_(std::filesystem::temp_directory_path() / "luoshi-grid-test") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    district_.division_code = "129901";
    district_.name = {"甲区", "Jia"};
    district_.longitude = "117.5";
    district_.latitude = "39.5";
    district_.subdistricts = {{"129901001", {"东街道", "East"}}, {"129901002", {"西街道", "West"}}};
    district_.communities = {{"129901001001", "一社区", "129901001"}};
    district_.units = {{"east", {"东街道", "East"}, {}, "subdistrict", {}},
                       {"west", {"西街道", "West"}, {}, "subdistrict", {}}};
  }
  ~SmallMap() override { std::filesystem::remove_all(folder_); }

  static std::string square(std::string_view kind, std::string_view code, std::string_view name,
                            double west, double east) {
    return fmt::format(
        R"({{"type":"Feature","properties":{{"kind":"{0}","code":"{1}","name":"{2}"}},)"
        R"("geometry":{{"type":"Polygon","coordinates":)"
        R"([[[{3:.5f},39.5],[{4:.5f},39.5],[{4:.5f},39.51],[{3:.5f},39.51],[{3:.5f},39.5]]]}}}})",
        kind, code, name, west, east);
  }

  Result<Grid> load(const std::vector<std::string>& features) {
    return load_text(
        fmt::format(R"({{"type":"FeatureCollection","features":[{}]}})", fmt::join(features, ",")));
  }
  Result<Grid> load_text(std::string_view text) {
    std::ofstream(folder_ / "grid.geojson") << text;
    return load_grid(folder_, district_);
  }
  // "place problem" of each fault.
  std::vector<std::string> faults(const std::vector<std::string>& features) {
    return told(load(features));
  }
  static std::vector<std::string> told(const Result<Grid>& grid) {
    std::vector<std::string> out;
    const auto& findings = grid ? grid->notes() : grid.error().findings;
    for (const auto& one : findings) {
      EXPECT_THAT(one.place, testing::StartsWith("grid.geojson:"));
      out.push_back(one.place.substr(13) + " " + one.problem);
    }
    return out;
  }

  std::filesystem::path folder_;
  District district_;
};

TEST_F(SmallMap, needs_no_more_than_one_kind_of_area) {
  const auto grid = load({square("subdistrict", "129901001", "东街道", 117.5, 117.51),
                          square("subdistrict", "129901002", "西街道", 117.49, 117.5)});
  ASSERT_TRUE(grid.has_value());
  const auto border = grid->place(at(117.5, 39.505));
  EXPECT_EQ(border.subdistrict, "129901001") << "the first by code";
  EXPECT_EQ(border.unit, "east");
  EXPECT_EQ(border.community, "");
  const auto outside = grid->place(at(117.489, 39.505));
  EXPECT_EQ(outside.standing, Standing::outside);
  EXPECT_NEAR(outside.metres_outside, 85.8, 0.2) << "without a district its subdistricts bound it";
  EXPECT_EQ(outside.nearest_subdistrict, "129901002");
}

TEST_F(SmallMap, says_what_is_wrong_with_features_all_at_once) {
  const auto all = faults({square("street", "129901001", "东街道", 117.5, 117.51),
                           square("subdistrict", "12990100", "东街道", 117.5, 117.51),
                           square("subdistrict", "129901009", "南街道", 117.5, 117.51),
                           square("subdistrict", "129901001", "东街道", 117.5, 117.51),
                           square("subdistrict", "129901001", "", 117.5, 117.51),
                           square("grid_cell", "129901001002001", "格", 117.5, 117.51)});
  EXPECT_THAT(all, ElementsAre("/features/0/properties/kind catalog.kind-unknown",
                               "/features/1/properties/code catalog.code-malformed",
                               "/features/2/properties/code catalog.code-unknown",
                               "/features/2/properties/code catalog.unit-unknown",
                               "/features/4/properties/code catalog.id-twice",
                               "/features/4/properties/name catalog.field-missing",
                               "/features/5/properties/code catalog.code-unknown"));
}

TEST_F(SmallMap, passes_on_what_is_wrong_with_the_file) {
  EXPECT_THAT(told(load_text("{\n7")), ElementsAre("2:1 geo.not-json"));
  EXPECT_THAT(told(load_text("")), ElementsAre("1:1 geo.not-json"));
  EXPECT_THAT(told(load_text("[]")), ElementsAre(" geo.not-a-collection"));
  auto swapped = square("subdistrict", "129901001", "东街道", 117.5, 117.51);
  swapped.replace(swapped.find("[117.50000,39.5]"), 16, "[39.5,117.50000]");
  EXPECT_THAT(faults({swapped, "7"}),
              ElementsAre("/features/0/geometry/coordinates/0/0 geo.swapped",
                          "/features/1 geo.not-a-feature"));
}

TEST_F(SmallMap, wants_a_unit_for_each_subdistrict) {
  district_.units.pop_back();
  EXPECT_THAT(faults({square("subdistrict", "129901002", "西街道", 117.49, 117.5)}),
              ElementsAre("/features/0/properties/code catalog.unit-unknown"));
}

TEST_F(SmallMap, refuses_a_map_of_somewhere_else) {
  const auto grid = load({square("subdistrict", "129901001", "东街道", 113.5, 113.51)});
  EXPECT_THAT(told(grid), ElementsAre("/features/0 grid.far-away"));
  EXPECT_THAT(grid.error().findings[0].detail, HasSubstr("1 features"));
}

TEST_F(SmallMap, holds_areas_against_those_they_belong_to) {
  const auto east = square("subdistrict", "129901001", "东街道", 117.5, 117.51);
  const auto west = square("subdistrict", "129901002", "西街道", 117.49, 117.5);
  const auto community = [&](double to) {
    return square("community", "129901001001", "一社区", 117.5, to);
  };
  EXPECT_THAT(told(load({east, west, community(117.51)})), IsEmpty());
  EXPECT_THAT(told(load({east, west, community(117.50900)})), ElementsAre("/features/0 grid.gap"));
  EXPECT_THAT(told(load({east, west, community(117.5101)})),
              ElementsAre("/features/2 grid.beyond-parent", "/features/0 grid.overlap"))
      << "some nine metres are noted";
  const auto far = load({east, west, community(117.511)});
  ASSERT_FALSE(far.has_value());
  EXPECT_THAT(told(far), ElementsAre("/features/2 grid.beyond-parent"));
  EXPECT_THAT(far.error().findings[0].detail, AllOf(HasSubstr("129901001001"), HasSubstr("86 m")));
}

TEST_F(SmallMap, notes_names_that_differ_and_areas_that_are_missing) {
  const auto grid = load({square("subdistrict", "129901001", "东街", 117.5, 117.51)});
  ASSERT_TRUE(grid.has_value());
  EXPECT_THAT(told(grid),
              ElementsAre("/features/0/properties/name grid.name-differs", " grid.area-missing"));
  EXPECT_EQ(grid->notes()[1].detail, "129901002");
  EXPECT_EQ(grid->name_of("129901001"), "东街道") << "the csv file holds";
}

TEST_F(SmallMap, is_read_in_the_system_the_district_names) {
  district_.grid_system = geo::System::gcj02;
  const auto grid = load({square("subdistrict", "129901001", "东街道", 117.5, 117.51),
                          square("subdistrict", "129901002", "西街道", 117.49, 117.5)});
  ASSERT_TRUE(grid.has_value());
  const auto shifted = geo::convert({117.505, 39.505}, geo::System::gcj02, geo::System::wgs84);
  EXPECT_EQ(grid->place(*geo::make_position(shifted)).subdistrict, "129901001");
}

}  // namespace
}  // namespace luoshi::catalog
