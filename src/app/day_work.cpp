#include "app/day_work.hpp"

namespace luoshi::app {

Result<> do_day_work(store::Database& database, Random& random, Instant now, std::string_view today,
                     const catalog::Rules& rules) {
  (void)database;
  (void)random;
  (void)now;
  (void)today;
  (void)rules;
  return {};
}

}  // namespace luoshi::app
