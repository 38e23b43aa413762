#include "files/exif.hpp"

#include <gtest/gtest.h>

#include "files/testing.hpp"

namespace luoshi::files {
namespace {

using testing::exif_block;
using testing::shanghai;

constexpr PhotoPosition by_the_river{1'214'854'861, 312'395'833};

TEST(exif, says_where_and_when_a_photo_was_taken_in_either_order_of_bytes) {
  for (const auto order : {ByteOrder::big, ByteOrder::little}) {
    const auto facts = read_exif(exif_block(shanghai(6), order), "+08:00");
    EXPECT_EQ(facts.orientation, 6);
    EXPECT_EQ(facts.position, by_the_river);
    ASSERT_TRUE(facts.taken);
    EXPECT_EQ(to_rfc3339(*facts.taken), "2026-11-20T00:30:00.000Z");
  }
}

TEST(exif, counts_west_and_south_as_negative) {
  auto fields = shanghai();
  fields.gps[0].text = "S";
  fields.gps[2].text = "W";
  EXPECT_EQ(read_exif(exif_block(fields), "Z").position,
            (PhotoPosition{-by_the_river.lon_e7, -by_the_river.lat_e7}));
}

TEST(exif, takes_the_offset_that_the_camera_wrote_before_that_of_the_caller) {
  auto fields = shanghai();
  fields.exif.push_back({0x9011, 2, "-03:30", {}});
  EXPECT_EQ(to_rfc3339(*read_exif(exif_block(fields), "+08:00").taken), "2026-11-20T12:00:00.000Z");
  fields.exif.back().text = "noon";
  EXPECT_EQ(to_rfc3339(*read_exif(exif_block(fields), "+08:00").taken), "2026-11-20T00:30:00.000Z");
}

TEST(exif, has_no_position_where_the_numbers_are_none) {
  struct Case {
    const char* name;
    std::vector<std::uint64_t> latitude;
    std::vector<std::uint64_t> longitude;
  };
  for (const auto& c : std::vector<Case>{
           {"nothing below the line", {31, 1, 14, 1, 225, 0}, {121, 1, 29, 1, 775, 100}},
           {"past the pole", {90, 1, 0, 1, 1, 10}, {121, 1, 29, 1, 775, 100}},
           {"past the date line", {31, 1, 14, 1, 0, 1}, {180, 1, 1, 1, 0, 1}},
           {"as large as can be", {~0U, 1, ~0U, 1, ~0U, 1}, {~0U, ~0U, ~0U, 1, 0, 1}},
           {"no fix", {0, 1, 0, 1, 0, 1}, {0, 1, 0, 1, 0, 1}},
           {"two parts", {31, 1, 14, 1}, {121, 1, 29, 1}}}) {
    auto fields = shanghai();
    fields.gps[1].numbers = c.latitude;
    fields.gps[3].numbers = c.longitude;
    EXPECT_FALSE(read_exif(exif_block(fields), "Z").position) << c.name;
  }
  auto fields = shanghai();
  fields.gps[0].text = "north";
  EXPECT_FALSE(read_exif(exif_block(fields), "Z").position);
}

TEST(exif, has_no_time_where_none_is_written) {
  for (const auto* written : {"0000:00:00 00:00:00", "2026:02:30 08:30:00", "2026-11-20 08:30:00",
                              "    :  :     :  :  ", "2026:11:20", ""}) {
    auto fields = shanghai();
    fields.exif[0].text = written;
    EXPECT_FALSE(read_exif(exif_block(fields), "Z").taken) << written;
  }
}

TEST(exif, keeps_a_photo_as_it_is_where_the_orientation_is_none) {
  for (const std::uint64_t orientation : {0, 9, 65'535}) {
    EXPECT_EQ(read_exif(exif_block(shanghai(orientation)), "Z").orientation, 1);
  }
}

TEST(exif, yields_what_is_left_or_nothing_where_it_is_cut_off) {
  const auto whole = exif_block(shanghai(6));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto facts = read_exif(whole.substr(0, size), "Z");
    EXPECT_FALSE(facts.position) << size;  // the seconds of the longitude stand last
    EXPECT_TRUE(facts.orientation == 1 || facts.orientation == 6) << size;
  }
}

TEST(exif, follows_no_directory_out_of_its_bytes_or_in_a_circle) {
  auto block = exif_block(shanghai());
  for (std::size_t at = 0; at + 4 <= block.size(); ++at) {
    for (const auto value : {0U, 8U, 0x7FFF'FFFFU, 0xFFFF'FFFFU}) {
      auto odd = block;
      odd.replace(at, 4, testing::number(value, 4, ByteOrder::big));
      const auto facts = read_exif(odd, "Z");
      EXPECT_TRUE(facts.orientation >= 1 && facts.orientation <= 8);
    }
  }
}

}  // namespace
}  // namespace luoshi::files
