#include "reading/front.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "reading/cues.hpp"
#include "reading/marker.hpp"
#include "reading/parts.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";
constexpr std::size_t place_max = 16;

int digit_of(char32_t c) {
  if (text::is_digit(c)) return static_cast<int>(c - U'0');
  if (c == U'零' || c == U'○' || c == U'Ｏ') return 0;
  const std::size_t at = han_digits.find(c);
  return at == han_digits.npos ? -1 : static_cast<int>(at);
}

struct Number {
  int value = 0;
  std::size_t length = 0;
};

// A month or a day: 1, 12, 十二, 二十.
Number small_number(std::u32string_view flat) {
  Number number;
  while (number.length < 2 && number.length < flat.size() && text::is_digit(flat[number.length])) {
    number.value = number.value * 10 + static_cast<int>(flat[number.length] - U'0');
    ++number.length;
  }
  if (number.length > 0) return number;
  const HanOrdinal ordinal = find_han_ordinal(flat);
  return {ordinal.value, ordinal.length};
}

// 2019年1月8日 anywhere in `flat`, as 2019-01-08; empty where there is none.
std::string find_date(std::u32string_view flat) {
  for (std::size_t i = 0; i + 8 <= flat.size(); ++i) {
    const int year = year_at(flat, i);
    if (year == 0) continue;
    const Number month = small_number(flat.substr(i + 5));
    const std::size_t after_month = i + 5 + month.length;
    if (month.length == 0 || after_month >= flat.size() || flat[after_month] != U'月') continue;
    const Number day = small_number(flat.substr(after_month + 1));
    const std::size_t after_day = after_month + 1 + day.length;
    if (day.length == 0 || after_day >= flat.size() || flat[after_day] != U'日') continue;
    if (month.value < 1 || month.value > 12 || day.value < 1 || day.value > 31) continue;
    return fmt::format("{:04}-{:02}-{:02}", year, month.value, day.value);
  }
  return {};
}

bool ends_place(char32_t c) {
  return c == U'省' || c == U'市' || c == U'区' || c == U'县' || c == U'旗' || c == U'州' ||
         c == U'盟' || c == U'乡' || c == U'镇';
}

// The place named right before `end`: Chinese characters up to what cannot stand in a name.
std::u32string_view place_before(std::u32string_view flat, std::size_t end) {
  if (end == 0 || end > flat.size() || !ends_place(flat[end - 1])) return {};
  std::size_t begin = end;
  while (begin > 0 && end - begin < place_max) {
    const char32_t c = flat[begin - 1];
    const bool joins = text::is_han(c) && c != U'在' && c != U'由' && c != U'向' && c != U'表' &&
                       c != U'的' && c != U'上' && c != U'日' && c != U'年' && c != U'和' &&
                       c != U'请' && c != U'以' && c != U'将' && c != U'全' && c != U'我' &&
                       c != U'于' && c != U'是' && c != U'为' && c != U'对' && c != U'各';
    if (!joins) break;
    --begin;
  }
  const std::u32string_view place = flat.substr(begin, end - begin);
  return place.size() >= 2 ? place : std::u32string_view{};
}

std::u32string_view place_in(std::u32string_view flat, Words anchors) {
  for (const auto anchor : anchors) {
    for (std::size_t at = flat.find(anchor); at != flat.npos; at = flat.find(anchor, at + 1)) {
      if (const auto place = place_before(flat, at); !place.empty()) return place;
    }
  }
  return {};
}

// 南开区 becomes 天津市南开区 where the text has the longer name anywhere.
std::u32string with_city(const std::vector<Draft>& drafts, std::u32string_view place) {
  std::u32string best(place);
  for (const Draft& draft : drafts) {
    const std::u32string_view flat = draft.view();
    for (std::size_t at = flat.find(place); at != flat.npos; at = flat.find(place, at + 1)) {
      const auto above = place_before(flat, at);
      const bool longer = above.size() >= 2 && above.size() <= 6 &&
                          above.size() + place.size() > best.size() &&
                          (above.back() == U'市' || above.back() == U'省' || above.back() == U'州');
      if (longer) best = std::u32string(above) + std::u32string(place);
    }
  }
  return best;
}

std::u32string find_place(const std::vector<Draft>& drafts) {
  std::u32string_view place;
  const auto look = [&](auto&& wanted, Words anchors) {
    for (const Draft& draft : drafts) {
      if (place.empty() && wanted(draft)) place = place_in(draft.view(), anchors);
    }
  };
  const auto front = [](const Draft& draft) {
    return draft.piece.kind == PieceKind::delivery || draft.piece.kind == PieceKind::title;
  };
  const auto opening = [](const Draft& draft) {
    return draft.piece.part == Part::opening && draft.piece.kind == PieceKind::paragraph;
  };
  for (const Draft& draft : drafts) {
    const bool state = has_any(draft.view(), {U"我代表国务院", U"国务院总理"});
    if (state && (front(draft) || opening(draft))) return U"国务院";
  }
  look(front, {U"第十", U"第二十", U"第一届", U"第二届", U"第三届", U"第四届", U"第五届", U"第六届",
               U"第七届", U"第八届", U"第九届", U"十", U"人民政府", U"政府工作报告",
               U"人民代表大会", U"市长", U"区长", U"县长", U"省长"});
  look(opening, {U"人民政府", U"政府"});
  return place.empty() ? std::u32string() : with_city(drafts, place);
}

// A title set with spaces between its characters, without them.
std::u32string close_up(std::u32string title) {
  const auto gaps = std::ranges::count(title, U' ');
  if (gaps * 2 + 1 >= static_cast<std::ptrdiff_t>(title.size())) std::erase(title, U' ');
  return title;
}

std::vector<int> years_in(std::u32string_view flat) {
  std::vector<int> years;
  for (std::size_t i = 0; i < flat.size(); ++i) {
    if (const int year = year_at(flat, i); year > 0 && !has(flat.substr(i, 7), U"远景")) {
      years.push_back(year);
    }
  }
  return years;
}

void read_years(const std::vector<Draft>& drafts, Document& document) {
  for (const Draft& draft : drafts) {
    if (draft.piece.kind != PieceKind::heading || draft.piece.level > 2) continue;
    const std::vector<int> years = years_in(draft.view());
    if (years.empty()) continue;
    const Section section = section_of(draft.view());
    const bool ahead = draft.piece.part == Part::plan || draft.piece.part == Part::outlook;
    if (section == Section::review && !ahead && !document.year_reviewed) {
      document.year_reviewed = *std::ranges::max_element(years);
    } else if (ahead && !document.year_planned) {
      document.year_planned = years.front();
    }
  }
  if (!document.year_planned && !document.delivered.empty()) {
    const int year = std::stoi(document.delivered.substr(0, 4));
    const int month = std::stoi(document.delivered.substr(5, 2));
    if (!document.year_reviewed || month >= 11) {
      document.year_planned = month >= 11 ? year + 1 : year;
    }
  }
  if (!document.year_reviewed && document.year_planned) {
    document.year_reviewed = *document.year_planned - 1;
  }
  if (!document.year_planned && document.year_reviewed) {
    document.year_planned = *document.year_reviewed + 1;
  }
  if (document.year_planned) return;
  for (const Draft& draft : drafts) {
    const std::vector<int> years = years_in(draft.view());
    if (draft.piece.kind != PieceKind::title || years.empty()) continue;
    document.year_planned = years.front();
    document.year_reviewed = years.front() - 1;
  }
}

}  // namespace

int year_at(std::u32string_view flat, std::size_t at) {
  if (at + 5 > flat.size() || flat[at + 4] != U'年') return 0;
  if (at > 0 && digit_of(flat[at - 1]) >= 0) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = digit_of(flat[i]);
    if (digit < 0) return 0;
    year = year * 10 + digit;
  }
  return year >= 1949 && year <= 2099 ? year : 0;
}

void read_front(std::u32string_view text, const std::vector<Draft>& drafts, Document& document) {
  for (const Draft& draft : drafts) {
    const Span span = draft.piece.span;
    if (draft.piece.kind == PieceKind::title) {
      document.title =
          text::to_utf8(close_up(text::fold_space(text.substr(span.begin, span.end - span.begin))));
    }
    const bool front =
        draft.piece.kind == PieceKind::delivery || draft.piece.kind == PieceKind::title;
    if (front && document.delivered.empty()) document.delivered = find_date(draft.view());
  }
  document.place = text::to_utf8(find_place(drafts));
  read_years(drafts, document);
}

}  // namespace luoshi::reading
