#include "reading/coordination.hpp"

#include <gmock/gmock.h>

#include <string>

namespace luoshi::reading {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(list_items, share_what_stands_behind_the_last) {
  EXPECT_THAT(list_items(U"城镇、渔村居民收入", 2), ElementsAre(U"城镇居民收入", U"渔村居民收入"));
  EXPECT_THAT(list_items(U"捕捞业和海产加工业增加值", 2),
              ElementsAre(U"捕捞业增加值", U"海产加工业增加值"));
  EXPECT_THAT(list_items(U"甲岛、乙岛、丙岛出口", 3),
              ElementsAre(U"甲岛出口", U"乙岛出口", U"丙岛出口"));
}

TEST(list_items, stand_alone_where_nothing_is_shared) {
  EXPECT_THAT(list_items(U"事故起数、死亡人数", 2), ElementsAre(U"事故起数", U"死亡人数"));
}

TEST(list_items, come_from_one_word_that_means_two) {
  EXPECT_THAT(list_items(U"城乡低保标准", 2), ElementsAre(U"城镇低保标准", U"农村低保标准"));
  EXPECT_THAT(list_items(U"存贷款余额", 2), ElementsAre(U"存款余额", U"贷款余额"));
}

TEST(list_items, are_none_where_the_numbers_do_not_match) {
  EXPECT_THAT(list_items(U"渔业产值", 2), IsEmpty());
  EXPECT_THAT(list_items(U"甲、乙", 3), IsEmpty());
}

}  // namespace
}  // namespace luoshi::reading
