#include "http/gzip.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace luoshi::http {
namespace {

std::string unzipped(std::string packed, std::size_t size) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(gzip, gives_back_what_it_was_given) {
  for (const std::size_t size : {0UL, 1UL, 100'000UL}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text.push_back(static_cast<char>((i * i) >> 3));
    EXPECT_EQ(unzipped(gzip(text, 4), size), text);
  }
}

TEST(accepts_gzip, heeds_weights) {
  for (const auto* yes :
       {"gzip", "deflate, gzip;q=0.5", "GZIP", "*", "br, *;q=0.1", "gzip;q=0.05"}) {
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  }
  for (const auto* no : {"", "br", "gzip;q=0", "gzip;q=0.000", "identity"}) {
    EXPECT_FALSE(accepts_gzip(no)) << no;
  }
}

TEST(is_compressible, knows_text_from_what_is_packed) {
  EXPECT_TRUE(is_compressible("application/problem+json; charset=utf-8"));
  EXPECT_TRUE(is_compressible("image/svg+xml"));
  EXPECT_FALSE(is_compressible("image/png"));
  EXPECT_FALSE(is_compressible("application/zip"));
}

}  // namespace
}  // namespace luoshi::http
