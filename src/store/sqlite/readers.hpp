// Connections for reads, lent one at a time. They are opened read-only, so none of them can commit
// or checkpoint.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "store/sqlite/connection.hpp"

namespace luoshi::store::sqlite {

class Readers {
 public:
  Readers(std::string path, std::string vfs, std::size_t count_max);

  // Runs the job in one snapshot on the calling thread. Thread-safe; waits when all are lent.
  Result<> read(const ReadJob& job);
  // The same with the connection itself and no transaction.
  Result<> with(const std::function<Result<>(Connection&)>& job);

 private:
  Result<std::unique_ptr<Connection>> borrow();
  void give_back(std::unique_ptr<Connection> connection);

  const std::string path_;
  const std::string vfs_;
  const std::size_t count_max_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t lent_ = 0;
};

}  // namespace luoshi::store::sqlite
