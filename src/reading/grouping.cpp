#include "reading/grouping.hpp"

#include <optional>

namespace luoshi::reading {
namespace {

class Gatherer {
 public:
  Gatherer(const std::vector<RoledClause>& clauses, bool efforts_lead)
      : clauses_(clauses), efforts_lead_(efforts_lead) {}

  std::vector<Group> run() {
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      if (i > 0 && clauses_[i].clause.sentence != clauses_[i - 1].clause.sentence) close_sentence();
      take(i);
    }
    close_sentence();
    return std::move(groups_);
  }

 private:
  void take(std::size_t i) {
    const RoledClause& one = clauses_[i];
    switch (one.role) {
      case ClauseRole::nothing:
        lead_.reset();
        break;
      case ClauseRole::means:
        if (!lead_) lead_ = i;
        break;
      case ClauseRole::follow:
        follow(i);
        break;
      case ClauseRole::core:
        one.hard ? take_hard(i) : take_soft(i);
        break;
    }
  }

  void follow(std::size_t i) {
    if (lead_) return;
    if (soft_) {
      soft_->last = i;
    } else if (open_) {
      groups_.back().last = i;
    }
  }

  void take_soft(std::size_t i) {
    if (soft_) {
      soft_->last = i;
    } else {
      soft_ = Group{lead_.value_or(i), i, i, false};
    }
    lead_.reset();
  }

  void take_hard(std::size_t i) {
    std::size_t first = lead_.value_or(i);
    if (clauses_[i].headless && i > 0 && !soft_ && !lead_ && is_subject(i - 1)) {
      if (open_ && groups_.back().last == i - 1) --groups_.back().last;
      first = i - 1;
    } else if (soft_ && efforts_lead_) {
      first = soft_->first;
    } else if (soft_) {
      groups_.push_back(*soft_);
    }
    soft_.reset();
    lead_.reset();
    groups_.push_back({first, i, i, true});
    open_ = true;
  }

  // The clause before a headless one, where it is free to lend its subject.
  bool is_subject(std::size_t i) const {
    if (clauses_[i].clause.sentence != clauses_[i + 1].clause.sentence) return false;
    const bool taken = open_ && groups_.back().core == i;
    return !taken && clauses_[i].clause.quantity_count == 0 && (!open_ || groups_.back().core < i);
  }

  void close_sentence() {
    if (soft_) groups_.push_back(*soft_);
    soft_.reset();
    lead_.reset();
    open_ = false;
  }

  const std::vector<RoledClause>& clauses_;
  bool efforts_lead_;
  std::vector<Group> groups_;
  std::optional<Group> soft_;        // efforts of this sentence, not yet a group
  std::optional<std::size_t> lead_;  // first clause of means that waits for its core
  bool open_ = false;                // the last group may still be followed
};

}  // namespace

std::vector<Group> group_results(const std::vector<RoledClause>& clauses) {
  return Gatherer(clauses, true).run();
}

std::vector<Group> group_plans(const std::vector<RoledClause>& clauses) {
  return Gatherer(clauses, false).run();
}

}  // namespace luoshi::reading
