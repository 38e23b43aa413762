#include "ledger/proof.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace luoshi::ledger {
namespace {

constexpr std::uint64_t chunk = 4096;

Result<merkle::Hash> hash_of(const store::Row& row, std::int64_t seq) {
  merkle::Hash leaf{};
  const auto bytes = row.blob(0);
  if (bytes.size() != leaf.size()) {
    return fail(ErrorKind::corrupt, "ledger.not-an-entry", "the leaf has not 32 bytes",
                fmt::format("entry {}", seq));
  }
  std::ranges::copy(bytes, leaf.begin());
  return leaf;
}

// Leaves `begin` and following, at most `chunk`, as they are stored without gaps.
Result<std::vector<merkle::Hash>> read_chunk(store::Reader& reader, std::uint64_t begin) {
  std::vector<merkle::Hash> leaves;
  Result<> state;
  const auto first = static_cast<std::int64_t>(begin) + 1;
  TRY(reader.each("SELECT leaf, seq FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?",
                  {first, static_cast<std::int64_t>(chunk)}, [&](const store::Row& row) {
                    const auto seq = first + static_cast<std::int64_t>(leaves.size());
                    auto leaf = hash_of(row, seq);
                    if (row.integer(1) != seq) {
                      leaf = fail(ErrorKind::corrupt, "ledger.entry-missing",
                                  fmt::format("entry {} is missing", seq));
                    }
                    if (!leaf.has_value()) {
                      state = std::unexpected(std::move(leaf).error());
                      return false;
                    }
                    leaves.push_back(*leaf);
                    return true;
                  }));
  TRY(std::move(state));
  return leaves;
}

// `range` with the leaves that follow it.
Result<merkle::CompactRange> extend(store::Reader& reader, merkle::CompactRange range) {
  for (;;) {
    const auto leaves = TRY(read_chunk(reader, range.size()));
    for (const auto& leaf : leaves) range.append(leaf);
    if (leaves.size() < chunk) return range;
  }
}

Result<std::uint64_t> size_of(store::Reader& reader) {
  std::int64_t last = 0;
  TRY(reader.each("SELECT max(seq) FROM entry", {}, [&](const store::Row& row) {
    last = row.integer(0);
    return false;
  }));
  return static_cast<std::uint64_t>(last);
}

// Leaves by number; neighbours are read together, because proofs walk through ranges.
merkle::Leaves leaves_of(store::Reader& reader) {
  struct Window {
    std::uint64_t begin = 0;
    std::vector<merkle::Hash> leaves;
  };
  return
      [&reader, window = std::make_shared<Window>()](std::uint64_t index) -> Result<merkle::Hash> {
        if (index < window->begin || index - window->begin >= window->leaves.size()) {
          window->leaves = TRY(read_chunk(reader, index));
          window->begin = index;
          if (window->leaves.empty()) return fail(ErrorKind::invalid, "merkle.out-of-range");
        }
        return window->leaves[index - window->begin];
      };
}

}  // namespace

Result<Head> root(store::Reader& reader) {
  const auto range = TRY(extend(reader, {}));
  return Head{range.size(), range.root()};
}

Result<Head> Tip::head(store::Reader& reader) {
  merkle::CompactRange known;
  {
    const std::scoped_lock lock(mutex_);
    known = seen_;
  }
  // A snapshot may be older than what another reader has seen.
  if (TRY(size_of(reader)) < known.size()) return root(reader);
  auto range = TRY(extend(reader, std::move(known)));
  const Head head{range.size(), range.root()};
  const std::scoped_lock lock(mutex_);
  if (range.size() > seen_.size()) seen_ = std::move(range);
  return head;
}

Result<merkle::Hash> leaf_of(store::Reader& reader, std::int64_t seq) {
  Result<merkle::Hash> leaf = fail(ErrorKind::not_found, "ledger.entry-not-found");
  TRY(reader.each("SELECT leaf FROM entry WHERE seq = ?", {seq}, [&](const store::Row& row) {
    leaf = hash_of(row, seq);
    return false;
  }));
  return leaf;
}

Result<merkle::Proof> prove_inclusion(store::Reader& reader, std::int64_t seq, std::uint64_t size) {
  if (seq < 1) return fail(ErrorKind::invalid, "merkle.out-of-range");
  return merkle::prove_inclusion(leaves_of(reader), static_cast<std::uint64_t>(seq) - 1, size);
}

Result<merkle::Proof> prove_consistency(store::Reader& reader, std::uint64_t old_size,
                                        std::uint64_t new_size) {
  return merkle::prove_consistency(leaves_of(reader), old_size, new_size);
}

}  // namespace luoshi::ledger
