// A child process with resource limits: hostile files are parsed there and nowhere else.
//
// The child gets no environment but PATH and LANG, no open files but its three streams, an empty
// working directory of its own, and the limits below. It may not gain privileges, and where the
// kernel has Landlock (5.13 and later) it may read system files only and write to its working
// directory only, so it sees neither keys nor the data directory.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace luoshi::format {

struct ChildLimits {
  std::chrono::milliseconds time_max{20'000};
  std::size_t memory_bytes_max = std::size_t{1} << 30;
  std::size_t output_bytes_max = std::size_t{64} << 20;
  // LibreOffice makes its socket in /tmp and nowhere else; those left there are taken away after.
  bool socket_in_tmp = false;
};

struct ChildOutput {
  int exit_code = 0;  // 128 + signal number when a signal ended it
  std::string out;
  std::string err;  // the first 4 KiB
};

// Runs `program` (looked up in PATH when it has no slash) with `input` on its standard input.
// Errors: unavailable "document.reader-missing" when it cannot be started, limit
// "document.reader-limit" when it ran out of time or said too much.
[[nodiscard]] Result<ChildOutput> run_child(const std::string& program,
                                            const std::vector<std::string>& arguments,
                                            std::string_view input, const ChildLimits& limits);

}  // namespace luoshi::format
