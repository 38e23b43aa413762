// Visits 走访 of the responsible official to an enterprise: when, in what manner, what was said,
// and the cases that were raised from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/act.hpp"
#include "registers/access.hpp"

namespace luoshi::registers {

enum class Manner { on_site, telephone, meeting };
[[nodiscard]] std::string_view name_of(Manner manner);
[[nodiscard]] std::optional<Manner> manner_of(std::string_view name);

struct Visit {
  std::string id;       // "vis_…"
  std::string subject;  // the enterprise
  std::string official;
  std::string recorded_by;
  std::string visited;  // 2026-03-02
  Manner manner = Manner::on_site;
  std::string words;
  std::int64_t recorded_ms = 0;
  std::vector<std::string> cases;  // ids, in the order they were noted
};

struct VisitNew {
  std::string visited;
  Manner manner = Manner::on_site;
  std::string words;
};

struct VisitPage {
  std::vector<Visit> visits;  // the latest day first
  std::optional<std::string> next;
};

// not_found "visit.not-found".
[[nodiscard]] Result<Visit> load_visit(store::Reader& reader, std::string_view id);
// Of an enterprise that the caller has seen. `after` is the `next` of the page before, or empty.
[[nodiscard]] Result<VisitPage> visits_of(store::Reader& reader, std::string_view enterprise,
                                          std::string_view after, std::int64_t limit);

// Records a visit of the official the enterprise has now, and returns its id. not_found
// "enterprise.not-found"; forbidden "enterprise.not-official"; conflict "enterprise.withdrawn",
// "enterprise.no-official"; invalid "visit.faulty" with "visit.words-missing" and
// "visit.date-ahead".
Result<std::string> record_visit(ledger::Act& act, const Principal& who, const Keeping& keeping,
                                 std::string_view enterprise, const VisitNew& visit);

// Notes at a visit the case that was raised from it, in the act that registers the case for the
// applicant with that credit code. Errors as record_visit; not_found "visit.not-found"; invalid
// "visit.faulty" with "visit.other-enterprise" at "/visit".
Result<> note_case(ledger::Act& act, const Principal& who, const Keeping& keeping,
                   std::string_view visit, std::string_view case_id, std::string_view credit_code);

}  // namespace luoshi::registers
