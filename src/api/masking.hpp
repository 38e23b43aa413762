// An applicant as somebody without a part in the case is shown them: enough to tell two from each
// other, too little to find one.
#pragma once

#include <string>
#include <string_view>

#include "casework/case.hpp"

namespace luoshi::api {

[[nodiscard]] std::string masked_name(std::string_view name);    // 王**
[[nodiscard]] std::string masked_phone(std::string_view phone);  // 138****8000
[[nodiscard]] std::string masked_email(std::string_view email);  // w***@example.cn

// Name, telephone and address are masked; what an enterprise is registered as is public and stays.
[[nodiscard]] casework::Applicant masked(casework::Applicant one);

}  // namespace luoshi::api
