// What the reader of work reports finds in a text: the shapes shared by its parts.
//
// Every span counts Unicode code points of the decoded text (text::decode), half open, so that a
// page can highlight the source and a score can be kept against labels made by hand. The reader is
// a kernel: pure, no files, no clock; the same text gives the same answer to the letter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luoshi::reading {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool contains(std::size_t at) const { return begin <= at && at < end; }
  bool operator==(const Span&) const = default;
};

// What a run of lines of the source is.
enum class PieceKind {
  furniture,   // menus, footers, filing numbers, page numbers: set aside, visibly
  footnote,    // a footnote or glossary entry explaining a term
  title,       // 政府工作报告
  delivery,    // where, when and by whom it was delivered
  salutation,  // 各位代表:
  heading,     // a line of its own: 一、 (一) 1. 第一部分
  paragraph,   // body text; may begin with a run-in head (see Piece::head)
};

// The part of the report a piece stands in; it decides result from target and promise from result.
enum class Part { opening, review, problems, outlook, plan, closing, aside };

struct Piece {
  PieceKind kind = PieceKind::paragraph;
  Part part = Part::opening;
  int level = 0;  // headings: 1 for 一、, 2 for (一), 3 below; run-in heads one deeper; else 0
  Span span;      // without surrounding white space
  Span head;  // the heading's words, or a paragraph's run-in head ("强化协同创新。"); else empty
  std::vector<std::size_t> path;  // indices of the headings above, outermost first
};

struct Document {
  std::string title;      // as printed, white space folded; may be empty
  std::string place;      // 天津市南开区; empty where the text does not say
  std::string delivered;  // 2019-01-08, or "" where the text does not say
  std::optional<int> year_reviewed;
  std::optional<int> year_planned;
  std::vector<Piece> pieces;  // in order, covering all text but white space
};

enum class Kind { result, target, baseline };
enum class Qualifier { exact, about, over, under, at_least, at_most, range };
enum class Role { level, growth, points, share, vs_target, rank };

// A number with what it measures, as labelled by hand in gold files: value and unit as written.
struct Quantity {
  Span span;          // the number with its unit
  std::string value;  // "43.17"; empty for a range
  std::string low;    // a range's ends, else empty
  std::string high;
  std::string unit;  // 亿元, %, 个百分点, …; "-" where it has none
  Kind kind = Kind::result;
  Qualifier qualifier = Qualifier::exact;
  Role role = Role::level;
  std::string indicator;         // at most 24 characters, no clause punctuation
  std::optional<int> year;       // the year the value is of
  bool computed = false;         // derived by lawful arithmetic, not written in the text
  std::string computation;       // for a computed value: how, e.g. "43.17 × (1 + 4 %)"
  std::size_t statement = npos;  // index into Report::statements, npos where it is in none
  double certainty = 1.0;        // 0..1, for "least certain first"

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

enum class StatementType {
  result,              // 完成情况
  action,              // 任务
  expected_indicator,  // 预期性指标
  binding_indicator,   // 约束性指标
  problem,             // 问题
  standing_duty,       // 常态工作
};

// A place, object or project a statement names: 双峰道, 制本厂.
struct NamedObject {
  Span span;
  std::string name;
};

struct Statement {
  Span span;
  StatementType type = StatementType::result;
  std::string headline;                   // what a person scans, at most 40 characters
  std::string verb;                       // 新建, 完成, 推进; empty for an indicator without one
  std::vector<std::string> section_path;  // headings above, outermost first, numbering stripped
  std::size_t piece = 0;                  // index into Document::pieces
  std::vector<std::size_t> quantities;    // indices into Report::quantities
  std::vector<NamedObject> objects;
  std::optional<std::size_t> parts_total;  // "双峰道、制本厂等10个": 10, of which objects are named
  double certainty = 1.0;
  std::string doubt;  // stable id of why it is uncertain, else empty
};

struct Report {
  Document document;
  std::vector<Statement> statements;
  std::vector<Quantity> quantities;
};

}  // namespace luoshi::reading
