#include "reconcile/meaning.hpp"

#include <Eigen/QR>
#include <Eigen/SparseCore>
#include <cmath>
#include <map>
#include <random>

#include "reconcile/topics.hpp"
#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

constexpr Eigen::Index dimensions = 100;
constexpr int rounds = 3;
constexpr double topic_counts = 3;        // a topic is worth so many sentences
constexpr std::size_t pairs_least = 4;    // a shorter sentence says nothing
constexpr std::uint32_t seed = 20190108;  // any: the subspace hardly depends on it

using Matrix = Eigen::MatrixXf;
using Sparse = Eigen::SparseMatrix<float, Eigen::RowMajor>;

// Pairs of Han characters with how often each stands there.
using Counts = std::map<LetterPair, int>;

struct Document {
  Counts pairs;
  double times = 1;
};

std::size_t count_pairs(std::u32string_view words, Counts& counts) {
  std::size_t all = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!text::is_han(words[i]) || !text::is_han(words[i + 1])) continue;
    ++counts[pair_of(words[i], words[i + 1])];
    ++all;
  }
  return all;
}

void add_parts(std::u32string_view text, char32_t between, std::vector<Document>& documents) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(between, at), text.size());
    Document made;
    if (count_pairs(text.substr(at, end - at), made.pairs) >= pairs_least) {
      documents.push_back(std::move(made));
    }
    at = end + 1;
  }
}

// The paragraphs of a report and their sentences.
void add_report(std::u32string_view text, std::vector<Document>& documents) {
  add_parts(text, U'\n', documents);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(U'\n', at), text.size());
    add_parts(text.substr(at, end - at), U'。', documents);
    at = end + 1;
  }
}

void add_topics(std::vector<Document>& documents) {
  for (const Topic& topic : topics()) {
    Document made{.pairs = {}, .times = topic_counts};
    for (const auto& word : topic.words) count_pairs(word, made.pairs);
    for (const auto& example : topic.examples) count_pairs(example, made.pairs);
    documents.push_back(std::move(made));
  }
}

// Columns of length 1, but for how many documents each stands for.
Eigen::VectorXf lengths_of(const std::vector<Eigen::Triplet<float>>& entries,
                           const std::vector<Document>& documents) {
  Eigen::VectorXf squares = Eigen::VectorXf::Zero(std::ssize(documents));
  for (const auto& entry : entries) squares[entry.col()] += entry.value() * entry.value();
  for (Eigen::Index i = 0; i < squares.size(); ++i) {
    const auto times = static_cast<float>(documents[static_cast<std::size_t>(i)].times);
    squares[i] = squares[i] > 0 ? std::sqrt(times / squares[i]) : 0;
  }
  return squares;
}

// An orthonormal basis of the columns' span.
Matrix basis_of(const Matrix& columns) {
  const Eigen::HouseholderQR<Matrix> qr(columns);
  return qr.householderQ() * Matrix::Identity(columns.rows(), columns.cols());
}

// The rows of an orthonormal basis of the subspace nearest to the columns of `table`.
Matrix subspace_of(const Sparse& table) {
  const Eigen::Index size = std::min({dimensions, table.rows(), table.cols()});
  std::mt19937 random(seed);
  Matrix guess(table.cols(), size);
  for (Eigen::Index i = 0; i < guess.size(); ++i) {
    guess.data()[i] = static_cast<float>(random()) / static_cast<float>(std::mt19937::max()) - 0.5F;
  }
  const Sparse turned = table.transpose();
  for (int round = 0; round < rounds; ++round) guess = turned * (table * basis_of(guess));
  return basis_of(table * basis_of(guess));
}

}  // namespace

Meaning::Meaning(std::u32string_view earlier, std::u32string_view later) {
  std::vector<Document> documents;
  add_report(earlier.substr(0, text_most), documents);
  add_report(later.substr(0, text_most), documents);
  add_topics(documents);
  std::map<LetterPair, double> found_in;
  double all = 0;
  for (const Document& document : documents) {
    all += document.times;
    for (const auto& [pair, count] : document.pairs) found_in[pair] += document.times;
  }
  for (const auto& [pair, times] : found_in) {
    pairs_[pair] = {std::ssize(pairs_), static_cast<float>(std::log(all / times))};
  }
  std::vector<Eigen::Triplet<float>> entries;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const auto& [pair, count] : documents[i].pairs) {
      const auto& [row, rarity] = pairs_.at(pair);
      const float weight = (1 + std::log(static_cast<float>(count))) * rarity;
      entries.emplace_back(row, static_cast<Eigen::Index>(i), weight);
    }
  }
  const auto scale = lengths_of(entries, documents);
  Sparse table(std::ssize(pairs_), std::ssize(documents));
  table.setFromTriplets(entries.begin(), entries.end());
  table = table * scale.asDiagonal();
  vectors_ = subspace_of(table);
  for (auto row : vectors_.rowwise()) row.stableNormalize();
}

Meaning::Vector Meaning::of(std::u32string_view words) const {
  Counts counts;
  count_pairs(words, counts);
  Vector sum = Vector::Zero(vectors_.cols());
  for (const auto& [pair, count] : counts) {
    const auto found = pairs_.find(pair);
    if (found == pairs_.end()) continue;
    const auto& [row, rarity] = found->second;
    sum += rarity * rarity * vectors_.row(row).transpose();
  }
  return sum.stableNormalized();
}

Meaning::Parts Meaning::parts_of(std::u32string_view words) const {
  constexpr std::u32string_view ends = U"，；。：、";
  constexpr std::size_t length_least = 3;
  constexpr std::size_t parts_most = 8;
  std::vector<Vector> found;
  for (std::size_t at = 0; at < words.size() && found.size() < parts_most;) {
    const std::size_t end = std::min(words.find_first_of(ends, at), words.size());
    if (end - at >= length_least) found.push_back(of(words.substr(at, end - at)));
    at = end + 1;
  }
  if (found.empty()) found.push_back(of(words));
  Parts parts(vectors_.cols(), std::ssize(found));
  for (std::size_t i = 0; i < found.size(); ++i) parts.col(static_cast<Eigen::Index>(i)) = found[i];
  return parts;
}

}  // namespace luoshi::reconcile
