// What an applicant sees of their case: where it stands, what was answered and why, what happened
// when, and what they may do. Names of staff, their words to one another and what another applicant
// wrote never come here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/applicant_acts.hpp"
#include "pages/form_html.hpp"
#include "pages/portal.hpp"

namespace luoshi::pages {

// A case as its applicant sees it.
struct SeenCase {
  casework::Followed followed;
  casework::Running running;  // of the case it is in now
  std::vector<casework::CaseAct> acts;
  std::vector<catalog::ApplicantAct> may;  // none where it went into another's case
};

// `done` is the act just done, or empty; its thanks stand on top.
[[nodiscard]] Content case_page(const Site& site, const Visitor& visitor, const SeenCase& seen,
                                const std::string& pass, std::string_view done,
                                const std::vector<Mistake>& mistakes);

// The form of an act. `pass` and `act` are sent with it.
[[nodiscard]] Content act_page(const Visitor& visitor, const SeenCase& seen,
                               const std::string& pass, std::string_view act,
                               const Written& written, const std::vector<Mistake>& mistakes);

// Number and code are asked for.
struct FollowForm {
  std::string number;
  std::string code;
};
[[nodiscard]] Content follow_case_page(const Visitor& visitor, const FollowForm& form,
                                       const std::vector<Mistake>& mistakes);

}  // namespace luoshi::pages
