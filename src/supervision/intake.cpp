#include "supervision/intake.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "supervision/access.hpp"
#include "supervision/last_year.hpp"
#include "supervision/numbers.hpp"
#include "supervision/rows.hpp"
#include "supervision/search_index.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::supervision {
namespace {

struct Span {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  [[nodiscard]] std::int64_t length() const { return end - begin; }
};

// An item the source has already, as far as recognising a statement needs it.
struct Known {
  std::optional<Span> read;  // as the reader gave it
  std::optional<Span> now;   // as it was corrected
  std::optional<std::int64_t> row;
  std::string text;
};

std::optional<Span> span_of(std::optional<std::int64_t> begin, std::optional<std::int64_t> end) {
  if (!begin || !end) return std::nullopt;
  return Span{*begin, *end};
}

bool mostly_same(const std::optional<Span>& a, const std::optional<Span>& b) {
  if (!a || !b) return false;
  const auto shared = std::min(a->end, b->end) - std::max(a->begin, b->begin);
  return 2 * shared > std::min(a->length(), b->length());
}

bool accounts_for(const Known& known, const Item& item) {
  const auto span = span_of(item.begin, item.end);
  if (span) return mostly_same(known.read, span) || mostly_same(known.now, span);
  return (known.row && known.row == item.sheet_row) || known.text == item.text;
}

Result<std::vector<Known>> known_items(store::Reader& reader, const std::string& source) {
  const auto optional = [](const store::Row& row, int column) -> std::optional<std::int64_t> {
    if (row.is_null(column)) return std::nullopt;
    return row.integer(column);
  };
  return store::collect<Known>(
      reader,
      "SELECT read_begin, read_end, span_begin, span_end, sheet_row, text FROM item "
      "WHERE source = ? AND parent IS NULL",
      {source}, [&](const store::Row& row) {
        return Known{span_of(optional(row, 0), optional(row, 1)),
                     span_of(optional(row, 2), optional(row, 3)), optional(row, 4), row.string(5)};
      });
}

// Where a draft stands among the items of its source: by its first character, or by its row.
std::int64_t position_of(const Item& item) {
  constexpr std::int64_t steps = 1000;  // room for the parts of an item between two places
  return item.begin ? *item.begin * steps : item.sheet_row.value_or(0) * steps;
}

Result<> insert_new_source(ledger::Act& act, const identity::Principal& who, Source& source) {
  source.number = TRY(next_source_number(act.writer()));
  source.created_ms = act.now().ms;
  source.created_by = who.person;
  return insert_source(act, source);
}

class Taking {
 public:
  Taking(ledger::Act& act, const Source& source, std::int64_t year, std::int64_t last_serial,
         LastYear last_year)
      : act_(act),
        source_(source),
        year_(year),
        serial_(last_serial),
        last_year_(std::move(last_year)) {}

  // A parent, or an item without one.
  Result<> add_whole(Item& item) {
    item.serial = ++serial_;
    item.position = position_of(item);
    item.number = number_of(year_, item.serial, 0);
    return add(item);
  }

  Result<> add_part(const Item& parent, std::int64_t part, Item& item) {
    item.parent = parent.id;
    item.serial = parent.serial;
    item.part = part;
    item.position = parent.position + part;
    item.number = number_of(year_, item.serial, part);
    return add(item);
  }

  TakenIn taken;

 private:
  Result<> add(Item& item) {
    item.id = act_.new_id("itm");
    item.source = source_.id;
    item.source_rank = rank_of(source_.number);
    item.year = year_;
    item.read_begin = item.begin;
    item.read_end = item.end;
    if (const auto before = last_year_.suggest(item.headline); before && item.lead_unit.empty()) {
      item.suggestion = before;
    }
    ++taken.added;
    ++taken.by_type[std::string(word_of(item.type))];
    taken.quantities += static_cast<std::int64_t>(item.quantities.size());
    TRY(insert_item(act_, item));
    return index_item(act_.writer(), item);
  }

  ledger::Act& act_;
  const Source& source_;
  std::int64_t year_;
  std::int64_t serial_;
  LastYear last_year_;
};

Result<> add_unknown(Taking& taking, std::vector<Draft>& drafts, const std::vector<Known>& known) {
  std::vector<std::int64_t> parts(drafts.size(), 0);
  for (auto& draft : drafts) {
    if (draft.parent != Draft::none) {
      const auto& parent = drafts[draft.parent].item;
      if (parent.id.empty()) {
        ++taking.taken.known;  // the parent is known, and a person may have changed its parts
      } else {
        TRY(taking.add_part(parent, ++parts[draft.parent], draft.item));
      }
    } else if (std::ranges::any_of(
                   known, [&](const Known& one) { return accounts_for(one, draft.item); })) {
      ++taking.taken.known;
    } else {
      TRY(taking.add_whole(draft.item));
    }
  }
  return {};
}

}  // namespace

Result<std::string> identify(store::Reader& reader, Random& random, Source& source) {
  const auto found = TRY(find_source(reader, source.kind, source.text));
  source.id = found ? found->id : new_id(random, "src");
  return found ? kind_reread : kind_import;
}

Result<TakenIn> take_in(ledger::Act& act, const identity::Principal& who, std::string_view kind,
                        Intake intake) {
  TRY(require_supervision(who));
  auto& source = intake.source;
  const bool created = kind == kind_import;
  std::vector<Known> known;
  if (created) {
    if (intake.drafts.empty()) return fail(ErrorKind::invalid, "import.nothing-read");
    TRY(insert_new_source(act, who, source));
  } else {
    source = TRY(load_source(act.writer(), source.id));
    known = TRY(known_items(act.writer(), source.id));
  }
  const auto year = source.year.value_or(year_of(act.now()));
  Taking taking(act, source, year, TRY(last_serial(act.writer(), year)),
                TRY(LastYear::load(act.writer(), year)));
  taking.taken.source = source.id;
  taking.taken.created = created;
  TRY(add_unknown(taking, intake.drafts, known));
  act.fact("added", taking.taken.added);
  act.fact("known", taking.taken.known);
  return taking.taken;
}

}  // namespace luoshi::supervision
