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

  [[nodiscard]] std::u32string_view words(const reading::Statement& statement) const {
    return text.substr(statement.span.begin, statement.span.end - statement.span.begin);
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
  std::size_t target = 0;             // index into the earlier report's statements
  std::optional<std::size_t> result;  // index into the later one's; none where unreported
  Verdict verdict = Verdict::unreported;
  std::string reason;       // the arithmetic or the words the verdict rests on, in Chinese
  double confidence = 0.0;  // 0..1: of the pair where there is one, of its absence where none
};

// One outcome for each promise, indicator and standing duty of `earlier`, in its order. Pure; time
// grows with promises × results.
[[nodiscard]] std::vector<Outcome> reconcile(const Source& earlier, const Source& later);

}  // namespace luoshi::reconcile
