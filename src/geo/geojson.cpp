#include "geo/geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <map>
#include <optional>

#include "geo/rings.hpp"

namespace luoshi::geo {
namespace {

namespace json = boost::json;

constexpr std::size_t depth_max = 32;  // a MultiPolygon takes nine; the rest is for properties

constexpr std::array<std::string_view, 7> systems_of_degrees{"urn:ogc:def:crs:OGC:1.3:CRS84",
                                                             "urn:ogc:def:crs:OGC::CRS84",
                                                             "urn:ogc:def:crs:EPSG::4326",
                                                             "EPSG:4326",
                                                             "urn:ogc:def:crs:EPSG::4490",
                                                             "EPSG:4490",
                                                             "CRS84"};

std::string_view text_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                : std::string_view();
}

const json::array* array_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? nullptr : value->if_array();
}

// A longitude or latitude; nothing for what is no number.
std::optional<double> number_of(const json::value& value) {
  if (value.is_double()) return value.get_double();
  if (value.is_int64()) return static_cast<double>(value.get_int64());
  if (value.is_uint64()) return static_cast<double>(value.get_uint64());
  return std::nullopt;
}

class Reader {
 public:
  Reader(System system, const GeojsonLimits& limits) : system_(system), limits_(limits) {}

  Result<Collection> read(const json::value& root) {
    read_collection(root);
    if (findings_.empty()) return std::move(out_);
    if (findings_.size() > limits_.findings_max) {
      const auto more = findings_.size() - limits_.findings_max;
      findings_.resize(limits_.findings_max);
      add("", "geo.more-findings", fmt::to_string(more));
    }
    return Failure(Error{ErrorKind::invalid, "geo.faulty", {}, {}, std::move(findings_)});
  }

 private:
  void add(std::string place, std::string problem, std::string detail = {}) {
    findings_.push_back({std::move(place), std::move(problem), std::move(detail)});
  }

  void read_collection(const json::value& root) {
    const auto* object = root.if_object();
    const auto* features = object == nullptr ? nullptr : array_in(*object, "features");
    if (features == nullptr || text_in(*object, "type") != "FeatureCollection") {
      add("", "geo.not-a-collection");
      return;
    }
    if (const auto* crs = object->if_contains("crs")) check_crs(*crs);
    if (features->size() > limits_.features_max) {
      add("/features", "geo.too-many", fmt::format("{} features", features->size()));
      return;
    }
    for (std::size_t i = 0; i < features->size() && !overfull_; ++i) {
      read_feature((*features)[i], fmt::format("/features/{}", i));
    }
  }

  // The member RFC 7946 took out (4): what says the same as the standard may stay.
  void check_crs(const json::value& crs) {
    if (crs.is_null()) return;
    const auto* object = crs.if_object();
    const auto* properties = object == nullptr ? nullptr : object->if_contains("properties");
    const auto* named = properties == nullptr ? nullptr : properties->if_object();
    const auto name = named == nullptr ? std::string_view() : text_in(*named, "name");
    if (std::ranges::find(systems_of_degrees, name) == systems_of_degrees.end()) {
      add("/crs", "geo.crs-unknown", std::string(name));
    }
  }

  void read_feature(const json::value& value, const std::string& place) {
    const auto* object = value.if_object();
    if (object == nullptr || text_in(*object, "type") != "Feature") {
      add(place, "geo.not-a-feature");
      return;
    }
    Feature feature;
    feature.place = place;
    read_id(*object, feature);
    if (const auto* properties = object->if_contains("properties")) {
      read_properties(*properties, feature);
    }
    const auto* geometry = object->if_contains("geometry");
    if (geometry == nullptr || !geometry->is_object()) {
      add(place + "/geometry", "geo.no-geometry");
    } else {
      read_geometry(geometry->get_object(), place + "/geometry", feature);
    }
    out_.features.push_back(std::move(feature));
  }

  void read_id(const json::object& object, Feature& feature) {
    const auto* id = object.if_contains("id");
    if (id == nullptr) return;
    if (id->is_string()) {
      feature.id = std::string(id->get_string());
    } else if (id->is_int64()) {
      feature.id = fmt::to_string(id->get_int64());
    } else {
      add(feature.place + "/id", "geo.id-malformed");
    }
  }

  void read_properties(const json::value& value, Feature& feature) {
    if (value.is_null()) return;
    const auto* object = value.if_object();
    if (object == nullptr) {
      add(feature.place + "/properties", "geo.not-a-feature");
      return;
    }
    for (const auto& [key, property] : *object) {
      const std::string name(key);
      if (property.is_string()) {
        feature.properties[name] = std::string(property.get_string());
      } else if (!property.is_null() && not_text_[name]++ == 0) {
        // One note for a name: a table has the same columns in each feature.
        out_.notes.push_back({feature.place + "/properties", "geo.property-not-text", name});
      }
    }
  }

  void read_geometry(const json::object& geometry, const std::string& place, Feature& feature) {
    const auto type = text_in(geometry, "type");
    const auto* coordinates = array_in(geometry, "coordinates");
    if (type != "Polygon" && type != "MultiPolygon") {
      add(place + "/type", "geo.geometry-unread", std::string(type));
      return;
    }
    const auto inside = place + "/coordinates";
    if (coordinates == nullptr || coordinates->empty()) {
      add(inside, "geo.coordinates-malformed");
    } else if (type == "Polygon") {
      read_polygon(*coordinates, inside, feature);
    } else {
      for (std::size_t i = 0; i < coordinates->size(); ++i) {
        const auto part = fmt::format("{}/{}", inside, i);
        const auto* rings = (*coordinates)[i].if_array();
        if (rings == nullptr || rings->empty()) {
          add(part, "geo.coordinates-malformed");
        } else {
          read_polygon(*rings, part, feature);
        }
      }
    }
  }

  void read_polygon(const json::array& rings, const std::string& place, Feature& feature) {
    Polygon polygon;
    const auto findings_before = findings_.size();
    for (std::size_t i = 0; i < rings.size(); ++i) {
      auto ring = read_ring(rings[i], fmt::format("{}/{}", place, i), i == 0);
      if (i == 0) {
        polygon.outer = std::move(ring);
      } else {
        polygon.holes.push_back(std::move(ring));
      }
    }
    // A ring with a fault of its own would only be told again in other words.
    if (findings_.size() != findings_before) return;
    check_rings(polygon, place, effort_, findings_);
    feature.polygons.push_back(std::move(polygon));
  }

  // Empty where anything is wrong with it.
  Ring read_ring(const json::value& value, const std::string& place, bool outer) {
    const auto* positions = value.if_array();
    if (positions == nullptr) {
      add(place, "geo.coordinates-malformed");
      return {};
    }
    positions_read_ += positions->size();
    if (positions_read_ > limits_.positions_max) {
      if (!overfull_) add(place, "geo.too-many", fmt::format("{} positions", positions_read_));
      overfull_ = true;
      return {};
    }
    auto ring = read_positions(*positions, place);
    if (!ring) return {};
    if (ring->size() < 4) {
      add(place, "geo.ring-short", fmt::format("{} positions", ring->size()));
      return {};
    }
    if (ring->front() != ring->back()) {
      add(place, "geo.ring-open",
          fmt::format("from {} to {}", text_of(ring->front()), text_of(ring->back())));
      return {};
    }
    ring->pop_back();
    const auto repeated = std::ranges::unique(*ring);
    ring->erase(repeated.begin(), repeated.end());
    while (ring->size() > 1 && ring->front() == ring->back()) ring->pop_back();
    return wound(std::move(*ring), place, outer);
  }

  Ring wound(Ring ring, const std::string& place, bool outer) {
    const auto area = twice_area(ring);
    if (ring.size() < 3 || area == 0) {
      add(place, "geo.ring-flat", "at " + text_of(ring.front()));
      return {};
    }
    if ((area > 0) != outer) {
      std::ranges::reverse(ring);
      out_.notes.push_back({place, "geo.winding", outer ? "outer" : "hole"});
    }
    return ring;
  }

  std::optional<Ring> read_positions(const json::array& positions, const std::string& place) {
    struct First {
      std::size_t at;
      std::string detail;
      std::size_t count;
    };
    std::map<std::string, First> faults;
    Ring ring;
    ring.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
      auto position = read_position(positions[i]);
      if (position) {
        ring.push_back(*position);
        continue;
      }
      auto& error = position.error();
      faults.try_emplace(error.problem, First{i, error.detail, 0}).first->second.count++;
    }
    for (auto& [problem, first] : faults) {
      if (first.count > 1) {
        first.detail += fmt::format(" (and {} more in this ring)", first.count - 1);
      }
      add(fmt::format("{}/{}", place, first.at), problem, std::move(first.detail));
    }
    if (!faults.empty()) return std::nullopt;
    return ring;
  }

  // A third number, the height, is read over.
  [[nodiscard]] Result<Position> read_position(const json::value& value) const {
    const auto* numbers = value.if_array();
    const auto lon =
        numbers == nullptr || numbers->empty() ? std::nullopt : number_of((*numbers)[0]);
    const auto lat =
        numbers == nullptr || numbers->size() < 2 ? std::nullopt : number_of((*numbers)[1]);
    if (!lon || !lat) return fail(ErrorKind::invalid, "geo.coordinates-malformed");
    const Degrees given{*lon, *lat};
    const auto position = TRY(make_position(given));
    if (system_ == System::wgs84 || system_ == System::cgcs2000) return position;
    return make_position(convert(given, system_, System::wgs84));
  }

  System system_;
  const GeojsonLimits& limits_;
  Collection out_;
  std::vector<Finding> findings_;
  std::map<std::string, std::size_t> not_text_;
  std::size_t positions_read_ = 0;
  bool overfull_ = false;
  Effort effort_;
};

std::string line_and_column(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line = std::ranges::count(before, '\n') + 1;
  const auto start = before.rfind('\n');
  const auto column = start == std::string_view::npos ? offset + 1 : offset - start;
  return fmt::format("{}:{}", line, column);
}

}  // namespace

Result<Collection> read_geojson(std::string_view text, System system, const GeojsonLimits& limits) {
  if (text.size() > limits.bytes_max) {
    return fail(ErrorKind::limit, "geo.too-large", fmt::format("{} bytes", text.size()));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  json::monotonic_resource memory;
  json::parse_options options;
  options.max_depth = depth_max;
  json::parser parser(json::storage_ptr{}, options);
  parser.reset(&memory);
  json::error_code fault;
  const auto taken = parser.write(text, fault);
  if (fault) {
    const bool deep = fault == json::error::too_deep;
    return fail(deep ? ErrorKind::limit : ErrorKind::invalid,
                deep ? "geo.too-deep" : "geo.not-json", fault.message(),
                line_and_column(text, taken));
  }
  return Reader(system, limits).read(parser.release());
}

}  // namespace luoshi::geo
