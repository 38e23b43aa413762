// Reads any bytes as a schema, a zero byte and an instance, and validates, within small limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "schema/schema.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace luoshi::schema;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto split = text.find('\0');
  const auto schema = Schema::read(text.substr(0, split));
  if (!schema || split == std::string_view::npos) return 0;
  const auto instance = parse_json(text.substr(split + 1));
  if (!instance) return 0;
  Limits limits;
  limits.steps_max = 100'000;
  const auto report = schema->validate(*instance, limits);
  if (!report) return 0;
  const auto again = schema->validate(*instance, limits);
  if (!again || again->faults.size() != report->faults.size()) std::abort();
  for (const auto& fault : report->faults) {
    if (words_of(fault, Language::zh).empty() || words_of(fault, Language::en).empty())
      std::abort();
  }
  return 0;
}
