#include "schema/formats.hpp"

#include <algorithm>
#include <array>

#include "base/clock.hpp"
#include "schema/identity_codes.hpp"
#include "schema/unicode.hpp"

namespace luoshi::schema {
namespace {

constexpr std::array<std::string_view, 10> names{
    "date", "date-time", "time",           "duration",       "email",
    "uri",  "uuid",      "cn-credit-code", "cn-resident-id", "cn-mobile"};

// Takes texts apart from the left.
struct Cursor {
  std::string_view rest;

  bool take(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool take_any(std::string_view of) {
    if (rest.empty() || of.find(rest[0]) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
  }
  // Two digits, at most `most`; -1 when there are none.
  int two_digits(int most) {
    if (rest.size() < 2 || !is_digit(rest[0]) || !is_digit(rest[1])) return -1;
    const int value = (rest[0] - '0') * 10 + (rest[1] - '0');
    rest.remove_prefix(2);
    return value <= most ? value : -1;
  }
  std::size_t digits() {
    std::size_t count = 0;
    while (count < rest.size() && is_digit(rest[count])) ++count;
    rest.remove_prefix(count);
    return count;
  }
};

// full-time of RFC 3339 clause 5.6; a leap second is the last of a day of UTC.
bool is_time(std::string_view text) {
  Cursor in{text};
  const int hour = in.two_digits(23);
  if (hour < 0 || !in.take(':')) return false;
  const int minute = in.two_digits(59);
  if (minute < 0 || !in.take(':')) return false;
  const int second = in.two_digits(60);
  if (second < 0 || (in.take('.') && in.digits() == 0)) return false;
  int offset = 0;
  if (!in.take_any("Zz")) {
    const bool west = in.take('-');
    if (!west && !in.take('+')) return false;
    const int hours = in.two_digits(23);
    if (hours < 0 || !in.take(':')) return false;
    const int minutes = in.two_digits(59);
    if (minutes < 0) return false;
    offset = (west ? -1 : 1) * (hours * 60 + minutes);
  }
  if (!in.rest.empty()) return false;
  const int utc = ((hour * 60 + minute - offset) % 1440 + 1440) % 1440;
  return second < 60 || utc == 1439;
}

bool is_date_time(std::string_view text) {
  return text.size() > 11 && is_date(text.substr(0, 10)) && (text[10] == 'T' || text[10] == 't') &&
         is_time(text.substr(11));
}

// Numbers with these units in their order, none left out between two; true when there is one.
bool take_run(Cursor& in, std::string_view units) {
  std::size_t next = std::string_view::npos;
  while (!in.rest.empty() && is_digit(in.rest[0])) {
    in.digits();
    const auto unit = in.rest.empty() ? std::string_view::npos : units.find(in.rest[0]);
    if (unit == std::string_view::npos) return false;
    if (next != std::string_view::npos && unit != next) return false;
    in.rest.remove_prefix(1);
    next = unit + 1;
  }
  return next != std::string_view::npos;
}

// duration of RFC 3339 appendix A.
bool is_duration(std::string_view text) {
  Cursor in{text};
  if (!in.take('P')) return false;
  if (text.back() == 'W') return in.digits() > 0 && in.rest == "W";
  const bool dates = !in.rest.starts_with('T');
  if (dates && !take_run(in, "YMD")) return false;
  if (in.take('T') && !take_run(in, "HMS")) return false;
  return in.rest.empty() && text.size() > 2;
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  while (true) {
    const auto label = host.substr(0, host.find('.'));
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
        !std::ranges::all_of(label,
                             [](char c) { return is_letter(c) || is_digit(c) || c == '-'; })) {
      return false;
    }
    if (label.size() == host.size()) return true;
    host.remove_prefix(label.size() + 1);
  }
}

// Mailbox of RFC 5321 clause 4.1.2 with a dot-string and a domain; quoted strings and address
// literals, which no form needs, are refused.
bool is_email(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || text.size() > 254) return false;
  const auto local = text.substr(0, at);
  return !local.empty() && local.size() <= 64 && local.front() != '.' && local.back() != '.' &&
         local.find("..") == std::string_view::npos &&
         std::ranges::all_of(local,
                             [&](char c) {
                               return is_letter(c) || is_digit(c) ||
                                      marks.find(c) != std::string_view::npos;
                             }) &&
         is_host(text.substr(at + 1));
}

// Characters of RFC 3986 with their percent escapes.
bool has_only(std::string_view text, std::string_view marks) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '%') {
      if (at + 2 >= text.size() || hex_digit(text[at + 1]) < 0 || hex_digit(text[at + 2]) < 0) {
        return false;
      }
      at += 2;
    } else if (!is_letter(c) && !is_digit(c) && marks.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

bool is_authority(std::string_view text) {
  constexpr std::string_view name_marks = "-._~!$&'()*+,;=";
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    if (!has_only(text.substr(0, at), "-._~!$&'()*+,;=:")) return false;
    text.remove_prefix(at + 1);
  }
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string_view::npos || close < 3 ||
        !has_only(text.substr(1, close - 1), "-._~!$&'()*+,;=:")) {
      return false;
    }
    text.remove_prefix(close + 1);
    return text.empty() || (text[0] == ':' && std::ranges::all_of(text.substr(1), is_digit));
  }
  const auto colon = text.find(':');
  if (colon != std::string_view::npos && !std::ranges::all_of(text.substr(colon + 1), is_digit)) {
    return false;
  }
  return has_only(text.substr(0, colon), name_marks);
}

// URI of RFC 3986 clause 3: with a scheme.
bool is_uri(std::string_view text) {
  constexpr std::string_view path_marks = "-._~!$&'()*+,;=:@/";
  constexpr std::string_view query_marks = "-._~!$&'()*+,;=:@/?";
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return false;
  if (!std::ranges::all_of(text.substr(0, colon), [](char c) {
        return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
      })) {
    return false;
  }
  text.remove_prefix(colon + 1);
  if (const auto hash = text.find('#'); hash != std::string_view::npos) {
    if (!has_only(text.substr(hash + 1), query_marks)) return false;
    text = text.substr(0, hash);
  }
  if (const auto mark = text.find('?'); mark != std::string_view::npos) {
    if (!has_only(text.substr(mark + 1), query_marks)) return false;
    text = text.substr(0, mark);
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const auto slash = std::min(text.find('/'), text.size());
    if (!is_authority(text.substr(0, slash))) return false;
    text.remove_prefix(slash);
  }
  return has_only(text, path_marks);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (dash ? text[at] != '-' : hex_digit(text[at]) < 0) return false;
  }
  return true;
}

}  // namespace

std::optional<Format> format_of(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Format>(found - names.begin());
}

std::string_view name_of(Format format) {
  return names[static_cast<std::size_t>(format)];
}

bool conforms(Format format, std::string_view text) {
  switch (format) {
    case Format::date:
      return is_date(text);
    case Format::date_time:
      return is_date_time(text);
    case Format::time:
      return is_time(text);
    case Format::duration:
      return is_duration(text);
    case Format::email:
      return is_email(text);
    case Format::uri:
      return is_uri(text);
    case Format::uuid:
      return is_uuid(text);
    case Format::cn_credit_code:
      return is_credit_code(text);
    case Format::cn_resident_id:
      return is_resident_id(text);
    case Format::cn_mobile:
      return is_mobile_phone(text);
  }
  return false;
}

}  // namespace luoshi::schema
