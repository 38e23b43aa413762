// The frame around every act on a case: who acts, the act of the ledger, the reply with the case as
// it then is.
#pragma once

#include <functional>
#include <string>

#include "api/desks.hpp"
#include "casework/access.hpp"
#include "casework/step.hpp"

namespace luoshi::api {

using CaseBody =
    std::function<Result<casework::Running>(ledger::Act& act, const casework::Worker& worker)>;

// On the case of that id. REQUIRES: the call outlives the command, here and below.
[[nodiscard]] Command case_command(const Desks& desks, const Call& call, std::string kind,
                                   std::string id, CaseBody body);

// On the case of the task, request or attachment that the path names by {id}; `subject_of` finds
// it, in the transaction.
using SubjectOf = std::function<Result<std::string>(store::Reader&, std::string_view id)>;
[[nodiscard]] Command case_command(const Desks& desks, const Call& call, std::string kind,
                                   const SubjectOf& subject_of, CaseBody body, int status = 200);

// Whether a reading may be made: not_found "case.not-found" for who does not see the case.
[[nodiscard]] Result<casework::Running> seen_case(const Desks& desks, const Call& call,
                                                  store::Reader& reader, std::string_view id);

}  // namespace luoshi::api
