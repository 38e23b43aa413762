// The half of rows.hpp that is about sources.
#include <fmt/format.h>

#include "supervision/row_values.hpp"
#include "supervision/rows.hpp"
#include "supervision/tables.hpp"

namespace luoshi::supervision {
namespace {

using store::Params;
using store::Row;

constexpr auto source_select =
    "SELECT id, version, kind, number, title, year, year_reviewed, place, delivered, file_name, "
    "media_type, file, text, has_text, sections, created_ms, created_by, approved_ms, approved_by "
    "FROM source ";

Source read_source(const Row& row) {
  Source source;
  source.id = row.string(0);
  source.version = row.integer(1);
  source.kind = row.string(2);
  source.number = row.integer(3);
  source.title = row.string(4);
  source.year = optional_integer(row, 5);
  source.year_reviewed = optional_integer(row, 6);
  source.place = row.string(7);
  source.delivered = row.string(8);
  source.file_name = row.string(9);
  source.media_type = row.string(10);
  source.file = row.string(11);
  source.text = row.string(12);
  source.has_text = row.integer(13) != 0;
  for (const auto& line : split(row.text(14), '\n')) source.sections.push_back(split(line, '\t'));
  source.created_ms = row.integer(15);
  source.created_by = row.string(16);
  source.approved_ms = optional_integer(row, 17);
  source.approved_by = row.string(18);
  return source;
}

Result<> count_items(store::Reader& reader, Source& source) {
  return reader.each("SELECT state, count(*) FROM item WHERE source = ? GROUP BY state",
                     {source.id}, [&](const Row& row) {
                       if (const auto state = parse_state(row.text(0))) {
                         source.counts.of(*state) = row.integer(1);
                       }
                       return true;
                     });
}

Result<std::vector<Source>> select_sources(store::Reader& reader, std::string_view rest,
                                           const Params& params) {
  auto sources = TRY(
      store::collect<Source>(reader, std::string(source_select).append(rest), params, read_source));
  for (auto& source : sources) TRY(count_items(reader, source));
  return sources;
}

}  // namespace

std::int64_t& Counts::of(State state) {
  switch (state) {
    case State::draft:
      return draft;
    case State::accepted:
      return accepted;
    case State::confirmed:
      return confirmed;
    case State::approved:
      return approved;
    case State::rejected:
      break;
  }
  return rejected;
}

Result<Source> load_source(store::Reader& reader, std::string_view id) {
  auto sources = TRY(select_sources(reader, "WHERE id = ?", {std::string(id)}));
  if (sources.empty()) return fail(ErrorKind::not_found, "source.not-found", std::string(id));
  return std::move(sources.front());
}

Result<std::optional<Source>> find_source(store::Reader& reader, std::string_view kind,
                                          std::string_view text) {
  auto sources = TRY(select_sources(reader, "WHERE kind = ? AND text = ?",
                                    {std::string(kind), std::string(text)}));
  if (sources.empty()) return std::nullopt;
  return std::move(sources.front());
}

Result<std::vector<Source>> list_sources(store::Reader& reader, std::optional<std::int64_t> below,
                                         std::int64_t limit) {
  return select_sources(reader, "WHERE number < ? ORDER BY number DESC LIMIT ?",
                        {below.value_or(INT64_MAX), limit});
}

Result<> insert_source(ledger::Act& act, const Source& source) {
  std::string sections;
  for (const auto& path : source.sections) sections += fmt::format("{}\n", fmt::join(path, "\t"));
  return act.insert(source_table, source.id,
                    {{"kind", source.kind},
                     {"number", source.number},
                     {"title", source.title},
                     {"year", integer_or_null(source.year)},
                     {"year_reviewed", integer_or_null(source.year_reviewed)},
                     {"place", text_or_null(source.place)},
                     {"delivered", text_or_null(source.delivered)},
                     {"file_name", text_or_null(source.file_name)},
                     {"media_type", source.media_type},
                     {"file", source.file},
                     {"text", source.text},
                     {"has_text", std::int64_t{source.has_text ? 1 : 0}},
                     {"sections", text_or_null(sections)},
                     {"created_ms", source.created_ms},
                     {"created_by", source.created_by}});
}

}  // namespace luoshi::supervision
