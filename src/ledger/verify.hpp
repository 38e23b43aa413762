// `luoshi verify`: whether a data directory still is what the ledger of acts recorded.
//
// Held against each other are entries and their leaves, private values and their commitments,
// projected rows and what the entries make of them, and the database's pages and their checksums.
// Attachments are checked by `files`. Someone who rewrites entries, leaves and rows alike is found
// out by a root that was published before, not here.
#pragma once

#include <cstdint>
#include <vector>

#include "ledger/act.hpp"
#include "ledger/proof.hpp"

namespace luoshi::ledger {

struct VerifyReport {
  Head head;                      // over the leaves as they are stored
  std::uint64_t rows = 0;         // projected rows compared
  std::uint64_t privates = 0;     // private values held against their commitments
  std::uint64_t erased = 0;       // private values erased by law
  std::vector<Finding> findings;  // the first thousand
  std::uint64_t findings_count = 0;

  [[nodiscard]] bool clean() const { return findings_count == 0; }
};

// Findings name a place ("entry 17", "item/itm_….state", "page 9") and a problem:
//   verify.entry-changed      the leaf is not the hash of the entry
//   verify.entry-unreadable   the entry is not in canonical form
//   verify.entry-missing      a number is left out
//   verify.private-changed, verify.private-missing, verify.private-stray
//   verify.row-changed, verify.row-missing, verify.row-stray
//   verify.history-broken, verify.unknown-table, verify.index-wrong
//   verify.page-damaged, verify.structure, verify.unfinished (a part could not be read to its end)
// `scratch` is an empty database for the tables made again; everything streams through it, so
// memory does not grow with the ledger. Fails only when the check itself could not be carried out.
[[nodiscard]] Result<VerifyReport> verify(store::Database& database, store::Database& scratch,
                                          const std::vector<const Table*>& tables);

}  // namespace luoshi::ledger
