#include "app/importing.hpp"

#include <fmt/format.h>

#include "format/csv.hpp"
#include "registers/enterprise_table.hpp"
#include "supervision/upload.hpp"
#include "text/decode.hpp"

namespace luoshi::app {
namespace {

// Whoever can run this program on the data directory may do what the office may.
identity::Principal command_line() {
  return {.person = "system",
          .session = {},
          .appointments = {{"supervision-office", identity::Role::supervision}},
          .must_change_password = false};
}

registers::Keeping keeping_of(const catalog::District& district) {
  return {.desk_unit = {},
          .today = {},
          .subdistrict_of = [&district](std::string_view words) -> std::string {
            for (const auto& one : district.subdistricts) {
              if (words == one.code || words == one.name.zh || words == one.name.en) {
                return one.code;
              }
            }
            return {};
          }};
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

Result<std::int64_t> import_enterprises(DataDirectory& data, const std::filesystem::path& file) {
  const auto bytes = TRY(read_file(file));
  const auto decoded = TRY(text::decode(bytes));
  const auto cells = TRY(format::read_csv(decoded.text));
  const auto table = TRY(registers::read_enterprise_table(cells));
  const auto who = command_line();
  const auto now = data.clock.now();
  std::int64_t count = 0;
  TRY(data.database->write_and_wait([&](store::Writer& writer) -> Result<> {
    ledger::Act act(writer, data.random, now, who.actor(), "enterprise.import", "enterprise");
    count = TRY(registers::import_enterprises(act, who, keeping_of(data.district), table));
    TRY(act.commit());
    return {};
  }));
  return count;
}

void print_taken_in(const std::filesystem::path& file, const supervision::TakenIn& taken) {
  fmt::print("{}: {} 项新增，{} 项已有，{} 个数字 / {} new items, {} known, {} quantities\n",
             file.filename().string(), taken.added, taken.known, taken.quantities, taken.added,
             taken.known, taken.quantities);
}

}  // namespace luoshi::app
