#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "app/verifying.hpp"
#include "ledger/verify.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::app {
namespace {

// The hashes that rows speak of.
Result<std::vector<std::string>> expected_files(store::Database& database) {
  std::vector<std::string> hashes;
  TRY(database.read([&](store::Reader& reader) {
    return reader.each(
        "SELECT file FROM source UNION SELECT text FROM source UNION SELECT file "
        "FROM report_evidence UNION SELECT facts FROM bulletin UNION SELECT docx FROM bulletin "
        "UNION SELECT pdf FROM bulletin UNION SELECT xlsx FROM bulletin UNION SELECT file FROM "
        "service_version UNION SELECT file FROM case_attachment UNION SELECT public_file FROM "
        "case_attachment UNION SELECT thumbnail FROM case_attachment",
        {}, [&](const store::Row& row) {
          if (!row.is_null(0)) hashes.push_back(row.string(0));
          return true;
        });
  }));
  return hashes;
}

}  // namespace

Result<int> verify_data(const std::string& path) {
  const auto data = TRY(open_data_directory(path));
  // Beside the data: the tables made again may be too large for a temporary directory.
  const store::ScratchDirectory beside(data->path.string());
  const auto scratch = TRY(store::open_sqlite(beside.path("verify.db"), {.durable = false}));
  const auto report = TRY(ledger::verify(*data->database, *scratch, ledgered_tables()));
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

void add_verify(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("verify", "Hold a data directory against its ledger");
  const auto path = std::make_shared<std::string>("data");
  command->add_option("--data", *path, "The data directory")->capture_default_str();
  command->callback([path, &exit_code] {
    const auto code = verify_data(*path);
    exit_code = code ? *code : complain(code.error());
  });
}

}  // namespace luoshi::app
