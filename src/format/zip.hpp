// Reading a ZIP archive held in memory, within limits that a zip bomb runs into (OWASP ASVS 5.2.3).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

struct zip;

namespace luoshi::format {

class Zip {
 public:
  // Looks at the directory only. REQUIRES: `bytes` outlives the archive. Errors: invalid
  // "document.broken-archive", limit "document.archive-too-large" (entries, unpacked size or
  // ratio past format/limits.hpp), invalid "document.encrypted".
  static Result<Zip> open(std::string_view bytes);

  [[nodiscard]] bool has(std::string_view name) const;
  // The unpacked bytes of an entry. Errors: not_found "document.part-missing" and those above.
  [[nodiscard]] Result<std::string> read(std::string_view name) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit Zip(zip* archive) : archive_(archive) {}
  std::unique_ptr<zip, Close> archive_;
};

}  // namespace luoshi::format
