// Codes by which China knows enterprises, residents and their telephones.
#pragma once

#include <string_view>

namespace luoshi::schema {

// Unified social credit code 统一社会信用代码, GB 32100: 18 characters with their check character.
[[nodiscard]] bool is_credit_code(std::string_view text);

// Resident identity number 公民身份号码, GB 11643: 18 places, a date of birth that exists, the
// check character (a capital X for ten). That the division code is in use is not asked.
[[nodiscard]] bool is_resident_id(std::string_view text);

// A mobile telephone number of the mainland: 11 digits, the first two 13 to 19.
[[nodiscard]] bool is_mobile_phone(std::string_view text);

// A mobile number, or a line with its area code: 022-23456789. 7 to 15 digits with hyphens, spaces
// and a plus sign, 30 characters at most.
[[nodiscard]] bool is_telephone(std::string_view text);

}  // namespace luoshi::schema
