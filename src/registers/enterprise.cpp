#include "registers/enterprise.hpp"

#include <fmt/format.h>

namespace luoshi::registers {
namespace {

Result<std::optional<Enterprise>> one_where(store::Reader& reader, std::string_view condition,
                                            std::string_view value) {
  std::optional<Enterprise> found;
  TRY(reader.each(
      fmt::format("SELECT {} FROM enterprise e WHERE {}", enterprise_columns(), condition),
      {std::string(value)}, [&](const store::Row& row) {
        found = read_enterprise(row);
        return false;
      }));
  return found;
}

}  // namespace

const std::string& enterprise_columns() {
  static const std::string columns =
      "e.id, e.version, e.name, e.credit_code, e.contact, e.phone, e.address, e.subdistrict, "
      "e.industry, e.official, e.unit, e.registered_ms, e.withdrawn_ms, e.withdrawn_words, "
      "(SELECT max(v.visited) FROM enterprise_visit v WHERE v.subject = e.id)";
  return columns;
}

Enterprise read_enterprise(const store::Row& row) {
  Enterprise one;
  int at = 0;
  one.id = row.string(at++);
  one.version = row.integer(at++);
  for (auto* text : {&one.name, &one.credit_code, &one.contact, &one.phone, &one.address,
                     &one.subdistrict, &one.industry, &one.official, &one.unit}) {
    *text = row.string(at++);
  }
  one.registered_ms = row.integer(at++);
  if (!row.is_null(at)) one.withdrawn_ms = row.integer(at);
  one.withdrawn_words = row.string(++at);
  one.last_visit = row.string(++at);
  return one;
}

Result<Enterprise> load_enterprise(store::Reader& reader, std::string_view id) {
  auto found = TRY(one_where(reader, "e.id = ?", id));
  if (!found) return fail(ErrorKind::not_found, "enterprise.not-found", std::string(id));
  return std::move(*found);
}

Result<std::optional<Enterprise>> find_by_code(store::Reader& reader,
                                               std::string_view credit_code) {
  if (credit_code.empty()) return std::nullopt;
  return one_where(reader, "e.credit_code = ? AND e.withdrawn_ms IS NULL", credit_code);
}

}  // namespace luoshi::registers
