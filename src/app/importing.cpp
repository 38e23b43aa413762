#include "app/importing.hpp"

#include <fmt/format.h>

#include "supervision/upload.hpp"

namespace luoshi::app {
namespace {

// Whoever can run this program on the data directory may do what the office may.
identity::Principal command_line() {
  return {.person = "system",
          .session = {},
          .appointments = {{"supervision-office", identity::Role::supervision}},
          .must_change_password = false};
}

}  // namespace

Result<supervision::TakenIn> import_file(DataDirectory& data, const std::filesystem::path& file,
                                         const std::string& kind, const std::string& title) {
  const supervision::Upload upload{.kind = kind,
                                   .title = title,
                                   .year = std::nullopt,
                                   .file_name = file.filename().string(),
                                   .bytes = TRY(read_file(file))};
  return supervision::import_upload(*data.database, *data.archive, data.reader, data.random,
                                    data.clock.now(), command_line(), upload);
}

void print_taken_in(const std::filesystem::path& file, const supervision::TakenIn& taken) {
  fmt::print("{}: {} 项新增，{} 项已有，{} 个数字 / {} new items, {} known, {} quantities\n",
             file.filename().string(), taken.added, taken.known, taken.quantities, taken.added,
             taken.known, taken.quantities);
}

}  // namespace luoshi::app
