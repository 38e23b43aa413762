#include "store/database.hpp"

#include <future>

namespace luoshi::store {

Result<> Database::write_and_wait(WriteJob job) {
  const auto answer = std::make_shared<std::promise<Result<>>>();
  auto future = answer->get_future();
  write(std::move(job), [answer](Result<> result) { answer->set_value(std::move(result)); });
  return future.get();
}

}  // namespace luoshi::store
