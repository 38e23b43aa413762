#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/serve_options.hpp"

namespace luoshi::app {

void add_serve_options(CLI::App& command, ServeOptions& options) {
  command.add_option("--data", options.data, "The data directory")->capture_default_str();
  command.add_option("--listen", options.listen, "Address and port; port 0 is any free one")
      ->capture_default_str();
  command.add_option("--metrics", options.metrics, "Where /metrics is served, \"\" for nowhere")
      ->capture_default_str();
  command.add_option("--trusted-proxy", options.trusted_proxies,
                     "A proxy whose X-Forwarded-For and X-Forwarded-Proto are believed");
  command.add_option("--log", options.log, "Access log on standard output")
      ->check(CLI::IsMember({"plain", "json", "none"}))
      ->capture_default_str();
  command.add_option("--threads", options.threads, "Network threads")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  auto* webhook = command.add_option("--webhook", options.webhook,
                                     "Where notices are sent to: http://HOST:PORT/PATH");
  auto* secret = command.add_option("--webhook-secret", options.webhook_secret,
                                    "The file that holds the webhook's secret, whsec_…");
  webhook->needs(secret);
  secret->needs(webhook);
  command.add_option("--simulated-clock", options.simulated_clock,
                     "For trying out: stand still at this instant (RFC 3339) until PUT /clock, "
                     "beside /metrics, moves it");
}

void print_listening(const ServeOptions& options, const Listening& listening) {
  const auto host = [](const std::string& address) {
    return address.substr(0, address.rfind(':'));
  };
  fmt::print("启动 / serving http://{}:{}/\n", host(options.listen), listening.port);
  if (listening.metrics_port != 0) {
    fmt::print("指标 / metrics http://{}:{}/metrics\n", host(options.metrics),
               listening.metrics_port);
  }
  std::fflush(stdout);
}

void add_serve(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("serve", "Serve a data directory");
  const auto options = std::make_shared<ServeOptions>();
  add_serve_options(*command, *options);
  command->callback([options, &exit_code] {
    const auto serve_it = [&]() -> Result<> {
      const auto data = TRY(open_data_directory(options->data));
      return serve(*data, *options,
                   [&](const Listening& listening) { print_listening(*options, listening); });
    };
    const auto done = serve_it();
    exit_code = done ? 0 : complain(done.error());
  });
}

}  // namespace luoshi::app
