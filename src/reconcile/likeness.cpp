#include "reconcile/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "reconcile/features.hpp"
#include "reconcile/indicator_name.hpp"

namespace luoshi::reconcile {
namespace {

constexpr double sentence_share = 0.35;  // of what is borrowed from the same sentence
constexpr double weight_least = 20;      // a statement of few words is not all alike for one word
constexpr double weight_most = 60;       // nor a long one unlike for its many
constexpr double shared_least = 3;
constexpr double other_counts = 0.8;     // 260户 is not told by 10家
constexpr double other_indicator = 0.3;  // a deed and a figure of the economy seldom meet

bool same_sentence(std::u32string_view text, reading::Span a, reading::Span b) {
  const std::size_t from = std::min(a.end, b.end);
  const std::size_t to = std::max(a.begin, b.begin);
  return from >= to || text.substr(from, to - from).find_first_of(U"。\n") == text.npos;
}

std::u32string_view before_in_sentence(std::u32string_view text, std::size_t begin) {
  if (begin == 0) return {};
  const std::size_t stop = text.find_last_of(U"。\n", begin - 1);
  const std::size_t from = stop == text.npos ? 0 : stop + 1;
  return text.substr(from, begin - from);
}

// Counts of different things: 260户 and 10家.
bool count_other_things(const Source& earlier, const reading::Statement& promise,
                        const Source& later, const reading::Statement& report) {
  const auto units = [](const Source& source, const reading::Statement& statement) {
    std::set<std::string> all;
    for (const std::size_t index : statement.quantities) {
      const auto& quantity = source.report.quantities[index];
      if (quantity.role == reading::Role::level) all.insert(quantity.unit);
    }
    return all;
  };
  const auto a = units(earlier, promise);
  const auto b = units(later, report);
  return !a.empty() && !b.empty() &&
         std::ranges::none_of(a, [&b](const std::string& unit) { return b.contains(unit); });
}

}  // namespace

Likeness::Likeness(const Source& earlier, const Source& later) : earlier_(earlier), later_(later) {
  targets_ = features_of(earlier);
  results_ = features_of(later);
  weigh();
  for (const Features& features : targets_) target_weights_.push_back(own_weight(features));
  for (const Features& features : results_) result_weights_.push_back(own_weight(features));
}

std::uint32_t Likeness::id_of(const std::u32string& feature) {
  return ids_.try_emplace(feature, static_cast<std::uint32_t>(ids_.size())).first->second;
}

std::vector<Likeness::Features> Likeness::features_of(const Source& source) {
  const auto& statements = source.report.statements;
  std::vector<std::vector<std::u32string>> own;
  own.reserve(statements.size());
  for (const auto& statement : statements) own.push_back(features_in(source.words(statement)));

  std::vector<Features> all;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    std::map<std::uint32_t, double> shares;
    const auto add = [&](const std::vector<std::u32string>& features, double share) {
      for (const auto& feature : features) {
        double& held = shares[id_of(feature)];
        held = std::max(held, share);
      }
    };
    add(own[i], 1.0);
    constexpr std::size_t reach = 2;
    for (std::size_t j = i < reach ? 0 : i - reach; j < statements.size() && j <= i + reach; ++j) {
      if (j != i && same_sentence(source.text, statements[i].span, statements[j].span)) {
        add(own[j], sentence_share);
      }
    }
    add(features_in(before_in_sentence(source.text, statements[i].span.begin)), sentence_share);
    Features features;
    for (const auto& [id, share] : shares) features.push_back({id, share});
    all.push_back(std::move(features));
  }
  return all;
}

void Likeness::weigh() {
  std::vector<std::size_t> statements(ids_.size(), 0);
  for (const auto* side : {&targets_, &results_}) {
    for (const Features& features : *side) {
      for (const Feature& feature : features) {
        if (feature.share == 1.0) ++statements[feature.id];
      }
    }
  }
  const auto all = static_cast<double>(targets_.size() + results_.size());
  weights_.resize(ids_.size());
  for (const auto& [feature, id] : ids_) {
    const auto held = static_cast<double>(std::max<std::size_t>(1, statements[id]));
    weights_[id] = weight_of(feature, std::log(all / held));
  }
}

double Likeness::own_weight(const Features& features) const {
  double sum = 0;
  for (const Feature& feature : features) {
    if (feature.share == 1.0) sum += weights_[feature.id];
  }
  return std::clamp(sum, weight_least, weight_most);
}

double Likeness::between(std::size_t target, std::size_t result) const {
  const Features& a = targets_[target];
  const Features& b = results_[result];
  double shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].id == b[j].id) {
      shared += weights_[a[i].id] * a[i].share * b[j].share;
      ++i, ++j;
    } else if (a[i].id < b[j].id) {
      ++i;
    } else {
      ++j;
    }
  }
  if (shared < shared_least) return 0;
  double alike = shared / std::sqrt(target_weights_[target] * result_weights_[result]);

  const auto& statement = earlier_.report.statements[target];
  if (count_other_things(earlier_, statement, later_, later_.report.statements[result])) {
    alike *= other_counts;
  }
  const bool indicator = statement.type == reading::StatementType::expected_indicator ||
                         statement.type == reading::StatementType::binding_indicator;
  const auto wanted = main_indicator(earlier_.words(statement));
  const auto told = later_.words(later_.report.statements[result]);
  if (!indicator) return of_the_economy(main_indicator(told)) ? alike * other_indicator : alike;
  if (wanted.empty()) return alike * other_indicator;
  return states_indicator(told, wanted) ? 1 + alike : 0;
}

}  // namespace luoshi::reconcile
