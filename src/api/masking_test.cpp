#include "api/masking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luoshi::api {
namespace {

TEST(masking, leaves_a_family_name_and_the_ends_of_a_number) {
  EXPECT_EQ(masked_name("王小明"), "王**");
  EXPECT_EQ(masked_name("Ann"), "A**");
  EXPECT_EQ(masked_name(""), "");
  EXPECT_EQ(masked_phone("13800138000"), "138****8000");
  EXPECT_EQ(masked_phone("2345678"), "****");
  EXPECT_EQ(masked_phone(""), "");
  EXPECT_EQ(masked_email("wang@example.cn"), "w***@example.cn");
  EXPECT_EQ(masked_email("wang"), "w***");
}

TEST(masking, shows_what_an_enterprise_is_registered_as) {
  const casework::Applicant firm{"enterprise", "李四",       "13800138000",
                                 "",           "启明机床厂", "911200001034567890"};
  EXPECT_EQ(masked(firm).organisation, "启明机床厂");
  EXPECT_EQ(masked(firm).credit_code, "911200001034567890");
  EXPECT_EQ(masked(firm).name, "李**");
  const casework::Applicant resident{"resident", "李四",       "13800138000",
                                     "",         "启明机床厂", "911200001034567890"};
  EXPECT_EQ(masked(resident).organisation, "启**");
  EXPECT_EQ(masked(resident).credit_code, "");
}

}  // namespace
}  // namespace luoshi::api
