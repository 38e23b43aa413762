#include "handling/report_states.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace luoshi::handling {
namespace {

using enum ReportState;

constexpr std::array<std::string_view, 7> state_names{
    "draft", "submitted", "signed", "spot_check", "accepted", "returned", "withdrawn"};

Failure wrong_state(ReportState state) {
  return fail(ErrorKind::conflict, "report.wrong-state", std::string(name_of(state)));
}

Result<ReportStanding> step(const ReportStanding& now, std::initializer_list<ReportState> from,
                            ReportState to) {
  if (std::ranges::find(from, now.state) == from.end()) return wrong_state(now.state);
  return ReportStanding{to, now.disclosure};
}

Result<ReportStanding> stay(const ReportStanding& now, std::initializer_list<ReportState> in) {
  return step(now, in, now.state);
}

Result<ReportStanding> disclosed(const ReportStanding& now, Disclosure from, Disclosure to) {
  if (now.state != accepted) return fail(ErrorKind::conflict, "report.not-accepted");
  if (now.disclosure != from) {
    return fail(ErrorKind::conflict, "report.wrong-disclosure",
                std::string(supervision::name_of(now.disclosure)));
  }
  return ReportStanding{now.state, to};
}

Result<ReportStanding> concealed(const ReportStanding& now) {
  if (now.disclosure != Disclosure::internal)
    return disclosed(now, now.disclosure, Disclosure::internal);
  return fail(ErrorKind::conflict, "report.wrong-disclosure",
              std::string(supervision::name_of(now.disclosure)));
}

}  // namespace

Result<ReportStanding> after(const ReportStanding& now, ReportMove move) {
  switch (move) {
    case ReportMove::edit:
      return stay(now, {draft});
    case ReportMove::submit:
      return step(now, {draft}, submitted);
    case ReportMove::hand_back:
      return step(now, {submitted}, draft);
    case ReportMove::sign:
      return step(now, {submitted}, signed_);
    case ReportMove::order_spot_check:
      return step(now, {signed_}, spot_check);
    case ReportMove::accept:
      return step(now, {signed_, spot_check}, accepted);
    case ReportMove::give_back:
      return step(now, {signed_, spot_check}, returned);
    case ReportMove::withdraw:
      return step(now, {draft, submitted}, withdrawn);
    case ReportMove::confirm:
      return stay(now, {signed_, spot_check});
    case ReportMove::see:
      return stay(now, {signed_, spot_check, accepted, returned});
    case ReportMove::propose:
      return disclosed(now, Disclosure::internal, Disclosure::proposed);
    case ReportMove::publish:
      return disclosed(now, Disclosure::proposed, Disclosure::public_);
    case ReportMove::conceal:
      return concealed(now);
  }
  return wrong_state(now.state);
}

bool is_open(ReportState state) {
  return state == draft || state == submitted || state == signed_ || state == spot_check;
}

bool stands(ReportState state) {
  return state == signed_ || state == spot_check || state == accepted;
}

std::string_view name_of(ReportState state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::optional<ReportState> parse_report_state(std::string_view name) {
  const auto found = std::ranges::find(state_names, name);
  if (found == state_names.end()) return std::nullopt;
  return static_cast<ReportState>(found - state_names.begin());
}

}  // namespace luoshi::handling
