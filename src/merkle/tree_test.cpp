#include "merkle/tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace luoshi::merkle {
namespace {

// The eight leaves of the Certificate Transparency reference tests.
std::vector<Hash> reference_leaves() {
  using std::string_literals::operator""s;
  std::vector<Hash> leaves;
  for (const auto& data : {""s, "\x00"s, "\x10"s, "\x20\x21"s, "\x30\x31"s, "\x40\x41\x42\x43"s,
                           "\x50\x51\x52\x53\x54\x55\x56\x57"s,
                           "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"s}) {
    leaves.push_back(leaf_hash(data));
  }
  return leaves;
}

std::vector<Hash> numbered_leaves(std::uint64_t count) {
  std::vector<Hash> leaves;
  for (std::uint64_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  return leaves;
}

Leaves reader_of(const std::vector<Hash>& leaves) {
  return [&leaves](std::uint64_t index) -> Result<Hash> { return leaves.at(index); };
}

// MTH of RFC 6962 section 2.1, written as the text has it, to hold the incremental one against.
Hash root_by_definition(std::span<const Hash> leaves) {
  if (leaves.empty()) return sha256(std::string_view{});
  if (leaves.size() == 1) return leaves.front();
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return node_hash(root_by_definition(leaves.first(k)), root_by_definition(leaves.subspan(k)));
}

TEST(merkle, hashes_the_reference_tree_at_every_size) {
  const std::vector<std::string> expected = {
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  const auto leaves = reference_leaves();
  for (std::size_t size = 0; size <= leaves.size(); ++size) {
    EXPECT_EQ(to_hex(root(std::span(leaves).first(size))), expected[size]) << size;
  }
}

TEST(merkle, gives_the_path_of_the_reference_tests) {
  const auto leaves = reference_leaves();
  const auto path = prove_inclusion(reader_of(leaves), 5, 8);
  ASSERT_TRUE(path.has_value());
  std::vector<std::string> words;
  for (const auto& hash : *path) words.push_back(to_hex(hash));
  EXPECT_THAT(words, testing::ElementsAre(
                         "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                         "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
}

TEST(merkle, grows_to_the_root_of_the_definition_at_every_size) {
  const auto leaves = numbered_leaves(200);
  CompactRange range;
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    range.append(leaves[size - 1]);
    EXPECT_EQ(range.root(), root_by_definition(std::span(leaves).first(size))) << size;
    EXPECT_EQ(range.size(), size);
  }
}

TEST(merkle, proves_every_leaf_of_every_tree_and_nothing_else) {
  const auto leaves = numbered_leaves(200);
  for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
    const auto top = root(std::span(leaves).first(size));
    for (std::uint64_t index = 0; index < size; ++index) {
      auto proof = *prove_inclusion(reader_of(leaves), index, size);
      ASSERT_TRUE(verify_inclusion(leaves[index], index, size, proof, top)) << index << "/" << size;
      ASSERT_FALSE(verify_inclusion(leaf_hash("other"), index, size, proof, top));
      if (size > 1) {
        const auto wrong_index = index == 0 ? size - 1 : index - 1;
        ASSERT_FALSE(verify_inclusion(leaves[index], wrong_index, size, proof, top));
        proof.back()[7] ^= 1;
        ASSERT_FALSE(verify_inclusion(leaves[index], index, size, proof, top));
        proof.pop_back();
        ASSERT_FALSE(verify_inclusion(leaves[index], index, size, proof, top));
      }
    }
  }
}

TEST(merkle, proves_every_prefix_of_every_tree_and_nothing_else) {
  const auto leaves = numbered_leaves(200);
  std::vector<Hash> roots;
  CompactRange range;
  roots.push_back(range.root());
  for (const auto& leaf : leaves) {
    range.append(leaf);
    roots.push_back(range.root());
  }
  for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
    for (std::uint64_t old = 1; old <= size; ++old) {
      auto proof = *prove_consistency(reader_of(leaves), old, size);
      ASSERT_TRUE(verify_consistency(old, roots[old], size, roots[size], proof)) << old << size;
      ASSERT_FALSE(verify_consistency(old, leaf_hash("other"), size, roots[size], proof));
      ASSERT_FALSE(verify_consistency(old, roots[old], size, leaf_hash("other"), proof));
      if (!proof.empty()) {
        proof.front()[0] ^= 1;
        ASSERT_FALSE(verify_consistency(old, roots[old], size, roots[size], proof));
      }
      proof.push_back(leaves.front());
      ASSERT_FALSE(verify_consistency(old, roots[old], size, roots[size], proof));
    }
  }
}

TEST(merkle, refuses_what_lies_outside_the_tree) {
  const auto leaves = numbered_leaves(3);
  EXPECT_EQ(prove_inclusion(reader_of(leaves), 3, 3).error().problem, "merkle.out-of-range");
  EXPECT_EQ(prove_consistency(reader_of(leaves), 0, 3).error().problem, "merkle.out-of-range");
  EXPECT_EQ(prove_consistency(reader_of(leaves), 4, 3).error().problem, "merkle.out-of-range");
  EXPECT_FALSE(verify_inclusion(leaves[0], 0, 0, {}, leaves[0]));
  EXPECT_FALSE(verify_consistency(4, leaves[0], 3, leaves[0], {}));
}

}  // namespace
}  // namespace luoshi::merkle
