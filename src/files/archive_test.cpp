#include "files/archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "store/scratch_directory.hpp"

namespace luoshi::files {
namespace {

using testing::ElementsAre;

constexpr auto hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::vector<std::string> words(const Result<VerifyReport>& report) {
  std::vector<std::string> all;
  for (const auto& finding : report->findings) {
    all.push_back(finding.place + ": " + finding.problem);
  }
  return all;
}

struct Fixture {
  store::ScratchDirectory directory;
  Archive archive = *Archive::open(directory.path("files"));
};

TEST(archive, keeps_bytes_under_their_hash) {
  Fixture f;
  const auto stored = f.archive.put("abc", "text/plain");
  ASSERT_TRUE(stored.has_value()) << stored.error().detail;
  EXPECT_EQ(stored->hash, hash_of_abc);
  EXPECT_EQ(stored->size_bytes, 3);
  EXPECT_EQ(stored->media_type, "text/plain");
  EXPECT_EQ(f.archive.path_of(stored->hash),
            f.directory.path("files/ba/78/") + std::string(hash_of_abc));
  EXPECT_EQ(*f.archive.get(stored->hash), "abc");
  EXPECT_EQ(*Archive::open(f.directory.path("files"))->get(hash_of_abc), "abc");
}

TEST(archive, keeps_equal_bytes_once) {
  Fixture f;
  std::vector<std::jthread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 10; ++n) {
        EXPECT_TRUE(f.archive.put("same " + std::to_string(n), "text/plain").has_value());
      }
    });
  }
  threads.clear();
  const auto report = f.archive.verify({});
  EXPECT_EQ(report->files, 10U);
  EXPECT_TRUE(report->findings.empty());
}

TEST(archive, keeps_an_empty_file_and_a_large_one) {
  Fixture f;
  const std::string large(3'000'001, 'x');
  for (const auto& bytes : {std::string{}, large}) {
    const auto stored = f.archive.put(bytes, "text/plain");
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(*f.archive.get(stored->hash), bytes);
  }
  EXPECT_EQ(f.archive.verify({})->bytes, large.size());
}

TEST(archive, finds_nothing_under_a_name_that_is_no_hash) {
  Fixture f;
  for (const std::string name : {"", "../../etc/passwd", "ba78", hash_of_abc}) {
    const auto got = f.archive.get(name);
    ASSERT_FALSE(got.has_value());
    EXPECT_EQ(got.error().problem, "file.not-found");
  }
}

TEST(archive, names_the_attachment_in_which_a_byte_was_changed) {
  Fixture f;
  ASSERT_TRUE(f.archive.put("abc", "text/plain").has_value());
  ASSERT_TRUE(f.archive.put("other", "text/plain").has_value());
  std::ofstream(f.archive.path_of(hash_of_abc), std::ios::binary) << "abd";
  EXPECT_EQ(f.archive.get(hash_of_abc).error().problem, "file.damaged");
  EXPECT_THAT(words(f.archive.verify({})),
              ElementsAre("file " + std::string(hash_of_abc) + ": verify.file-damaged"));
  ASSERT_TRUE(f.archive.put("abc", "text/plain").has_value());
  EXPECT_EQ(*f.archive.get(hash_of_abc), "abc");
}

TEST(archive, names_what_is_missing_and_what_is_not_ours) {
  Fixture f;
  std::ofstream(f.directory.path("files/notes.txt")) << "stray";
  EXPECT_THAT(words(f.archive.verify({hash_of_abc})),
              ElementsAre("file notes.txt: verify.file-stray",
                          "file " + std::string(hash_of_abc) + ": verify.file-missing"));
}

TEST(archive, clears_what_a_crash_left_half_written) {
  Fixture f;
  std::ofstream(f.directory.path("files/incoming/half")) << "ha";
  const auto again = Archive::open(f.directory.path("files"));
  EXPECT_FALSE(std::filesystem::exists(f.directory.path("files/incoming/half")));
  EXPECT_TRUE(again->verify({})->findings.empty());
}

}  // namespace
}  // namespace luoshi::files
