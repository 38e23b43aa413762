// A copy of the data directory while the server runs. The database is copied first, as it stood at
// one moment; attachments never change and are stored before a row speaks of them, so those copied
// after are all that the database needs. The copy bears another name until it is whole and has been
// held against its ledger.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iterator>
#include <memory>

#include "app/commands.hpp"
#include "app/verifying.hpp"
#include "store/sqlite/copy.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;

Failure not_written(const fs::path& path, const std::error_code& error) {
  return fail(ErrorKind::unavailable, "backup.not-written", error.message(), path.string());
}

// What the archive is still taking in belongs to no row yet.
bool is_left_out(const fs::path& below) {
  const auto second = std::next(below.begin());
  return *below.begin() == "files" && second != below.end() && *second == "incoming";
}

// The files of `from/name`, folder by folder.
Result<> copy_folder(const fs::path& from, const fs::path& to, const std::string& name) {
  std::error_code error;
  fs::recursive_directory_iterator entry(from / name, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const auto below = fs::relative(entry->path(), from, error);
    if (error) break;
    if (is_left_out(below)) {
      entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_directory(error)) {
      fs::create_directories(to / below, error);
    } else {
      fs::create_directories((to / below).parent_path(), error);
      if (!error) fs::copy_file(entry->path(), to / below, error);
    }
    if (error) return not_written(to / below, error);
  }
  if (error) return not_written(to / name, error);
  return {};
}

// All that was written below `path` is on the disk after this.
Result<> sync_all(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = fd >= 0 && ::syncfs(fd) == 0;
  const std::error_code error(synced ? 0 : errno, std::generic_category());
  if (fd >= 0) ::close(fd);
  if (!synced) return not_written(path, error);
  return {};
}

Result<int> back_up(const fs::path& from, const fs::path& to) {
  if (!fs::exists(from / "luoshi.db")) {
    return fail(ErrorKind::not_found, "data.missing", {}, from.string());
  }
  const fs::path unfinished = to.string() + ".unfinished";
  for (const auto& path : {to, unfinished}) {
    if (fs::exists(path)) return fail(ErrorKind::conflict, "backup.exists", {}, path.string());
  }
  std::error_code error;
  fs::create_directories(unfinished, error);
  if (error) return not_written(unfinished, error);
  fs::permissions(unfinished, fs::perms::owner_all, error);
  TRY(store::copy_sqlite((from / "luoshi.db").string(), (unfinished / "luoshi.db").string()));
  // A directory that this release has not opened yet may have no rules.
  for (const auto* folder : {"district", "rules", "services", "calendars", "files"}) {
    if (fs::exists(from / folder)) TRY(copy_folder(from, unfinished, folder));
  }
  const int code = TRY(verify_data(unfinished.string()));
  TRY(sync_all(unfinished));
  if (code != 0) return code;
  fs::rename(unfinished, to, error);
  if (error) return not_written(to, error);
  TRY(sync_all(fs::absolute(to).parent_path()));
  fmt::print("已备份至 / backed up to {}\n", to.string());
  return code;
}

}  // namespace

void add_backup(CLI::App& program, int& exit_code) {
  struct Options {
    std::string data = "data";
    std::string to;
  };
  auto* command = program.add_subcommand(
      "backup", "Copy a data directory, also while it is served, and verify the copy");
  const auto options = std::make_shared<Options>();
  command->add_option("--data", options->data, "The data directory")->capture_default_str();
  command->add_option("directory", options->to, "Where the copy goes; must not exist")->required();
  command->callback([options, &exit_code] {
    const auto code = back_up(options->data, options->to);
    exit_code = code ? *code : complain(code.error());
  });
}

}  // namespace luoshi::app
