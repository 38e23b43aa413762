// The topics of a government's work, by the words they go by: a promise to rebuild shanty quarters
// and a count of flats begun speak of one thing in different words. They are data, catalog/topics,
// built into the program; general words of government work, no phrases of one report.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace luoshi::reconcile {

struct Topic {
  std::u32string name;
  std::vector<std::u32string> words;     // two letters or more each
  std::vector<std::u32string> examples;  // sentences that promise it or tell of it
};

// A line of catalog/topics is a name, words parted by |, and examples, parted by tabs; # begins a
// comment.
[[nodiscard]] const std::vector<Topic>& topics();

inline constexpr std::size_t topics_most = 2048;  // what stands beyond is left out
using Topics = std::bitset<topics_most>;
using TopicCounts = std::array<std::uint16_t, topics_most>;

// By index into `topics()`.
[[nodiscard]] Topics topics_in(std::u32string_view words);
// How often each topic is spoken of.
[[nodiscard]] TopicCounts topic_counts_in(std::u32string_view words);

// Calls `visit` with the index of each topic that is set, in ascending order.
template <typename Visit>
void each_topic(const Topics& set, Visit visit) {
  for (std::size_t i = set._Find_first(); i < set.size(); i = set._Find_next(i)) visit(i);
}

// The wide fields topics lie in. A shared field pairs nothing; none shared speaks against a pair.
inline constexpr std::size_t fields_all = 17;
using Fields = std::bitset<fields_all>;
[[nodiscard]] Fields fields_in(std::u32string_view words);

}  // namespace luoshi::reconcile
