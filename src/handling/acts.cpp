#include "handling/acts.hpp"

#include "handling/chain.hpp"
#include "handling/comments.hpp"

namespace luoshi::handling {
namespace {

void add_office(std::vector<std::string_view>& acts, const Item& item) {
  const auto add = [&](bool may, std::string_view act) {
    if (may) acts.push_back(act);
  };
  const auto stage = item.carriage.stage;
  const bool open = item.standing.state != supervision::State::rejected &&
                    item.type != reading::StatementType::result && !supervision::has_ended(stage);
  add(open, "assign");
  add(open, "set_milestones");
  add(open && item.part == 0, "add_parts");
  add(stage != Stage::circulated && after(item, Move::circulate).has_value(), "circulate");
  add(after(item, Move::issue).has_value(), "issue");
  add(after(item, Move::recall).has_value(), "recall");
  add(supervision::is_owed(stage), "amend");
}

}  // namespace

Result<std::vector<std::string_view>> acts_of(store::Reader& reader, const Principal& who,
                                              const Item& item) {
  std::vector<std::string_view> acts;
  if (require_office(who)) add_office(acts, item);
  if (require_approver(who) && after(item, Move::cancel)) acts.emplace_back("cancel");
  const auto stage = item.carriage.stage;
  if (stage == Stage::circulated && require_taking_part(who, item, hands)) {
    acts.emplace_back("comment");
  }
  if (stage == Stage::issued && require_lead(who, item, hands) &&
      TRY(count_open(reader, item.id, CommentKind::objection)) == 0) {
    acts.emplace_back("acknowledge");
    if (require_lead(who, item, heads)) acts.emplace_back("object");
  }
  return acts;
}

}  // namespace luoshi::handling
