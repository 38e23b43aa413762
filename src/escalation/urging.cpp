#include "escalation/urging.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <map>

#include "escalation/measure_tables.hpp"
#include "escalation/owing.hpp"
#include "escalation/urge_words.hpp"
#include "identity/accounts.hpp"

namespace luoshi::escalation {
namespace {

namespace json = boost::json;

bool is_after(const Owed& owed, std::string_view today) {
  return owed.due_date < today;
}

const catalog::UrgeTemplate* template_of(const catalog::Rules& rules, const Owed& owed,
                                         std::string_view today) {
  for (const auto& one : rules.measures.urging.templates) {
    if (one.occasion == owed.occasion && one.after == is_after(owed, today)) return &one;
  }
  return nullptr;
}

Result<> send(const Acting& acting, const catalog::Rules& rules, const Owed& owed,
              std::string_view own_words, const std::string& batch, std::string_view today) {
  ledger::Act act(acting.writer, acting.random, acting.now, acting.actor, kind_urge,
                  "item/" + owed.item);
  const auto words = TRY(words_of(acting.writer, rules, owed, own_words, today));
  const auto* published = own_words.empty() ? template_of(rules, owed, today) : nullptr;
  const auto id = act.new_id("urg");
  std::vector<ledger::Change> set{
      {"item", owed.item},
      {"unit", owed.unit},
      {"occasion", std::string(name_of(owed.occasion))},
      {"due_date", owed.due_date},
      {"after", std::int64_t{is_after(owed, today)}},
      {"words", words},
      {"state", std::string(name_of(UrgeState::sent))},
      {"batch", batch},
      {"made_by", acting.actor.person},
      {"made_ms", acting.now.ms},
      {"made_on", std::string(today)},
  };
  if (!owed.period.empty()) set.emplace_back("period", owed.period);
  if (published != nullptr) set.emplace_back("template", published->id);
  TRY(act.insert(urge_table, id, set));
  TRY(act.send("urge", id,
               json::serialize(json::object{{"urge", id},
                                            {"unit", owed.unit},
                                            {"item", owed.item},
                                            {"number", owed.number},
                                            {"due_date", owed.due_date},
                                            {"words", words}})));
  TRY(act.commit());
  return {};
}

Result<bool> done(store::Reader& reader, const Urge& urge, std::string_view stage) {
  switch (urge.occasion) {
    case Occasion::receipt:
      return stage != "issued";
    case Occasion::report:
      return TRY(is_reported(reader, urge.item, urge.period));
    case Occasion::duty: {
      bool kept = false;
      TRY(
          reader.each("SELECT 1 FROM duty_period WHERE item = ? AND period = ? "
                      "AND state IN ('kept', 'kept_late')",
                      {urge.item, urge.period}, [&](const store::Row&) {
                        kept = true;
                        return false;
                      }));
      return kept;
    }
    case Occasion::due:
      return stage != "issued" && stage != "acknowledged";
  }
  return false;
}

}  // namespace

Result<std::string> words_of(store::Reader& reader, const catalog::Rules& rules, const Owed& owed,
                             std::string_view words, std::string_view today) {
  if (const auto unknown = catalog::unknown_place(words); !unknown.empty()) {
    return fail(ErrorKind::invalid, "urge.place-unknown", unknown, "/words");
  }
  const auto* published = template_of(rules, owed, today);
  if (words.empty() && published != nullptr) words = published->words;
  const auto unit = TRY(identity::find_unit(reader, owed.unit));
  return fill(words, {owed.number, owed.headline, unit.name.zh, owed.due_date, owed.period,
                      std::string(today)});
}

Result<Urged> urge(const Acting& acting, const Principal& who, const catalog::Rules& rules,
                   const Urging& urging, std::string_view today) {
  TRY(handling::require_office(who));
  const auto all =
      TRY(owed(acting.writer, Scope{true, {}}, rules, urging.filter, today, urges_max + 1));
  if (all.empty()) return fail(ErrorKind::conflict, "urge.nothing-owed");
  if (std::ssize(all) > urges_max) {
    return fail(ErrorKind::limit, "urge.too-many", std::to_string(urges_max));
  }
  Urged urged;
  urged.batch = new_id(acting.random, "bat");
  for (const auto& one : all) {
    if (one.urged_on == today) {
      ++urged.left_out;
      continue;
    }
    TRY(send(acting, rules, one, urging.words, urged.batch, today));
    ++urged.urged;
  }
  return urged;
}

Result<Urge> open_urge(ledger::Act& act, const Principal& who, std::string_view id) {
  auto urge = TRY(view_urge(act.writer(), measure_scope(who), id));
  TRY(require_own(who, urge.unit, hands));
  if (urge.state != UrgeState::sent) return urge;
  urge.state = UrgeState::opened;
  urge.opened_by = who.person;
  urge.opened_ms = act.now().ms;
  TRY(act.update(urge_table, id,
                 {{"state", std::string(name_of(urge.state))},
                  {"opened_by", urge.opened_by},
                  {"opened_ms", *urge.opened_ms}}));
  return urge;
}

Result<Urge> answer_urge(ledger::Act& act, const Principal& who, std::string_view id,
                         std::string_view words) {
  const auto urge = TRY(view_urge(act.writer(), measure_scope(who), id));
  TRY(require_own(who, urge.unit, hands));
  if (urge.state == UrgeState::answered) return fail(ErrorKind::conflict, "urge.answered");
  std::vector<ledger::Change> set{{"state", std::string(name_of(UrgeState::answered))},
                                  {"answer", std::string(words)},
                                  {"answered_by", who.person},
                                  {"answered_ms", act.now().ms}};
  if (urge.state == UrgeState::sent) {
    set.emplace_back("opened_by", who.person);
    set.emplace_back("opened_ms", act.now().ms);
  }
  TRY(act.update(urge_table, id, set));
  return view_urge(act.writer(), measure_scope(who), id);
}

Result<> follow_urges(ledger::Act& act, std::string_view item) {
  const auto page =
      TRY(list_urges(act.writer(), Scope{true, {}}, {std::string(item), {}, {}, true}, {}, 1000));
  if (page.urges.empty()) return {};
  std::string stage;
  TRY(act.writer().each("SELECT stage FROM item WHERE id = ?", {std::string(item)},
                        [&](const store::Row& row) {
                          stage = row.string(0);
                          return false;
                        }));
  for (const auto& urge : page.urges) {
    if (!TRY(done(act.writer(), urge, stage))) continue;
    TRY(act.update(
        urge_table, urge.id,
        {{"state", std::string(name_of(UrgeState::answered))}, {"answered_ms", act.now().ms}}));
  }
  return {};
}

}  // namespace luoshi::escalation
