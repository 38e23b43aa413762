#include "pages/seal_keys.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace luoshi::pages {
namespace {

namespace fs = std::filesystem;

class SealKeysTest : public testing::Test {
 protected:
  SealKeysTest() { fs::create_directories(folder_); }
  ~SealKeysTest() override { fs::remove_all(folder_); }
  SealKeysTest(const SealKeysTest&) = delete;
  SealKeysTest& operator=(const SealKeysTest&) = delete;

  std::unique_ptr<SealKeyFile> opened() { return SealKeyFile::open(path, random, clock).value(); }
  void days_later(int days) { clock.advance(std::chrono::hours(24 * days)); }

  SeededRandom random{7};
  ManualClock clock{Instant{1'772'416'800'000}};

 private:
  fs::path folder_ =
      fs::temp_directory_path() /
      (std::string("luoshi-seal-") + testing::UnitTest::GetInstance()->current_test_info()->name());

 protected:
  fs::path path = folder_ / "portal-keys";
};

TEST_F(SealKeysTest, what_was_sealed_opens_after_a_restart) {
  const auto sealed = Sealer(opened()->keys()).seal("p", "text", random);
  EXPECT_EQ(Sealer(opened()->keys()).open("p", sealed).value(), "text");
}

TEST_F(SealKeysTest, the_file_is_for_its_owner_alone_even_where_it_was_copied_open) {
  const auto mode = [&] { return fs::status(path).permissions(); };
  const auto owner = fs::perms::owner_read | fs::perms::owner_write;
  const auto first = opened();
  EXPECT_EQ(mode(), owner);
  fs::permissions(path, fs::perms::all);
  const auto again = opened();
  EXPECT_EQ(mode(), owner);
}

TEST_F(SealKeysTest, a_month_later_there_is_a_new_key_and_the_one_before_still_opens) {
  const auto file = opened();
  const auto begun = clock.now();
  const auto sealed = Sealer(file->keys()).seal("p", "text", random);
  auto first = Sealer(file->keys()).derived("nonce", begun);
  const auto id = new_id(first, "cas");
  days_later(31);
  ASSERT_EQ(file->keys().size(), 2U);
  EXPECT_EQ(Sealer(file->keys()).open("p", sealed).value(), "text");
  auto again = Sealer(file->keys()).derived("nonce", begun);
  EXPECT_EQ(new_id(again, "cas"), id) << "sent again it is the same case";
  auto later = Sealer(file->keys()).derived("nonce", clock.now());
  EXPECT_NE(new_id(later, "cas"), id);
  days_later(31);
  ASSERT_EQ(file->keys().size(), seal_keys_kept);
  EXPECT_EQ(Sealer(file->keys()).open("p", sealed).error().problem, "form.stale");
  EXPECT_EQ(opened()->keys().front().made, file->keys().front().made);
}

TEST_F(SealKeysTest, a_broken_file_is_told_and_not_passed_over) {
  for (const auto* broken : {"", "1 2 3\n", "x\n", "1772416800000 abcd\n"}) {
    std::ofstream(path) << broken;
    const auto file = SealKeyFile::open(path, random, clock);
    ASSERT_FALSE(file) << broken;
    EXPECT_EQ(file.error().problem, "data.portal-keys-broken");
    EXPECT_EQ(file.error().place, path.string());
  }
}

TEST_F(SealKeysTest, where_the_disk_takes_no_new_key_the_old_one_serves_on) {
  const auto file = opened();
  const auto sealed = Sealer(file->keys()).seal("p", "text", random);
  fs::create_directories(path.string() + ".new/in-the-way");
  days_later(31);
  EXPECT_EQ(Sealer(file->keys()).open("p", sealed).value(), "text");
}

}  // namespace
}  // namespace luoshi::pages
