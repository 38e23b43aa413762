#include "api/bulletin_json.hpp"

#include <boost/json/array.hpp>

#include "api/item_json.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
namespace official = format::official;
using bulletins::Bulletin;
using bulletins::BulletinMove;

json::value time_or_null(std::optional<std::int64_t> ms) {
  if (!ms) return nullptr;
  return json::value(to_rfc3339(Instant{*ms}));
}

json::array acts_of(const Bulletin& bulletin, const identity::Principal& who) {
  const bool office = who.has(identity::Role::supervision);
  const bool approver = who.has(identity::Role::approver);
  const bool draft = bulletin.state == bulletins::BulletinState::draft;
  json::array acts;
  const auto offer = [&](bool allowed, BulletinMove move, const char* name) {
    if (allowed && bulletins::after(bulletin.state, move)) acts.emplace_back(name);
  };
  offer(office, BulletinMove::edit, "edit");
  offer(office, BulletinMove::submit, "submit");
  offer(approver, BulletinMove::hand_back, "hand_back");
  offer(approver && bulletin.submitted_by != who.person, BulletinMove::issue, "issue");
  offer(approver || (office && draft), BulletinMove::withdraw, "withdraw");
  return acts;
}

json::object json_of_block(const official::Heading& heading) {
  return {{"kind", "heading"}, {"level", heading.level}, {"text", heading.text}};
}

json::object json_of_block(const official::Paragraph& paragraph) {
  return {{"kind", "paragraph"}, {"lead", paragraph.lead}, {"text", paragraph.text}};
}

json::object json_of_block(const official::Table& table) {
  json::array columns;
  for (const auto& column : table.columns) {
    static constexpr const char* sides[] = {"left", "centre", "right"};
    columns.emplace_back(json::object{{"title", column.title},
                                      {"align", sides[static_cast<std::size_t>(column.align)]}});
  }
  json::array rows;
  for (const auto& row : table.rows) {
    json::array cells;
    for (const auto& cell : row) cells.emplace_back(cell);
    rows.emplace_back(std::move(cells));
  }
  return {{"kind", "table"},
          {"caption", table.caption},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)},
          {"note", table.note}};
}

json::array json_of(const std::vector<official::Block>& blocks) {
  json::array all;
  for (const auto& block : blocks) {
    all.emplace_back(std::visit([](const auto& one) { return json_of_block(one); }, block));
  }
  return all;
}

}  // namespace

json::object json_of(const bulletins::Wording& wording) {
  return {{"title", wording.title},         {"letterhead", wording.letterhead},
          {"number", wording.number},       {"addressee", wording.addressee},
          {"opening", wording.opening},     {"demands", wording.demands},
          {"signature", wording.signature}, {"copies", wording.copies}};
}

Result<json::object> json_of(const Bulletin& bulletin, const identity::Principal& who,
                             PersonNames& names) {
  const auto& tally = bulletin.tally;
  return json::object{{"id", bulletin.id},
                      {"version", bulletin.version},
                      {"month", bulletin.month},
                      {"as_of", bulletin.as_of},
                      {"state", name_of(bulletin.state)},
                      {"tally", json::object{{"items", tally.items},
                                             {"ended", tally.ended},
                                             {"green", tally.green},
                                             {"yellow", tally.yellow},
                                             {"red", tally.red},
                                             {"unlit", tally.unlit()}}},
                      {"full_table", bulletin.full_table},
                      {"with_scores", bulletin.with_scores},
                      {"wording", json_of(bulletin.wording)},
                      {"refusal", text_or_null(bulletin.refusal)},
                      {"reason", text_or_null(bulletin.reason)},
                      {"made_by", TRY(names.of(bulletin.made_by))},
                      {"made_at", time_or_null(bulletin.made_ms)},
                      {"submitted_by", text_or_null(TRY(names.of(bulletin.submitted_by)))},
                      {"submitted_at", time_or_null(bulletin.submitted_ms)},
                      {"issued_by", text_or_null(TRY(names.of(bulletin.issued_by)))},
                      {"issued_at", time_or_null(bulletin.issued_ms)},
                      {"issued_on", text_or_null(bulletin.issued_on)},
                      {"acts", acts_of(bulletin, who)}};
}

json::object json_of(const official::Document& document) {
  json::array annexes;
  for (const auto& annex : document.annexes) {
    annexes.emplace_back(json::object{{"title", annex.title}, {"blocks", json_of(annex.blocks)}});
  }
  return {{"marking", document.marking},     {"letterhead", document.letterhead},
          {"number", document.number},       {"title", document.title},
          {"addressee", document.addressee}, {"blocks", json_of(document.blocks)},
          {"annexes", std::move(annexes)},   {"signature", document.signature},
          {"date", document.date},           {"copies", document.copies}};
}

}  // namespace luoshi::api
