// Attachments: a directory of files named by what they contain (SHA-256), in two levels of folders
// (ab/cd/abcd…). A file is durable before it is acknowledged and never changes after. Whose
// attachment it is, and under which name, stands in the rows of the module that asked for it; this
// is not the place for access rights or size limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"

namespace luoshi::files {

// What a module records of an attachment.
struct Stored {
  std::string hash;  // 64 lower-case hexadecimal digits
  std::int64_t size_bytes = 0;
  std::string media_type;  // as the caller found it, for example "application/pdf"
};

struct VerifyReport {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  // "verify.file-damaged", "verify.file-missing", "verify.file-stray"; place "file <hash or path>".
  std::vector<Finding> findings;
};

// Thread-safe. Errors: unavailable "file.io", limit "file.disk-full".
class Archive {
 public:
  // Creates the directory where it is missing and clears what a crash left half written.
  [[nodiscard]] static Result<Archive> open(const std::filesystem::path& directory);

  // Keeps the bytes; those that are kept already are not written again.
  [[nodiscard]] Result<Stored> put(std::string_view bytes, std::string_view media_type) const;

  // The bytes, held against their name: corrupt "file.damaged", not_found "file.not-found".
  [[nodiscard]] Result<std::string> get(std::string_view hash) const;

  // Reads every file, holds it against its name, and looks for those in `expected`, which rows
  // speak of. A file that no row speaks of is no finding: its act may have failed.
  [[nodiscard]] Result<VerifyReport> verify(const std::vector<std::string>& expected) const;

  // Where a file of this hash lies. REQUIRES: 64 hexadecimal digits.
  [[nodiscard]] std::filesystem::path path_of(std::string_view hash) const;

 private:
  explicit Archive(std::filesystem::path directory) : directory_(std::move(directory)) {}
  std::filesystem::path directory_;
};

}  // namespace luoshi::files
