#include "supervision/task_table.hpp"

#include <fmt/format.h>

#include "base/random.hpp"
#include "supervision/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

constexpr std::string_view standing_words = "长期坚持";

struct Column {
  Field field;
  double width;
};
constexpr Column columns_before[] = {
    {Field::number, 12},
    {Field::type, 12},
    {Field::section, 20},
    {Field::headline, 28},
    {Field::text, 48},
    {Field::quantities, 28},
    {Field::lead_unit, 16},
    {Field::supporting_units, 20},
    {Field::responsible_leader, 12},
    {Field::person_in_charge, 12},
    {Field::liaison, 12},
    {Field::start_date, 12},
    {Field::due_date, 14},
    {Field::recurrence, 10},
    {Field::completion_standard, 28},
};
constexpr Column columns_after[] = {
    {Field::stage, 10},
    {Field::state, 10},
    {Field::item_id, 32},
    {Field::item_digest, 18},
};
constexpr double more_width = 22;

// What a table may change.
constexpr Field changeable[] = {
    Field::type,
    Field::headline,
    Field::text,
    Field::lead_unit,
    Field::supporting_units,
    Field::responsible_leader,
    Field::person_in_charge,
    Field::liaison,
    Field::start_date,
    Field::due_date,
    Field::recurrence,
    Field::completion_standard,
};

std::string_view words_of_stage(Stage stage) {
  switch (stage) {
    case Stage::circulated:
      return "征求意见";
    case Stage::issued:
      return "已交办";
    case Stage::acknowledged:
      return "办理中";
    case Stage::claimed:
      return "申请办结";
    case Stage::struck_off:
      return "已销号";
    case Stage::closed:
      return "已办结";
    case Stage::cancelled:
      return "已撤销";
    case Stage::none:
      break;
  }
  return "未交办";
}

std::string_view words_of_state(State state) {
  switch (state) {
    case State::draft:
      return "待核对";
    case State::accepted:
      return "已核对";
    case State::confirmed:
      return "已复核";
    case State::approved:
      return "已审定";
    case State::rejected:
      break;
  }
  return "不立项";
}

std::string due_words(const Item& item) {
  if (item.due_date.empty() && item.type == reading::StatementType::standing_duty) {
    return std::string(standing_words);
  }
  return item.due_date;
}

std::string all_quantities(const Item& item) {
  std::vector<std::string> all;
  all.reserve(item.quantities.size());
  for (const auto& quantity : item.quantities) all.push_back(words_of(quantity));
  return fmt::format("{}", fmt::join(all, "；"));
}

std::string all_units(const std::vector<std::string>& ids, const Units& units) {
  std::vector<std::string> all;
  all.reserve(ids.size());
  for (const auto& id : ids) all.push_back(units.printed(id));
  return fmt::format("{}", fmt::join(all, "、"));
}

std::string cell_of(const Item& item, Field field, const Units& units) {
  switch (field) {
    case Field::number:
      return item.number;
    case Field::type:
      return std::string(chinese_of(item.type));
    case Field::section:
      return fmt::format("{}", fmt::join(item.section, " / "));
    case Field::headline:
      return item.headline;
    case Field::text:
      return item.text;
    case Field::quantities:
      return all_quantities(item);
    case Field::lead_unit:
      return item.lead_unit.empty() ? "" : units.printed(item.lead_unit);
    case Field::supporting_units:
      return all_units(item.supporting_units, units);
    case Field::responsible_leader:
      return item.responsible_leader;
    case Field::person_in_charge:
      return item.person_in_charge;
    case Field::liaison:
      return item.liaison;
    case Field::due_date:
      return due_words(item);
    case Field::start_date:
      return item.carriage.start_date;
    case Field::recurrence:
      return std::string(chinese_of_recurrence(item.carriage.recurrence));
    case Field::completion_standard:
      return item.completion_standard;
    case Field::stage:
      return std::string(words_of_stage(item.carriage.stage));
    case Field::state:
      return std::string(words_of_state(item.standing.state));
    case Field::item_id:
      return item.id;
    default:
      return {};
  }
}

std::string_view sign_of(reading::Qualifier qualifier) {
  using reading::Qualifier;
  switch (qualifier) {
    case Qualifier::at_least:
      return "≥";
    case Qualifier::at_most:
      return "≤";
    case Qualifier::over:
      return ">";
    case Qualifier::under:
      return "<";
    case Qualifier::about:
      return "约";
    case Qualifier::exact:
    case Qualifier::range:
      break;
  }
  return "";
}

}  // namespace

std::string words_of(const Quantity& quantity) {
  const auto value =
      quantity.value.empty() ? fmt::format("{}—{}", quantity.low, quantity.high) : quantity.value;
  const std::string_view growth = quantity.role == reading::Role::growth ? "增长" : "";
  return fmt::format("{}{}{}{}{}{}", quantity.indicator, quantity.indicator.empty() ? "" : " ",
                     growth, sign_of(quantity.qualifier), value,
                     quantity.unit == "-" ? "" : quantity.unit);
}

Result<std::vector<Item>> items_for_table(store::Reader& reader, const Scope& scope,
                                          const Filter& filter) {
  std::vector<Item> items;
  PageRequest request;
  request.limit = page_limit_max;
  for (;;) {
    auto page = TRY(list_items(reader, scope, filter, request));
    for (auto& item : page.items) items.push_back(std::move(item));
    if (std::ssize(items) > exported_max) {
      return fail(ErrorKind::limit, "table.too-many-items", std::to_string(exported_max));
    }
    if (page.next.empty()) return items;
    request.cursor = page.next;
  }
}

std::string printed_cell(const Item& item, Field field, const Units& units,
                         const MoreColumns& more) {
  if (field == Field::item_digest) return row_digest(item, units, more);
  if (field >= Field::quarter_1 && field <= Field::reported_measures) {
    return more.cell ? more.cell(item, field) : std::string{};
  }
  return cell_of(item, field, units);
}

std::string row_digest(const Item& item, const Units& units, const MoreColumns& more) {
  std::string all;
  const auto add = [&](Field field) {
    const auto cell = printed_cell(item, field, units, more);
    all += fmt::format("{}:{}", cell.size(), cell);
  };
  for (const auto field : changeable) add(field);
  for (auto at = static_cast<int>(Field::quarter_1); at <= static_cast<int>(Field::month_12);
       ++at) {
    add(static_cast<Field>(at));
  }
  return "h" + to_hex(sha256(all)).substr(0, 15);
}

bool same_words(std::string_view a, std::string_view b) {
  const auto plain = [](std::string_view words) {
    std::u32string out;
    for (const auto c : text::from_utf8(words)) {
      if (!text::is_space(c)) out += c;
    }
    return out;
  };
  return a == b || plain(a) == plain(b);
}

format::Table table_of(const std::vector<Item>& items, std::string_view title, const Units& units,
                       const MoreColumns& more) {
  std::vector<Column> columns(std::begin(columns_before), std::end(columns_before));
  for (const auto field : more.columns) columns.push_back({field, more_width});
  columns.insert(columns.end(), std::begin(columns_after), std::end(columns_after));
  format::Table table;
  table.name = "任务分解表";
  table.rows.push_back({std::string(title)});
  table.header_row = 1;
  auto& header = table.rows.emplace_back();
  for (const auto& column : columns) {
    if (column.field == Field::item_id || column.field == Field::item_digest) {
      table.hidden.push_back(header.size());
    }
    header.emplace_back(header_of(column.field));
    table.widths.push_back(column.width);
  }
  for (const auto& item : items) {
    auto& row = table.rows.emplace_back();
    for (const auto& column : columns) {
      row.push_back(printed_cell(item, column.field, units, more));
    }
  }
  return table;
}

}  // namespace luoshi::supervision
