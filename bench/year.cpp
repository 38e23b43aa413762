#include "year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/day_work.hpp"
#include "escalation/measure_tables.hpp"
#include "escalation/noticing.hpp"
#include "escalation/owing.hpp"
#include "escalation/proposals.hpp"
#include "escalation/urging.hpp"
#include "handling/duties.hpp"
#include "handling/tables.hpp"
#include "identity/accounts.hpp"
#include "served.hpp"
#include "supervision/intake.hpp"
#include "supervision/rows.hpp"
#include "supervision/tables.hpp"
#include "worktime/local_date.hpp"

namespace luoshi::bench {
namespace {

using identity::Role;
using ledger::Act;
using reading::StatementType;

constexpr std::array<const char*, 8> leaders{"苏怀瑾", "顾承霖", "齐明川", "伍静言",
                                             "常思远", "纪文澜", "骆清和", "温如海"};
constexpr std::array<const char*, 6> works{"改造老旧小区",   "新建幼儿园",     "整治背街小巷",
                                           "培训养老护理员", "新增公共停车位", "提升社区服务站"};

identity::Principal person(const char* id, Role role, std::string unit) {
  identity::Principal who;
  who.person = id;
  who.appointments = {{std::move(unit), role}};
  return who;
}

struct YearItem {
  std::string id;
  std::string unit;
  StatementType type = StatementType::action;
  std::size_t number = 0;
};

// Fills one data directory; a member for each step of the year.
class Year {
 public:
  Year(app::DataDirectory& data, const YearSize& size) : data_(data), size_(size) {}

  void fill() {
    add_units();
    add_items();
    issue_items();
    for (std::size_t month = 0; month < size_.months; ++month) pass_month(month);
    now_ = must(parse_rfc3339(year_ends));
    do_day_work();
  }

 private:
  void write(const char* kind, const std::function<Result<>(Act&)>& body) {
    must(data_.database->write_and_wait([&](store::Writer& writer) -> Result<> {
      Act act(writer, data_.random, now_, {"psn_bench", "supervision-office"}, kind, "bench/year");
      TRY(body(act));
      TRY(act.commit());
      return {};
    }));
  }

  [[nodiscard]] std::string today() const {
    return worktime::local_date(data_.district.timezone, now_);
  }
  void set_day(const std::string& date) { now_ = must(parse_rfc3339(date + "T09:00:00+08:00")); }
  void do_day_work() {
    const ManualClock clock(now_);
    app::DayWork work(*data_.database, data_.random, clock, data_.rules, [this](Instant instant) {
      return worktime::local_date(data_.district.timezone, instant);
    });
    must(work.fire());
  }

  void add_units() {
    set_day("2024-12-01");
    must(data_.database->read([this](store::Reader& reader) -> Result<> {
      for (const auto& unit : TRY(identity::list_units(reader))) units_.push_back(unit.id);
      return {};
    }));
    write("bench.units", [this](Act& act) -> Result<> {
      for (std::size_t at = units_.size(); at < size_.units; ++at) {
        identity::Unit unit;
        unit.id = fmt::format("bench-unit-{}", at);
        unit.name = {fmt::format("第{}承办单位", at), fmt::format("Handling unit {}", at)};
        unit.short_names = {fmt::format("承办{}", at)};
        unit.kind = "department";
        TRY(identity::create_unit(act, unit));
        units_.push_back(unit.id);
      }
      return {};
    });
    units_.resize(std::min(units_.size(), size_.units));
    // The unit whose people the benchmark asks as leads items in any case.
    if (std::ranges::find(units_, "education") == units_.end()) units_.back() = "education";
  }

  static StatementType type_of(std::size_t number) {
    switch (number % 10) {
      case 0:
        return StatementType::expected_indicator;
      case 1:
        return StatementType::binding_indicator;
      case 2:
        return StatementType::problem;
      case 3:
        return StatementType::standing_duty;
      default:
        return StatementType::action;
    }
  }

  [[nodiscard]] supervision::Draft draft_of(std::size_t number) const {
    supervision::Item item;
    item.type = type_of(number);
    item.headline = fmt::format("{}（第{}项）", works[number % works.size()], number + 1);
    item.text =
        fmt::format("{}，年内完成{}处，明确责任，按月调度。", item.headline, number % 40 + 1);
    item.section = {fmt::format("第{}部分", number % 12 + 1)};
    item.sheet_row = static_cast<std::int64_t>(number) + 2;
    supervision::Quantity target;
    target.value = std::to_string(number % 40 + 1);
    target.unit = "处";
    target.indicator = works[number % works.size()];
    item.quantities = {target};
    item.lead_unit = units_[number % units_.size()];
    item.supporting_units = {units_[(number + 7) % units_.size()]};
    item.responsible_leader = leaders[number % leaders.size()];
    item.completion_standard = "通过验收并投入使用";
    item.due_date = fmt::format("{}-{:02}-28", year_of_items, number % 12 + 1);
    if (number % 3 != 0) item.due_date = fmt::format("{}-12-31", year_of_items);
    if (item.type == StatementType::standing_duty) item.carriage.recurrence = "monthly";
    return {item, supervision::Draft::none};
  }

  void add_items() {
    supervision::Intake intake;
    intake.source.kind = "residents_promises";
    intake.source.title = "重点任务清单";
    intake.source.year = year_of_items;
    intake.source.media_type = "text/csv";
    intake.source.has_text = false;
    intake.source.text = to_hex(sha256("bench"));
    intake.source.file = intake.source.text;
    for (std::size_t n = 0; n < size_.items; ++n) intake.drafts.push_back(draft_of(n));
    write(supervision::kind_import, [&](Act& act) -> Result<> {
      const auto kind = TRY(supervision::identify(act.writer(), data_.random, intake.source));
      TRY(supervision::take_in(act, supervision_, kind, intake));
      return {};
    });
    must(data_.database->read([this](store::Reader& reader) {
      return reader.each(
          "SELECT id, lead_unit, position FROM item ORDER BY position", {},
          [this](const store::Row& row) {
            const auto number = items_.size();
            items_.push_back({row.string(0), row.string(1), type_of(number), number});
            return true;
          });
    }));
  }

  void issue_items() {
    set_day("2024-12-10");
    each_item("bench.issue", [this](Act& act, const YearItem& item) -> Result<> {
      std::vector<ledger::Change> set{{"state", "approved"},
                                      {"disclosure", item.number % 4 == 0 ? "public" : "internal"},
                                      {"stage", "acknowledged"},
                                      {"issued_ms", now_.ms},
                                      {"acknowledged_ms", now_.ms}};
      TRY(act.update(supervision::item_table, item.id, set));
      TRY(escalation::follow_owing(act, data_.rules, item.id, today()));
      if (item.type == StatementType::standing_duty) {
        return handling::follow_duty(act, item.id, today());
      }
      for (std::int64_t quarter = 1; quarter <= 4; ++quarter) {
        TRY(act.insert(handling::milestone_table, fmt::format("{}/m{}", item.id, quarter),
                       {{"item", item.id},
                        {"position", quarter},
                        {"active", std::int64_t{1}},
                        {"period", fmt::format("{}-Q{}", year_of_items, quarter)},
                        {"due_date", fmt::format("{}-{:02}-28", year_of_items, quarter * 3)},
                        {"percent", quarter * 25},
                        {"words", fmt::format("完成{}%", quarter * 25)}}));
      }
      return {};
    });
    do_day_work();
  }

  // One act for each item, as the program makes them; a few hundred share a commit.
  void each_item(const char* kind, const std::function<Result<>(Act&, const YearItem&)>& body) {
    constexpr std::size_t batch = 200;
    for (std::size_t at = 0; at < items_.size(); at += batch) {
      must(data_.database->write_and_wait([&](store::Writer& writer) -> Result<> {
        for (std::size_t n = at; n < std::min(at + batch, items_.size()); ++n) {
          Act act(writer, data_.random, now_, {"psn_bench", items_[n].unit}, kind,
                  "item/" + items_[n].id);
          TRY(body(act, items_[n]));
          TRY(act.commit());
        }
        return {};
      }));
    }
  }

  // Month 0 is December before the year; its report is due in January.
  static std::string month_name(std::size_t month) {
    return month == 0 ? fmt::format("{}-12", year_of_items - 1)
                      : fmt::format("{}-{:02}", year_of_items, month);
  }

  void pass_month(std::size_t month) {
    std::fprintf(stderr, "year: %s\n", month_name(month).c_str());
    set_day(month_name(month + 1) + "-03");
    if (month + 1 > 11) set_day(fmt::format("{}-12-03", year_of_items));
    each_item("bench.report",
              [&](Act& act, const YearItem& item) -> Result<> { return report(act, item, month); });
    set_day(month_name(std::min<std::size_t>(month + 1, 12)) + "-08");
    do_day_work();
    escalate();
  }

  // Most items are reported on each month, some are behind, a few fall silent or are returned.
  Result<> report(Act& act, const YearItem& item, std::size_t month) {
    const auto chance = (item.number * 7919 + month * 104'729) % 100;
    if (chance < 4) return {};
    const auto pace = item.number % 9 == 0 ? 5U : 8U;
    const auto percent = static_cast<std::int64_t>(std::min<std::size_t>(100, (month + 1) * pace));
    const bool fresh = month + 1 == size_.months && chance < 20;
    const auto* state = chance < 6 ? "returned" : fresh ? "signed" : "accepted";
    const auto id = act.new_id("rep");
    TRY(act.insert(handling::report_table, id,
                   {{"item", item.id},
                    {"unit", item.unit},
                    {"period", month_name(month)},
                    {"state", state},
                    {"percent", percent},
                    {"value", std::to_string(percent)},
                    {"value_unit", "%"},
                    {"origin", "reported"},
                    {"words", "按计划推进，已完成本月节点，下一步加快施工。"},
                    {"problems", chance < 30 ? "材料价格上涨" : "无"},
                    {"measures", "加强调度"},
                    {"disclosure", "internal"},
                    {"drafted_by", "psn_liaison"},
                    {"drafted_ms", now_.ms},
                    {"submitted_ms", now_.ms},
                    {"signed_by", "psn_head"},
                    {"signed_ms", now_.ms},
                    {"signed_on", today()}}));
    if (chance % 5 == 0) {
      TRY(act.insert(handling::report_support_table, act.new_id("sup"),
                     {{"report", id},
                      {"unit", units_[(item.number + 7) % units_.size()]},
                      {"state", chance % 50 == 0 ? "disputed" : "confirmed"},
                      {"words", "情况属实"},
                      {"made_by", "psn_support"},
                      {"made_ms", now_.ms}}));
    }
    if (std::string_view(state) == "accepted") {
      TRY(act.update(supervision::item_table, item.id,
                     {{"progress", percent}, {"progress_on", today()}}));
    }
    return escalation::follow_owing(act, data_.rules, item.id, today());
  }

  // The office urges what is late, takes up some proposals, and units answer most notices.
  void escalate() {
    must(data_.database->write_and_wait([this](store::Writer& writer) -> Result<> {
      escalation::Urging urging;
      urging.filter.occasions = {catalog::Occasion::report};
      urging.filter.due_to = today();
      const escalation::Acting acting{writer, data_.random, now_, {"psn_bench", ""}};
      const auto late = TRY(escalation::owed(writer, escalation::Scope{true, {}}, data_.rules,
                                             urging.filter, today(), 400));
      for (const auto& one : late) urging.filter.items.push_back(one.item);
      if (late.empty()) return {};
      TRY(escalation::urge(acting, supervision_, data_.rules, urging, today()));
      return {};
    }));
    std::vector<escalation::Proposal> proposed;
    must(data_.database->read([&](store::Reader& reader) -> Result<> {
      proposed = TRY(escalation::proposals(reader, data_.rules, today()));
      return {};
    }));
    std::size_t taken = 0;
    for (const auto& one : proposed) {
      if (one.item.item.empty() || taken++ >= size_.items / 100) continue;
      give_notice(one, taken);
    }
  }

  void give_notice(const escalation::Proposal& proposal, std::size_t n) {
    write(escalation::kind_notice_draft, [&](Act& act) -> Result<> {
      escalation::NoticeContent content;
      content.level =
          static_cast<catalog::Level>(std::min(2, static_cast<int>(proposal.rule->proposes)));
      content.unit = proposal.unit;
      content.items = {proposal.item.item};
      content.reason = proposal.rule->words.zh;
      content.demand = "请于期限内说明原因并明确完成时间。";
      content.rule = proposal.rule->id;
      auto notice = TRY(escalation::draft_notice(act, supervision_, data_.rules, content, today()));
      if (notice.level != catalog::Level::blue) {
        notice = TRY(escalation::submit_notice(act, supervision_, notice.id, today()));
      }
      const auto& signer = notice.level == catalog::Level::blue ? supervision_ : approver_;
      notice = TRY(escalation::issue_notice(act, signer, data_.rules, notice.id, today()));
      if (n % 4 == 0) return {};
      const auto head = person("psn_head", Role::unit_head, notice.unit);
      TRY(escalation::answer_notice(act, head, data_.rules, notice.id, "已加快推进", "", today()));
      if (n % 4 == 1) return {};
      TRY(escalation::close_notice(act, supervision_, notice.id, "情况属实", today()));
      return {};
    });
  }

  app::DataDirectory& data_;
  YearSize size_;
  Instant now_{};
  std::vector<std::string> units_;
  std::vector<YearItem> items_;
  identity::Principal supervision_ = person("psn_bench", Role::supervision, "supervision-office");
  identity::Principal approver_ = person("psn_sign", Role::approver, "supervision-office");
};

}  // namespace

void fill_year(app::DataDirectory& data, const YearSize& size) {
  Year(data, size).fill();
}

}  // namespace luoshi::bench
