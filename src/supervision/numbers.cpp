#include "supervision/numbers.hpp"

#include <fmt/format.h>

namespace luoshi::supervision {
namespace {

Result<std::int64_t> one_integer(store::Reader& reader, std::string_view sql,
                                 const store::Params& params) {
  std::int64_t value = 0;
  TRY(reader.each(sql, params, [&](const store::Row& row) {
    value = row.integer(0);
    return false;
  }));
  return value;
}

}  // namespace

std::string number_of(std::int64_t year, std::int64_t serial, std::int64_t part) {
  if (part == 0) return fmt::format("{:04}-{:03}", year, serial);
  return fmt::format("{:04}-{:03}-{}", year, serial, part);
}

Result<std::int64_t> last_serial(store::Reader& reader, std::int64_t year) {
  return one_integer(reader, "SELECT max(serial) FROM item WHERE year = ?", {year});
}

Result<std::int64_t> last_part(store::Reader& reader, std::int64_t year, std::int64_t serial) {
  return one_integer(reader, "SELECT max(part) FROM item WHERE year = ? AND serial = ?",
                     {year, serial});
}

Result<std::int64_t> next_source_number(store::Reader& reader) {
  return TRY(one_integer(reader, "SELECT max(number) FROM source", {})) + 1;
}

std::int64_t rank_of(std::int64_t source_number) {
  return 1'000'000'000 - source_number;
}

std::int64_t year_of(Instant instant) {
  return std::stoll(to_rfc3339(instant).substr(0, 4));
}

}  // namespace luoshi::supervision
