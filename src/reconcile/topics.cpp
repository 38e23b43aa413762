#include "reconcile/topics.hpp"

#include <unordered_map>

#include "embedded/topic_files.hpp"
#include "reconcile/words.hpp"
#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

using Words = std::vector<std::u32string>;

Words parted(std::u32string_view list, char32_t by) {
  Words words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(by, at), list.size());
    if (end - at >= 2) words.emplace_back(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

void read_file(std::u32string_view text, std::vector<Topic>& topics) {
  for (const auto& line : parted(text, U'\n')) {
    auto columns = parted(line, U'\t');
    if (line.starts_with(U'#') || columns.size() < 2 || topics.size() == topics_most) continue;
    topics.push_back({.name = columns[0], .words = parted(columns[1], U'|'), .examples = {}});
    topics.back().examples.assign(columns.begin() + 2, columns.end());
  }
}

std::vector<Topic> read_files() {
  std::vector<Topic> topics;
  for (const auto& file : embedded::topic_files()) read_file(text::from_utf8(file.bytes), topics);
  return topics;
}

const std::array<Words, fields_all>& fields() {
  static const std::array<Words, fields_all> all = {
      parted(U"教育|教学|学校|学位|教师", U'|'),
      parted(U"医疗|医院|卫生健康|就医", U'|'),
      parted(U"体育|健身|赛事", U'|'),
      parted(U"法治|执法|司法|依法", U'|'),
      parted(U"能源|绿电|电力|电网", U'|'),
      parted(U"文化|文艺", U'|'),
      parted(U"交通|公路|道路|铁路", U'|'),
      parted(U"农业|农产品|农田|粮食", U'|'),
      parted(U"工业|制造业|产业", U'|'),
      parted(U"科技|创新", U'|'),
      parted(U"生态|环境|污染", U'|'),
      parted(U"安全", U'|'),
      parted(U"改革", U'|'),
      parted(U"开放|国际", U'|'),
      parted(U"城市|城区|县城", U'|'),
      parted(U"乡村|农村|村庄", U'|'),
      parted(U"企业", U'|'),
  };
  return all;
}

// Words by their first two characters.
class Index {
 public:
  void add(const Words& words, std::size_t meaning) {
    for (const auto& word : words) {
      entries_[pair_of(word[0], word[1])].push_back({word, meaning});
    }
  }

  template <typename Visit>
  void each_in(std::u32string_view words, Visit visit) const {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const auto candidates = entries_.find(pair_of(words[i], words[i + 1]));
      if (candidates == entries_.end()) continue;
      for (const auto& [word, meaning] : candidates->second) {
        if (words.substr(i).starts_with(word)) visit(meaning);
      }
    }
  }

 private:
  struct Entry {
    std::u32string_view word;
    std::size_t meaning;
  };
  std::unordered_map<LetterPair, std::vector<Entry>> entries_;
};

}  // namespace

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all = read_files();
  return all;
}

TopicCounts topic_counts_in(std::u32string_view words) {
  static const Index index = [] {
    Index made;
    for (std::size_t i = 0; i < topics().size(); ++i) made.add(topics()[i].words, i);
    return made;
  }();
  TopicCounts counts{};
  index.each_in(words, [&counts](std::size_t topic) { ++counts[topic]; });
  return counts;
}

Topics topics_in(std::u32string_view words) {
  const TopicCounts counts = topic_counts_in(words);
  Topics found;
  for (std::size_t i = 0; i < topics().size(); ++i) found[i] = counts[i] > 0;
  return found;
}

Fields fields_in(std::u32string_view words) {
  static const Index index = [] {
    Index made;
    for (std::size_t i = 0; i < fields().size(); ++i) made.add(fields()[i], i);
    return made;
  }();
  Fields found;
  index.each_in(words, [&found](std::size_t field) { found.set(field); });
  return found;
}

}  // namespace luoshi::reconcile
