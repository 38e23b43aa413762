#include "app/data_directory.hpp"

#include <fstream>
#include <iterator>

#include "api/context.hpp"
#include "app/day_work.hpp"
#include "app/rule_files.hpp"
#include "bulletins/tables.hpp"
#include "casework/tables.hpp"
#include "escalation/tables.hpp"
#include "format/limits.hpp"
#include "handling/tables.hpp"
#include "identity/accounts.hpp"
#include "ledger/act.hpp"
#include "outcomes/tables.hpp"
#include "registers/tables.hpp"
#include "search/index.hpp"
#include "store/sqlite/open.hpp"
#include "supervision/tables.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;

Failure not_made(const fs::path& path, const std::error_code& error) {
  return fail(ErrorKind::unavailable, "data.not-writable", error.message(), path.string());
}

Result<> prepare(store::Database& database) {
  return database.write_and_wait([](store::Writer& writer) -> Result<> {
    TRY(ledger::prepare(writer, ledgered_tables()));
    TRY(identity::prepare(writer));
    TRY(search::prepare(writer));
    TRY(casework::prepare(writer));
    TRY(prepare_day_work(writer));
    return api::prepare(writer);
  });
}

}  // namespace

std::vector<const ledger::Table*> ledgered_tables() {
  auto tables = identity::tables();
  for (const auto& module :
       {supervision::tables(), handling::tables(), escalation::tables(), outcomes::tables(),
        bulletins::tables(), registers::tables(), casework::tables()}) {
    tables.insert(tables.end(), module.begin(), module.end());
  }
  return tables;
}

Result<> make_data_directory(const fs::path& path, const fs::path& district) {
  const auto facts = TRY(catalog::load_district(district));
  if (fs::exists(path / "luoshi.db")) {
    return fail(ErrorKind::conflict, "data.exists", {}, path.string());
  }
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return not_made(path, error);
  fs::permissions(path, fs::perms::owner_all, error);
  fs::copy(district, path / "district",
           fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
  if (error) return not_made(path / "district", error);
  TRY(make_rule_files(path));
  if (const auto rules = load_rules(path / "rules"); !rules) {
    fs::remove_all(path / "rules", error);  // the next attempt starts anew
    return Failure(rules.error());
  }
  TRY(make_service_files(path));
  if (const auto services = load_service_set(path, facts); !services) {
    fs::remove_all(path / "services", error);
    return Failure(services.error());
  }
  return {};
}

Result<std::unique_ptr<DataDirectory>> open_data_directory(const fs::path& path) {
  if (!fs::exists(path / "district")) {
    return fail(ErrorKind::not_found, "data.missing", {}, path.string());
  }
  auto data = std::make_unique<DataDirectory>();
  data->path = path;
  data->district = TRY(catalog::load_district(path / "district"));
  TRY(make_rule_files(path));
  data->rules = TRY(load_rules(path / "rules"));
  TRY(make_service_files(path));
  data->services = TRY(load_service_set(path, data->district));
  data->database = TRY(store::open_sqlite((path / "luoshi.db").string()));
  data->archive = std::make_unique<files::Archive>(TRY(files::Archive::open(path / "files")));
  TRY(prepare(*data->database));
  return data;
}

Result<std::string> read_file(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error)
    return fail(ErrorKind::not_found, "document.not-found", error.message(), path.string());
  if (size > format::file_bytes_max) {
    return fail(ErrorKind::limit, "document.too-large", {}, path.string());
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return fail(ErrorKind::unavailable, "file.io", {}, path.string());
  return bytes;
}

}  // namespace luoshi::app
