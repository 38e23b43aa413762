#include "ledger/verify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/canonical.hpp"
#include "ledger/replay.hpp"

namespace luoshi::ledger {
namespace {

using store::Reader;
using store::Row;
using store::Writer;

constexpr std::size_t findings_max = 1000;

std::string shown(const store::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return fmt::format("\"{}\"", *text);
  return "nothing";
}

class Verification {
 public:
  Verification(const std::vector<const Table*>& tables, VerifyReport& report)
      : tables_(tables), catalogue_(catalogue_of(tables)), report_(report) {}

  void add(Finding finding) {
    ++report_.findings_count;
    if (report_.findings.size() < findings_max) report_.findings.push_back(std::move(finding));
  }
  // Damage ends one part of the check, not the check; other errors end it.
  Result<> tolerate(std::string_view part, Result<> result) {
    if (result.has_value() || result.error().kind != ErrorKind::corrupt) return result;
    add({result.error().place, "verify.unfinished",
         fmt::format("{}: {} {}", part, result.error().problem, result.error().detail)});
    return {};
  }

  // Entries, leaves, private values; makes the tables again in `into`.
  Result<> check_entries(Reader& reader, Writer& into);
  // Rows of the database against those made again.
  Result<> check_rows(Reader& reader, Reader& again);
  // The index of records against the one made again.
  Result<> check_index(Reader& reader, Reader& again);

 private:
  Result<> check_entry(Reader& reader, Writer& into, const Row& row);
  void check_privates(const Entry& entry, std::int64_t strays);
  Result<> check_table(Reader& reader, Reader& again, const Table& table);
  Result<> check_row(Reader& again, const Table& table, const std::string& columns, const Row& row);
  Result<> find_missing(Reader& reader, Reader& again, const Table& table);

  const std::vector<const Table*>& tables_;
  const Catalogue catalogue_;
  VerifyReport& report_;
  merkle::CompactRange range_;
  std::int64_t next_seq_ = 1;
};

Result<> Verification::check_entries(Reader& reader, Writer& into) {
  Result<> state;
  TRY(reader.each("SELECT seq, body, leaf FROM entry ORDER BY seq", {}, [&](const Row& row) {
    state = check_entry(reader, into, row);
    return state.has_value();
  }));
  TRY(std::move(state));
  report_.head = {range_.size(), range_.root()};
  TRY(
      reader.each("SELECT p.seq, p.place FROM private_value p LEFT JOIN entry e ON e.seq = p.seq "
                  "WHERE e.seq IS NULL",
                  {}, [&](const Row& row) {
                    add({fmt::format("entry {}", row.integer(0)), "verify.private-stray",
                         "a private value without its entry"});
                    return true;
                  }));
  return {};
}

Result<> Verification::check_entry(Reader& reader, Writer& into, const Row& row) {
  const auto seq = row.integer(0);
  const auto place = fmt::format("entry {}", seq);
  for (; next_seq_ < seq; ++next_seq_) {
    add({fmt::format("entry {}", next_seq_), "verify.entry-missing", "the number is left out"});
    if (report_.findings_count > findings_max) next_seq_ = seq - 1;
  }
  ++next_seq_;
  merkle::Hash leaf{};
  const auto stored = row.blob(2);
  if (stored.size() == leaf.size()) std::ranges::copy(stored, leaf.begin());
  range_.append(leaf);
  if (leaf != merkle::leaf_hash(row.text(1))) {
    add({place, "verify.entry-changed", "the leaf is not the hash of the entry"});
  }
  auto entry = read_entry(row.text(1));
  if (!entry.has_value() || entry->seq != seq) {
    add({place, "verify.entry-unreadable",
         entry.has_value() ? "it bears another number" : entry.error().detail});
    return {};
  }
  check_privates(*entry, TRY(resolve(reader, *entry)));
  return replay(*entry, catalogue_, into, [this](Finding finding) { add(std::move(finding)); });
}

void Verification::check_privates(const Entry& entry, std::int64_t strays) {
  if (strays > 0) {
    add({fmt::format("entry {}", entry.seq), "verify.private-stray",
         fmt::format("{} private values belong to no column", strays)});
  }
  for (const auto& change : entry.changes) {
    for (const auto& column : change.columns) {
      if (column.openness == Openness::open) continue;
      ++report_.privates;
      if (column.known == ColumnChange::Known::erased) ++report_.erased;
      const auto place =
          fmt::format("entry {}, {}/{}.{}", entry.seq, change.table, change.id, column.column);
      if (column.known == ColumnChange::Known::missing) {
        add({place, "verify.private-missing", "there is no private value"});
      } else if (!column.fits) {
        add({place, "verify.private-changed", "the private value is not the one committed to"});
      }
    }
  }
}

Result<> Verification::check_rows(Reader& reader, Reader& again) {
  for (const auto* table : tables_) {
    TRY(tolerate(fmt::format("table {}", table->name), check_table(reader, again, *table)));
  }
  return {};
}

Result<> Verification::check_table(Reader& reader, Reader& again, const Table& table) {
  std::string columns = "id, version";
  for (const auto& column : table.columns) columns += ", " + column.name;
  Result<> state;
  TRY(reader.each(fmt::format("SELECT {} FROM {} ORDER BY rowid", columns, table.name), {},
                  [&](const Row& row) {
                    ++report_.rows;
                    state = check_row(again, table, columns, row);
                    return state.has_value();
                  }));
  TRY(std::move(state));
  return find_missing(reader, again, table);
}

Result<> Verification::check_row(Reader& again, const Table& table, const std::string& columns,
                                 const Row& row) {
  const auto place = fmt::format("{}/{}", table.name, row.text(0));
  bool found = false;
  TRY(again.each(
      fmt::format("SELECT {} FROM {} WHERE id = ?", columns, table.name), {row.string(0)},
      [&](const Row& wanted) {
        found = true;
        for (int i = 1; i < row.columns(); ++i) {
          const auto is = row.value(i);
          const auto should = wanted.value(i);
          if (is == should) continue;
          // A closed value is named, never shown.
          const bool open =
              i == 1 || table.columns[static_cast<std::size_t>(i) - 2].openness == Openness::open;
          add({fmt::format("{}.{}", place, row.name(i)), "verify.row-changed",
               open ? fmt::format("it holds {}; the ledger says {}", shown(is), shown(should))
                    : "it is not what the ledger says"});
        }
        return false;
      }));
  if (!found) add({place, "verify.row-stray", "no entry made this row"});
  return {};
}

Result<> Verification::find_missing(Reader& reader, Reader& again, const Table& table) {
  Result<> state;
  const auto look = [&](const std::string& id) -> Result<> {
    bool found = false;
    TRY(reader.each(fmt::format("SELECT 1 FROM {} WHERE id = ?", table.name), {id},
                    [&](const Row&) {
                      found = true;
                      return false;
                    }));
    if (!found) {
      add({fmt::format("{}/{}", table.name, id), "verify.row-missing",
           "the ledger has it, the table has not"});
    }
    return {};
  };
  TRY(again.each(fmt::format("SELECT id FROM {} ORDER BY rowid", table.name), {},
                 [&](const Row& row) {
                   state = look(row.string(0));
                   return state.has_value();
                 }));
  return state;
}

Result<> Verification::check_index(Reader& reader, Reader& again) {
  const auto compare = [this](Reader& one, Reader& other, std::string_view words) -> Result<> {
    Result<> state;
    const auto look = [&](const Row& row) -> Result<> {
      bool found = false;
      TRY(other.each("SELECT 1 FROM entry_record WHERE record = ? AND seq = ?",
                     {row.string(0), row.integer(1)}, [&](const Row&) {
                       found = true;
                       return false;
                     }));
      if (!found) {
        add({fmt::format("entry {}, {}", row.integer(1), row.text(0)), "verify.index-wrong",
             std::string(words)});
      }
      return {};
    };
    TRY(one.each("SELECT record, seq FROM entry_record", {}, [&](const Row& row) {
      state = look(row);
      return state.has_value();
    }));
    return state;
  };
  TRY(compare(reader, again, "the index of records names an entry that is not about it"));
  return compare(again, reader, "the index of records leaves this entry out");
}

}  // namespace

Result<VerifyReport> verify(store::Database& database, store::Database& scratch,
                            const std::vector<const Table*>& tables) {
  VerifyReport report;
  Verification check(tables, report);
  auto pages = database.check_pages();
  if (pages.has_value()) {
    for (auto& finding : *pages) check.add(std::move(finding));
  } else {
    TRY(check.tolerate("pages", std::unexpected(std::move(pages).error())));
  }
  TRY(database.read([&](Reader& reader) -> Result<> {
    TRY(scratch.write_and_wait([&](Writer& into) -> Result<> {
      TRY(prepare(into, tables));
      return check.tolerate("entries", check.check_entries(reader, into));
    }));
    return scratch.read([&](Reader& again) -> Result<> {
      TRY(check.check_rows(reader, again));
      return check.tolerate("index", check.check_index(reader, again));
    });
  }));
  return report;
}

}  // namespace luoshi::ledger
