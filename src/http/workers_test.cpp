#include "http/workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace luoshi::http {
namespace {

TEST(workers, finish_what_is_queued_before_they_stop) {
  std::atomic<int> done = 0;
  Workers workers(2, 100);
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(workers.submit([&] { ++done; }));
  workers.stop();
  EXPECT_EQ(done, 50);
  EXPECT_FALSE(workers.submit([] {}));
}

TEST(workers, refuse_when_the_queue_is_full) {
  std::promise<void> started;
  std::promise<void> release;
  Workers workers(1, 1);
  ASSERT_TRUE(workers.submit([&] {
    started.set_value();
    release.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_TRUE(workers.submit([] {}));
  EXPECT_FALSE(workers.submit([] {}));
  EXPECT_EQ(workers.waiting(), 1U);
  release.set_value();
}

}  // namespace
}  // namespace luoshi::http
