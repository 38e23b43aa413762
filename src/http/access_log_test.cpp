#include "http/access_log.hpp"

#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

TEST(access_line, stays_on_one_line_whatever_the_path_holds) {
  const AccessRecord record{.trace_id = "t1",
                            .method = "GET",
                            .path = "/a\"\n督查",
                            .route = "/{x}",
                            .status = 200,
                            .bytes = 12,
                            .took = std::chrono::microseconds(345)};
  EXPECT_EQ(access_line(record, LogForm::plain), "GET /a\\\"\\u000a督查 200 12 B 345 us t1");
  EXPECT_EQ(access_line(record, LogForm::json),
            "{\"event\":\"request\",\"trace\":\"t1\",\"method\":\"GET\",\"path\":"
            "\"/a\\\"\\u000a督查\",\"route\":\"/{x}\",\"status\":200,\"bytes\":12,\"us\":345}");
}

}  // namespace
}  // namespace luoshi::http
