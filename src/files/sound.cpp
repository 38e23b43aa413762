#include "files/sound.hpp"

#include <array>
#include <cstdint>

#include "files/numbers.hpp"

namespace luoshi::files {
namespace {

// The length of a frame of layer III that begins with these four bytes; 0 where none does.
std::size_t frame_bytes(std::uint64_t head) {
  static constexpr std::array<std::size_t, 15> full{0,   32,  40,  48,  56,  64,  80, 96,
                                                    112, 128, 160, 192, 224, 256, 320};
  static constexpr std::array<std::size_t, 15> half{0,  8,  16, 24,  32,  40,  48, 56,
                                                    64, 80, 96, 112, 128, 144, 160};
  static constexpr std::array<std::size_t, 3> rates_hz{44'100, 48'000, 32'000};
  const auto version = head >> 19U & 3U;  // 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5
  const auto layer = head >> 17U & 3U;
  const auto kbps = head >> 12U & 15U;
  const auto rate = head >> 10U & 3U;
  if (head >> 21U != 0x7FF || version == 1 || layer != 1) return 0;
  if (kbps == 0 || kbps == 15 || rate == 3) return 0;
  const std::size_t padding = head >> 9U & 1U;
  if (version == 3) return 144'000 * full[kbps] / rates_hz[rate] + padding;
  return 72'000 * half[kbps] / (rates_hz[rate] / (version == 2 ? 2 : 4)) + padding;
}

std::size_t frame_at(std::string_view bytes, std::size_t at) {
  return frame_bytes(number_at(bytes, at, 4, ByteOrder::big).value_or(0));
}

// ID3v2.4, 3.1: a size of four times seven bits, the header of ten bytes not counted.
std::size_t tag_bytes(std::string_view bytes) {
  const auto size = number_at(bytes, 6, 4, ByteOrder::big);
  if (!bytes.starts_with("ID3") || !size) return 0;
  std::size_t counted = 0;
  for (unsigned shift = 0; shift < 4; ++shift) {
    counted |= (*size >> 8U * shift & 0x7FU) << 7U * shift;
  }
  return 10 + counted;
}

}  // namespace

bool is_mp3(std::string_view bytes) {
  const auto first = tag_bytes(bytes);
  const auto length = frame_at(bytes, first);
  return length != 0 && frame_at(bytes, first + length) != 0;
}

bool is_amr(std::string_view bytes) {
  return bytes.starts_with("#!AMR\n") || bytes.starts_with("#!AMR-WB\n");
}

}  // namespace luoshi::files
