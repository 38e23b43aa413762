// Merkle tree hashes and proofs of RFC 6962 section 2 over SHA-256. Pure: it knows leaf hashes and
// nothing of what they stand for, and reads them through a function, so a tree of millions needs no
// memory for its leaves.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"

namespace luoshi::merkle {

using Hash = Bytes32;
using Proof = std::vector<Hash>;

// SHA-256(0x00 ‖ data), section 2.1.
[[nodiscard]] Hash leaf_hash(std::string_view data);
// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);

// The right edge of a growing tree: the roots of its perfect subtrees, greatest first. It takes
// leaves one by one and knows the root at every size, with at most 64 hashes.
class CompactRange {
 public:
  void append(const Hash& leaf);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // SHA-256 of nothing when the tree is empty.
  [[nodiscard]] Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> subtrees_;
};

// Leaf hash number `index`, from 0.
using Leaves = std::function<Result<Hash>(std::uint64_t index)>;

// The root over leaves [begin, end).
[[nodiscard]] Result<Hash> root(const Leaves& leaves, std::uint64_t begin, std::uint64_t end);
[[nodiscard]] Hash root(std::span<const Hash> leaves);

// The audit path of leaf `index` in the tree of the first `size` leaves, section 2.1.1, lowest
// first. Fails with invalid "merkle.out-of-range" unless index < size.
[[nodiscard]] Result<Proof> prove_inclusion(const Leaves& leaves, std::uint64_t index,
                                            std::uint64_t size);

// The proof that the tree of the first `old_size` leaves is a prefix of the tree of `new_size`,
// section 2.1.2. Fails with "merkle.out-of-range" unless 0 < old_size <= new_size.
[[nodiscard]] Result<Proof> prove_consistency(const Leaves& leaves, std::uint64_t old_size,
                                              std::uint64_t new_size);

// RFC 9162 section 2.1.3.2: whether the path leads from the leaf to the root.
[[nodiscard]] bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                                    std::span<const Hash> proof, const Hash& root);

// RFC 9162 section 2.1.4.2: whether the proof connects the two roots. An empty old tree is a prefix
// of every tree and needs no proof.
[[nodiscard]] bool verify_consistency(std::uint64_t old_size, const Hash& old_root,
                                      std::uint64_t new_size, const Hash& new_root,
                                      std::span<const Hash> proof);

}  // namespace luoshi::merkle
