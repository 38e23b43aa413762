#include "handling/milestones.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "base/clock.hpp"
#include "handling/periods.hpp"
#include "handling/tables.hpp"
#include "handling/words.hpp"
#include "supervision/rows.hpp"
#include "supervision/tables.hpp"

namespace luoshi::handling {
namespace {

using supervision::integer_or_null;
using supervision::text_or_null;

constexpr std::size_t batch_max = 100;
constexpr std::string_view columns = "item, period, due_date, percent, words, reached_on, report";

Milestone read_milestone(const store::Row& row) {
  Milestone milestone;
  milestone.period = row.string(1);
  milestone.due_date = row.string(2);
  if (!row.is_null(3)) milestone.percent = row.integer(3);
  milestone.words = row.string(4);
  milestone.reached_on = row.string(5);
  milestone.report = row.string(6);
  return milestone;
}

// A month or a quarter; nothing for another word.
std::optional<Period> read_period(std::string_view words) {
  if (words.size() != std::string_view("2019-03").size()) return std::nullopt;
  if (auto month = parse_period(Recurrence::monthly, words)) return month;
  return parse_period(Recurrence::quarterly, words);
}

class Check {
 public:
  Check(const Item& item, std::vector<Milestone>& wanted) : item_(item), wanted_(wanted) {}

  void run(const std::vector<Milestone>& now) {
    for (at_ = 0; at_ < wanted_.size(); ++at_) one(wanted_[at_]);
    for (const auto& milestone : now) {
      if (milestone.reached_on.empty() || periods_.contains(milestone.period)) continue;
      findings.push_back({"/milestones", "milestone.reached", milestone.period});
    }
  }
  std::vector<Finding> findings;

 private:
  void fault(const char* field, const char* problem, std::string detail = {}) {
    findings.push_back({fmt::format("/milestones/{}/{}", at_, field), problem, std::move(detail)});
  }

  void one(Milestone& milestone) {
    if (const auto period = read_period(milestone.period); !period) {
      fault("period", "milestone.period-malformed", milestone.period);
    } else {
      if (!periods_.insert(milestone.period).second) {
        fault("period", "milestone.period-twice", milestone.period);
      }
      if (milestone.due_date.empty()) {
        milestone.due_date = usual_due_date(item_, milestone.period);
      }
      check_date(milestone, *period);
    }
    check_percent(milestone);
    if (!milestone.percent && is_blank(milestone.words)) fault("words", "milestone.says-nothing");
  }

  void check_date(const Milestone& milestone, const Period& period) {
    const auto& date = milestone.due_date;
    if (!is_date(date)) return fault("due_date", "item.date-malformed", date);
    if (date < period.first || date > period.last) {
      return fault("due_date", "milestone.outside-period", milestone.period);
    }
    if (!item_.due_date.empty() && date > item_.due_date) {
      fault("due_date", "milestone.after-due", item_.due_date);
    }
    if (date < last_date_) fault("due_date", "milestone.out-of-order", last_date_);
    last_date_ = date;
  }

  void check_percent(const Milestone& milestone) {
    if (!milestone.percent) return;
    const auto percent = *milestone.percent;
    if (percent < 0 || percent > 100) {
      return fault("percent", "milestone.percent-out-of-range", std::to_string(percent));
    }
    if (percent < last_percent_) {
      fault("percent", "milestone.percent-falls", std::to_string(last_percent_));
    }
    last_percent_ = std::max(last_percent_, percent);
  }

  const Item& item_;
  std::vector<Milestone>& wanted_;
  std::size_t at_ = 0;
  std::set<std::string> periods_;
  std::string last_date_;
  std::int64_t last_percent_ = 0;
};

// What was reached stays so, whatever place its milestone has in the list.
void keep_reached(const std::vector<Milestone>& now, std::vector<Milestone>& wanted) {
  for (auto& milestone : wanted) {
    const auto same = std::ranges::find(now, milestone.period, &Milestone::period);
    milestone.reached_on = same == now.end() ? std::string{} : same->reached_on;
    milestone.report = same == now.end() ? std::string{} : same->report;
  }
}

std::vector<ledger::Change> changes_of(const Milestone& milestone) {
  return {{"active", std::int64_t{1}},
          {"period", milestone.period},
          {"due_date", milestone.due_date},
          {"percent", integer_or_null(milestone.percent)},
          {"words", text_or_null(milestone.words)},
          {"reached_on", text_or_null(milestone.reached_on)},
          {"report", text_or_null(milestone.report)}};
}

Result<std::int64_t> count_rows(store::Reader& reader, const std::string& item) {
  std::int64_t count = 0;
  TRY(reader.each("SELECT count(*) FROM milestone WHERE item = ?", {item},
                  [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

Result<> put(ledger::Act& act, const std::string& item, const std::vector<Milestone>& wanted) {
  const auto stored = TRY(count_rows(act.writer(), item));
  const auto count = static_cast<std::int64_t>(wanted.size());
  for (std::int64_t at = 0; at < std::max(stored, count); ++at) {
    const auto id = fmt::format("{}/m{}", item, at + 1);
    if (at >= count) {
      TRY(act.update(milestone_table, id, {{"active", std::int64_t{0}}}));
      continue;
    }
    auto changes = changes_of(wanted[static_cast<std::size_t>(at)]);
    if (at >= stored) {
      changes.emplace_back("item", item);
      changes.emplace_back("position", at + 1);
      TRY(act.insert(milestone_table, id, changes));
    } else {
      TRY(act.update(milestone_table, id, changes));
    }
  }
  return {};
}

Result<> require_open(const Item& item) {
  if (item.type == reading::StatementType::result) {
    return fail(ErrorKind::conflict, "item.no-chain");
  }
  if (item.standing.state == supervision::State::rejected) {
    return fail(ErrorKind::conflict, "item.wrong-state", "rejected");
  }
  if (supervision::has_ended(item.carriage.stage)) {
    return fail(ErrorKind::conflict, "item.wrong-stage",
                std::string(supervision::name_of(item.carriage.stage)));
  }
  return {};
}

}  // namespace

std::string last_day_of(std::string_view period) {
  const auto read = read_period(period);
  return read ? read->last : std::string{};
}

std::string usual_due_date(const Item& item, std::string_view words) {
  const auto period = read_period(words).value_or(Period{});
  const bool inside = item.due_date >= period.first && item.due_date <= period.last;
  return inside ? item.due_date : period.last;
}

std::vector<Finding> check_milestones(const Item& item, const std::vector<Milestone>& now,
                                      std::vector<Milestone>& wanted) {
  Check check(item, wanted);
  check.run(now);
  keep_reached(now, wanted);
  return std::move(check.findings);
}

Result<bool> set_milestones(ledger::Act& act, const Principal& who, std::string_view id,
                            std::vector<Milestone> wanted) {
  TRY(require_office(who));
  const auto item = TRY(supervision::load_item(act.writer(), id));
  TRY(require_open(item));
  const auto now = TRY(milestones_of(act.writer(), item.id));
  auto findings = check_milestones(item, now, wanted);
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "item.invalid", {}, {}, std::move(findings)});
  }
  if (wanted == now) return false;
  TRY(put(act, item.id, wanted));
  TRY(act.update(supervision::item_table, item.id, {{"changed_ms", act.now().ms}}));
  return true;
}

Result<std::vector<Milestone>> milestones_of(store::Reader& reader, std::string_view item) {
  return store::collect<Milestone>(reader,
                                   fmt::format("SELECT {} FROM milestone WHERE item = ? AND "
                                               "active = 1 ORDER BY position",
                                               columns),
                                   {std::string(item)}, read_milestone);
}

Result<std::map<std::string, std::vector<Milestone>>> milestones_of_all(
    store::Reader& reader, const std::vector<std::string>& items) {
  std::map<std::string, std::vector<Milestone>> all;
  std::string marks = "?";
  for (std::size_t at = 1; at < batch_max; ++at) marks += ", ?";
  const auto sql = fmt::format(
      "SELECT {} FROM milestone WHERE item IN ({}) AND active = 1 ORDER BY item, position", columns,
      marks);
  for (std::size_t at = 0; at < items.size(); at += batch_max) {
    const auto part = std::span(items).subspan(at, std::min(batch_max, items.size() - at));
    store::Params params(part.begin(), part.end());
    params.resize(batch_max, std::string{});
    TRY(reader.each(sql, params, [&](const store::Row& row) {
      all[row.string(0)].push_back(read_milestone(row));
      return true;
    }));
  }
  return all;
}

}  // namespace luoshi::handling
