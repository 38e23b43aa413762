#include "casework/variables.hpp"

#include "feel/temporal.hpp"

namespace luoshi::casework {
namespace {

constexpr std::int64_t e7 = 10'000'000;

feel::Value text(const std::string& words) {
  return words.empty() ? feel::Value{} : feel::Value(words);
}

feel::Value degrees(const std::optional<std::int64_t>& value) {
  if (!value) return {};
  return feel::Value(Decimal(*value) / Decimal(e7));
}

feel::Context case_context(const World& world, const Case& row, Instant now) {
  feel::Context context;
  context.put("id", feel::Value(row.id));
  context.put("number", feel::Value(row.number));
  context.put("service", feel::Value(row.service));
  context.put("channel", feel::Value(row.channel));
  context.put("reported", date_time_of(world, now));
  return context;
}

feel::Context place_context(const Case& row, const std::string& unit) {
  feel::Context context;
  context.put("longitude", degrees(row.place.longitude_e7));
  context.put("latitude", degrees(row.place.latitude_e7));
  context.put("address", text(row.place.address));
  context.put("subdistrict", text(row.place.subdistrict));
  context.put("community", text(row.place.community));
  context.put("cell", text(row.place.cell));
  context.put("subdistrict_unit", text(unit));
  return context;
}

feel::Context enterprise_context(const registers::Enterprise& one) {
  feel::Context context;
  context.put("official", text(one.official));
  context.put("unit", text(one.unit));
  return context;
}

}  // namespace

feel::Value date_time_of(const World& world, Instant instant) {
  const auto at = feel::parse_date_time(to_rfc3339(instant), world.zones);
  return at ? feel::Value(*at) : feel::Value{};
}

feel::Context variables_of(const World& world, const Case& row, const Checked& checked,
                           const std::optional<registers::Enterprise>& enterprise, Instant now) {
  feel::Context applicant;
  applicant.put("kind", feel::Value(row.applicant.kind));
  feel::Context posts;
  for (const auto& [post, unit] : checked.open->posts) posts.put(post, feel::Value(unit));
  feel::Context variables;
  variables.put("form", checked.form);
  variables.put("case", feel::Value(case_context(world, row, now)));
  variables.put("applicant", feel::Value(std::move(applicant)));
  variables.put("place", feel::Value(place_context(row, checked.subdistrict_unit)));
  variables.put("posts", feel::Value(std::move(posts)));
  if (enterprise) variables.put("enterprise", feel::Value(enterprise_context(*enterprise)));
  return variables;
}

}  // namespace luoshi::casework
