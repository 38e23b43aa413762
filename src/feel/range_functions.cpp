// Functions that relate points and ranges (DMN 1.5 table 81), after Allen's interval algebra.
#include <array>

#include "feel/builtin_tables.hpp"

namespace luoshi::feel {
namespace {

// A point or a range; a point is the closed range from itself to itself.
struct Span {
  Value low;
  Value high;
  bool low_closed = true;
  bool high_closed = true;
  bool point = false;
};

Span span_of(const Value& value) {
  if (!is(value, Kind::range)) return {value, value, true, true, true};
  const auto& range = value.range();
  return {range.low, range.high, range.low_closed, range.high_closed, false};
}

// Compares ends; any two without an order make the whole call unknown.
class Ends {
 public:
  explicit Ends(Run& run) : run_(run) {}

  bool less(const Value& a, const Value& b) { return order(a, b) < 0; }
  bool same(const Value& a, const Value& b) { return order(a, b) == 0; }
  [[nodiscard]] bool known() const { return known_; }

  bool before(const Span& a, const Span& b) {
    return less(a.high, b.low) || ((!a.high_closed || !b.low_closed) && same(a.high, b.low));
  }
  bool meets(const Span& a, const Span& b) {
    return a.high_closed && b.low_closed && same(a.high, b.low);
  }
  // a begins at or before b does.
  bool starts_no_later(const Span& a, const Span& b) {
    return less(a.low, b.low) || (same(a.low, b.low) && (a.low_closed || !b.low_closed));
  }
  bool ends_no_earlier(const Span& a, const Span& b) {
    return less(b.high, a.high) || (same(a.high, b.high) && (a.high_closed || !b.high_closed));
  }
  bool includes(const Span& a, const Span& b) {
    return starts_no_later(a, b) && ends_no_earlier(a, b);
  }
  bool same_start(const Span& a, const Span& b) {
    return same(a.low, b.low) && a.low_closed == b.low_closed;
  }
  bool same_end(const Span& a, const Span& b) {
    return same(a.high, b.high) && a.high_closed == b.high_closed;
  }
  bool overlaps(const Span& a, const Span& b) { return !before(a, b) && !before(b, a); }
  // a begins first, b ends last, and they share something.
  bool overlaps_before(const Span& a, const Span& b) {
    const bool begins_first =
        less(a.low, b.low) || (same(a.low, b.low) && a.low_closed && !b.low_closed);
    const bool ends_first =
        less(a.high, b.high) || (same(a.high, b.high) && (!a.high_closed || b.high_closed));
    return begins_first && ends_first && !before(a, b);
  }

 private:
  int order(const Value& a, const Value& b) {
    const auto found = compare(a, b, run_.zones());
    if (!found) known_ = false;
    return found.value_or(0);
  }

  Run& run_;
  bool known_ = true;
};

enum class Takes { any, ranges, range_second, range_first };

bool fits(Takes takes, const Span& a, const Span& b) {
  switch (takes) {
    case Takes::any:
      return true;
    case Takes::ranges:
      return !a.point && !b.point;
    case Takes::range_second:
      return !b.point;
    case Takes::range_first:
      return !a.point;
  }
  return false;
}

using Relation = bool (*)(Ends&, const Span&, const Span&);

template <Takes takes, Relation relation>
Value related(Run& run, Arguments arguments) {
  const auto a = span_of(arguments[0]);
  const auto b = span_of(arguments[1]);
  if (!fits(takes, a, b)) return bad_argument(run, "range");
  Ends ends(run);
  const bool holds = relation(ends, a, b);
  if (!ends.known()) return bad_argument(run, "range");
  return Value(holds);
}

bool before(Ends& e, const Span& a, const Span& b) {
  return e.before(a, b);
}
bool after(Ends& e, const Span& a, const Span& b) {
  return e.before(b, a);
}
bool meets(Ends& e, const Span& a, const Span& b) {
  return e.meets(a, b);
}
bool met_by(Ends& e, const Span& a, const Span& b) {
  return e.meets(b, a);
}
bool overlaps(Ends& e, const Span& a, const Span& b) {
  return e.overlaps(a, b);
}
bool overlaps_before(Ends& e, const Span& a, const Span& b) {
  return e.overlaps_before(a, b);
}
bool overlaps_after(Ends& e, const Span& a, const Span& b) {
  return e.overlaps_before(b, a);
}
bool finishes(Ends& e, const Span& a, const Span& b) {
  return e.same_end(a, b) && e.starts_no_later(b, a);
}
bool finished_by(Ends& e, const Span& a, const Span& b) {
  return finishes(e, b, a);
}
bool includes(Ends& e, const Span& a, const Span& b) {
  return e.includes(a, b);
}
bool during(Ends& e, const Span& a, const Span& b) {
  return e.includes(b, a);
}
bool starts(Ends& e, const Span& a, const Span& b) {
  return e.same_start(a, b) && e.ends_no_earlier(b, a);
}
bool started_by(Ends& e, const Span& a, const Span& b) {
  return starts(e, b, a);
}
bool coincides(Ends& e, const Span& a, const Span& b) {
  return e.same_start(a, b) && e.same_end(a, b);
}

std::vector<Signature> ranges_only() {
  return {{{"range1", "range2"}, 2}};
}
std::vector<Signature> any_pair() {
  return {{{"point1", "point2"}, 2},
          {{"point", "range"}, 2},
          {{"range", "point"}, 2},
          {{"range1", "range2"}, 2}};
}

const std::array<Builtin, 14> table{{
    {"before", any_pair(), related<Takes::any, before>},
    {"after", any_pair(), related<Takes::any, after>},
    {"meets", ranges_only(), related<Takes::ranges, meets>},
    {"met by", ranges_only(), related<Takes::ranges, met_by>},
    {"overlaps", ranges_only(), related<Takes::ranges, overlaps>},
    {"overlaps before", ranges_only(), related<Takes::ranges, overlaps_before>},
    {"overlaps after", ranges_only(), related<Takes::ranges, overlaps_after>},
    {"finishes", any_pair(), related<Takes::range_second, finishes>},
    {"finished by", any_pair(), related<Takes::range_first, finished_by>},
    {"includes", any_pair(), related<Takes::range_first, includes>},
    {"during", any_pair(), related<Takes::range_second, during>},
    {"starts", any_pair(), related<Takes::range_second, starts>},
    {"started by", any_pair(), related<Takes::range_first, started_by>},
    {"coincides", any_pair(), related<Takes::any, coincides>},
}};

}  // namespace

std::span<const Builtin> range_functions() {
  return table;
}

}  // namespace luoshi::feel
