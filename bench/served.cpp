#include "served.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <future>

#include "app/serving.hpp"
#include "http/client.hpp"

namespace luoshi::bench {
namespace {

constexpr unsigned threads = 2;

std::string bench_directory() {
  const char* wanted = std::getenv("LUOSHI_BENCH_DIR");
  return wanted == nullptr ? std::string{} : std::string(wanted);
}

}  // namespace

Served::Served(const std::function<void(app::DataDirectory&)>& fill, std::string simulated_clock)
    : directory_(bench_directory()) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  const std::string source = LUOSHI_SOURCE_DIR;
  must(app::make_data_directory(directory_.path("data"), source + "/catalog/districts/qiming"));
  data_ = must(app::open_data_directory(directory_.path("data")));
  accounts_ = must(app::create_accounts(*data_, false));
  fill(*data_);
  start(simulated_clock);
}

Served::~Served() {
  kill(getpid(), SIGTERM);
  server_.join();
}

void Served::start(const std::string& simulated_clock) {
  std::promise<std::uint16_t> listening;
  server_ = std::thread([this, &listening, simulated_clock] {
    app::ServeOptions options;
    options.listen = "127.0.0.1:0";
    options.metrics = "";
    options.log = "none";
    options.threads = threads;
    options.simulated_clock = simulated_clock;
    must(app::serve(*data_, options,
                    [&](const app::Listening& at) { listening.set_value(at.port); }));
  });
  port_ = listening.get_future().get();
}

const Served::Person& Served::person(const std::string& login) {
  const auto known = people_.find(login);
  if (known != people_.end()) return known->second;
  const auto account = std::ranges::find(accounts_, login, &app::NewAccount::login);
  if (account == accounts_.end()) std::abort();
  http::Client client(port_);
  const auto reply = must(
      client.send("POST", "/api/v1/session", {{"Content-Type", "application/json"}},
                  fmt::format(R"({{"login":"{}","password":"{}"}})", login, account->password)));
  const auto cookie = reply.header("set-cookie");
  const auto at = reply.body.find(R"("csrf":")");
  if (reply.status != 201 || at == std::string::npos) std::abort();
  Person person{std::string(cookie.substr(0, cookie.find(';'))),
                reply.body.substr(at + 8, reply.body.find('"', at + 8) - at - 8)};
  return people_.emplace(login, std::move(person)).first->second;
}

std::string Served::get(const std::string& login, const std::string& target) {
  const auto cookie = login.empty() ? std::string{} : "Cookie: " + person(login).cookie + "\r\n";
  return fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{}\r\n", target, port_, cookie);
}

std::string Served::send(const std::string& login, const std::string& method,
                         const std::string& target, const std::string& body) {
  const auto& who = person(login);
  return fmt::format(
      "{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\n"
      "X-CSRF-Token: {}\r\nIf-Match: *\r\nContent-Type: application/json\r\n"
      "Content-Length: {}\r\n\r\n{}",
      method, target, port_, who.cookie, who.csrf, body.size(), body);
}

}  // namespace luoshi::bench
