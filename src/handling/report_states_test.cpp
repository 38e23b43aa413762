#include "handling/report_states.hpp"

#include <gtest/gtest.h>

namespace luoshi::handling {
namespace {

using enum ReportState;

std::string outcome(ReportState state, ReportMove move) {
  const auto standing = after({state, Disclosure::internal}, move);
  return standing ? std::string(name_of(standing->state)) : standing.error().problem;
}

TEST(report_states, lead_from_hand_to_hand) {
  const struct {
    ReportState from;
    ReportMove move;
    const char* to;
  } cases[] = {
      {draft, ReportMove::edit, "draft"},
      {draft, ReportMove::submit, "submitted"},
      {submitted, ReportMove::hand_back, "draft"},
      {submitted, ReportMove::sign, "signed"},
      {signed_, ReportMove::order_spot_check, "spot_check"},
      {signed_, ReportMove::accept, "accepted"},
      {spot_check, ReportMove::accept, "accepted"},
      {signed_, ReportMove::give_back, "returned"},
      {spot_check, ReportMove::give_back, "returned"},
      {submitted, ReportMove::withdraw, "withdrawn"},
      {signed_, ReportMove::confirm, "signed"},
      {accepted, ReportMove::see, "accepted"},
      {submitted, ReportMove::edit, "report.wrong-state"},
      {draft, ReportMove::sign, "report.wrong-state"},
      {submitted, ReportMove::accept, "report.wrong-state"},
      {spot_check, ReportMove::order_spot_check, "report.wrong-state"},
      {signed_, ReportMove::withdraw, "report.wrong-state"},
      {accepted, ReportMove::give_back, "report.wrong-state"},
      {returned, ReportMove::edit, "report.wrong-state"},
      {withdrawn, ReportMove::submit, "report.wrong-state"},
      {draft, ReportMove::confirm, "report.wrong-state"},
      {draft, ReportMove::see, "report.wrong-state"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(outcome(c.from, c.move), c.to) << name_of(c.from) << ' ' << static_cast<int>(c.move);
  }
}

TEST(report_states, let_only_an_accepted_report_out_and_only_step_by_step) {
  EXPECT_EQ(outcome(signed_, ReportMove::propose), "report.not-accepted");
  EXPECT_EQ(outcome(accepted, ReportMove::publish), "report.wrong-disclosure");
  EXPECT_EQ(outcome(accepted, ReportMove::conceal), "report.wrong-disclosure");
  ReportStanding standing{accepted, Disclosure::internal};
  standing = *after(standing, ReportMove::propose);
  EXPECT_EQ(standing.disclosure, Disclosure::proposed);
  standing = *after(standing, ReportMove::publish);
  EXPECT_EQ(standing.disclosure, Disclosure::public_);
  standing = *after(standing, ReportMove::conceal);
  EXPECT_EQ(standing, (ReportStanding{accepted, Disclosure::internal}));
}

TEST(report_states, are_known_by_their_names) {
  for (const auto state : {draft, submitted, signed_, spot_check, accepted, returned, withdrawn}) {
    EXPECT_EQ(parse_report_state(name_of(state)), state);
  }
  EXPECT_FALSE(parse_report_state("lost"));
}

}  // namespace
}  // namespace luoshi::handling
