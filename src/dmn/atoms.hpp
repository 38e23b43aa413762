// A column of a decision table cut into atoms: parts on which every cell says the same, so that a
// cell becomes a set of atoms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dmn/analysis.hpp"

namespace luoshi::dmn {

// A set of atoms, or of rules, by number.
class BitSet {
 public:
  explicit BitSet(std::size_t size = 0) : words_((size + 63) / 64), size_(size) {}
  void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
  [[nodiscard]] bool has(std::size_t at) const {
    return ((words_[at / 64] >> (at % 64)) & 1U) != 0;
  }
  [[nodiscard]] bool any() const {
    for (const auto word : words_) {
      if (word != 0) return true;
    }
    return false;
  }
  [[nodiscard]] bool meets(const BitSet& other) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if ((words_[at] & other.words_[at]) != 0) return true;
    }
    return false;
  }
  BitSet& operator&=(const BitSet& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= other.words_[at];
    return *this;
  }
  void flip() {
    for (std::size_t at = 0; at < size_; ++at) words_[at / 64] ^= std::uint64_t{1} << (at % 64);
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  auto operator<=>(const BitSet&) const = default;

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_;
};

class Atoms {
 public:
  // `cells` of one column, by rule.
  Atoms(const AnalysedColumn& column, const std::vector<const Cell*>& cells);

  [[nodiscard]] std::size_t count() const { return names_.size(); }
  // False where the allowed values leave the atom out.
  [[nodiscard]] bool is_inside(std::size_t at) const { return !outside_[at]; }
  // What the atom is, as a cell would say it: 5, (5..10), "a", any other.
  [[nodiscard]] const std::string& name(std::size_t at) const { return names_[at]; }
  // The atoms on which the cell holds; all of them for an expression, which may hold anywhere.
  [[nodiscard]] BitSet of(const Cell& cell) const;

 private:
  void cut(const std::vector<const Cell*>& cells, const AnalysedColumn& column);
  void name_line();
  void add(const Cell& cell);
  // Takes away what the column never holds.
  void restrict_to(const Cell& allowed);
  [[nodiscard]] bool is_hollow(std::size_t segment) const;

  feel::Kind line_ = feel::Kind::null;
  std::vector<feel::Value> cuts_;
  std::vector<std::size_t> line_atoms_;  // by place on the line; none where nothing lies between
  std::vector<feel::Value> points_;      // texts and truths
  std::size_t first_point_ = 0;
  std::vector<std::string> names_;
  std::vector<bool> outside_;  // atoms that the allowed values leave out
};

}  // namespace luoshi::dmn
