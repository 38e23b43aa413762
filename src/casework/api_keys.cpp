#include "casework/api_keys.hpp"

#include <fmt/format.h>

#include "base/random.hpp"
#include "casework/row_reading.hpp"

namespace luoshi::casework {
namespace {

Result<std::vector<ApiKey>> selected(store::Reader& reader, std::string_view where,
                                     const store::Params& params) {
  return store::collect<ApiKey>(
      reader,
      fmt::format("SELECT id, name, created_ms, withdrawn_ms FROM api_key WHERE {} "
                  "ORDER BY created_ms, id",
                  where),
      params, [](const store::Row& row) {
        Columns columns(row, 0);
        ApiKey one;
        one.id = columns.text();
        one.name = columns.text();
        one.created_ms = columns.integer();
        one.withdrawn_ms = columns.optional();
        return one;
      });
}

}  // namespace

const ledger::Table api_key_table{
    "api_key",
    {
        {"name", ledger::ColumnType::text, ledger::Openness::open},  // of the program or its owner
        {"key_hash", ledger::ColumnType::text, ledger::Openness::open},
        {"created_ms", ledger::ColumnType::integer, ledger::Openness::open},
        {"withdrawn_ms", ledger::ColumnType::integer, ledger::Openness::open},
    },
    {"CREATE UNIQUE INDEX IF NOT EXISTS api_key_hash ON api_key (key_hash)"}};

Result<NewApiKey> create_api_key(ledger::Act& act, std::string_view name) {
  if (name.empty()) return fail(ErrorKind::invalid, "api-key.name-missing");
  NewApiKey made{act.new_id("key"), new_id(act.random(), "o311")};
  TRY(act.insert(api_key_table, made.id,
                 {{"name", std::string(name)},
                  {"key_hash", to_hex(sha256(made.key))},
                  {"created_ms", act.now().ms}}));
  return made;
}

Result<> withdraw_api_key(ledger::Act& act, std::string_view id) {
  const auto found = TRY(selected(act.writer(), "id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "api-key.not-found", std::string(id));
  if (found.front().withdrawn_ms) {
    return fail(ErrorKind::conflict, "api-key.withdrawn", std::string(id));
  }
  return act.update(api_key_table, id, {{"withdrawn_ms", act.now().ms}});
}

Result<std::vector<ApiKey>> list_api_keys(store::Reader& reader) {
  return selected(reader, "1 = 1", {});
}

Result<ApiKey> find_api_key(store::Reader& reader, std::string_view key) {
  auto found =
      TRY(selected(reader, "key_hash = ? AND withdrawn_ms IS NULL", {to_hex(sha256(key))}));
  if (found.empty()) return fail(ErrorKind::forbidden, "api-key.unknown");
  return std::move(found.front());
}

}  // namespace luoshi::casework
