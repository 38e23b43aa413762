#include "escalation/following.hpp"

#include "escalation/points.hpp"
#include "escalation/urging.hpp"

namespace luoshi::escalation {

Result<> follow_measures(ledger::Act& act, const catalog::Rules& rules, std::string_view item,
                         std::string_view today) {
  TRY(follow_urges(act, item));
  return score_item(act, rules.measures.scores, item, today);
}

Result<> score_the_day(store::Database& database, Random& random, Instant now, Instant moment,
                       const catalog::Rules& rules, std::string_view day) {
  std::map<std::string, std::vector<FoundFact>, std::less<>> found;
  TRY(database.read([&](store::Reader& reader) -> Result<> {
    found = TRY(found_by_day(reader, rules, moment, day));
    return {};
  }));
  for (const auto& [unit, facts] : found) {
    TRY(database.write_and_wait([&](store::Writer& writer) -> Result<> {
      ledger::Act act(writer, random, now, {"system", ""}, kind_score_day, "unit/" + unit);
      for (const auto& one : facts) TRY(put_point(act, rules.measures.scores, one));
      TRY(act.commit());
      return {};
    }));
  }
  return {};
}

}  // namespace luoshi::escalation
