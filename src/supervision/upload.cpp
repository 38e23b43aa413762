#include "supervision/upload.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "format/csv.hpp"
#include "reading/read.hpp"
#include "reading/structure.hpp"
#include "supervision/numbers.hpp"
#include "supervision/plan_report.hpp"
#include "supervision/plan_table.hpp"
#include "supervision/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

std::string hash_of(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

std::string stem_of(const std::string& file_name) {
  return std::filesystem::path(file_name).stem().string();
}

Source source_of(const Upload& upload, format::FileKind kind) {
  Source source;
  source.kind = upload.kind;
  source.title = upload.title;
  source.year = upload.year;
  source.file_name = upload.file_name;
  source.media_type = format::media_type_of(kind);
  source.file = hash_of(upload.bytes);
  return source;
}

bool set_aside(const reading::Piece& piece) {
  return piece.kind == reading::PieceKind::furniture || piece.kind == reading::PieceKind::footnote;
}

Result<Reading> read_report_upload(const Upload& upload, const format::DocumentReader& documents,
                                   const Units& units, Instant now) {
  const auto document = TRY(documents.read_text(upload.bytes, upload.file_name));
  const auto report = reading::read_report(document.text);
  if (!reading::looks_like_report(report.document) || report.statements.empty()) {
    return fail(ErrorKind::invalid, "import.not-a-report");
  }
  Reading reading;
  reading.text = text::to_utf8(document.text);
  auto& intake = reading.intake;
  intake.source = source_of(upload, document.kind);
  intake.source.text = hash_of(reading.text);
  describe(intake.source, report);
  if (!intake.source.year) intake.source.year = year_of(now);
  auto& title = intake.source.title;
  if (title.empty()) title = stem_of(upload.file_name);
  if (title.empty()) title = headline_of(document.text);
  intake.drafts = drafts_of(report, document.text, units);
  intake.set_aside = std::ranges::count_if(report.document.pieces, set_aside);
  return reading;
}

bool is_csv(const Upload& upload) {
  auto extension = std::filesystem::path(upload.file_name).extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".csv";
}

Result<format::Table> read_csv_upload(const Upload& upload,
                                      const format::DocumentReader& documents) {
  return format::read_csv(TRY(documents.read_text(upload.bytes, upload.file_name)).text);
}

Result<Reading> read_table_upload(const Upload& upload, const format::DocumentReader& documents,
                                  const Units& units, Instant now, format::FileKind kind) {
  const auto table =
      TRY(kind == format::FileKind::xlsx ? documents.read_table(upload.bytes, upload.file_name)
                                         : read_csv_upload(upload, documents));
  Reading reading;
  reading.text = text_of(table);
  auto source = source_of(upload, kind);
  source.text = hash_of(reading.text);
  if (!source.year) source.year = year_of(now);
  reading.intake = TRY(plan_table(table, std::move(source), units));
  auto& title = reading.intake.source.title;
  if (title.empty()) title = stem_of(upload.file_name);
  return reading;
}

}  // namespace

Units units_of(const std::vector<identity::Unit>& units) {
  std::vector<KnownUnit> known;
  known.reserve(units.size());
  for (const auto& unit : units) {
    known.push_back({unit.id, unit.name.zh, unit.short_names, unit.duties, unit.active});
  }
  return Units(std::move(known));
}

Result<Reading> read_upload(const Upload& upload, const format::DocumentReader& documents,
                            const Units& units, Instant now) {
  if (std::ranges::find(source_kinds(), upload.kind) == source_kinds().end()) {
    return fail(ErrorKind::invalid, "import.kind-unknown", upload.kind, "kind");
  }
  const auto kind = format::sniff(upload.bytes, upload.file_name);
  if (kind == format::FileKind::empty) return fail(ErrorKind::invalid, "import.empty");
  if (kind == format::FileKind::xlsx || (kind == format::FileKind::text && is_csv(upload))) {
    return read_table_upload(upload, documents, units, now, kind);
  }
  return read_report_upload(upload, documents, units, now);
}

Result<> keep(const files::Archive& archive, const Upload& upload, const Reading& reading) {
  TRY(archive.put(upload.bytes, reading.intake.source.media_type));
  TRY(archive.put(reading.text, "text/plain"));
  return {};
}

Result<TakenIn> import_upload(store::Database& database, const files::Archive& archive,
                              const format::DocumentReader& documents, Random& random, Instant now,
                              const identity::Principal& who, const Upload& upload) {
  Units units;
  TRY(database.read([&](store::Reader& reader) -> Result<> {
    units = units_of(TRY(identity::list_units(reader)));
    return {};
  }));
  const auto reading = TRY(read_upload(upload, documents, units, now));
  TRY(keep(archive, upload, reading));
  TakenIn taken;
  TRY(database.write_and_wait([&](store::Writer& writer) -> Result<> {
    auto intake = reading.intake;
    const auto kind = TRY(identify(writer, random, intake.source));
    ledger::Act act(writer, random, now, who.actor(), kind, "source/" + intake.source.id);
    taken = TRY(take_in(act, who, kind, std::move(intake)));
    TRY(act.commit());
    return {};
  }));
  return taken;
}

Result<std::u32string> source_text(const files::Archive& archive, const Source& source) {
  if (!source.has_text) return fail(ErrorKind::not_found, "source.no-text", source.id);
  return text::from_utf8(TRY(archive.get(source.text)));
}

}  // namespace luoshi::supervision
