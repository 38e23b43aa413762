#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "ledger/verify.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::app {
namespace {

// An empty database for the tables made again; it goes with its owner.
class Scratch {
 public:
  explicit Scratch(const std::filesystem::path& beside) : path_(beside / "verify.scratch") {
    remove();
  }
  ~Scratch() {
    database.reset();
    remove();
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  Result<> open() {
    database = TRY(store::open_sqlite((path_ / "scratch.db").string(), {.durable = false}));
    return {};
  }

  std::unique_ptr<store::Database> database;

 private:
  void remove() const {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
    std::filesystem::create_directories(path_, ignored);
  }
  std::filesystem::path path_;
};

// The hashes that rows speak of.
Result<std::vector<std::string>> expected_files(store::Database& database) {
  std::vector<std::string> hashes;
  TRY(database.read([&](store::Reader& reader) {
    return reader.each("SELECT file FROM source UNION SELECT text FROM source", {},
                       [&](const store::Row& row) {
                         if (!row.is_null(0)) hashes.push_back(row.string(0));
                         return true;
                       });
  }));
  return hashes;
}

Result<int> verify(const std::string& path) {
  const auto data = TRY(open_data_directory(path));
  Scratch scratch(data->path);
  TRY(scratch.open());
  auto report = TRY(ledger::verify(*data->database, *scratch.database, ledgered_tables()));
  const auto expected = TRY(expected_files(*data->database));
  const auto attachments = TRY(data->archive->verify(expected));
  fmt::print("entries {}  rows {}  private values {}  erased {}  files {}\nroot {}\n",
             report.head.size, report.rows, report.privates, report.erased, attachments.files,
             to_hex(report.head.root));
  auto findings = report.findings;
  findings.insert(findings.end(), attachments.findings.begin(), attachments.findings.end());
  if (findings.empty()) {
    fmt::print("完好 / clean\n");
    return 0;
  }
  Error error{ErrorKind::corrupt, "verify.damaged", {}, path, std::move(findings)};
  complain(error);
  return 2;
}

}  // namespace

void add_verify(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("verify", "Hold a data directory against its ledger");
  const auto path = std::make_shared<std::string>("data");
  command->add_option("--data", *path, "The data directory")->capture_default_str();
  command->callback([path, &exit_code] {
    const auto code = verify(*path);
    exit_code = code ? *code : complain(code.error());
  });
}

}  // namespace luoshi::app
