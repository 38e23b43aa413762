#include "outcomes/cited.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "base/decimal.hpp"
#include "outcomes/corrected_report.hpp"
#include "outcomes/release.hpp"
#include "outcomes/tables.hpp"
#include "supervision/access.hpp"
#include "supervision/row_values.hpp"
#include "supervision/rows.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::outcomes {
namespace {

using supervision::integer_or_null;
using supervision::text_or_null;

constexpr auto withdrawn = "withdrawn";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Cited read_cited(const store::Row& row) {
  return {.id = row.string(0),
          .version = row.integer(1),
          .item = row.string(2),
          .figure = {row.string(4), row.string(5), row.string(6),
                     supervision::role_of(row.text(7)).value_or(reading::Role::level)},
          .held = {supervision::optional_integer(row, 3),
                   parse_verdict(row.text(13)).value_or(Verdict::unclear), row.string(14)},
          .publication = {row.string(8), row.string(9), row.string(10), row.string(11)},
          .words = row.string(12),
          .withdrawn = row.text(15) == withdrawn,
          .withdrawn_reason = row.string(16),
          .cited_by = row.string(17),
          .cited_ms = row.integer(18),
          .release = {supervision::parse_disclosure(row.text(19)).value_or(Disclosure::internal),
                      row.string(20), supervision::optional_integer(row, 21)}};
}

Result<Cited> load_one(store::Reader& reader, std::string_view id) {
  auto found = TRY(load_cited(reader, "id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "outcome.not-found", std::string(id));
  return std::move(found.front());
}

Result<Cited> standing(store::Reader& reader, std::string_view id) {
  auto cited = TRY(load_one(reader, id));
  if (cited.withdrawn) return fail(ErrorKind::conflict, "outcome.withdrawn");
  return cited;
}

}  // namespace

std::vector<Finding> faults_of(const Citation& citation, const supervision::Item& item) {
  std::vector<Finding> findings;
  if (!Decimal::parse(citation.figure.value)) {
    findings.push_back({"/value", "outcome.value-malformed", citation.figure.value.substr(0, 60)});
  }
  const auto& publication = citation.publication;
  if (is_blank(publication.publisher)) {
    findings.push_back({"/publisher", "outcome.publisher-missing", {}});
  }
  if (is_blank(publication.document)) {
    findings.push_back({"/document", "outcome.publisher-missing", {}});
  }
  if (!publication.published_on.empty() && !is_date(publication.published_on)) {
    findings.push_back({"/published_on", "item.date-malformed", publication.published_on});
  }
  const auto& link = publication.link;
  if (!link.empty() && !link.starts_with("https://") && !link.starts_with("http://")) {
    findings.push_back({"/link", "outcome.link-malformed", link.substr(0, 100)});
  }
  const auto position = citation.quantity;
  if (position && (*position < 1 || *position > std::ssize(item.quantities))) {
    findings.push_back(
        {"/quantity", "outcome.quantity-unknown", fmt::format("1–{}", item.quantities.size())});
  }
  return findings;
}

Result<Cited> cite(ledger::Act& act, const identity::Principal& who, std::string_view item,
                   const Citation& citation) {
  TRY(supervision::require_supervision(who));
  const auto promise = TRY(supervision::load_item(act.writer(), item));
  if (!is_promise(promise.type) || promise.standing.state == supervision::State::rejected) {
    return fail(ErrorKind::conflict, "outcome.no-promise", promise.number);
  }
  if (auto findings = faults_of(citation, promise); !findings.empty()) {
    Error error{ErrorKind::invalid, "request.faulty", "", "", {}};
    error.findings = std::move(findings);
    return std::unexpected(std::move(error));
  }
  const auto held = hold_against(promise, citation.figure, citation.quantity);
  const auto id = act.new_id("cit");
  TRY(act.insert(cited_table, id,
                 {{"item", std::string(item)},
                  {"quantity", integer_or_null(held.quantity)},
                  {"indicator", text_or_null(citation.figure.indicator)},
                  {"value", citation.figure.value},
                  {"unit", citation.figure.unit},
                  {"role", std::string(supervision::word_of(citation.figure.role))},
                  {"publisher", citation.publication.publisher},
                  {"document", citation.publication.document},
                  {"published_on", text_or_null(citation.publication.published_on)},
                  {"link", text_or_null(citation.publication.link)},
                  {"words", text_or_null(citation.words)},
                  {"verdict", std::string(reconcile::name_of(held.verdict))},
                  {"reason", text_or_null(held.arithmetic)},
                  {"state", std::string("stands")},
                  {"cited_by", who.person},
                  {"cited_ms", act.now().ms},
                  {"disclosure", std::string(supervision::name_of(Disclosure::internal))}}));
  return load_one(act.writer(), id);
}

Result<Cited> withdraw_cited(ledger::Act& act, const identity::Principal& who, std::string_view id,
                             std::string_view reason) {
  TRY(supervision::require_supervision(who));
  TRY(standing(act.writer(), id));
  if (is_blank(reason)) return fail(ErrorKind::invalid, "item.reason-missing", {}, "reason");
  TRY(act.update(cited_table, id,
                 {{"state", std::string(withdrawn)},
                  {"withdrawn_reason", std::string(reason)},
                  {"disclosure", std::string(supervision::name_of(Disclosure::internal))}}));
  return load_one(act.writer(), id);
}

Result<Cited> release_cited(ledger::Act& act, const identity::Principal& who, std::string_view id,
                            Disclosure wanted, std::string_view reason) {
  const auto cited = TRY(standing(act.writer(), id));
  const auto columns = TRY(release_columns(act, who, cited.item, cited.release, wanted, reason));
  TRY(act.update(cited_table, id, columns));
  return load_one(act.writer(), id);
}

Result<std::vector<Cited>> load_cited(store::Reader& reader, std::string_view where,
                                      const store::Params& params) {
  return store::collect<Cited>(
      reader,
      fmt::format("SELECT id, version, item, quantity, indicator, value, unit, role, publisher, "
                  "document, published_on, link, words, verdict, reason, state, withdrawn_reason, "
                  "cited_by, cited_ms, disclosure, released_by, released_ms FROM cited_outcome "
                  "WHERE {} ORDER BY cited_ms, id",
                  where),
      params, read_cited);
}

std::optional<Verdict> verdict_of(const std::vector<Cited>& figures) {
  std::optional<Verdict> verdict;
  bool met = false;
  for (const auto& one : figures) {
    if (one.withdrawn) continue;
    if (one.held.verdict == Verdict::missed) return Verdict::missed;
    met = met || one.held.verdict == Verdict::met;
    verdict = met ? Verdict::met : Verdict::unclear;
  }
  return verdict;
}

}  // namespace luoshi::outcomes
