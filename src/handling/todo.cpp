#include "handling/todo.hpp"

#include "supervision/board.hpp"

namespace luoshi::handling {
namespace {

using supervision::Waiting;

Result<std::int64_t> count(store::Reader& reader, std::string_view sql,
                           const store::Params& params = {}) {
  std::int64_t value = 0;
  TRY(reader.each(sql, params, [&](const store::Row& row) {
    value = row.integer(0);
    return false;
  }));
  return value;
}

Result<> add_office(store::Reader& reader, std::vector<Waiting>& all) {
  using supervision::Awaits;
  supervision::Filter filter;
  const supervision::Scope everything{true, {}};
  filter.awaits = Awaits::circulation;
  const auto to_circulate = TRY(supervision::count_items(reader, everything, filter));
  all.push_back({"to_circulate", to_circulate, "/staff/board?awaits=circulation", {}, {}});
  filter.awaits = Awaits::issue;
  const auto to_issue = TRY(supervision::count_items(reader, everything, filter));
  all.push_back({"to_issue", to_issue, "/staff/board?awaits=issue", {}, {}});
  for (const std::string kind : {"comment", "objection"}) {
    const auto open = TRY(
        count(reader, "SELECT count(*) FROM comment WHERE state = 'open' AND kind = ?", {kind}));
    all.push_back({kind + "s_to_decide", open, "/staff/comments", {}, {}});
  }
  return {};
}

// Items circulated to the unit of which it has said nothing yet.
constexpr std::string_view unanswered =
    "SELECT count(*) FROM item WHERE stage = 'circulated' AND state <> 'rejected' AND "
    "(lead_unit = ? OR id IN (SELECT item FROM item_unit WHERE unit = ? AND active = 1)) AND "
    "NOT EXISTS (SELECT 1 FROM comment WHERE comment.item = item.id AND comment.unit = ?)";

Result<> add_unit(store::Reader& reader, std::vector<Waiting>& all, const std::string& unit) {
  const auto to_comment = TRY(count(reader, unanswered, {unit, unit, unit}));
  all.push_back({"to_comment", to_comment, "/staff/receipts", {}, {}});
  const auto to_acknowledge =
      TRY(count(reader,
                "SELECT count(*) FROM item WHERE lead_unit = ? AND state = 'approved' AND "
                "stage = 'issued'",
                {unit}));
  all.push_back({"to_acknowledge", to_acknowledge, "/staff/receipts", {}, {}});
  return {};
}

}  // namespace

Result<std::vector<Waiting>> todo_of(store::Reader& reader, const Principal& who) {
  std::vector<Waiting> all;
  if (require_office(who)) TRY(add_office(reader, all));
  if (require_approver(who)) {
    const auto waiting =
        TRY(count(reader, "SELECT count(*) FROM amendment WHERE state = 'proposed'"));
    all.push_back({"amendments_to_sign", waiting, "/staff/amendments", {}, {}});
  }
  for (const auto& unit : units_of(who, hands)) TRY(add_unit(reader, all, unit));
  return all;
}

}  // namespace luoshi::handling
