// One SQLite connection with its prepared statements. Used by one thread at a time; SQLite's words
// and codes end here and go on as Errors.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/database.hpp"

namespace luoshi::store::sqlite {

// What SQLite's extended result code means to a caller; `words` is shown as detail.
[[nodiscard]] Failure failure_of(int code, std::string words);

class Connection final : public Writer {
 public:
  enum class Access { read, write };

  [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path,
                                                                const std::string& vfs,
                                                                Access access);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Result<> each(std::string_view sql, const Params& params,
                const std::function<bool(const Row&)>& on_row) override;
  Result<std::int64_t> run(std::string_view sql, const Params& params) override;

  // Statements without parameters and answers, such as pragmas and BEGIN.
  Result<> exec(std::string_view sql);
  // True between BEGIN and its end; SQLite ends a transaction by itself on some errors.
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] sqlite3* handle() { return db_; }
  [[nodiscard]] Failure failure(int code);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Idle = std::unordered_map<std::string, std::vector<sqlite3_stmt*>, Hash, std::equal_to<>>;
  class Lease;

  Connection() = default;
  Result<sqlite3_stmt*> prepare(std::string_view sql);
  void forget_idle();

  sqlite3* db_ = nullptr;
  Idle idle_;
  std::size_t idle_count_ = 0;
};

}  // namespace luoshi::store::sqlite
