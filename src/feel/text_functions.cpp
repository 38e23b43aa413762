// Functions on strings (DMN 1.5 table 73), which count by code points.
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "feel/builtin_tables.hpp"
#include "feel/regex.hpp"
#include "text/unicode.hpp"

namespace luoshi::feel {
namespace {

const std::string* text_at(Arguments arguments, std::size_t at) {
  if (!given(arguments, at)) return nullptr;
  const auto& value = unwrapped(arguments[at], Kind::string);
  return is(value, Kind::string) ? &value.string() : nullptr;
}

std::int64_t length_of(const std::string& text) {
  std::int64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

// The byte at which code point number `at` begins, from 0; the size for one past the last.
std::size_t byte_of(const std::string& text, std::int64_t at) {
  std::size_t byte = 0;
  for (; byte < text.size(); ++byte) {
    if ((static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) continue;
    if (at-- == 0) return byte;
  }
  return byte;
}

Value substring(Run& run, Arguments arguments) {
  const auto* text = text_at(arguments, 0);
  const auto& start = unwrapped(arguments[1], Kind::number);
  if (text == nullptr || !is(start, Kind::number)) return bad_argument(run, "substring");
  const auto from = start.number().rounded(0, Rounding::down).to_int64();
  const auto size = length_of(*text);
  if (!from || *from == 0 || *from > size || *from < -size) {
    return run.fault("feel.out-of-range", "substring");
  }
  const auto begin = *from > 0 ? *from - 1 : size + *from;
  auto end = size;
  if (given(arguments, 2)) {
    const auto& length = unwrapped(arguments[2], Kind::number);
    if (!is(length, Kind::number)) return bad_argument(run, "substring");
    const auto count = length.number().rounded(0, Rounding::down).to_int64();
    if (!count || *count < 1) return run.fault("feel.out-of-range", "substring");
    end = *count > size - begin ? size : begin + *count;
  }
  const auto first = byte_of(*text, begin);
  return Value(text->substr(first, byte_of(*text, end) - first));
}

Value string_length(Run& run, Arguments arguments) {
  const auto* text = text_at(arguments, 0);
  if (text == nullptr) return bad_argument(run, "string length");
  return Value::integer(length_of(*text));
}

template <bool upper>
Value cased(Run& run, Arguments arguments) {
  const auto* text = text_at(arguments, 0);
  if (text == nullptr) return bad_argument(run, upper ? "upper case" : "lower case");
  const bool ascii = std::ranges::all_of(*text, [](char c) { return c >= 0; });
  std::string out;
  if (ascii) {
    out = *text;
    for (auto& c : out) {
      if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return Value(std::move(out));
  }
  auto wide = icu::UnicodeString::fromUTF8({text->data(), static_cast<std::int32_t>(text->size())});
  upper ? wide.toUpper(icu::Locale::getRoot()) : wide.toLower(icu::Locale::getRoot());
  wide.toUTF8String(out);
  return Value(std::move(out));
}

template <class Make>
Value of_two(Run& run, Arguments arguments, std::string_view function, Make make) {
  const auto* text = text_at(arguments, 0);
  const auto* match = text_at(arguments, 1);
  if (text == nullptr || match == nullptr) return bad_argument(run, function);
  return make(*text, *match);
}

Value substring_before(Run& run, Arguments arguments) {
  return of_two(run, arguments, "substring before",
                [](const std::string& text, const std::string& match) {
                  const auto at = text.find(match);
                  return Value(at == std::string::npos ? std::string() : text.substr(0, at));
                });
}

Value substring_after(Run& run, Arguments arguments) {
  return of_two(
      run, arguments, "substring after", [](const std::string& text, const std::string& match) {
        const auto at = text.find(match);
        return Value(at == std::string::npos ? std::string() : text.substr(at + match.size()));
      });
}

Value contains(Run& run, Arguments arguments) {
  return of_two(run, arguments, "contains", [](const std::string& text, const std::string& match) {
    return Value(text.find(match) != std::string::npos);
  });
}

Value starts_with(Run& run, Arguments arguments) {
  return of_two(run, arguments, "starts with",
                [](const std::string& text, const std::string& match) {
                  return Value(text.starts_with(match));
                });
}

Value ends_with(Run& run, Arguments arguments) {
  return of_two(run, arguments, "ends with", [](const std::string& text, const std::string& match) {
    return Value(text.ends_with(match));
  });
}

// What a regular expression gives; its error is a fault of the call.
template <class T>
Value from_regex(Run& run, Result<T> result) {
  if (!result) return run.fault(result.error().problem, result.error().detail);
  if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    List all;
    for (auto& one : *result) all.emplace_back(std::move(one));
    return Value(std::move(all));
  } else {
    return Value(std::move(*result));
  }
}

Result<Regex> regex_of(Arguments arguments, std::size_t flags_at) {
  const auto& pattern = unwrapped(arguments[1], Kind::string).string();
  std::string flags;
  if (given(arguments, flags_at) && !arguments[flags_at].is_null()) {
    flags = unwrapped(arguments[flags_at], Kind::string).string();
  }
  return Regex::make(pattern, flags);
}

bool flags_fit(Arguments arguments, std::size_t at) {
  return !given(arguments, at) || arguments[at].is_null() || text_at(arguments, at) != nullptr;
}

Value matches(Run& run, Arguments arguments) {
  const auto* text = text_at(arguments, 0);
  if (text == nullptr || text_at(arguments, 1) == nullptr || !flags_fit(arguments, 2)) {
    return bad_argument(run, "matches");
  }
  const auto regex = regex_of(arguments, 2);
  if (!regex) return run.fault(regex.error().problem, regex.error().detail);
  return from_regex(run, regex->matches(*text));
}

Value replace(Run& run, Arguments arguments) {
  const auto* text = text_at(arguments, 0);
  const auto* replacement = text_at(arguments, 2);
  if (text == nullptr || text_at(arguments, 1) == nullptr || replacement == nullptr ||
      !flags_fit(arguments, 3)) {
    return bad_argument(run, "replace");
  }
  const auto regex = regex_of(arguments, 3);
  if (!regex) return run.fault(regex.error().problem, regex.error().detail);
  return from_regex(run, regex->replace(*text, *replacement));
}

Value split(Run& run, Arguments arguments) {
  const auto* text = text_at(arguments, 0);
  if (text == nullptr || text_at(arguments, 1) == nullptr) return bad_argument(run, "split");
  const auto regex = regex_of(arguments, 2);
  if (!regex) return run.fault(regex.error().problem, regex.error().detail);
  return from_regex(run, regex->split(*text));
}

Value string_join(Run& run, Arguments arguments) {
  const auto& list = arguments[0];
  const List single{list};
  const auto* delimiter = text_at(arguments, 1);
  if (given(arguments, 1) && delimiter == nullptr && !arguments[1].is_null()) {
    return bad_argument(run, "string join");
  }
  if (!is(list, Kind::list) && !is(list, Kind::string)) return bad_argument(run, "string join");
  std::string out;
  bool first = true;
  for (const auto& one : is(list, Kind::list) ? list.list() : single) {
    if (one.is_null()) continue;
    if (!is(one, Kind::string)) return bad_argument(run, "string join");
    if (!first && delimiter != nullptr) out += *delimiter;
    out += one.string();
    first = false;
    if (out.size() > run.limits().text_max) return run.fault("feel.text-too-long");
  }
  return Value(std::move(out));
}

const std::array<Builtin, 13> table{{
    {"substring", {{{"string", "start position", "length"}, 2}}, substring},
    {"string length", {{{"string"}, 1}}, string_length},
    {"upper case", {{{"string"}, 1}}, cased<true>},
    {"lower case", {{{"string"}, 1}}, cased<false>},
    {"substring before", {{{"string", "match"}, 2}}, substring_before},
    {"substring after", {{{"string", "match"}, 2}}, substring_after},
    {"replace", {{{"input", "pattern", "replacement", "flags"}, 3}}, replace},
    {"contains", {{{"string", "match"}, 2}}, contains},
    {"starts with", {{{"string", "match"}, 2}}, starts_with},
    {"ends with", {{{"string", "match"}, 2}}, ends_with},
    {"matches", {{{"input", "pattern", "flags"}, 2}}, matches},
    {"split", {{{"string", "delimiter"}, 2}}, split},
    {"string join", {{{"list", "delimiter"}, 1}}, string_join},
}};

}  // namespace

std::span<const Builtin> text_functions() {
  return table;
}

}  // namespace luoshi::feel
