#include <algorithm>

#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::service_testing::sample_files;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::Lt;
using testing::SizeIs;

class CaseListTest : public CaseworkTest {
 protected:
  // A minute apart; every fourth is of the other category.
  CaseListTest() {
    publish(sample_files());
    for (int n = 0; n < 12; ++n) {
      auto report = sample_report();
      const bool other = n % 4 == 0;
      if (other) report.form.replace(report.form.find("first"), 5, "other");
      auto id = reported(report);
      if (other) others.push_back(id);
      later(1);
    }
    std::ranges::reverse(others);
    filter.category = "other";
  }

  CasePage page_after(const std::string& after, const PageSize& size) {
    return read<CasePage>([&](store::Reader& reader) {
      return list_cases(reader, scope_of(handler.who), filter, after, size);
    });
  }

  std::vector<std::string> others;  // the newest first
  CaseFilter filter;
};

TEST_F(CaseListTest, goes_through_no_more_than_it_may_for_one_page_and_finds_all_on_several) {
  std::vector<std::string> found;
  std::optional<std::string> next = "";
  int pages = 0;
  while (next && pages < 20) {
    const auto page = page_after(*next, {.limit = 2, .looked_max = 3});
    EXPECT_THAT(page.cases, SizeIs(Lt(2U)));
    for (const auto& one : page.cases) found.push_back(one.id);
    next = page.next;
    ++pages;
  }
  EXPECT_THAT(found, ElementsAreArray(others));
  EXPECT_EQ(pages, 5);
}

TEST_F(CaseListTest, fills_a_page_where_that_many_are_found) {
  const auto page = page_after("", {.limit = 2, .looked_max = 10});
  ASSERT_THAT(page.cases, SizeIs(2U));
  EXPECT_EQ(page.cases[1].id, others[1]);
  const auto last = page_after(*page.next, {.limit = 2, .looked_max = 10});
  EXPECT_THAT(last.cases, SizeIs(1U));
  EXPECT_FALSE(last.next);
}

TEST_F(CaseListTest, has_nothing_where_nothing_is) {
  filter.category = "none";
  const auto page = page_after("", {});
  EXPECT_THAT(page.cases, IsEmpty());
  EXPECT_FALSE(page.next);
}

}  // namespace
}  // namespace luoshi::casework
