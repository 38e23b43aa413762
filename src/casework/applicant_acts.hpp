// What an applicant does with a case of theirs, known by its number and code: 补充 撤回 评价 申诉.
// Each is a message to the procedure and a line of the time line.
//
// A wrong number and a wrong code are answered alike: not_found "case.follow-unknown".
#pragma once

#include <string>
#include <string_view>

#include "casework/intake.hpp"

namespace luoshi::casework {

// The id of the case. A case that went into another is followed there: `merged` tells so.
struct Followed {
  Case row;
  bool merged = false;
  std::string number;  // that the applicant knows
};
[[nodiscard]] Result<Followed> follow(store::Reader& reader, std::string_view number,
                                      std::string_view code);

// What they may do now: those of the service that the procedure waits for, withdraw only until
// it is settled; supplement until then in any case.
[[nodiscard]] std::vector<catalog::ApplicantAct> applicant_acts(const Running& running);

struct Message {
  std::string name;  // supplement, withdraw, rate, appeal
  std::string form;  // JSON, where the message asks for one
  std::string words;
  schema::Language language = schema::Language::zh;
};

// conflict "case.not-waiting" when the procedure does not wait for it; invalid
// "case.message-faulty" with all findings of the form. A rating keeps the marks of its form, 1 to
// 5: `answer` or `answer_rating`, `solution` or `solution_rating`. The time line keeps the
// message's words, else the form's `words`, `remarks`, `description` or `reason`.
Result<Running> receive(ledger::Act& act, const World& world, std::string_view id,
                        const Message& message);

}  // namespace luoshi::casework
