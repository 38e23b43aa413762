// What kind of file a run of bytes is, told by the bytes and never by the name alone.
#pragma once

#include <string_view>

namespace luoshi::format {

enum class FileKind {
  empty,
  text,  // anything else without NUL-heavy or control bytes: the decoder decides
  html,
  docx,
  xlsx,
  pptx,
  zip,  // an archive that is none of these
  pdf,
  ole,  // .doc .xls .wps of old, and password-protected OOXML
  ofd,
  image,
  other,  // binary of no kind we know
};

[[nodiscard]] FileKind sniff(std::string_view bytes, std::string_view file_name);

// IANA media type, application/octet-stream where there is none.
[[nodiscard]] std::string_view media_type_of(FileKind kind);

}  // namespace luoshi::format
