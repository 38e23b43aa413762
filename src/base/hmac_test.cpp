#include "base/hmac.hpp"

#include <gtest/gtest.h>

namespace luoshi {
namespace {

std::vector<std::uint8_t> bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

// RFC 4231, test cases 2 and 6: a short key, and one longer than a block.
TEST(hmac, agrees_with_the_cases_of_rfc_4231) {
  EXPECT_EQ(to_hex(hmac_sha256(bytes_of("Jefe"), "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(to_hex(hmac_sha256(std::vector<std::uint8_t>(131, 0xaa),
                               "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(base64, agrees_with_the_examples_of_rfc_4648_both_ways) {
  for (const auto& [bytes, text] : {std::pair{"", ""}, std::pair{"f", "Zg=="},
                                    std::pair{"fo", "Zm8="}, std::pair{"foobar", "Zm9vYmFy"}}) {
    EXPECT_EQ(to_base64(bytes_of(bytes)), text);
    EXPECT_EQ(from_base64(text), bytes_of(bytes));
  }
  for (const auto* text : {"Zg", "Z", "Zg==x", "Z_==", "Zg =="}) {
    EXPECT_EQ(from_base64(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace luoshi
