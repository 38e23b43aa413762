#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "bulletins/facts.hpp"

namespace luoshi::bulletins {

BOOST_DESCRIBE_STRUCT(Tally, (), (items, ended, green, yellow, red))
BOOST_DESCRIBE_STRUCT(ItemFacts, (),
                      (item, number, headline, source_kind, type, lead, supporting, leader, target,
                       due, planned_tenth, percent, period, progress, problems, measures, light,
                       light_since, rule, cause, ended_on))
BOOST_DESCRIBE_STRUCT(UnitFacts, (), (unit, name, tally, missing, score_tenth))
BOOST_DESCRIBE_STRUCT(SourceFacts, (), (kind, tally))
BOOST_DESCRIBE_STRUCT(NoticeFacts, (), (number, level, unit, on))
BOOST_DESCRIBE_STRUCT(InterviewFacts, (), (unit, on))
BOOST_DESCRIBE_STRUCT(AmendmentFacts, (),
                      (number, headline, decided_by, decided_on, reason, cancelled))
BOOST_DESCRIBE_STRUCT(Facts, (),
                      (month, as_of, district, rules_version, tally, items, units, sources, notices,
                       interviews, amendments))

std::string write_facts(const Facts& facts) {
  return boost::json::serialize(boost::json::value_from(facts));
}

Result<Facts> read_facts(std::string_view text) {
  boost::system::error_code error;
  const auto value = boost::json::parse(text, error);
  if (error) return fail(ErrorKind::corrupt, "bulletin.facts-damaged", error.message());
  auto facts = boost::json::try_value_to<Facts>(value);
  if (!facts) return fail(ErrorKind::corrupt, "bulletin.facts-damaged", facts.error().message());
  return std::move(*facts);
}

}  // namespace luoshi::bulletins
