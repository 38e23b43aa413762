#include "files/exif.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "files/numbers.hpp"

namespace luoshi::files {
namespace {

using namespace std::string_view_literals;

// TIFF 6.0, section 2: types of fields by number.
enum Type : std::uint16_t { ascii = 2, short_number = 3, long_number = 4, rational = 5 };

enum Tag : std::uint16_t {
  orientation = 0x0112,
  exif_directory = 0x8769,
  gps_directory = 0x8825,
  date_time_original = 0x9003,
  offset_time_original = 0x9011,
  gps_latitude_ref = 1,
  gps_latitude = 2,
  gps_longitude_ref = 3,
  gps_longitude = 4,
};

constexpr std::uint64_t fields_max = 512;  // of one directory; cameras write about 40
constexpr std::size_t field_bytes = 12;

std::size_t bytes_of(std::uint64_t type) {
  switch (type) {
    case ascii:
      return 1;
    case short_number:
      return 2;
    case long_number:
      return 4;
    case rational:
      return 8;
    default:
      return 0;
  }
}

class Tiff {
 public:
  static std::optional<Tiff> open(std::string_view bytes) {
    if (bytes.starts_with("II*\0"sv)) return Tiff(bytes, ByteOrder::little);
    if (bytes.starts_with("MM\0*"sv)) return Tiff(bytes, ByteOrder::big);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::uint64_t> at(std::uint64_t place, std::size_t size) const {
    return number_at(bytes_, place, size, order_);
  }

  // The bytes of a field of this tag, type and exact count; no count is asked for with 0.
  [[nodiscard]] std::optional<std::string_view> field(std::uint64_t directory, Tag tag, Type type,
                                                      std::uint64_t count) const {
    const auto fields = std::min(at(directory, 2).value_or(0), fields_max);
    for (std::uint64_t i = 0; i < fields; ++i) {
      const auto place = directory + 2 + i * field_bytes;
      if (at(place, 2) != tag) continue;
      const auto found = at(place + 4, 4);
      if (at(place + 2, 2) != type || !found || (count != 0 && *found != count)) break;
      const auto size = *found * bytes_of(type);
      const auto value = size <= 4 ? place + 8 : at(place + 8, 4);  // small values stand inside
      if (!value || *value > bytes_.size() || size > bytes_.size() - *value) break;
      return bytes_.substr(*value, size);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::uint64_t> number(std::uint64_t directory, Tag tag,
                                                    Type type) const {
    const auto bytes = field(directory, tag, type, 1);
    return bytes ? number_at(*bytes, 0, bytes_of(type), order_) : std::nullopt;
  }

  [[nodiscard]] std::string_view text(std::uint64_t directory, Tag tag) const {
    const auto bytes = field(directory, tag, ascii, 0).value_or(""sv);
    return bytes.substr(0, bytes.find('\0'));
  }

  // Degrees, minutes and seconds as three fractions, in 10^-7 degrees, none past `degrees_max`.
  [[nodiscard]] std::optional<std::int64_t> angle_e7(std::uint64_t directory, Tag tag,
                                                     std::int64_t degrees_max) const {
    const auto bytes = field(directory, tag, rational, 3);
    if (!bytes) return std::nullopt;
    constexpr std::uint64_t degree = 10'000'000;
    static constexpr std::array<std::uint64_t, 3> parts{1, 60, 3600};
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto above = number_at(*bytes, i * 8, 4, order_).value_or(0);
      const auto below = number_at(*bytes, i * 8 + 4, 4, order_).value_or(0) * parts[i];
      if (below == 0) return std::nullopt;
      sum += (above * degree + below / 2) / below;
    }
    if (sum > static_cast<std::uint64_t>(degrees_max) * degree) return std::nullopt;
    return static_cast<std::int64_t>(sum);
  }

 private:
  Tiff(std::string_view bytes, ByteOrder order) : bytes_(bytes), order_(order) {}
  std::string_view bytes_;
  ByteOrder order_;
};

std::optional<PhotoPosition> position_of(const Tiff& tiff, std::uint64_t gps) {
  const auto lat = tiff.angle_e7(gps, gps_latitude, 90);
  const auto lon = tiff.angle_e7(gps, gps_longitude, 180);
  const auto north = tiff.text(gps, gps_latitude_ref);
  const auto east = tiff.text(gps, gps_longitude_ref);
  if (!lat || !lon || (*lat == 0 && *lon == 0)) return std::nullopt;
  if ((north != "N" && north != "S") || (east != "E" && east != "W")) return std::nullopt;
  return PhotoPosition{east == "E" ? *lon : -*lon, north == "N" ? *lat : -*lat};
}

// "2026:11:20 08:30:00" in local time; the offset "+08:00" stands in a field of its own.
std::optional<Instant> taken_at(const Tiff& tiff, std::uint64_t exif, std::string_view offset) {
  const auto written = tiff.text(exif, date_time_original);
  if (written.size() != 19 || written[4] != ':' || written[7] != ':' || written[10] != ' ') {
    return std::nullopt;
  }
  std::string time(written);
  time[4] = time[7] = '-';
  time[10] = 'T';
  const auto own = tiff.text(exif, offset_time_original);
  if (!own.empty()) {
    if (const auto taken = parse_rfc3339(time + std::string(own))) return *taken;
  }
  const auto taken = parse_rfc3339(time + std::string(offset));
  return taken ? std::optional(*taken) : std::nullopt;
}

}  // namespace

Exif read_exif(std::string_view bytes, std::string_view offset) {
  Exif facts;
  const auto tiff = Tiff::open(bytes);
  const auto first = tiff ? tiff->at(4, 4) : std::nullopt;
  if (!first) return facts;
  const auto turn = tiff->number(*first, orientation, short_number).value_or(1);
  if (turn >= 1 && turn <= 8) facts.orientation = static_cast<int>(turn);
  if (const auto gps = tiff->number(*first, gps_directory, long_number)) {
    facts.position = position_of(*tiff, *gps);
  }
  if (const auto exif = tiff->number(*first, exif_directory, long_number)) {
    facts.taken = taken_at(*tiff, *exif, offset);
  }
  return facts;
}

}  // namespace luoshi::files
