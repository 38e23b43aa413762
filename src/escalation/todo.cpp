#include "escalation/todo.hpp"

#include <fmt/format.h>

#include <span>

#include "escalation/proposals.hpp"

namespace luoshi::escalation {
namespace {

using identity::Role;
using store::Params;
using supervision::Waiting;

// Kind, the condition that counts its rows, and its link.
struct Kind {
  std::string_view kind;
  std::string_view from;
  std::string_view link;
};

constexpr Kind of_supervision[] = {
    {"notices_answered", "notice WHERE state = 'answered'", "/staff/notices?state=answered"},
    {"interviews_to_record", "interview WHERE state = 'ordered'",
     "/staff/interviews?state=ordered"},
};
constexpr Kind of_approver[] = {
    {"notices_to_sign", "notice WHERE state = 'to_sign'", "/staff/notices?state=to_sign"},
    {"interviews_to_order", "interview WHERE state = 'draft'", "/staff/interviews?state=draft"},
    {"overrides_to_sign", "light_override WHERE state = 'proposed'", "/staff/rules#overrides"},
    {"appeals_to_decide", "appeal WHERE state = 'open'", "/staff/appeals"},
};
// Of a unit, which is the one parameter.
constexpr Kind of_hands[] = {
    {"notices_to_receive", "notice WHERE state = 'issued' AND unit = ?",
     "/staff/notices?state=issued"},
    {"urges_to_answer", "urge WHERE state IN ('sent', 'opened') AND unit = ?",
     "/staff/day/units/{}"},
};
constexpr Kind of_heads[] = {
    {"notices_to_answer", "notice WHERE state IN ('issued', 'received') AND unit = ?",
     "/staff/day/units/{}"},
};

Result<> add(store::Reader& reader, std::span<const Kind> kinds, const std::string& unit,
             std::vector<Waiting>& all) {
  for (const auto& [kind, from, link] : kinds) {
    std::int64_t count = 0;
    Params params;
    if (!unit.empty()) params.emplace_back(unit);
    TRY(reader.each(fmt::format("SELECT count(*) FROM {}", from), params,
                    [&](const store::Row& row) {
                      count = row.integer(0);
                      return false;
                    }));
    all.push_back({std::string(kind), count, fmt::format(fmt::runtime(link), unit), {}, {}});
  }
  return {};
}

}  // namespace

Result<std::vector<Waiting>> todo_of(store::Reader& reader, const Principal& who,
                                     const catalog::Rules& rules, std::string_view today) {
  std::vector<Waiting> all;
  if (who.has(Role::supervision)) {
    TRY(add(reader, of_supervision, {}, all));
    const auto proposed = TRY(proposals(reader, rules, today));
    all.push_back({"measures_proposed", std::ssize(proposed), "/staff/notices/proposals", {}, {}});
  }
  if (who.has(Role::approver)) TRY(add(reader, of_approver, {}, all));
  for (const auto& one : who.appointments) {
    if (one.role == Role::unit_head) TRY(add(reader, of_heads, one.unit, all));
    const bool hand = one.role == Role::liaison ||
                      (one.role == Role::unit_head && !who.has(Role::liaison, one.unit));
    if (hand) TRY(add(reader, of_hands, one.unit, all));
  }
  return all;
}

}  // namespace luoshi::escalation
