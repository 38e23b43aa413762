#include "files/picture.hpp"

#include <algorithm>

namespace luoshi::files {
namespace {

constexpr std::size_t channels = 3;

// Adds a row to `sums`, with each pixel shared out among the pixels of `to` that it reaches into.
// A pixel has a width of `to`, one of the result has a width of `from`, so both fill from * to.
void add_across(const std::uint8_t* row, std::size_t from, std::size_t to,
                std::vector<std::uint32_t>& sums) {
  std::ranges::fill(sums, 0U);
  std::size_t out = 0;
  std::size_t room = from;
  for (std::size_t x = 0; x < from; ++x) {
    const auto here = std::min(to, room);
    const auto there = to - here;
    for (std::size_t c = 0; c < channels; ++c) {
      const auto value = std::uint32_t{row[x * channels + c]};
      sums[out * channels + c] += static_cast<std::uint32_t>(here) * value;
      if (there != 0) sums[(out + 1) * channels + c] += static_cast<std::uint32_t>(there) * value;
    }
    room -= here;
    if (room == 0) {
      ++out;
      room = from - there;
    }
  }
}

}  // namespace

Sides fitted(Sides sides, std::size_t side_max) {
  const auto longest = std::max(sides.width, sides.height);
  if (longest <= side_max) return sides;
  const auto scaled = [&](std::size_t side) {
    return std::max<std::size_t>(1, (side * side_max + longest / 2) / longest);
  };
  return {scaled(sides.width), scaled(sides.height)};
}

Picture shrunk(const Picture& picture, Sides to) {
  Picture small{to.width, to.height, {}};
  small.rgb.reserve(to.width * to.height * channels);
  const auto area = std::max<std::uint64_t>(1, std::uint64_t{picture.width} * picture.height);
  std::vector<std::uint32_t> across(to.width * channels);
  std::vector<std::uint64_t> sums(to.width * channels);
  const auto add = [&](std::size_t weight) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * std::uint64_t{across[i]};
  };
  std::size_t room = picture.height;
  for (std::size_t y = 0; y < picture.height; ++y) {
    add_across(picture.rgb.data() + y * picture.width * channels, picture.width, to.width, across);
    const auto here = std::min(to.height, room);
    const auto there = to.height - here;
    add(here);
    room -= here;
    if (room != 0) continue;
    for (auto& sum : sums) {
      small.rgb.push_back(static_cast<std::uint8_t>((sum + area / 2) / area));
      sum = 0;
    }
    add(there);
    room = picture.height - there;
  }
  return small;
}

Picture turned(Picture picture, int orientation) {
  if (orientation <= 1 || orientation > 8) return picture;
  const auto w = picture.width;
  const auto h = picture.height;
  const bool on_its_side = orientation >= 5;
  Picture result{on_its_side ? h : w, on_its_side ? w : h, {}};
  result.rgb.reserve(picture.rgb.size());
  // Which pixel of the stored picture is seen at x, y (EXIF 2.32, tag Orientation).
  const auto from = [&](std::size_t x, std::size_t y) -> Sides {
    switch (orientation) {
      case 2:
        return {w - 1 - x, y};
      case 3:
        return {w - 1 - x, h - 1 - y};
      case 4:
        return {x, h - 1 - y};
      case 5:
        return {y, x};
      case 6:
        return {y, h - 1 - x};
      case 7:
        return {w - 1 - y, h - 1 - x};
      default:
        return {w - 1 - y, x};
    }
  };
  for (std::size_t y = 0; y < result.height; ++y) {
    for (std::size_t x = 0; x < result.width; ++x) {
      const auto place = from(x, y);
      const auto* pixel = picture.rgb.data() + (place.height * w + place.width) * channels;
      result.rgb.insert(result.rgb.end(), pixel, pixel + channels);
    }
  }
  return result;
}

}  // namespace luoshi::files
