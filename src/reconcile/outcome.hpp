// What became of a report's promises: for each promise of the earlier report the passage of a later
// one that reports on it, if any, and a verdict with its reason.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/report.hpp"

namespace luoshi::reconcile {

// A decoded text (text::decode) and what was read in it (reading::read_report).
struct Source {
  std::u32string_view text;
  const reading::Report& report;

  [[nodiscard]] std::u32string_view words(reading::Span span) const {
    return text.substr(span.begin, span.end - span.begin);
  }
  [[nodiscard]] std::u32string_view words(const reading::Statement& statement) const {
    return words(statement.span);
  }
};

enum class Verdict {
  met,         // the passage says the promise was carried out, or its numbers show it
  missed,      // its numbers fall short, or it says so
  unclear,     // it reports on the promise, but not enough to tell
  unreported,  // no passage reports on it
};

// met, missed, unclear, unreported.
[[nodiscard]] const char* name_of(Verdict verdict);

struct Outcome {
  std::size_t promise = 0;              // index into the earlier report's statements
  reading::Span target;                 // its place in the earlier text
  std::optional<reading::Span> result;  // in the later text; none where unreported
  Verdict verdict = Verdict::unreported;
  std::string reason;       // what the verdict rests on, in Chinese
  std::string arithmetic;   // the comparison of numbers within it; empty where words decided
  double confidence = 0.0;  // 0..1: of the pair where there is one, of its absence where none
};

// One outcome for each promise, indicator and standing duty of `earlier`, in its order. Pure. Time
// grows with promises × passages, of which 2,000 each are looked at; a promise beyond is reported
// as unreported.
[[nodiscard]] std::vector<Outcome> reconcile(const Source& earlier, const Source& later);

}  // namespace luoshi::reconcile
