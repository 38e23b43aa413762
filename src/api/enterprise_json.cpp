#include "api/enterprise_json.hpp"

#include <boost/json/array.hpp>

#include "api/item_json.hpp"
#include "api/json_parts.hpp"
#include "api/masking.hpp"
#include "casework/may.hpp"
#include "casework/rows.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using registers::Enterprise;

// Whose desk keeps the register.
constexpr std::string_view desk_service = "enterprise/issue";
constexpr std::size_t subdistrict_digits = 9;

json::value place_words(const Desks& desks, const std::string& code) {
  const auto found = desks.places.find(code);
  return words_or_null(found == desks.places.end() ? nullptr : &found->second);
}

Result<json::object> head_of(const Desks& desks, PersonNames& names, const Enterprise& one) {
  return json::object{{"id", one.id},
                      {"name", one.name},
                      {"credit_code", one.credit_code},
                      {"contact", one.contact},
                      {"phone", one.phone},
                      {"subdistrict", text_or_null(one.subdistrict)},
                      {"subdistrict_name", place_words(desks, one.subdistrict)},
                      {"industry", one.industry},
                      {"official", text_or_null(one.official)},
                      {"official_name", name_or_null(TRY(names.both(one.official)))},
                      {"unit", text_or_null(one.unit)},
                      {"last_visit", text_or_null(one.last_visit)},
                      {"withdrawn_at", time_or_null(one.withdrawn_ms)}};
}

Enterprise masked(Enterprise one) {
  one.contact = masked_name(one.contact);
  one.phone = masked_phone(one.phone);
  return one;
}

json::array moves_of(const Call& call, const registers::Keeping& keeping, const Enterprise& one) {
  json::array may;
  if (!one.in_force()) return may;
  const bool keeper = registers::keeps(call.who, keeping);
  const bool official = registers::is_official(call.who, one);
  if (keeper) {
    for (const auto* move : {"amend", "assign", "withdraw"}) may.emplace_back(move);
  }
  if ((keeper || official) && !one.official.empty()) may.emplace_back("visit");
  // The supervision office keeps the register and works no desk.
  const bool desk = casework::works_at_desk(call.who, keeping.desk_unit);
  if (!keeping.desk_unit.empty() && (desk || official)) may.emplace_back("report");
  return may;
}

}  // namespace

registers::Keeping keeping_of(const Desks& desks, Instant now) {
  registers::Keeping keeping;
  if (const auto open = desks.world.services.latest(desk_service)) {
    keeping.desk_unit = (*open)->desk;
  }
  keeping.today = desks.today(now);
  keeping.subdistrict_of = [&places = desks.places](std::string_view words) -> std::string {
    for (const auto& [code, name] : places) {
      if (code.size() != subdistrict_digits) continue;
      if (words == code || words == name.zh || words == name.en) return code;
    }
    return {};
  };
  return keeping;
}

Result<json::object> json_of_line(const Desks& desks, PersonNames& names, const Enterprise& one) {
  return head_of(desks, names, masked(one));
}

Result<json::object> json_of_enterprise(const Desks& desks, const Call& call, PersonNames& names,
                                        const Enterprise& one) {
  const auto keeping = keeping_of(desks, call.now);
  const bool clear = registers::sees_contact(call.who, keeping, one);
  auto out = TRY(head_of(desks, names, clear ? one : masked(one)));
  out["version"] = one.version;
  out["masked"] = !clear;
  out["address"] = one.address;
  out["registered_at"] = json_time(one.registered_ms);
  out["withdrawn_words"] = one.withdrawn_words;
  out["may"] = moves_of(call, keeping, one);
  return out;
}

Result<json::object> json_of_visit(const Call& call, store::Reader& reader, PersonNames& names,
                                   const registers::Visit& one) {
  json::array cases;
  const auto scope = casework::scope_of(call.who);
  for (const auto& id : one.cases) {
    const auto row = TRY(casework::load_case(reader, id));
    if (!casework::require_sight(reader, scope, row)) continue;
    cases.emplace_back(json::object{{"id", row.id}, {"number", row.number}, {"title", row.title}});
  }
  return json::object{{"id", one.id},
                      {"enterprise", one.subject},
                      {"official", one.official},
                      {"official_name", name_or_null(TRY(names.both(one.official)))},
                      {"recorded_by", one.recorded_by},
                      {"recorded_by_name", name_or_null(TRY(names.both(one.recorded_by)))},
                      {"visited", one.visited},
                      {"manner", json_text(name_of(one.manner))},
                      {"words", one.words},
                      {"recorded_at", json_time(one.recorded_ms)},
                      {"cases", std::move(cases)},
                      {"case_count", one.cases.size()}};
}

Result<json::value> json_of_known_enterprise(CaseView& view, const casework::Case& one) {
  const auto known = TRY(registers::find_by_code(view.reader, one.applicant.credit_code));
  if (!known || !registers::require_sight(registers::scope_of(view.worker.who), *known)) {
    return nullptr;
  }
  return json::object{{"id", known->id},
                      {"name", known->name},
                      {"official", text_or_null(known->official)},
                      {"official_name", name_or_null(TRY(view.names.both(known->official)))},
                      {"unit", text_or_null(known->unit)},
                      {"last_visit", text_or_null(known->last_visit)}};
}

}  // namespace luoshi::api
