#include "outcomes/todo.hpp"

#include <fmt/format.h>

namespace luoshi::outcomes {
namespace {

using identity::Role;
using supervision::Waiting;

Result<> add(store::Reader& reader, std::vector<Waiting>& all, const char* kind,
             std::string_view condition, const store::Params& params, std::string link) {
  std::int64_t count = 0;
  TRY(reader.each(fmt::format("SELECT count(*) FROM {}", condition), params,
                  [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  all.push_back({kind, count, std::move(link), {}, {}});
  return {};
}

// One line for each pair of reports with outcomes of this condition.
Result<> add_pairs(store::Reader& reader, std::vector<Waiting>& all, const char* kind,
                   std::string_view condition, std::string_view filter) {
  return reader.each(
      fmt::format("SELECT o.earlier, o.later, s.title, count(*) FROM outcome o JOIN source s "
                  "ON s.id = o.earlier WHERE o.active = 1 AND {} GROUP BY o.earlier, o.later "
                  "ORDER BY s.number DESC",
                  condition),
      {}, [&](const store::Row& row) {
        all.push_back({kind, row.integer(3),
                       fmt::format("/staff/outcomes?earlier={}&later={}&{}", row.text(0),
                                   row.text(1), filter),
                       row.string(0), row.string(2)});
        return true;
      });
}

Result<> add_cited(store::Reader& reader, std::vector<Waiting>& all) {
  return reader.each(
      "SELECT s.id, s.title, count(*) FROM cited_outcome c JOIN item i ON i.id = c.item "
      "JOIN source s ON s.id = i.source WHERE c.disclosure = 'proposed' GROUP BY s.id "
      "ORDER BY s.number DESC",
      {}, [&](const store::Row& row) {
        all.push_back({"cited_to_release", row.integer(2),
                       fmt::format("/staff/outcomes?earlier={}&disclosure=proposed", row.text(0)),
                       row.string(0), row.string(1)});
        return true;
      });
}

Result<> add_unit(store::Reader& reader, std::vector<Waiting>& all, const std::string& unit,
                  Role role, std::string_view today) {
  if (role == Role::unit_head) {
    TRY(add(reader, all, "questions_to_sign", "question WHERE unit = ? AND state = 'drafted'",
            {unit}, fmt::format("/staff/questions?unit={}&state=drafted", unit)));
  } else {
    TRY(add(reader, all, "questions_to_answer", "question WHERE unit = ? AND state = 'passed'",
            {unit}, fmt::format("/staff/questions?unit={}&state=passed", unit)));
  }
  return add(reader, all, "questions_overdue",
             "question WHERE unit = ? AND state IN ('passed', 'drafted', 'signed') "
             "AND due_date < ?",
             {unit, std::string(today)},
             fmt::format("/staff/questions?unit={}&overdue=true", unit));
}

}  // namespace

Result<std::vector<Waiting>> todo_of(store::Reader& reader, const identity::Principal& who,
                                     std::string_view today) {
  std::vector<Waiting> all;
  if (who.has(Role::supervision)) {
    TRY(add_pairs(reader, all, "outcomes_to_confirm", "o.state = 'read'", "state=read"));
    TRY(add(reader, all, "questions_to_moderate", "question WHERE state = 'received'", {},
            "/staff/questions?state=received"));
    TRY(add(reader, all, "questions_to_release", "question WHERE state = 'signed'", {},
            "/staff/questions?state=signed"));
    TRY(add(reader, all, "questions_overdue",
            "question WHERE state IN ('passed', 'drafted', 'signed') AND due_date < ?",
            {std::string(today)}, "/staff/questions?overdue=true"));
  }
  if (who.has(Role::approver)) {
    TRY(add_pairs(reader, all, "outcomes_to_release", "o.disclosure = 'proposed'",
                  "disclosure=proposed"));
    TRY(add_cited(reader, all));
  }
  for (const auto& appointment : who.appointments) {
    if (appointment.role == Role::liaison || appointment.role == Role::unit_head) {
      TRY(add_unit(reader, all, appointment.unit, appointment.role, today));
    }
  }
  return all;
}

}  // namespace luoshi::outcomes
