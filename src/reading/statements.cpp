#include "reading/statements.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "reading/cues.hpp"
#include "reading/grouping.hpp"
#include "reading/headline.hpp"
#include "reading/indicators.hpp"
#include "reading/marker.hpp"
#include "reading/passage.hpp"
#include "reading/problems.hpp"
#include "reading/structure.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

constexpr std::size_t long_statement = 110;
constexpr std::size_t inline_head_max = 26;

// A rhythm the words themselves state: such a task has no end.
bool recurs(View words) {
  return has_any(words, {U"每季度", U"每月", U"每周", U"每年", U"每天", U"每日", U"定期", U"常态化",
                         U"随时", U"长效", U"日常"});
}

class Finder {
 public:
  Finder(const std::vector<text::Flat>& flats, View text, const Document& document,
         std::vector<Quantity>& quantities)
      : flats_(flats), text_(text), document_(document), quantities_(quantities) {}

  std::vector<Statement> run() {
    constexpr std::size_t statements_usual = 512;
    statements_.reserve(statements_usual);
    for (std::size_t i = 0; i < document_.pieces.size(); ++i) {
      const Piece& piece = document_.pieces[i];
      if (piece.kind != PieceKind::paragraph) continue;
      passage_ = prepare(flats_[i], piece, quantities_);
      piece_ = i;
      path_ = section_path(text_, document_, i);
      switch (piece.part) {
        case Part::review:
          read_results();
          break;
        case Part::problems:
          read_problems();
          break;
        case Part::plan:
          read_plans();
          break;
        case Part::outlook:
        case Part::closing:
        case Part::opening:
        case Part::aside:
          break;
      }
    }
    return std::move(statements_);
  }

 private:
  void read_results() {
    const auto clauses = judge_clauses(passage_, false);
    for (const Group& group : group_results(clauses)) {
      note_inline_head(clauses, group);
      if (!group.hard && !is_accountable(clauses, group)) continue;
      add(clauses, group, StatementType::result);
    }
  }

  void read_plans() {
    std::size_t begin = targets_begin(passage_);
    if (begin < passage_.clauses.size()) {
      const Targets targets = find_targets(passage_, begin);
      for (const Target& target : targets.list) add_target(target);
      begin = targets.end;
    } else {
      begin = 0;
    }
    const auto clauses = judge_clauses(passage_, true);
    const bool leads = leads_section();
    for (const Group& group : group_plans(clauses)) {
      if (group.first < begin || (leads && !group.hard)) continue;
      if (note_inline_head(clauses, group)) continue;
      add(clauses, group, plan_type(clauses, group));
    }
  }

  void read_problems() {
    for (const Problem& problem : find_problems(passage_)) {
      Statement& statement = open_statement(problem.begin, problem.end, StatementType::problem);
      statement.headline =
          shorten(passage_.view().substr(problem.head, problem.end - problem.head));
    }
  }

  // A paragraph without a head before others that have one says why, not what.
  bool leads_section() const {
    const auto& pieces = document_.pieces;
    if (!pieces[piece_].head.empty() || piece_ + 1 >= pieces.size()) return false;
    const Piece& next = pieces[piece_ + 1];
    return next.kind == PieceKind::paragraph && !next.head.empty() &&
           next.path == pieces[piece_].path;
  }

  StatementType plan_type(const std::vector<RoledClause>& clauses, const Group& group) const {
    if (!group.hard || recurs(words_of(clauses, group))) return StatementType::standing_duty;
    const RoledClause& core = clauses[group.core];
    const bool states_level =
        core.clause.quantity_count > 0 && (core.verb_length == 0 || core.verb > core.core);
    const View words = passage_.view(core.clause);
    if (states_level && names_indicator(words)) {
      return is_binding(words) ? StatementType::binding_indicator
                               : StatementType::expected_indicator;
    }
    return StatementType::action;
  }

  View words_of(const std::vector<RoledClause>& clauses, const Group& group) const {
    const std::size_t begin = clauses[group.first].clause.begin;
    return passage_.view().substr(begin, clauses[group.last].clause.end - begin);
  }

  // An effort without number or name counts as a result where it names a scheme or its end.
  bool is_accountable(const std::vector<RoledClause>& clauses, const Group& group) const {
    for (std::size_t i = group.first; i <= group.last; ++i) {
      if (clauses[i].clause.quantity_count > 0) return true;
    }
    const RoledClause& core = clauses[group.core];
    return passage_.any(core.clause.begin, core.clause.end, sense_scheme) ||
           (core.verb_length > 0 && passage_.is(core.verb, sense_finish));
  }

  // "二是狠抓园区建设。" inside a paragraph heads the sentences after it.
  bool note_inline_head(const std::vector<RoledClause>& clauses, const Group& group) {
    const Clause& clause = clauses[group.first].clause;
    const View words = passage_.view(clause);
    const Marker marker = find_marker(words);
    const bool alone = group.first == group.last && ends_sentence(clause.stop) &&
                       words.size() <= inline_head_max && clause.quantity_count == 0;
    if (marker.kind != MarkerKind::item || !alone) return false;
    path_ = section_path(text_, document_, piece_);
    const Piece& piece = document_.pieces[piece_];
    if (!piece.head.empty() && !path_.empty()) path_.pop_back();
    path_.push_back(text::to_utf8(words.substr(marker.length)));
    return true;
  }

  Statement& open_statement(std::size_t begin, std::size_t end, StatementType type) {
    Statement& statement = statements_.emplace_back();
    statement.span = passage_.source(begin, end);
    statement.type = type;
    statement.section_path = path_;
    statement.piece = piece_;
    const std::size_t index = statements_.size() - 1;
    for (std::size_t i = 0; i < passage_.quantities.size(); ++i) {
      if (passage_.quantities[i].begin < begin || passage_.quantities[i].begin >= end) continue;
      const std::size_t quantity = passage_.first_quantity + i;
      statement.quantities.push_back(quantity);
      quantities_[quantity].statement = index;
    }
    return statement;
  }

  void add(const std::vector<RoledClause>& clauses, const Group& group, StatementType type) {
    const RoledClause& core = clauses[group.core];
    Statement& statement =
        open_statement(clauses[group.first].clause.begin, clauses[group.last].clause.end, type);
    statement.headline = make_headline(passage_, clauses, group);
    statement.verb = text::to_utf8(passage_.view().substr(core.verb, core.verb_length));
    for (const Span& name : core.objects.names) {
      statement.objects.push_back(
          {passage_.source(name.begin, name.end),
           text::to_utf8(passage_.view().substr(name.begin, name.end - name.begin))});
    }
    statement.parts_total = core.objects.total;
    judge_certainty(statement, group, words_of(clauses, group).size());
  }

  void judge_certainty(Statement& statement, const Group& group, std::size_t length) const {
    const auto doubt = [&](double factor, const char* why) {
      statement.certainty *= factor;
      if (statement.doubt.empty()) statement.doubt = why;
    };
    if (!group.hard) doubt(0.6, "reading.no-measure");
    if (length > long_statement) doubt(0.7, "reading.long");
    if (statement.verb.empty() && statement.quantities.empty()) doubt(0.6, "reading.no-verb");
    for (const std::size_t quantity : statement.quantities) {
      if (quantities_[quantity].certainty < 0.7) {
        doubt(quantities_[quantity].certainty, "reading.doubtful-number");
        break;
      }
    }
  }

  void add_target(const Target& target) {
    Statement& statement = open_statement(
        target.begin, target.end,
        target.binding ? StatementType::binding_indicator : StatementType::expected_indicator);
    statement.headline = shorten(passage_.view().substr(target.begin, target.end - target.begin));
  }

  const std::vector<text::Flat>& flats_;
  View text_;
  const Document& document_;
  std::vector<Quantity>& quantities_;
  std::vector<Statement> statements_;
  Passage passage_;
  std::size_t piece_ = 0;
  std::vector<std::string> path_;
};

}  // namespace

std::vector<Statement> find_statements(const std::vector<text::Flat>& flats, View text,
                                       const Document& document,
                                       std::vector<Quantity>& quantities) {
  return Finder(flats, text, document, quantities).run();
}

}  // namespace luoshi::reading
