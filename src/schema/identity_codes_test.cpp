#include "schema/identity_codes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace luoshi::schema {
namespace {

TEST(telephone, is_a_mobile_number_or_a_line_with_its_area_code) {
  for (const auto* phone : {"13800138000", "022-23456789", "+86 22 2345 6789", "2345678"}) {
    EXPECT_TRUE(is_telephone(phone)) << phone;
  }
  for (const auto* phone : {"", "12", "022-2345678x", "1234567890123456", "二二三四五六七八"}) {
    EXPECT_FALSE(is_telephone(phone)) << phone;
  }
  EXPECT_FALSE(is_telephone("2345678" + std::string(30, ' '))) << "longer than any number";
}

}  // namespace
}  // namespace luoshi::schema
