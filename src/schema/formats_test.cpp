#include "schema/formats.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace luoshi::schema {
namespace {

struct Case {
  const char* format;
  std::vector<std::string> good;
  std::vector<std::string> bad;
};

TEST(formats, tell_good_texts_from_bad_ones) {
  const std::vector<Case> cases{
      {"date",
       {"2024-02-29", "0001-01-01"},
       {"2023-02-29", "2024-13-01", "2024-1-1", "", "20240101", "2024-02-29T"}},
      {"time",
       {"09:30:00Z", "09:30:00.123+08:00", "23:59:60Z", "07:59:60+08:00", "00:00:00-23:59",
        "09:30:00z"},
       {"09:30:00", "24:00:00Z", "09:60:00Z", "09:30Z", "09:30:00.Z", "12:00:60Z", "09:30:00+0800",
        "09:30:00+24:00", ""}},
      {"date-time",
       {"2024-02-29T09:30:00+08:00", "2024-02-29t09:30:00Z"},
       {"2024-02-29 09:30:00Z", "2024-02-29", "2023-02-29T09:30:00Z", "2024-02-29T09:30:00"}},
      {"duration",
       {"P3D", "PT4H", "P1Y2M3D", "P1Y2M3DT4H5M6S", "P2W", "PT0S", "P1DT1S", "P1M", "PT5M"},
       {"P", "PT", "P1", "1D", "P1D2M", "P1Y2D", "PT1H2S", "P1DT", "P1W2D", "P1.5D", "PD", "PW",
        ""}},
      {"email",
       {"a@b.cn", "first.last+tag@sub.example.cn", "x@localhost"},
       {"a", "@b.cn", "a@", "a@-b.cn", "a@b-.cn", ".a@b.cn", "a..b@c.cn", "a b@c.cn", "a@b@c",
        "a@b..cn", "中@b.cn"}},
      {"uri",
       {"https://example.cn/a?b=c#d", "urn:isbn:123", "mailto:a@b.cn", "http://[::1]:80/",
        "http://u:p@h:8080", "tel:+86-22-1", "https://a/%E4%B8%AD", "file:///x"},
       {"//example.cn", "example", "http://a b", "http://a/%zz", "1http://a", ":x", "http://a:b/",
        "http://[::1", "http://中/", "http://a/#b#c", ""}},
      {"uuid",
       {"123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"},
       {"123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g", ""}},
      {"cn-credit-code",
       {"91350100M000100Y43"},
       {"91350100M000100Y4Z", "91350100M000100Y4", "91350100m000100y43", "91350100I000100Y43", ""}},
      {"cn-resident-id",
       {"11010519491231002X"},
       {"11010519491231002x", "110105194912310021", "11010519490229002X", "1101051949123100", ""}},
      {"cn-mobile",
       {"13800138000", "19912345678"},
       {"12800138000", "1380013800", "138001380000", "1380013800a", "23800138000"}},
  };
  for (const auto& one : cases) {
    const auto format = format_of(one.format);
    ASSERT_TRUE(format.has_value()) << one.format;
    EXPECT_EQ(name_of(*format), one.format);
    for (const auto& text : one.good) EXPECT_TRUE(conforms(*format, text)) << one.format << text;
    for (const auto& text : one.bad) EXPECT_FALSE(conforms(*format, text)) << one.format << text;
  }
  EXPECT_FALSE(format_of("ipv4").has_value());
}

}  // namespace
}  // namespace luoshi::schema
