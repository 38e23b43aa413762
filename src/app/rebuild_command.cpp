#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "app/desks.hpp"
#include "casework/projections.hpp"
#include "ledger/replay.hpp"
#include "supervision/search_index.hpp"

namespace luoshi::app {
namespace {

Result<> rebuild(const std::string& path) {
  const auto data = TRY(open_data_directory(path));
  TRY(data->database->write_and_wait([](store::Writer& writer) -> Result<> {
    TRY(ledger::rebuild(writer, writer, ledgered_tables()));
    return supervision::index_all_items(writer);
  }));
  // Running a procedure needs the packages it was begun with, which stand in a table made above.
  const auto desks = TRY(open_desks(*data, data->clock.now(), false));
  if (!desks) return {};
  return data->database->write_and_wait(
      [&](store::Writer& writer) { return casework::make_projections(writer, desks->world()); });
}

}  // namespace

void add_rebuild(CLI::App& program, int& exit_code) {
  auto* command =
      program.add_subcommand("rebuild", "Make every projected table again from the ledger");
  const auto path = std::make_shared<std::string>("data");
  command->add_option("--data", *path, "The data directory")->capture_default_str();
  command->callback([path, &exit_code] {
    const auto done = rebuild(*path);
    if (done) fmt::print("已重建 / rebuilt\n");
    exit_code = done ? 0 : complain(done.error());
  });
}

}  // namespace luoshi::app
