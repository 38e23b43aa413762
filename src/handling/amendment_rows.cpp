// The half of amendments.hpp that reads rows.
#include <algorithm>
#include <array>

#include "handling/amendments.hpp"
#include "handling/visible.hpp"

namespace luoshi::handling {
namespace {

constexpr std::array<std::string_view, 3> states{"proposed", "decided", "refused"};

constexpr std::string_view columns =
    "amendment.id, amendment.item, amendment.position, amendment.state, amendment.before, "
    "amendment.after, amendment.decided_by_words, amendment.decided_on, amendment.reason, "
    "amendment.refusal, amendment.proposed_by, amendment.proposed_ms, amendment.signed_by, "
    "amendment.signed_ms, item.number, item.headline";

struct Row {
  Amendment amendment;
  std::string before;
  std::string after;
};

Row read_row(const store::Row& row) {
  Row out;
  auto& amendment = out.amendment;
  amendment.id = row.string(0);
  amendment.item = row.string(1);
  amendment.position = row.integer(2);
  amendment.state = parse_amendment_state(row.text(3)).value_or(AmendmentState::proposed);
  out.before = row.string(4);
  out.after = row.string(5);
  amendment.decision = {row.string(6), row.string(7), row.string(8)};
  amendment.refusal = row.string(9);
  amendment.proposed_by = row.string(10);
  amendment.proposed_ms = row.integer(11);
  amendment.signed_by = row.string(12);
  if (!row.is_null(13)) amendment.signed_ms = row.integer(13);
  amendment.item_number = row.string(14);
  amendment.item_headline = row.string(15);
  return out;
}

}  // namespace

std::string_view name_of(AmendmentState state) {
  return states[static_cast<std::size_t>(state)];
}

std::optional<AmendmentState> parse_amendment_state(std::string_view name) {
  const auto at = std::ranges::find(states, name);
  if (at == states.end()) return std::nullopt;
  return static_cast<AmendmentState>(at - states.begin());
}

Result<std::vector<Amendment>> load_amendments(store::Reader& reader, std::string_view where,
                                               const store::Params& params) {
  std::vector<Amendment> all;
  for (auto& row : TRY(store::collect<Row>(
           reader,
           "SELECT " + std::string(columns) +
               " FROM amendment JOIN item ON item.id = amendment.item WHERE " + std::string(where),
           params, read_row))) {
    row.amendment.before = TRY(read_terms(row.before));
    row.amendment.after = TRY(read_terms(row.after));
    all.push_back(std::move(row.amendment));
  }
  return all;
}

Result<Amendment> load_amendment(store::Reader& reader, std::string_view id) {
  auto found = TRY(load_amendments(reader, "amendment.id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "amendment.not-found", std::string(id));
  return std::move(found.front());
}

Result<std::vector<Amendment>> amendments_of(store::Reader& reader, std::string_view item) {
  return load_amendments(reader, "amendment.item = ? ORDER BY amendment.position",
                         {std::string(item)});
}

std::string words_before(const std::vector<Amendment>& amendments, const supervision::Item& item) {
  for (const auto& one : amendments) {
    if (one.state == AmendmentState::decided && one.before.fields.text) {
      return *one.before.fields.text;
    }
  }
  return item.text;
}

Result<std::vector<Amendment>> list_amendments(store::Reader& reader,
                                               const supervision::Scope& scope,
                                               std::optional<AmendmentState> state,
                                               std::string_view cursor, std::int64_t limit) {
  auto visible = visible_items(scope);
  auto where = std::move(visible.sql);
  auto params = std::move(visible.params);
  if (state) {
    where += " AND amendment.state = ?";
    params.emplace_back(std::string(name_of(*state)));
  }
  if (!cursor.empty()) {
    where +=
        " AND (amendment.proposed_ms, amendment.id) < "
        "(SELECT proposed_ms, id FROM amendment WHERE id = ?)";
    params.emplace_back(std::string(cursor));
  }
  where += " ORDER BY amendment.proposed_ms DESC, amendment.id DESC LIMIT ?";
  params.emplace_back(limit);
  return load_amendments(reader, where, params);
}

}  // namespace luoshi::handling
