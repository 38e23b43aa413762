#include "store/sqlite/readers.hpp"

#include <utility>

namespace luoshi::store::sqlite {

Readers::Readers(std::string path, std::string vfs, std::size_t count_max)
    : path_(std::move(path)), vfs_(std::move(vfs)), count_max_(count_max) {}

Result<> Readers::read(const ReadJob& job) {
  return with([&](Connection& connection) -> Result<> {
    TRY(connection.exec("BEGIN"));
    auto result = job(connection);
    const auto ended = connection.exec("COMMIT");
    if (!ended.has_value() && connection.in_transaction()) (void)connection.exec("ROLLBACK");
    return result;
  });
}

Result<> Readers::with(const std::function<Result<>(Connection&)>& job) {
  auto connection = TRY(borrow());
  struct Return {
    Readers& readers;
    std::unique_ptr<Connection>& connection;
    ~Return() { readers.give_back(std::move(connection)); }
  } const back{*this, connection};
  return job(*connection);
}

Result<std::unique_ptr<Connection>> Readers::borrow() {
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return lent_ < count_max_; });
    ++lent_;
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  auto opened = Connection::open(path_, vfs_, Connection::Access::read);
  if (!opened.has_value()) give_back(nullptr);
  return opened;
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::scoped_lock lock(mutex_);
    --lent_;
    // A job that threw may have left its snapshot open; such a connection is not lent again.
    if (connection && !connection->in_transaction()) idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

}  // namespace luoshi::store::sqlite
