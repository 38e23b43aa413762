#include "outcomes/release.hpp"

#include "supervision/access.hpp"
#include "supervision/rows.hpp"

namespace luoshi::outcomes {
namespace {

using supervision::Move;

Move move_to(Disclosure wanted) {
  if (wanted == Disclosure::proposed) return Move::propose;
  return wanted == Disclosure::public_ ? Move::publish : Move::withdraw;
}

Result<> require(const identity::Principal& who, Disclosure wanted) {
  if (wanted == Disclosure::proposed) return supervision::require_supervision(who);
  if (wanted == Disclosure::public_) return supervision::require_approver(who);
  return supervision::require_supervision(who) ? Result<>{} : supervision::require_approver(who);
}

Result<> require_item(store::Reader& reader, std::string_view id, Disclosure wanted) {
  if (wanted == Disclosure::internal) return {};
  const auto item = TRY(supervision::load_item(reader, id));
  const auto& standing = item.standing;
  const bool shown = standing.disclosure == Disclosure::public_ ||
                     (wanted == Disclosure::proposed && standing.disclosure == wanted);
  if (standing.state != supervision::State::approved || !shown) {
    return fail(ErrorKind::conflict, "outcome.item-not-public", item.number);
  }
  return {};
}

}  // namespace

Result<std::vector<ledger::Change>> release_columns(ledger::Act& act,
                                                    const identity::Principal& who,
                                                    std::string_view item, const Release& now,
                                                    Disclosure wanted, std::string_view reason) {
  TRY(require(who, wanted));
  const supervision::Standing standing{supervision::State::approved, now.disclosure, {}, {}, {}};
  const auto next = TRY(supervision::after(standing, move_to(wanted), who.person));
  TRY(require_item(act.writer(), item, wanted));
  const bool taken_back = now.disclosure == Disclosure::public_;
  if (taken_back && reason.find_first_not_of(" \t\n") == std::string_view::npos) {
    return fail(ErrorKind::invalid, "item.reason-missing", {}, "reason");
  }
  std::vector<ledger::Change> columns{
      {"disclosure", std::string(supervision::name_of(next.disclosure))},
      {"withdrawn_reason", supervision::text_or_null(reason)}};
  if (wanted == Disclosure::public_) {
    columns.emplace_back("released_by", who.person);
    columns.emplace_back("released_ms", act.now().ms);
  }
  return columns;
}

}  // namespace luoshi::outcomes
