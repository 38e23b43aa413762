#include "bulletins/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "supervision/dates.hpp"
#include "text/unicode.hpp"

namespace luoshi::bulletins {
namespace {

using identity::Role;
using store::Params;
using store::Row;

constexpr std::size_t line_bytes_max = 75;  // RFC 5545, 3.1
constexpr int days_back = 60;
constexpr int days_ahead = 400;

// RFC 5545, 3.3.11
std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out;
}

// A content line, folded between characters.
void put(std::string& out, std::string_view name, std::string_view value) {
  std::string line = fmt::format("{}{}", name, value);
  std::size_t used = 0;
  for (const char32_t c : text::from_utf8(line)) {
    std::string bytes;
    text::append_utf8(bytes, c);
    if (used + bytes.size() > line_bytes_max) {
      out += "\r\n ";
      used = 1;
    }
    out += bytes;
    used += bytes.size();
  }
  out += "\r\n";
}

std::string basic(std::string date) {
  std::erase(date, '-');
  return date;
}

std::string basic(Instant instant) {
  auto time = to_rfc3339(instant).substr(0, 19);
  std::erase(time, '-');
  std::erase(time, ':');
  return time + "Z";
}

// What falls due, and by which column. Rows are of item, joined with the table where there is one.
struct Deadline {
  std::string_view id;  // of the record, for the event's uid
  std::string_view date;
  std::string_view words;
  std::string_view from;
  std::string_view where;
  std::string_view unit;  // the column by which a unit has it
  std::string_view path;  // of its page, before the id that `page` names
  std::string_view page;
  std::string_view version;
};

constexpr std::string_view owed = "item.stage IN ('issued', 'acknowledged', 'claimed')";

constexpr Deadline item_due{"item.id",        "item.due_date", "完成时限", "item",        owed,
                            "item.lead_unit", "/staff/items/", "item.id",  "item.version"};
constexpr Deadline receipt_due{
    "item.id",        "item.receipt_due", "签收期限", "item",        "item.stage = 'issued'",
    "item.lead_unit", "/staff/items/",    "item.id",  "item.version"};
constexpr Deadline report_due{"item.id",        "item.report_due", "反馈期限", "item",        owed,
                              "item.lead_unit", "/staff/items/",   "item.id",  "item.version"};
constexpr Deadline notice_due{"notice.id",
                              "notice.answer_by",
                              "督查单答复期限",
                              "notice JOIN notice_item ON notice_item.notice = notice.id AND "
                              "notice_item.active = 1 JOIN item ON item.id = notice_item.item",
                              "notice.state IN ('issued', 'received')",
                              "notice.unit",
                              "/staff/notices/",
                              "notice.id",
                              "notice.version"};
constexpr Deadline question_due{"question.id",
                                "question.due_date",
                                "群众提问答复期限",
                                "question JOIN item ON item.id = question.item",
                                "question.state IN ('passed', 'drafted', 'signed')",
                                "question.unit",
                                "/staff/questions/",
                                "question.id",
                                "question.version"};

class Events {
 public:
  Events(store::Reader& reader, const Window& window) : reader_(reader), window_(window) {}

  // Those for which `also` holds.
  Result<> add(const Deadline& deadline, std::string_view also, const Params& params) {
    Params all{window_.from, window_.to};
    all.insert(all.end(), params.begin(), params.end());
    all.emplace_back(events_max);
    return reader_.each(
        fmt::format("SELECT {}, {}, item.number, item.headline, item.lead_unit, {}, {} FROM {} "
                    "WHERE {} BETWEEN ? AND ? AND {} AND {} ORDER BY 2, 1, item.number LIMIT ?",
                    deadline.id, deadline.date, deadline.page, deadline.version, deadline.from,
                    deadline.date, deadline.where, also),
        all, [&](const Row& row) {
          const auto uid =
              fmt::format("{}.{}", row.text(0), deadline.date.substr(deadline.date.find('.') + 1));
          // A notice about several items is one event.
          if (!events_.empty() && events_.back().uid == uid) {
            events_.back().description += fmt::format("\n{} {}", row.text(2), row.text(3));
            return true;
          }
          events_.push_back({uid, row.string(1),
                             fmt::format("{} {}：{}", row.text(2), row.text(3), deadline.words),
                             fmt::format("{} {}", row.text(2), row.text(3)),
                             std::string(deadline.path) + row.string(5), row.integer(6)});
          return true;
        });
  }

  Result<> add_of_units(const Deadline& deadline, const std::vector<std::string>& units) {
    if (units.empty()) return {};
    Params params;
    std::string marks;
    for (const auto& unit : units) {
      marks += marks.empty() ? "?" : ", ?";
      params.emplace_back(unit);
    }
    return add(deadline, fmt::format("{} IN ({})", deadline.unit, marks), params);
  }

  std::vector<Event> take() {
    std::ranges::sort(events_, {},
                      [](const Event& event) { return std::tie(event.date, event.uid); });
    const auto [first, last] = std::ranges::unique(events_, {}, &Event::uid);
    events_.erase(first, last);
    if (std::cmp_greater(events_.size(), events_max)) events_.resize(events_max);
    return std::move(events_);
  }

 private:
  store::Reader& reader_;
  const Window& window_;
  std::vector<Event> events_;
};

std::vector<std::string> own_units(const identity::Principal& who) {
  std::vector<std::string> units;
  for (const auto& one : who.appointments) {
    if (one.role == Role::liaison || one.role == Role::unit_head) units.push_back(one.unit);
  }
  return units;
}

}  // namespace

std::string write_calendar(const std::vector<Event>& events, std::string_view name,
                           std::string_view address, Instant stamp) {
  std::string out;
  put(out, "BEGIN:", "VCALENDAR");
  put(out, "VERSION:", "2.0");
  put(out, "PRODID:", "-//Luoshi//Due dates//ZH");
  put(out, "CALSCALE:", "GREGORIAN");
  put(out, "METHOD:", "PUBLISH");
  put(out, "X-WR-CALNAME:", escaped(name));
  put(out, "NAME:", escaped(name));  // RFC 7986
  put(out, "REFRESH-INTERVAL;VALUE=DURATION:", "PT6H");
  for (const auto& event : events) {
    put(out, "BEGIN:", "VEVENT");
    put(out, "UID:", event.uid + "@luoshi");
    put(out, "DTSTAMP:", basic(stamp));
    put(out, "SEQUENCE:", std::to_string(event.sequence));
    put(out, "DTSTART;VALUE=DATE:", basic(event.date));
    put(out, "DTEND;VALUE=DATE:", basic(supervision::move_date(event.date, 1)));
    put(out, "SUMMARY:", escaped(event.summary));
    if (!event.description.empty()) put(out, "DESCRIPTION:", escaped(event.description));
    put(out, "URL:", std::string(address) + event.path);
    put(out, "TRANSP:", "TRANSPARENT");
    put(out, "END:", "VEVENT");
  }
  put(out, "END:", "VCALENDAR");
  return out;
}

Window window_around(std::string_view today) {
  return {supervision::move_date(today, -days_back), supervision::move_date(today, days_ahead)};
}

Result<std::vector<Event>> public_events(store::Reader& reader, const Window& window) {
  Deadline due = item_due;
  due.where = "item.state = 'approved'";
  due.path = "/items/";
  Events events(reader, window);
  TRY(events.add(due, "item.disclosure = 'public'", {}));
  return events.take();
}

Result<std::vector<Event>> staff_events(store::Reader& reader, const identity::Principal& who,
                                        std::string_view name, const Window& window) {
  Events events(reader, window);
  const bool of_office = who.has(Role::supervision) || who.has(Role::approver);
  if (of_office) {
    for (const auto* deadline : {&item_due, &notice_due, &question_due}) {
      TRY(events.add(*deadline, "1 = 1", {}));
    }
  } else if (who.has(Role::leader)) {
    TRY(events.add(item_due, "item.responsible_leader = ?", {std::string(name)}));
  }
  const auto units = own_units(who);
  for (const auto* deadline : {&item_due, &receipt_due, &report_due, &notice_due, &question_due}) {
    TRY(events.add_of_units(*deadline, units));
  }
  return events.take();
}

}  // namespace luoshi::bulletins
