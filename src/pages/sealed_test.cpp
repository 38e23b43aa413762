#include "pages/sealed.hpp"

#include <gmock/gmock.h>

namespace luoshi::pages {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Sealed : testing::Test {
  SeededRandom random{7};
  Instant made{1'772'416'800'000};
  Sealer sealer{{new_seal_key(random, made)}};
};

TEST_F(Sealed, a_text_comes_back_for_its_purpose_and_shows_nothing_on_the_way) {
  const auto sealed = sealer.seal("apply a/b", "王小明 13800138000", random);
  EXPECT_THAT(sealed, Not(HasSubstr("138")));
  EXPECT_EQ(sealer.open("apply a/b", sealed).value(), "王小明 13800138000");
  EXPECT_EQ(sealer.open("apply a/c", sealed).error().problem, "form.stale");
  EXPECT_EQ(Sealer({new_seal_key(random, made)}).open("apply a/b", sealed).error().problem,
            "form.stale");
}

TEST_F(Sealed, one_that_was_changed_does_not_open) {
  const auto sealed = sealer.seal("p", "text", random);
  for (std::size_t at = 0; at + 1 < sealed.size(); ++at) {
    auto changed = sealed;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(sealer.open("p", changed)) << at;
  }
  for (const auto* broken : {"", "A", "****", "AAAA"}) EXPECT_FALSE(sealer.open("p", broken));
}

TEST_F(Sealed, what_is_derived_is_the_same_for_one_nonce_and_other_for_another) {
  auto first = sealer.derived("n", made);
  auto again = sealer.derived("n", made);
  auto other = sealer.derived("m", made);
  const auto id = new_id(first, "cas");
  EXPECT_EQ(id, new_id(again, "cas"));
  EXPECT_NE(id, new_id(other, "cas"));
  EXPECT_NE(id, new_id(first, "cas"));
}

TEST(joined, is_parted_again_whatever_the_texts_hold) {
  const std::vector<std::string> texts{"", "1:a", "王小明", ":"};
  EXPECT_EQ(parted(joined(texts)), texts);
  EXPECT_THAT(parted("1:a"), ElementsAre("a"));
  for (const auto* broken : {"a", "5:abc", "1", "-1:a", "99999999999999999999:a"}) {
    EXPECT_THAT(parted(broken), IsEmpty()) << broken;
  }
}

}  // namespace
}  // namespace luoshi::pages
