#include "ledger/set_check.hpp"

#include <fmt/format.h>

#include <utility>

#include "ledger/canonical.hpp"

namespace luoshi::ledger {
namespace {

using store::Value;

// Where a value stands, said only when something is wrong with it.
std::string place_of(const Table& table, std::string_view column) {
  return fmt::format("{}.{}", table.name, column);
}

bool is_of(const Value& value, ColumnType type) {
  return type == ColumnType::integer ? !std::holds_alternative<std::string>(value)
                                     : !std::holds_alternative<std::int64_t>(value);
}

// The columns that are named, in the order of the names. Every one exists, holds what its type says
// and is named once.
class Naming {
 public:
  explicit Naming(const Table& table) : table_(table), named_(table.columns.size()) {}

  Result<const Column*> take(std::string_view name, const Value& value) {
    const auto at = find(name);
    if (at == table_.columns.size()) return wrong(name, "no such column");
    const auto& column = table_.columns[at];
    if (!is_of(value, column.type)) return wrong(name, "wrong type");
    if (auto fault = fault_of(value)) {
      fault->place = place_of(table_, name);
      return Failure(std::move(*fault));
    }
    if (named_[at]) return wrong(name, "named twice");
    named_[at] = true;
    return &column;
  }

 private:
  Failure wrong(std::string_view name, const char* words) {
    return fail(ErrorKind::internal, "ledger.bad-value", words, place_of(table_, name));
  }
  // Changes mostly name columns in the table's own order: begin behind the last one.
  std::size_t find(std::string_view name) {
    const auto count = table_.columns.size();
    for (std::size_t step = 0; step < count; ++step) {
      const auto at = (next_ + step) % count;
      if (table_.columns[at].name != name) continue;
      next_ = at + 1;
      return at;
    }
    return count;
  }

  const Table& table_;
  std::vector<bool> named_;
  std::size_t next_ = 0;
};

}  // namespace

std::optional<Error> fault_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (is_exact(*number)) return std::nullopt;
    return Error{ErrorKind::invalid, "ledger.number-too-large", std::to_string(*number), {}};
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (is_utf8(*text)) return std::nullopt;
    return Error{ErrorKind::invalid, "ledger.not-utf8", "not UTF-8", {}};
  }
  if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
  return Error{ErrorKind::internal, "ledger.bad-value", "bytes have no place in the ledger", {}};
}

Result<std::vector<const Column*>> check_set(const Table& table, std::string_view id,
                                             const std::vector<Change>& set) {
  if (!is_utf8(id)) return fail(ErrorKind::invalid, "ledger.not-utf8", "id", table.name);
  Naming naming(table);
  std::vector<const Column*> columns;
  columns.reserve(set.size());
  for (const auto& [name, value] : set) columns.push_back(TRY(naming.take(name, value)));
  return columns;
}

}  // namespace luoshi::ledger
