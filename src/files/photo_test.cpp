#include "files/photo.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "files/testing.hpp"
#include "format/child.hpp"

namespace luoshi::files {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using testing::exif_block;
using testing::halves;
using testing::jpeg_of;
using testing::shanghai;

// Started with `make-photo` this test program is the child, as the program is elsewhere.
[[maybe_unused]] const bool is_parent = [] {
  std::ifstream words("/proc/self/cmdline", std::ios::binary);
  std::string program;
  std::string command;
  std::string size;
  std::string upright;
  for (auto* word : {&program, &command, &size, &upright}) std::getline(words, *word, '\0');
  if (command == "make-photo") {
    _exit(photo_child_main(size, upright == "--upright", std::cin, std::cout));
  }
  return true;
}();

const PhotoMaker here("");

std::string problem(const auto& result) {
  return result ? "" : result.error().problem;
}

// The mean of a channel over one pixel in the middle of a ninth.
int channel(const Picture& picture, std::size_t column, std::size_t row, std::size_t which) {
  const auto x = picture.width * (2 * column + 1) / 6;
  const auto y = picture.height * (2 * row + 1) / 6;
  return picture.rgb[(y * picture.width + x) * 3 + which];
}

std::string chunk(std::string_view type, std::string_view content) {
  const std::string body = std::string(type) + std::string(content);
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return testing::number(content.size(), 4, ByteOrder::big) + body +
         testing::number(sum, 4, ByteOrder::big);
}

// A sound PNG of one bit a pixel, all black.
std::string black_png(std::uint64_t side) {
  const std::string rows((side / 8 + 1) * side, '\0');
  uLongf size = compressBound(rows.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
            reinterpret_cast<const Bytef*>(rows.data()), rows.size(), 1);
  packed.resize(size);
  const auto sides = testing::number(side, 4, ByteOrder::big);
  return std::string("\x89PNG\r\n\x1A\n") +
         chunk("IHDR", sides + sides + std::string("\1\0\0\0\0"sv)) + chunk("IDAT", packed) +
         chunk("IEND", "");
}

std::int64_t memory_kib_max() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return use.ru_maxrss;
}

TEST(photo, says_its_size_and_where_and_when_it_was_taken) {
  const auto facts = read_photo(jpeg_of(halves(40, 20), exif_block(shanghai(6))));
  ASSERT_TRUE(facts.has_value()) << facts.error().problem;
  EXPECT_EQ(facts->width, 20U);  // as it is to be seen
  EXPECT_EQ(facts->height, 40U);
  EXPECT_EQ(facts->position->lat_e7, 312'395'833);
  EXPECT_EQ(to_rfc3339(*facts->taken), "2026-11-20T00:30:00.000Z");
}

TEST(photo, has_no_facts_but_its_size_where_the_exif_is_malformed_or_missing) {
  for (const auto& exif :
       {""s, "MM"s, std::string(200, '\xFF'), exif_block(shanghai()).substr(0, 60)}) {
    const auto facts = read_photo(jpeg_of(halves(4, 2), exif));
    ASSERT_TRUE(facts.has_value());
    EXPECT_EQ(facts->width, 4U);
    EXPECT_FALSE(facts->position || facts->taken);
  }
  for (const auto& bytes : {testing::png_of(halves(4, 2)), testing::webp_of(halves(4, 2))}) {
    EXPECT_EQ(read_photo(bytes)->width, 4U);
    EXPECT_EQ(read_photo(bytes)->height, 2U);
  }
}

TEST(photo, is_published_upright_and_without_a_word_of_its_original) {
  const auto original = jpeg_of(halves(2000, 1000), exif_block(shanghai(6)));
  const auto made = here.make(original, PhotoSize::published);
  ASSERT_TRUE(made.has_value()) << made.error().detail;
  for (const auto trace :
       {"Exif"sv, "MM\0*"sv, "II*\0"sv, "2026:11:20"sv, "\xFF\xE1"sv, "\xFF\xE2"sv}) {
    EXPECT_EQ(made->find(trace), std::string::npos) << trace;
  }
  EXPECT_FALSE(read_photo(*made)->position);
  EXPECT_FALSE(read_photo(*made)->taken);
  const auto seen = decode(PictureKind::jpeg, *made, 5000);
  EXPECT_EQ(seen->width, 800U);
  EXPECT_EQ(seen->height, 1600U);
  EXPECT_GT(channel(*seen, 1, 0, 0), 240);  // the left of the original, red, is the top
  EXPECT_GT(channel(*seen, 1, 2, 2), 240);
  EXPECT_EQ(*made, *here.make(original, PhotoSize::published));
}

TEST(photo, is_small_for_lists_and_never_enlarged) {
  for (const auto& original : {jpeg_of(halves(1200, 900)), testing::png_of(halves(1200, 900)),
                               testing::webp_of(halves(1200, 900))}) {
    const auto facts = read_photo(*here.make(original, PhotoSize::thumbnail));
    EXPECT_EQ(facts->width, 480U);
    EXPECT_EQ(facts->height, 360U);
    EXPECT_EQ(read_photo(*here.make(original, PhotoSize::published))->width, 1200U);
  }
}

TEST(photo, is_refused_where_it_was_cut_off) {
  for (const auto& whole :
       {jpeg_of(halves(300, 200), exif_block(shanghai())), testing::png_of(halves(300, 200)),
        testing::webp_of(halves(300, 200)), testing::tiny_gif()}) {
    ASSERT_EQ(problem(read_photo(whole)), "");
    for (std::size_t size = 12; size < whole.size(); size += 1 + whole.size() / 500) {
      EXPECT_EQ(problem(read_photo(whole.substr(0, size))), "photo.broken") << size;
    }
  }
  EXPECT_EQ(problem(read_photo("")), "photo.not-a-photo");
  EXPECT_EQ(problem(here.make("", PhotoSize::published)), "photo.not-a-photo");
}

TEST(photo, is_refused_where_its_pixels_are_damaged) {
  auto png = testing::png_of(halves(300, 200));
  png[png.find("IDAT") + 6] ^= '\x55';
  EXPECT_EQ(problem(read_photo(png)), "");
  EXPECT_EQ(problem(here.make(png, PhotoSize::published)), "photo.broken");
}

TEST(photo, with_a_film_behind_it_is_published_without_the_film) {
  const auto moving = jpeg_of(halves(30, 20)) + testing::box("ftyp", "isom") + "<script>";
  const auto made = here.make(moving, PhotoSize::published);
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(*made, *here.make(jpeg_of(halves(30, 20)), PhotoSize::published));
}

TEST(photo, of_too_many_pixels_is_refused_before_memory_is_taken) {
  const auto bomb = black_png(20'000);
  EXPECT_LT(bomb.size(), 1'000'000U);
  const auto before = memory_kib_max();
  EXPECT_EQ(problem(read_photo(bomb)), "photo.too-many-pixels");
  EXPECT_EQ(problem(here.make(bomb, PhotoSize::thumbnail)), "photo.too-many-pixels");
  // The decoder's own look at the header, had the first one been deceived.
  EXPECT_EQ(problem(decode(PictureKind::png, bomb, 480)), "photo.too-many-pixels");
  auto jpeg = jpeg_of(halves(8, 8));
  jpeg.replace(jpeg.find("\xFF\xC0") + 5, 4, "\xFF\xDC\xFF\xDC");
  EXPECT_EQ(problem(read_photo(jpeg)), "photo.too-many-pixels");
  EXPECT_EQ(problem(decode(PictureKind::jpeg, jpeg, 480)), "photo.too-many-pixels");
  auto webp = testing::webp_of(halves(8, 8));
  webp.replace(webp.find("VP8L") + 9, 4, "\xFF\xFF\xFF\x0F");
  EXPECT_EQ(problem(read_photo(webp)), "photo.too-many-pixels");
  EXPECT_EQ(problem(decode(PictureKind::webp, webp, 480)), "photo.too-many-pixels");
  EXPECT_LT(memory_kib_max() - before, 32 * 1024);
}

TEST(photo, that_moves_is_not_published) {
  EXPECT_EQ(problem(read_photo(testing::tiny_gif())), "");
  EXPECT_EQ(problem(here.make(testing::tiny_gif(), PhotoSize::published)), "photo.not-shown");
}

TEST(photo, of_a_phone_in_heic_is_published_through_libheif) {
  const auto heic = format::run_child(
      "sh",
      {"-c",
       "command -v heif-enc >/dev/null || exit 127; cat > in.png; heif-enc -q 90 in.png -o "
       "out.heic >/dev/null 2>&1 && cat out.heic"},
      testing::png_of(halves(640, 320)), {});
  if (!heic || heic->out.empty()) GTEST_SKIP() << "install libheif-examples to run this";
  EXPECT_EQ(read_photo(heic->out)->width, 640U);
  EXPECT_EQ(problem(read_photo(heic->out.substr(0, heic->out.size() - 1))), "photo.broken");
  const auto made = here.make(heic->out, PhotoSize::thumbnail);
  ASSERT_TRUE(made.has_value()) << made.error().problem << made.error().detail;
  const auto seen = decode(PictureKind::jpeg, *made, 5000);
  EXPECT_EQ(seen->width, 480U);
  EXPECT_EQ(seen->height, 240U);
  EXPECT_GT(channel(*seen, 0, 1, 0), 200);
  EXPECT_GT(channel(*seen, 2, 1, 2), 200);
}

#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
// A sanitizer wants more address space than a child is given.
TEST(photo, is_made_in_a_child_as_it_would_be_here) {
  const PhotoMaker maker;
  const auto original = jpeg_of(halves(900, 600), exif_block(shanghai(8)));
  const auto made = maker.make(original, PhotoSize::thumbnail);
  ASSERT_TRUE(made.has_value()) << made.error().problem << made.error().detail;
  EXPECT_EQ(*made, *here.make(original, PhotoSize::thumbnail));
  auto png = testing::png_of(halves(300, 200));
  png[png.find("IDAT") + 6] ^= '\x55';
  EXPECT_EQ(problem(maker.make(png, PhotoSize::published)), "photo.broken");
}

TEST(photo, of_as_many_pixels_as_are_allowed_is_made_within_the_memory_of_a_child) {
  EXPECT_EQ(problem(PhotoMaker().make(black_png(7'000), PhotoSize::published)), "");
}
#endif

TEST(photo, says_when_there_is_no_child_to_make_it) {
  EXPECT_EQ(
      problem(PhotoMaker("no-such-program").make(jpeg_of(halves(8, 8)), PhotoSize::thumbnail)),
      "photo.not-made");
  EXPECT_EQ(problem(PhotoMaker("false").make(jpeg_of(halves(8, 8)), PhotoSize::thumbnail)),
            "photo.not-made");
}

}  // namespace
}  // namespace luoshi::files
