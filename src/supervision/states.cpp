#include "supervision/states.hpp"

#include <algorithm>
#include <array>

namespace luoshi::supervision {
namespace {

constexpr std::array<std::string_view, 5> state_names{"draft", "accepted", "confirmed", "approved",
                                                      "rejected"};
constexpr std::array<std::string_view, 3> disclosure_names{"internal", "proposed", "public"};

Failure wrong_state(const Standing& now) {
  return fail(ErrorKind::conflict, "item.wrong-state", std::string(name_of(now.state)));
}

Failure wrong_disclosure(const Standing& now) {
  return fail(ErrorKind::conflict, "item.wrong-disclosure", std::string(name_of(now.disclosure)));
}

Result<Standing> confirmed(const Standing& now, std::string_view person) {
  if (now.state != State::accepted) return wrong_state(now);
  if (now.accepted_by == person || now.edited_by == person) {
    return fail(ErrorKind::forbidden, "item.second-person");
  }
  auto next = now;
  next.state = State::confirmed;
  next.confirmed_by = person;
  return next;
}

Result<Standing> edited(const Standing& now, std::string_view person) {
  if (now.state == State::rejected) return wrong_state(now);
  auto next = now;
  next.edited_by = person;
  if (now.state == State::confirmed || now.state == State::approved) {
    next.state = State::accepted;
    next.accepted_by = person;
    next.confirmed_by.clear();
    next.disclosure = Disclosure::internal;
  }
  return next;
}

Result<Standing> disclosed(const Standing& now, Move move) {
  auto next = now;
  if (move == Move::propose) {
    if (now.state != State::confirmed && now.state != State::approved) return wrong_state(now);
    if (now.disclosure != Disclosure::internal) return wrong_disclosure(now);
    next.disclosure = Disclosure::proposed;
  } else if (move == Move::publish) {
    if (now.state != State::approved) {
      return fail(ErrorKind::conflict, "item.not-approved", std::string(name_of(now.state)));
    }
    if (now.disclosure != Disclosure::proposed) return wrong_disclosure(now);
    next.disclosure = Disclosure::public_;
  } else {
    if (now.disclosure == Disclosure::internal) return wrong_disclosure(now);
    next.disclosure = Disclosure::internal;
  }
  return next;
}

template <class Enum, std::size_t n>
std::optional<Enum> parse(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

Result<Standing> after(const Standing& now, Move move, std::string_view person) {
  auto next = now;
  switch (move) {
    case Move::accept:
      if (now.state != State::draft) return wrong_state(now);
      next.state = State::accepted;
      next.accepted_by = person;
      return next;
    case Move::confirm:
      return confirmed(now, person);
    case Move::approve:
      if (now.state != State::confirmed) return wrong_state(now);
      next.state = State::approved;
      return next;
    case Move::reject:
      if (now.state == State::approved || now.state == State::rejected) return wrong_state(now);
      return Standing{State::rejected, Disclosure::internal, {}, now.edited_by, {}};
    case Move::restore:
      if (now.state != State::rejected) return wrong_state(now);
      next.state = State::draft;
      return next;
    case Move::edit_words:
      return edited(now, person);
    case Move::propose:
    case Move::publish:
    case Move::withdraw:
      return disclosed(now, move);
  }
  return wrong_state(now);
}

std::string_view name_of(State state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::string_view name_of(Disclosure disclosure) {
  return disclosure_names[static_cast<std::size_t>(disclosure)];
}

std::optional<State> parse_state(std::string_view name) {
  return parse<State>(state_names, name);
}

std::optional<Disclosure> parse_disclosure(std::string_view name) {
  return parse<Disclosure>(disclosure_names, name);
}

}  // namespace luoshi::supervision
