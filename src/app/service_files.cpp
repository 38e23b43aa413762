#include "app/service_files.hpp"

#include <fstream>
#include <set>

#include "catalog/services.hpp"
#include "embedded/calendar_files.hpp"
#include "embedded/service_files.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;

Failure not_written(const fs::path& path, const std::string& why) {
  return fail(ErrorKind::unavailable, "data.not-writable", why, path.string());
}

Result<> write_file(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return not_written(path.parent_path(), error.message());
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) return not_written(path, {});
  return {};
}

// "enterprise/issue" of "enterprise/issue/text/en.yaml".
std::string package_of(std::string_view path) {
  return std::string(path.substr(0, path.find('/', path.find('/') + 1)));
}

// A package is written beside its place and then moved there, so that it is whole or not there.
Result<> write_package(const std::string& id, const fs::path& folder, const fs::path& own) {
  const auto unfinished = fs::path(folder.string() + ".new");
  std::error_code error;
  fs::remove_all(unfinished, error);
  for (const auto& file : embedded::service_files()) {
    if (package_of(file.path) != id) continue;
    TRY(write_file(unfinished / std::string(file.path.substr(id.size() + 1)), file.bytes));
  }
  if (fs::is_directory(own)) {
    fs::copy(own, unfinished, fs::copy_options::recursive | fs::copy_options::overwrite_existing,
             error);
    if (error) return not_written(unfinished, error.message());
  }
  fs::rename(unfinished, folder, error);
  if (error) return not_written(folder, error.message());
  return {};
}

}  // namespace

Result<> make_service_files(const fs::path& data) {
  std::set<std::string> packages;
  for (const auto& file : embedded::service_files()) packages.insert(package_of(file.path));
  for (const auto& id : packages) {
    const auto folder = data / "services" / id;
    if (!fs::exists(folder)) {
      TRY(write_package(id, folder, data / "district" / "services" / id));
    }
  }
  for (const auto& file : embedded::calendar_files()) {
    const auto path = data / "calendars" / file.path;
    if (!fs::exists(path)) TRY(write_file(path, file.bytes));
  }
  return {};
}

Result<ServiceSet> load_service_set(const fs::path& data, const catalog::District& district) {
  ServiceSet set;
  set.services = TRY(catalog::load_services(data / "services"));
  set.posts = TRY(catalog::load_posts(data / "district", district.units, set.services));
  return set;
}

}  // namespace luoshi::app
