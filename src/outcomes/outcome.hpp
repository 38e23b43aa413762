// What became of one promise by a later report, as a row: what the program read, what staff made of
// it, and whether it is public.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/outcome.hpp"
#include "store/database.hpp"
#include "supervision/states.hpp"

namespace luoshi::outcomes {

using reconcile::Verdict;
using supervision::Disclosure;

// As the program read it, or as a person let it stand or mended it.
enum class State { read, confirmed, corrected };

[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::optional<State> parse_state(std::string_view word);
[[nodiscard]] std::optional<Verdict> parse_verdict(std::string_view word);

// Code points of a report's decoded text, half open.
struct Span {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  bool operator==(const Span&) const = default;
};

// What the program says of a promise.
struct Reading {
  Verdict verdict = Verdict::unreported;
  std::string reason;           // the arithmetic or the words it rests on, in Chinese
  std::int64_t confidence = 0;  // thousandths
  std::optional<Span> result;   // none where unreported
};

struct Release {
  Disclosure disclosure = Disclosure::internal;
  std::string by;
  std::optional<std::int64_t> ms;
};

struct Outcome {
  std::string id;
  std::int64_t version = 0;
  std::string earlier;  // sources
  std::string later;
  std::string item;  // the promise
  Span target;
  std::int64_t position = 0;
  Reading read;
  State state = State::read;
  Verdict verdict = Verdict::unreported;  // in force, as are the four below
  std::string reason;
  std::optional<Span> result;
  std::string result_words;  // of the later report, white space folded
  std::string words;         // of the office, on a correction
  std::string decided_by;
  std::optional<std::int64_t> decided_ms;
  Release release;
};

// Active outcomes by a condition on the columns of `outcome`, in the order of the promises.
[[nodiscard]] Result<std::vector<Outcome>> load_outcomes(store::Reader& reader,
                                                         std::string_view where,
                                                         const store::Params& params);

// Fails with not_found "outcome.not-found".
[[nodiscard]] Result<Outcome> load_outcome(store::Reader& reader, std::string_view id);

}  // namespace luoshi::outcomes
