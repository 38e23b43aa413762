#include "handling/report_access.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "handling/report_rows.hpp"
#include "supervision/board.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using enum ReportState;

constexpr std::array<std::pair<ReportMove, std::string_view>, 13> moves{{
    {ReportMove::edit, "edit"},
    {ReportMove::submit, "submit"},
    {ReportMove::hand_back, "hand_back"},
    {ReportMove::sign, "sign"},
    {ReportMove::order_spot_check, "order_spot_check"},
    {ReportMove::accept, "accept"},
    {ReportMove::give_back, "give_back"},
    {ReportMove::withdraw, "withdraw"},
    {ReportMove::confirm, "confirm"},
    {ReportMove::see, "see"},
    {ReportMove::propose, "propose"},
    {ReportMove::publish, "publish"},
    {ReportMove::conceal, "conceal"},
}};

Result<> require_own(const Principal& who, const ReportOnItem& on, Roles roles) {
  const auto unit = TRY(require_lead(who, on.item, roles));
  // A unit that took the item over does not speak in a report of the unit before it.
  if (unit != on.report.unit) return fail(ErrorKind::forbidden, "item.not-lead-unit");
  return {};
}

bool is_past(ReportMove move, const Item& item) {
  if (move == ReportMove::propose || move == ReportMove::publish || move == ReportMove::conceal ||
      move == ReportMove::see || move == ReportMove::withdraw) {
    return false;
  }
  return !supervision::is_owed(item.carriage.stage);
}

}  // namespace

bool may_see(const Principal& who, const Item& item, const Report& report) {
  if (!supervision::may_see(supervision::scope_of(who), item)) return false;
  if (require_lead(who, item, hands)) return true;
  return stands(report.standing.state) || report.standing.state == returned;
}

Result<ReportOnItem> view_report(store::Reader& reader, const Principal& who, std::string_view id) {
  auto report = TRY(load_report(reader, id));
  auto item = TRY(supervision::load_item(reader, report.item));
  if (!may_see(who, item, report)) {
    return fail(ErrorKind::not_found, "report.not-found", std::string(id));
  }
  return ReportOnItem{std::move(report), std::move(item)};
}

Result<std::vector<Report>> view_reports(store::Reader& reader, const Principal& who,
                                         const Item& item) {
  auto reports = TRY(reports_of_item(reader, item.id));
  std::erase_if(reports, [&](const Report& report) { return !may_see(who, item, report); });
  return reports;
}

Result<> authorise(const Principal& who, const ReportOnItem& on, ReportMove move) {
  switch (move) {
    case ReportMove::edit:
    case ReportMove::submit:
    case ReportMove::withdraw:
      return require_own(who, on, hands);
    case ReportMove::hand_back:
    case ReportMove::sign:
      return require_own(who, on, heads);
    case ReportMove::order_spot_check:
    case ReportMove::accept:
    case ReportMove::give_back:
    case ReportMove::propose:
      return require_office(who);
    case ReportMove::confirm:
      TRY(require_supporting(who, on.item, hands));
      return {};
    case ReportMove::see:
      return require_leader(who);
    case ReportMove::publish:
      return require_approver(who);
    case ReportMove::conceal:
      return require_office(who) ? Result<>{} : require_approver(who);
  }
  return fail(ErrorKind::forbidden, "item.not-supervision");
}

std::vector<std::string_view> open_moves(const Principal& who, const ReportOnItem& on) {
  std::vector<std::string_view> open;
  for (const auto& [move, name] : moves) {
    const bool discloses = move == ReportMove::propose || move == ReportMove::publish;
    if (discloses && on.item.standing.disclosure != Disclosure::public_) continue;
    if (is_past(move, on.item)) continue;
    if (authorise(who, on, move) && after(on.report.standing, move)) open.push_back(name);
  }
  return open;
}

}  // namespace luoshi::handling
