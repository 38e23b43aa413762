#include "registers/enterprise_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "identity/accounts.hpp"
#include "registers/enterprise_acts.hpp"

namespace luoshi::registers {
namespace {

struct Header {
  std::string_view zh;
  std::string_view field;  // and the English header
};
constexpr std::array headers{
    Header{"企业名称", "name"},  Header{"统一社会信用代码", "credit_code"},
    Header{"联系人", "contact"}, Header{"联系电话", "phone"},
    Header{"地址", "address"},   Header{"街道", "subdistrict"},
    Header{"行业", "industry"},  Header{"服务专员", "official"},
    Header{"专员单位", "unit"},
};

std::string field_of(std::string_view words) {
  for (const auto& one : headers) {
    if (words == one.zh || words == one.field) return std::string(one.field);
  }
  return {};
}

Failure faulty(std::vector<Finding> findings) {
  return Failure(Error{ErrorKind::invalid, "enterprise.table-faulty", {}, {}, std::move(findings)});
}

std::string* place_of(EnterpriseRow& row, std::string_view field) {
  auto& facts = row.facts;
  if (field == "name") return &facts.name;
  if (field == "credit_code") return &facts.credit_code;
  if (field == "contact") return &facts.contact;
  if (field == "phone") return &facts.phone;
  if (field == "address") return &facts.address;
  if (field == "subdistrict") return &facts.subdistrict;
  if (field == "industry") return &facts.industry;
  return field == "official" ? &row.official : &row.unit;
}

EnterpriseRow read_row(const format::Table& table, const format::Columns& columns,
                       std::size_t row) {
  EnterpriseRow one{.row = row, .facts = {}, .official = {}, .unit = {}};
  for (const auto& [field, column] : columns.named) {
    *place_of(one, field) = format::words_at(table, row, column);
  }
  return one;
}

// Officials and units by what tables call them, each looked up once.
class Names {
 public:
  explicit Names(store::Reader& reader) : reader_(reader) {}

  Result<> load() {
    for (const auto& unit : TRY(identity::list_units(reader_))) {
      units_.emplace(unit.id, unit.id);
      units_.emplace(unit.name.zh, unit.id);
      for (const auto& name : unit.short_names) units_.emplace(name, unit.id);
    }
    return {};
  }
  Result<const identity::Person*> official(const std::string& login) {
    const auto known = people_.find(login);
    if (known != people_.end()) return person_in(known->second);
    auto found = identity::find_person_by_login(reader_, login);
    if (!found && found.error().kind != ErrorKind::not_found) return Failure(found.error());
    auto& kept = people_[login];
    if (found && found->active) kept = std::move(*found);
    return person_in(kept);
  }
  // The words themselves where no unit is called so.
  [[nodiscard]] std::string unit(const std::string& words) const {
    const auto found = units_.find(words);
    return found == units_.end() ? words : found->second;
  }

 private:
  static const identity::Person* person_in(const std::optional<identity::Person>& known) {
    return known ? &*known : nullptr;
  }

  store::Reader& reader_;
  std::map<std::string, std::string, std::less<>> units_;
  std::map<std::string, std::optional<identity::Person>, std::less<>> people_;
};

// Checks row after row and gathers what is to be written.
class Import {
 public:
  Import(store::Reader& reader, const Keeping& keeping, const EnterpriseTable& table)
      : reader_(reader), keeping_(keeping), table_(table), names_(reader) {}

  Result<> check() {
    for (const auto& [column, words] : table_.columns.unknown) {
      findings_.push_back(
          {format::address(table_.columns.header, column), "import.column-unknown", words});
    }
    TRY(names_.load());
    for (const auto& row : table_.rows) {
      checked_.push_back({row.facts, {}});
      TRY(check_row(row, checked_.back().first, checked_.back().second));
    }
    if (!findings_.empty()) return faulty(std::move(findings_));
    return {};
  }
  [[nodiscard]] const auto& checked() const { return checked_; }

 private:
  void add(const EnterpriseRow& row, Finding finding) {
    const auto column = table_.columns.column_of(std::string_view(finding.place).substr(1));
    finding.place = format::address(row.row, column.value_or(0));
    findings_.push_back(std::move(finding));
  }

  Result<> check_row(const EnterpriseRow& row, EnterpriseFacts& facts, Assignment& assignment) {
    if (const auto code = keeping_.subdistrict_of(facts.subdistrict); !code.empty()) {
      facts.subdistrict = code;
    }
    for (auto& one : TRY(check_against(reader_, facts, keeping_, {}))) add(row, std::move(one));
    if (!facts.credit_code.empty() && !codes_.insert(facts.credit_code).second) {
      add(row, {"/credit_code", "enterprise.code-twice", facts.credit_code});
    }
    if (row.official.empty()) {
      if (!row.unit.empty()) add(row, {"/official", "enterprise.official-unknown", {}});
      return {};
    }
    const auto* person = TRY(names_.official(row.official));
    if (person == nullptr) {
      add(row, {"/official", "enterprise.official-unknown", row.official});
      return {};
    }
    assignment.official = person->id;
    assignment.unit = names_.unit(row.unit);
    if (row.unit.empty() && !person->appointments.empty()) {
      assignment.unit = person->appointments.front().unit;
    }
    for (auto& one : TRY(check_assignment(reader_, assignment))) add(row, std::move(one));
    return {};
  }

  store::Reader& reader_;
  const Keeping& keeping_;
  const EnterpriseTable& table_;
  Names names_;
  std::set<std::string, std::less<>> codes_;
  std::vector<Finding> findings_;
  std::vector<std::pair<EnterpriseFacts, Assignment>> checked_;
};

}  // namespace

Result<EnterpriseTable> read_enterprise_table(const format::Table& table) {
  auto columns = format::read_columns(
      table, field_of, [](std::string_view field) { return field == "credit_code"; });
  if (!columns) return faulty({{"A1", "enterprise.column-missing", {}}});
  if (!columns->column_of("name")) {
    return faulty({{format::address(columns->header, 0), "enterprise.column-missing", {}}});
  }
  if (columns->rows.empty()) {
    return faulty({{format::address(columns->header + 1, 0), "enterprise.table-empty", {}}});
  }
  if (columns->rows.size() > table_rows_max) {
    return fail(ErrorKind::limit, "enterprise.too-many", std::to_string(columns->rows.size()));
  }
  EnterpriseTable out;
  for (const auto row : columns->rows) out.rows.push_back(read_row(table, *columns, row));
  out.columns = std::move(*columns);
  return out;
}

Result<std::int64_t> import_enterprises(ledger::Act& act, const Principal& who,
                                        const Keeping& keeping, const EnterpriseTable& table) {
  TRY(require_keeper(who, keeping));
  Import import(act.writer(), keeping, table);
  TRY(import.check());
  for (const auto& [facts, assignment] : import.checked()) {
    TRY(insert_enterprise(act, act.new_id("ent"), facts, assignment));
  }
  const auto count = std::ssize(import.checked());
  act.fact("enterprises", std::int64_t{count});
  return count;
}

}  // namespace luoshi::registers
