// Keys by which programs of others file requests over Open311: made by an operator, shown once,
// kept as a hash, withdrawn and never deleted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/act.hpp"

namespace luoshi::casework {

extern const ledger::Table api_key_table;

struct ApiKey {
  std::string id;  // "key_…"
  std::string name;
  std::int64_t created_ms = 0;
  std::optional<std::int64_t> withdrawn_ms;
};

struct NewApiKey {
  std::string id;
  std::string key;  // 128 random bits; nothing shows it again
};
// invalid "api-key.name-missing".
Result<NewApiKey> create_api_key(ledger::Act& act, std::string_view name);

// not_found "api-key.not-found", conflict "api-key.withdrawn".
Result<> withdraw_api_key(ledger::Act& act, std::string_view id);

// In the order they were made.
[[nodiscard]] Result<std::vector<ApiKey>> list_api_keys(store::Reader& reader);

// The one in force with this key; forbidden "api-key.unknown".
[[nodiscard]] Result<ApiKey> find_api_key(store::Reader& reader, std::string_view key);

}  // namespace luoshi::casework
