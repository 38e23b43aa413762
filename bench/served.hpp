// A served district of the sample catalogue for the benchmarks of the program: a scratch data
// directory, filled before the server starts, and people who have logged in.
#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/accounts.hpp"
#include "app/data_directory.hpp"
#include "store/scratch_directory.hpp"

namespace luoshi::bench {

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{} {} {}\n", result.error().problem, result.error().detail,
               result.error().place);
    for (const auto& one : result.error().findings) {
      fmt::print(stderr, "  {} {} {}\n", one.place, one.problem, one.detail);
    }
    std::abort();
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class Served {
 public:
  // `fill` writes what there is before anybody comes. LUOSHI_BENCH_DIR names the disk to be on.
  explicit Served(const std::function<void(app::DataDirectory&)>& fill,
                  std::string simulated_clock = {});
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] app::DataDirectory& data() { return *data_; }

  // The bytes of a request of one person; logs them in the first time.
  [[nodiscard]] std::string get(const std::string& login, const std::string& target);
  [[nodiscard]] std::string send(const std::string& login, const std::string& method,
                                 const std::string& target, const std::string& body);

 private:
  struct Person {
    std::string cookie;
    std::string csrf;
  };
  void start(const std::string& simulated_clock);
  const Person& person(const std::string& login);

  store::ScratchDirectory directory_;
  std::unique_ptr<app::DataDirectory> data_;
  std::vector<app::NewAccount> accounts_;
  std::map<std::string, Person> people_;
  std::thread server_;
  std::uint16_t port_ = 0;
};

}  // namespace luoshi::bench
