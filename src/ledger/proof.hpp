// Proofs over the ledger of acts: the Merkle tree of RFC 6962 over the stored leaves, entry 1 being
// leaf 0. Checkpoints and their signatures are not here.
#pragma once

#include <cstdint>
#include <mutex>

#include "merkle/tree.hpp"
#include "store/database.hpp"

namespace luoshi::ledger {

struct Head {
  std::uint64_t size = 0;  // entries
  merkle::Hash root{};
};

// The root over all stored leaves; reads each once, about a second for a million.
[[nodiscard]] Result<Head> root(store::Reader& reader);

// The same root asked for again and again: only the leaves that came since are read. For any
// number of threads.
class Tip {
 public:
  [[nodiscard]] Result<Head> head(store::Reader& reader);

 private:
  std::mutex mutex_;
  merkle::CompactRange seen_;  // the longest ledger a reader has seen
};

// The stored leaf of an entry. not_found "ledger.entry-not-found".
[[nodiscard]] Result<merkle::Hash> leaf_of(store::Reader& reader, std::int64_t seq);

// That entry `seq` stands in the ledger of the first `size` entries.
[[nodiscard]] Result<merkle::Proof> prove_inclusion(store::Reader& reader, std::int64_t seq,
                                                    std::uint64_t size);

// That the ledger of `new_size` entries begins with that of `old_size`.
[[nodiscard]] Result<merkle::Proof> prove_consistency(store::Reader& reader, std::uint64_t old_size,
                                                      std::uint64_t new_size);

}  // namespace luoshi::ledger
