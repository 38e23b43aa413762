#include "outcomes/record.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "supervision/rows.hpp"

namespace luoshi::outcomes {
namespace {

constexpr std::int64_t reports_max = 60;

bool is_known(const Promise& promise) {
  return promise.outcome || !promise.cited.empty();
}

}  // namespace

Result<std::vector<YearRecord>> load_record(store::Reader& reader, View view) {
  std::vector<YearRecord> record;
  for (auto& source : TRY(supervision::list_sources(reader, std::nullopt, reports_max))) {
    if (source.kind != "work_report") continue;
    YearRecord year{
        .earlier = std::move(source), .later = {}, .later_title = {}, .counts = {}, .sections = {}};
    year.later = TRY(nearest_later(reader, year.earlier.id, view));
    const auto promises = TRY(load_promises(reader, year.earlier.id, year.later, view));
    if (std::ranges::none_of(promises, is_known)) continue;
    if (!year.later.empty()) {
      year.later_title = TRY(supervision::load_source(reader, year.later)).title;
    }
    for (const auto& promise : promises) count(year.counts, promise);
    year.sections = counts_by_section(promises);
    record.push_back(std::move(year));
  }
  std::ranges::sort(record, std::ranges::greater{}, [](const YearRecord& year) {
    return std::pair(year.earlier.year.value_or(0), year.earlier.number);
  });
  return record;
}

}  // namespace luoshi::outcomes
