#include "registers/enterprise_list.hpp"

#include <fmt/format.h>

namespace luoshi::registers {
namespace {

// A WHERE clause over "enterprise" with the alias e.
struct Conditions {
  std::string sql;
  store::Params params;

  void add(std::string_view condition, const store::Params& values = {}) {
    sql += sql.empty() ? "" : " AND ";
    sql += condition;
    params.insert(params.end(), values.begin(), values.end());
  }
  void equal(std::string_view column, const std::string& value) {
    if (!value.empty()) add(fmt::format("{} = ?", column), {value});
  }
};

// What stands in the words stands for itself.
std::string like_of(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

void add_scope(Conditions& conditions, const Scope& scope) {
  if (scope.everything) return;
  conditions.add("e.official = ? AND e.withdrawn_ms IS NULL", {scope.official});
}

Conditions conditions_of(const Scope& scope, const EnterpriseFilter& filter) {
  Conditions conditions;
  conditions.add(filter.withdrawn ? "e.withdrawn_ms IS NOT NULL" : "e.withdrawn_ms IS NULL");
  add_scope(conditions, scope);
  conditions.equal("e.official", filter.official);
  conditions.equal("e.unit", filter.unit);
  conditions.equal("e.subdistrict", filter.subdistrict);
  if (filter.unassigned) conditions.add("e.official IS NULL");
  if (!filter.words.empty()) {
    const auto words = like_of(filter.words);
    conditions.add("(e.name LIKE ? ESCAPE '\\' OR e.credit_code LIKE ? ESCAPE '\\')",
                   {"%" + words + "%", words + "%"});
  }
  if (!filter.not_visited_since.empty()) {
    conditions.add(
        "NOT EXISTS (SELECT 1 FROM enterprise_visit v WHERE v.subject = e.id AND v.visited >= ?)",
        {filter.not_visited_since});
  }
  return conditions;
}

Result<std::int64_t> number_of(store::Reader& reader, const std::string& sql,
                               const store::Params& params) {
  std::int64_t number = 0;
  TRY(reader.each(sql, params, [&](const store::Row& row) {
    number = row.integer(0);
    return false;
  }));
  return number;
}

}  // namespace

Result<EnterprisePage> list_enterprises(store::Reader& reader, const Scope& scope,
                                        const EnterpriseFilter& filter, std::string_view after,
                                        std::int64_t limit) {
  auto conditions = conditions_of(scope, filter);
  if (!after.empty()) {
    conditions.add("(e.name, e.id) > (SELECT name, id FROM enterprise WHERE id = ?)",
                   {std::string(after)});
  }
  conditions.params.emplace_back(limit + 1);
  EnterprisePage page;
  page.enterprises = TRY(store::collect<Enterprise>(
      reader,
      fmt::format("SELECT {} FROM enterprise e WHERE {} ORDER BY e.name, e.id LIMIT ?",
                  enterprise_columns(), conditions.sql),
      conditions.params, read_enterprise));
  if (std::ssize(page.enterprises) > limit) {
    page.enterprises.resize(static_cast<std::size_t>(limit));
    page.next = page.enterprises.back().id;
  }
  return page;
}

Result<std::int64_t> count_enterprises(store::Reader& reader, const Scope& scope,
                                       const EnterpriseFilter& filter) {
  auto conditions = conditions_of(scope, filter);
  conditions.params.emplace_back(count_max + 1);
  return number_of(reader,
                   fmt::format("SELECT count(*) FROM (SELECT 1 FROM enterprise e WHERE {} LIMIT ?)",
                               conditions.sql),
                   conditions.params);
}

Result<Summary> summarise(store::Reader& reader, const Scope& scope, int year) {
  const auto conditions = conditions_of(scope, {});
  Summary summary{.year = year};
  summary.enterprises = TRY(
      number_of(reader, fmt::format("SELECT count(*) FROM enterprise e WHERE {}", conditions.sql),
                conditions.params));
  auto params = conditions.params;
  params.emplace_back(fmt::format("{:04}-01-01", year));
  params.emplace_back(fmt::format("{:04}-12-31", year));
  TRY(reader.each(fmt::format("SELECT count(DISTINCT v.subject), count(*) FROM enterprise_visit v "
                              "JOIN enterprise e ON e.id = v.subject "
                              "WHERE {} AND v.visited BETWEEN ? AND ?",
                              conditions.sql),
                  params, [&](const store::Row& row) {
                    summary.visited = row.integer(0);
                    summary.visits = row.integer(1);
                    return false;
                  }));
  return summary;
}

}  // namespace luoshi::registers
