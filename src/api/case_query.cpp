#include "api/case_query.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

#include "api/input.hpp"
#include "api/query.hpp"
#include "worktime/zone_offsets.hpp"

namespace luoshi::api {
namespace {

constexpr std::size_t word_bytes_max = 240;
constexpr std::size_t words_bytes_max = 800;
constexpr double e7 = 1e7;

// The instant at which the day begins in the district.
Result<std::int64_t> start_of(const Desks& desks, worktime::Day day) {
  const auto one = std::chrono::days{1};
  const auto zone = TRY(worktime::ZoneOffsets::of(desks.world.zone, day - one, day + one));
  return zone.start_of(day).ms;
}

std::optional<double> degrees_of(std::string_view text, double most) {
  const std::string digits(text);
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  const bool whole = !digits.empty() && end == digits.c_str() + digits.size();
  if (!whole || !std::isfinite(value) || std::abs(value) > most) return std::nullopt;
  return value;
}

// "117.1,39.0,117.3,39.2": west, south, east, north.
std::optional<casework::CaseFilter::Window> window_of(std::string_view text) {
  std::array<std::int64_t, 4> sides{};
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto comma = text.find(',');
    const bool last = i + 1 == sides.size();
    if (last != (comma == std::string_view::npos)) return std::nullopt;
    const auto degrees = degrees_of(text.substr(0, comma), i % 2 == 0 ? 180.0 : 90.0);
    if (!degrees) return std::nullopt;
    sides.at(i) = std::llround(*degrees * e7);
    text = last ? std::string_view{} : text.substr(comma + 1);
  }
  if (sides[0] > sides[2] || sides[1] > sides[3]) return std::nullopt;
  return casework::CaseFilter::Window{sides[0], sides[1], sides[2], sides[3]};
}

}  // namespace

Result<casework::CaseFilter> case_filter_of(const Desks& desks, const http::Request& request) {
  Query query(request);
  casework::CaseFilter filter;
  filter.service = query.text("service", word_bytes_max);
  filter.stage = query.text("stage", word_bytes_max);
  filter.category = query.text("category", word_bytes_max);
  filter.lead_unit = query.text("unit", word_bytes_max);
  filter.subdistrict = query.text("subdistrict", word_bytes_max);
  filter.outcome = query.text("outcome", word_bytes_max);
  filter.number = query.text("number", word_bytes_max);
  filter.credit_code = query.text("credit_code", word_bytes_max);
  filter.words = query.text("q", words_bytes_max);
  filter.state = query.text("state", word_bytes_max);
  if (!filter.state.empty() && filter.state != "open" && filter.state != "closed") {
    query.fault("state", "request.not-a-choice", "open, closed");
  }
  filter.overdue = query.boolean("overdue").value_or(false);
  filter.supervised = query.boolean("supervised").value_or(false);
  filter.incident = query.boolean("incident").value_or(false);
  const auto from = query.date("from");
  const auto to = query.date("to");
  const auto window = query.text("window", word_bytes_max);
  if (!window.empty()) {
    filter.window = window_of(window);
    if (!filter.window) query.fault("window", "case.window-malformed", window);
  }
  TRY(done(query.take()));
  if (const auto day = worktime::day_of(from)) filter.from_ms = TRY(start_of(desks, *day));
  if (const auto day = worktime::day_of(to)) {
    filter.to_ms = TRY(start_of(desks, *day + std::chrono::days{1}));
  }
  return filter;
}

}  // namespace luoshi::api
