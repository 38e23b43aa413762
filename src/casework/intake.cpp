#include "casework/intake.hpp"

#include <fmt/format.h>

#include "casework/follow_code.hpp"
#include "casework/may.hpp"
#include "casework/rows.hpp"
#include "casework/variables.hpp"

namespace luoshi::casework {
namespace {

Result<std::int64_t> last_serial(store::Reader& reader, const std::string& service,
                                 std::int64_t year) {
  std::int64_t serial = 0;
  TRY(reader.each("SELECT max(serial) FROM cases WHERE service = ? AND year = ?", {service, year},
                  [&](const store::Row& row) {
                    serial = row.integer(0);
                    return false;
                  }));
  return serial;
}

std::int64_t year_of(const World& world, Instant now) {
  const std::chrono::year_month_day day(world.calendar.local_day(now));
  return int{day.year()};
}

Result<> give_number(store::Reader& reader, const World& world, Case& row, Instant now,
                     std::string_view prefix) {
  row.year = year_of(world, now);
  row.serial = TRY(last_serial(reader, row.service, row.year)) + 1;
  row.number = fmt::format("{}{:04}{:06}", prefix, row.year, row.serial);
  return {};
}

Case begun(const Checked& checked, std::string_view id, Instant now) {
  Case row;
  row.id = id;
  row.service = checked.report.service;
  row.service_version = checked.open->version;
  row.channel = checked.report.channel;
  row.form = checked.report.form;
  row.applicant = checked.report.applicant;
  row.place = checked.report.place;
  row.split_from = checked.report.split_from;
  row.desk_unit = checked.open->desk;
  row.reported_ms = now.ms;
  return row;
}

}  // namespace

Result<Registered> register_case(ledger::Act& act, const World& world, std::string_view id,
                                 const Checked& checked) {
  Running running;
  running.service = checked.open->service;
  running.row = begun(checked, id, act.now());
  auto& row = running.row;
  TRY(give_number(act.writer(), world, row, act.now(), running.service->facts().number));
  const auto code = checked.report.follow_code.empty() ? new_follow_code(act.random())
                                                       : checked.report.follow_code;
  row.follow_hash = hash_of_follow_code(code);
  const auto enterprise = TRY(registers::find_by_code(act.writer(), row.applicant.credit_code));
  const bpmn::Start start{
      running.service->process().id, {}, variables_of(world, row, checked, enterprise, act.now())};
  TRY(run(act, world, running, start, {.kind = "case.report"}));
  TRY(finish(act, world, running));
  return Registered{std::move(running.row), code};
}

Result<std::string> renew_code(ledger::Act& act, const World& world, const Worker& worker,
                               std::string_view id) {
  auto running = TRY(begin(act.writer(), world, id));
  TRY(require_sight(act.writer(), scope_of(worker.who), running.row));
  TRY(check(act.writer(), CaseMove::renew_code, running, worker));
  auto code = new_follow_code(act.random());
  running.row.follow_hash = hash_of_follow_code(code);
  TRY(note(act, running, {.kind = "case.renew-code"}));
  TRY(finish(act, world, running));
  return code;
}

}  // namespace luoshi::casework
