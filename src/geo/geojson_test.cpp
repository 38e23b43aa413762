#include "geo/geojson.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace luoshi::geo {
namespace {

using testing::ElementsAre;

std::string collection(const std::string& features) {
  return R"({"type": "FeatureCollection", "features": [)" + features + "]}";
}

std::string feature(const std::string& type, const std::string& coordinates,
                    const std::string& properties = R"({"name": "甲"})") {
  return R"({"type": "Feature", "id": "a", "properties": )" + properties +
         R"(, "geometry": {"type": ")" + type + R"(", "coordinates": )" + coordinates + "}}";
}

// "0 0, 4 0, 4 4" as a ring of positions, not closed by itself.
std::string ring(std::string_view pairs) {
  std::string out = "[[";
  for (const char c : pairs) {
    if (c == ',') {
      out += "],[";
    } else if (c == ' ') {
      if (out.back() != '[') out += ',';
    } else {
      out += c;
    }
  }
  return out + "]]";
}

std::string polygon(std::initializer_list<std::string_view> rings) {
  std::string out;
  for (const auto pairs : rings) out += (out.empty() ? "[" : ",") + ring(pairs);
  return out + "]";
}

std::vector<std::string> faults(const std::string& text) {
  const auto read = read_geojson(text);
  std::vector<std::string> out;
  if (read) return out;
  for (const auto& one : read.error().findings) out.push_back(one.place + " " + one.problem);
  if (out.empty()) out.push_back(read.error().place + " " + read.error().problem);
  return out;
}

TEST(read_geojson, takes_polygons_with_holes_and_what_is_text) {
  const auto square = polygon({"0 0,10 0,10 10,0 10,0 0", "2 2,2 8,8 8,8 2,2 2"});
  const auto read = read_geojson(
      collection(feature("Polygon", square) + "," + feature("MultiPolygon", "[" + square + "]")));
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->features.size(), 2U);
  const auto& first = read->features[0];
  EXPECT_EQ(first.id, "a");
  EXPECT_EQ(first.property("name"), "甲");
  EXPECT_EQ(first.property("none"), "");
  EXPECT_EQ(first.place, "/features/0");
  ASSERT_EQ(first.polygons.size(), 1U);
  EXPECT_EQ(first.polygons[0].outer.size(), 4U) << "the end is not repeated";
  EXPECT_EQ(first.polygons[0].holes.size(), 1U);
  EXPECT_EQ(read->features[1].polygons[0].outer, first.polygons[0].outer);
  EXPECT_TRUE(read->notes.empty());
}

TEST(read_geojson, turns_a_ring_that_winds_the_wrong_way_and_says_so) {
  const auto read = read_geojson(
      collection(feature("Polygon", polygon({"0 0,0 10,10 10,10 0,0 0", "2 2,8 2,8 8,2 8,2 2"}))));
  ASSERT_TRUE(read.has_value());
  EXPECT_GT(twice_area(read->features[0].polygons[0].outer), 0);
  EXPECT_LT(twice_area(read->features[0].polygons[0].holes[0]), 0);
  ASSERT_EQ(read->notes.size(), 2U);
  EXPECT_EQ(read->notes[0],
            (Finding{"/features/0/geometry/coordinates/0", "geo.winding", "outer"}));
  EXPECT_EQ(read->notes[1].place, "/features/0/geometry/coordinates/1");
}

TEST(read_geojson, notes_properties_that_are_no_text_once) {
  const auto one = feature("Polygon", polygon({"0 0,1 0,1 1,0 0"}),
                           R"({"code": 120104, "name": null, "since": "2019"})");
  const auto read = read_geojson(collection(one + "," + one));
  ASSERT_TRUE(read.has_value());
  EXPECT_THAT(read->notes,
              ElementsAre(Finding{"/features/0/properties", "geo.property-not-text", "code"}));
  EXPECT_EQ(read->features[0].property("since"), "2019");
}

TEST(read_geojson, drops_positions_repeated_and_heights) {
  const auto read = read_geojson(
      collection(feature("Polygon", "[[[0,0,5],[1,0],[1,0],[1,1,-3.5],[0,0],[0,0]]]")));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->features[0].polygons[0].outer.size(), 3U);
}

TEST(read_geojson, tells_each_fault_at_its_place) {
  const std::string at = "/features/0/geometry";
  const auto in_ring = [&](std::string_view pairs) {
    return faults(collection(feature("Polygon", polygon({pairs}))));
  };
  const auto first_ring = at + "/coordinates/0";
  EXPECT_THAT(in_ring("0 0,1 0,1 1,0 1"), ElementsAre(first_ring + " geo.ring-open"));
  EXPECT_THAT(in_ring("0 0,1 0,0 0"), ElementsAre(first_ring + " geo.ring-short"));
  EXPECT_THAT(in_ring("0 0,1 0,2 0,0 0"), ElementsAre(first_ring + " geo.ring-flat"));
  EXPECT_THAT(in_ring("0 0,0 0,0 0,0 0"), ElementsAre(first_ring + " geo.ring-flat"));
  EXPECT_THAT(in_ring("39 117,39 118,40 118,39 117"), ElementsAre(first_ring + "/0 geo.swapped"));
  EXPECT_THAT(in_ring("0 0,190 0,1 1,0 0"), ElementsAre(first_ring + "/1 geo.out-of-range"));
  EXPECT_THAT(in_ring("0 0,4 4,4 0,0 3,0 0"), ElementsAre(first_ring + " geo.ring-crosses-itself"));
  EXPECT_THAT(in_ring("0 0,9 0,9 5,9 0,9 9,0 0"),
              ElementsAre(first_ring + " geo.ring-crosses-itself"))
      << "a spike";
  EXPECT_THAT(in_ring("0 0,4 0,4 4,2 0,0 4,0 0"),
              ElementsAre(first_ring + " geo.ring-crosses-itself"))
      << "a touch";
  EXPECT_THAT(faults(collection(feature("Point", "[0,0]"))),
              ElementsAre(at + "/type geo.geometry-unread"));
  EXPECT_THAT(faults(collection(feature("Polygon", "[]"))),
              ElementsAre(at + "/coordinates geo.coordinates-malformed"));
  EXPECT_THAT(faults(collection(feature("Polygon", R"([[[0,"1"],[0],7,[0,0]]])"))),
              ElementsAre(first_ring + "/0 geo.coordinates-malformed"));
  EXPECT_THAT(faults(collection(feature("MultiPolygon", "[7]"))),
              ElementsAre(at + "/coordinates/0 geo.coordinates-malformed"));
  EXPECT_THAT(faults(collection(R"({"type":"Feature","properties":null,"geometry":null,"id":[]})")),
              ElementsAre("/features/0/id geo.id-malformed", at + " geo.no-geometry"));
  EXPECT_THAT(faults(collection("7")), ElementsAre("/features/0 geo.not-a-feature"));
  EXPECT_THAT(faults("{\"type\":\n  \"Feature\",}"), ElementsAre("2:13 geo.not-json"));
  EXPECT_THAT(faults("[]"), ElementsAre(" geo.not-a-collection"));
}

TEST(read_geojson, tells_how_the_rings_of_a_polygon_disagree) {
  const auto first = [](std::initializer_list<std::string_view> rings) {
    const auto all = faults(collection(feature("Polygon", polygon(rings))));
    return all.empty() ? std::string() : all.front();
  };
  const std::string_view square = "0 0,9 0,9 9,0 9,0 0";
  const std::string second = "/features/0/geometry/coordinates/1 ";
  EXPECT_EQ(first({square, "5 5,12 5,12 6,5 5"}), second + "geo.rings-cross");
  EXPECT_EQ(first({square, "0 2,3 3,0 4,0 2"}), second + "geo.rings-cross") << "a shared stretch";
  EXPECT_EQ(first({square, "20 2,23 3,20 4,20 2"}), second + "geo.hole-outside");
  EXPECT_EQ(first({square, "0 2,3 2,3 4,0 2"}), "") << "a shared point is allowed";
  EXPECT_EQ(first({square, "1 1,1 8,8 8,8 1,1 1", "2 2,2 7,7 7,7 2,2 2"}),
            "/features/0/geometry/coordinates/2 geo.hole-in-hole");
}

TEST(read_geojson, tells_the_faults_of_all_features_together) {
  const auto all = faults(collection(feature("Polygon", polygon({"0 0,1 0,1 1,0 1"})) + ",7," +
                                     feature("Polygon", polygon({"39 117,39 118,40 118,39 117"}))));
  EXPECT_THAT(all, ElementsAre("/features/0/geometry/coordinates/0 geo.ring-open",
                               "/features/1 geo.not-a-feature",
                               "/features/2/geometry/coordinates/0/0 geo.swapped"));
}

TEST(read_geojson, counts_what_is_wrong_with_many_positions_of_a_ring) {
  const auto read =
      read_geojson(collection(feature("Polygon", polygon({"39 117,39 118,40 118,39 117"}))));
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().findings[0].detail, "lon 39, lat 117 (and 3 more in this ring)");
}

TEST(read_geojson, keeps_to_its_limits) {
  const auto square = feature("Polygon", polygon({"0 0,1 0,1 1,0 0"}));
  const auto text = collection(square + "," + square);
  GeojsonLimits limits;
  limits.bytes_max = text.size() - 1;
  EXPECT_EQ(read_geojson(text, System::wgs84, limits).error().problem, "geo.too-large");
  limits = {};
  limits.features_max = 1;
  EXPECT_EQ(read_geojson(text, System::wgs84, limits).error().findings[0].problem, "geo.too-many");
  limits = {};
  limits.positions_max = 7;
  EXPECT_EQ(read_geojson(text, System::wgs84, limits).error().findings[0].place,
            "/features/1/geometry/coordinates/0");
  limits = {};
  limits.findings_max = 1;
  const auto many = read_geojson(collection("7,7,7"), System::wgs84, limits);
  ASSERT_EQ(many.error().findings.size(), 2U);
  EXPECT_EQ(many.error().findings[1], (Finding{"", "geo.more-findings", "2"}));
  EXPECT_EQ(read_geojson(std::string(100, '[')).error().problem, "geo.too-deep");
}

TEST(read_geojson, gives_up_on_what_would_cost_the_square_of_its_edges) {
  // A comb whose teeth all reach from one side to the other: each edge lies over all the others.
  std::string pairs = "0 -1";
  for (int i = 0; i < 30'000; ++i) {
    pairs += fmt::format(",{} {},{} {}", 10, i * 0.002, 0, i * 0.002 + 0.001);
  }
  pairs += ",-1 61,0 -1";
  EXPECT_THAT(faults(collection(feature("Polygon", polygon({pairs})))),
              ElementsAre("/features/0/geometry/coordinates geo.too-tangled"));
}

TEST(read_geojson, turns_the_systems_of_public_maps_into_wgs_84) {
  const Degrees corner{116.397428, 39.90923};
  for (const auto system : {System::gcj02, System::bd09}) {
    const auto shifted = convert(corner, System::wgs84, system);
    const auto text = collection(feature(
        "Polygon", fmt::format("[[[{0:.9f},{1:.9f}],[{2},{1}],[{2},{3}],[{0:.9f},{1:.9f}]]]",
                               shifted.lon, shifted.lat, shifted.lon + 1, shifted.lat + 1)));
    const auto read = read_geojson(text, system);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->features[0].polygons[0].outer[0], *make_position(corner));
  }
}

TEST(read_geojson, refuses_another_system_than_it_is_told) {
  const auto with = [](const std::string& name) {
    return R"({"type":"FeatureCollection","features":[],)"
           R"("crs":{"type":"name","properties":{"name":")" +
           name + "\"}}}";
  };
  EXPECT_TRUE(read_geojson(with("urn:ogc:def:crs:OGC:1.3:CRS84")).has_value());
  EXPECT_TRUE(read_geojson(with("urn:ogc:def:crs:EPSG::4490")).has_value());
  EXPECT_THAT(faults(with("EPSG:3857")), ElementsAre("/crs geo.crs-unknown"));
}

}  // namespace
}  // namespace luoshi::geo
