// A file or pasted text as somebody hands it in, up to the intake that a transaction takes in.
//
// Reading is slow and done before the transaction; only what was read whole is kept in the archive,
// so a refused file leaves nothing behind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "files/archive.hpp"
#include "format/document.hpp"
#include "identity/accounts.hpp"
#include "supervision/intake.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {

struct Upload {
  std::string kind;                  // one of source_kinds()
  std::string title;                 // empty: taken from the document
  std::optional<std::int64_t> year;  // empty: taken from the document
  std::string file_name;             // empty for pasted text
  std::string bytes;
};

struct Reading {
  Intake intake;
  std::string text;  // what Source::text is the hash of, in UTF-8
};

[[nodiscard]] Units units_of(const std::vector<identity::Unit>& units);

// Reads a report, or a table when the file is a workbook or a .csv. Errors: those of
// DocumentReader; invalid "import.kind-unknown", "import.empty", "import.not-a-report" (text
// without statements), "import.nothing-read", "table.no-header", "table.no-rows".
[[nodiscard]] Result<Reading> read_upload(const Upload& upload,
                                          const format::DocumentReader& documents,
                                          const Units& units, Instant now);

// Puts the bytes and the decoded text into the archive, where the source's hashes name them.
Result<> keep(const files::Archive& archive, const Upload& upload, const Reading& reading);

// All of it: units from the database, reading, keeping, one act. Not from inside a job.
[[nodiscard]] Result<TakenIn> import_upload(store::Database& database,
                                            const files::Archive& archive,
                                            const format::DocumentReader& documents, Random& random,
                                            Instant now, const identity::Principal& who,
                                            const Upload& upload);

// The decoded text of a source that has one; not_found "source.no-text" for a table.
[[nodiscard]] Result<std::u32string> source_text(const files::Archive& archive,
                                                 const Source& source);

}  // namespace luoshi::supervision
