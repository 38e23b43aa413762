// A directory that lives as long as the value, for scratch databases and for tests.
#pragma once

#include <string>

namespace luoshi::store {

class ScratchDirectory {
 public:
  // Makes a new empty directory in `parent`, or where the system keeps temporary files.
  // Aborts when it cannot.
  explicit ScratchDirectory(const std::string& parent = {});
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  // The path of a file of this name inside.
  [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace luoshi::store
