#include "format/zip_write.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "format/zip.hpp"

namespace luoshi::format {
namespace {

TEST(zip_write, packs_what_the_reader_unpacks) {
  const std::string large(200'000, 'x');
  const auto bytes = write_zip({{"a/b.xml", "<a/>"}, {"large", large}, {"empty", ""}});
  ASSERT_TRUE(bytes.has_value()) << bytes.error().detail;
  EXPECT_LT(bytes->size(), 10'000U);
  const auto archive = Zip::open(*bytes);
  ASSERT_TRUE(archive.has_value());
  EXPECT_EQ(archive->read("a/b.xml").value(), "<a/>");
  EXPECT_EQ(archive->read("large").value(), large);
  EXPECT_EQ(archive->read("empty").value(), "");
}

TEST(zip_write, gives_the_same_bytes_in_every_zone) {
  const auto here = write_zip({{"a", "1"}});
  setenv("TZ", "Asia/Shanghai", 1);
  tzset();
  const auto there = write_zip({{"a", "1"}});
  unsetenv("TZ");
  tzset();
  EXPECT_EQ(here.value(), there.value());
}

}  // namespace
}  // namespace luoshi::format
