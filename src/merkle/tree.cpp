#include "merkle/tree.hpp"

#include <algorithm>
#include <bit>
#include <string>

namespace luoshi::merkle {
namespace {

// The largest power of two smaller than n. REQUIRES: n > 1.
std::uint64_t split(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

Failure out_of_range() {
  return fail(ErrorKind::invalid, "merkle.out-of-range");
}

// SUBPROOF of section 2.1.2 over leaves [begin, end); `known` tells whether the verifier holds the
// root of this subtree already.
Result<> add_subproof(const Leaves& leaves, std::uint64_t old_size, std::uint64_t begin,
                      std::uint64_t end, bool known, Proof& proof) {
  const std::uint64_t size = end - begin;
  if (old_size == size) {
    if (!known) proof.push_back(TRY(root(leaves, begin, end)));
    return {};
  }
  const std::uint64_t k = split(size);
  if (old_size <= k) {
    TRY(add_subproof(leaves, old_size, begin, begin + k, known, proof));
    proof.push_back(TRY(root(leaves, begin + k, end)));
  } else {
    TRY(add_subproof(leaves, old_size - k, begin + k, end, false, proof));
    proof.push_back(TRY(root(leaves, begin, begin + k)));
  }
  return {};
}

}  // namespace

Hash leaf_hash(std::string_view data) {
  std::string prefixed;
  prefixed.reserve(data.size() + 1);
  prefixed.push_back('\0');
  prefixed += data;
  return sha256(prefixed);
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 65> bytes{0x01};
  std::ranges::copy(left, bytes.begin() + 1);
  std::ranges::copy(right, bytes.begin() + 33);
  return sha256(bytes);
}

void CompactRange::append(const Hash& leaf) {
  Hash merged = leaf;
  // Each trailing one bit of the size is a perfect subtree that now has a sibling.
  for (std::uint64_t bits = size_; (bits & 1) != 0; bits >>= 1) {
    merged = node_hash(subtrees_.back(), merged);
    subtrees_.pop_back();
  }
  subtrees_.push_back(merged);
  ++size_;
}

Hash CompactRange::root() const {
  if (subtrees_.empty()) return sha256(std::string_view{});
  Hash merged = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i > 0; --i) {
    merged = node_hash(subtrees_[i - 1], merged);
  }
  return merged;
}

Result<Hash> root(const Leaves& leaves, std::uint64_t begin, std::uint64_t end) {
  CompactRange range;
  for (std::uint64_t index = begin; index < end; ++index) range.append(TRY(leaves(index)));
  return range.root();
}

Hash root(std::span<const Hash> leaves) {
  CompactRange range;
  for (const auto& leaf : leaves) range.append(leaf);
  return range.root();
}

Result<Proof> prove_inclusion(const Leaves& leaves, std::uint64_t index, std::uint64_t size) {
  if (index >= size) return out_of_range();
  Proof proof;
  std::uint64_t begin = 0;
  std::uint64_t end = size;
  while (end - begin > 1) {
    const std::uint64_t middle = begin + split(end - begin);
    if (index < middle) {
      proof.push_back(TRY(root(leaves, middle, end)));
      end = middle;
    } else {
      proof.push_back(TRY(root(leaves, begin, middle)));
      begin = middle;
    }
  }
  std::ranges::reverse(proof);
  return proof;
}

Result<Proof> prove_consistency(const Leaves& leaves, std::uint64_t old_size,
                                std::uint64_t new_size) {
  if (old_size == 0 || old_size > new_size) return out_of_range();
  Proof proof;
  TRY(add_subproof(leaves, old_size, 0, new_size, true, proof));
  return proof;
}

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                      std::span<const Hash> proof, const Hash& root) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash merged = leaf;
  for (const auto& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      merged = node_hash(sibling, merged);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      merged = node_hash(merged, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && merged == root;
}

bool verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t new_size,
                        const Hash& new_root, std::span<const Hash> proof) {
  if (old_size > new_size) return false;
  if (old_size == 0) return proof.empty();
  if (old_size == new_size) return proof.empty() && old_root == new_root;
  std::uint64_t node = old_size - 1;
  std::uint64_t last = new_size - 1;
  while ((node & 1) != 0) {
    node >>= 1;
    last >>= 1;
  }
  // Where the old tree is a perfect subtree of the new one, its root begins the path unsent.
  const bool perfect = node == 0;
  if (!perfect && proof.empty()) return false;
  Hash from_old = perfect ? old_root : proof.front();
  Hash from_new = from_old;
  for (const auto& sibling : proof.subspan(perfect ? 0 : 1)) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      from_old = node_hash(sibling, from_old);
      from_new = node_hash(sibling, from_new);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      from_new = node_hash(from_new, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && from_old == old_root && from_new == new_root;
}

}  // namespace luoshi::merkle
