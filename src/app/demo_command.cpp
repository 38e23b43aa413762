#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "app/accounts.hpp"
#include "app/commands.hpp"
#include "app/importing.hpp"
#include "app/serve_options.hpp"

namespace luoshi::app {

namespace {

namespace fs = std::filesystem;

struct Options {
  ServeOptions serve;
  std::string catalog = "catalog";
  std::vector<std::string> reports;
};

// The district whose name begins a report's file name ("nankai-2019.txt"), else the sample one.
fs::path district_for(const Options& options) {
  const fs::path districts = fs::path(options.catalog) / "districts";
  for (const auto& report : options.reports) {
    const auto stem = fs::path(report).stem().string();
    const auto folder = districts / stem.substr(0, stem.find('-'));
    if (stem.find('-') != std::string::npos && fs::exists(folder / "district.yaml")) return folder;
  }
  return districts / "qiming";
}

Result<> import_all(DataDirectory& data, const Options& options) {
  std::vector<fs::path> files(options.reports.begin(), options.reports.end());
  if (files.empty()) {
    for (const auto& report : data.district.reports) files.push_back(report.file);
  }
  for (const auto& file : files) {
    print_taken_in(file, TRY(import_file(data, file, "work_report", {})));
  }
  if (!options.reports.empty()) return {};
  for (const auto& table : data.district.tables) {
    print_taken_in(table.file, TRY(import_file(data, table.file, table.kind, table.title)));
  }
  if (!data.district.enterprises.empty()) {
    const auto count = TRY(import_enterprises(data, data.district.enterprises));
    fmt::print("企业台账 {} 家 / {} enterprises\n", count, count);
  }
  return {};
}

// A first start makes the directory; later ones only serve, and import what is named.
Result<std::unique_ptr<DataDirectory>> prepare(const Options& options) {
  const bool fresh = !fs::exists(fs::path(options.serve.data) / "luoshi.db");
  if (fresh) TRY(make_data_directory(options.serve.data, district_for(options)));
  auto data = TRY(open_data_directory(options.serve.data));
  if (fresh) print_accounts(TRY(create_accounts(*data, false)));
  if (fresh || !options.reports.empty()) TRY(import_all(*data, options));
  return data;
}

}  // namespace

void add_demo(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand(
      "demo", "Make a data directory with the sample district where there is none, and serve it");
  const auto options = std::make_shared<Options>();
  add_serve_options(*command, options->serve);
  command->add_option("--catalog", options->catalog, "The catalogue")->capture_default_str();
  command->add_option("report", options->reports, "Reports to import instead of the sample's");
  command->callback([options, &exit_code] {
    const auto run = [&]() -> Result<> {
      const auto data = TRY(prepare(*options));
      return serve(*data, options->serve,
                   [&](const Listening& listening) { print_listening(options->serve, listening); });
    };
    const auto done = run();
    exit_code = done ? 0 : complain(done.error());
  });
}

}  // namespace luoshi::app
