#include "files/picture.hpp"

#include <gtest/gtest.h>

#include "files/testing.hpp"

namespace luoshi::files {
namespace {

// A picture whose pixels are letters, and back.
Picture of_letters(const std::vector<std::string>& rows) {
  Picture picture{rows.front().size(), rows.size(), {}};
  for (const auto& row : rows) {
    for (const char letter : row)
      picture.rgb.insert(picture.rgb.end(), 3, static_cast<std::uint8_t>(letter));
  }
  return picture;
}

std::string letters(const Picture& picture) {
  std::string all;
  for (std::size_t at = 0; at < picture.width * picture.height; ++at) {
    if (at != 0 && at % picture.width == 0) all += '/';
    all += static_cast<char>(picture.rgb[at * 3]);
  }
  return all;
}

TEST(picture, is_turned_as_exif_counts) {
  const std::vector<std::string> seen{"abc/def",  "abc/def",  "cba/fed",  "fed/cba",  "def/abc",
                                      "ad/be/cf", "da/eb/fc", "fc/eb/da", "cf/be/ad", "abc/def"};
  for (std::size_t orientation = 0; orientation < seen.size(); ++orientation) {
    EXPECT_EQ(letters(turned(of_letters({"abc", "def"}), static_cast<int>(orientation))),
              seen[orientation])
        << orientation;
  }
}

TEST(picture, fits_into_its_square_and_is_never_enlarged) {
  struct Case {
    Sides from;
    Sides to;
  };
  for (const auto& c : std::vector<Case>{{{4000, 3000}, {1600, 1200}},
                                         {{3000, 4000}, {1200, 1600}},
                                         {{1600, 1600}, {1600, 1600}},
                                         {{10, 20}, {10, 20}},
                                         {{65'535, 1}, {1600, 1}}}) {
    const auto to = fitted(c.from, 1600);
    EXPECT_EQ(to.width, c.to.width);
    EXPECT_EQ(to.height, c.to.height);
  }
}

TEST(picture, shrinks_to_the_mean_of_each_area) {
  EXPECT_EQ(letters(shrunk(of_letters({"aacc", "aacc", "eegg", "eegg"}), {2, 2})), "ac/eg");
  EXPECT_EQ(letters(shrunk(of_letters({"ac", "eg"}), {1, 1})), "d");
  EXPECT_EQ(letters(shrunk(of_letters({"abc", "def"}), {3, 2})), "abc/def");
  // Three pixels into two: a whole one and half of the middle one each.
  EXPECT_EQ(letters(shrunk(of_letters({"adg"}), {2, 1})), "bf");
  EXPECT_EQ(letters(shrunk(of_letters({"a", "d", "g"}), {1, 2})), "b/f");
}

TEST(picture, is_decoded_the_same_from_png_and_webp) {
  const auto drawn = testing::halves(9, 5);
  EXPECT_EQ(decode(PictureKind::png, testing::png_of(drawn), 100)->rgb, drawn.rgb);
  EXPECT_EQ(decode(PictureKind::webp, testing::webp_of(drawn), 100)->rgb, drawn.rgb);
}

TEST(picture, is_decoded_from_jpeg_no_smaller_than_asked_for) {
  const auto jpeg = testing::jpeg_of(testing::halves(1000, 400));
  EXPECT_EQ(decode(PictureKind::jpeg, jpeg, 125)->width, 125U);
  EXPECT_EQ(decode(PictureKind::jpeg, jpeg, 126)->width, 250U);
  EXPECT_EQ(decode(PictureKind::jpeg, jpeg, 2000)->width, 1000U);
}

}  // namespace
}  // namespace luoshi::files
