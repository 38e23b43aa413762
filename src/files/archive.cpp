#include "files/archive.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace luoshi::files {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view incoming = "incoming";

Failure io_failure(int code, const fs::path& path) {
  const bool full = code == ENOSPC || code == EDQUOT;
  return fail(full ? ErrorKind::limit : ErrorKind::unavailable, full ? "file.disk-full" : "file.io",
              std::strerror(code), path.filename().string());
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Result<> sync(const fs::path& path, int flags) {
  const Descriptor file(path, flags);
  if (file.get() < 0 || ::fsync(file.get()) != 0) return io_failure(errno, path);
  return {};
}

Result<> sync_directory(const fs::path& path) {
  return sync(path, O_RDONLY | O_DIRECTORY);
}

// A new directory is durable with the one it stands in.
Result<> make_directory(const fs::path& path) {
  if (::mkdir(path.c_str(), 0700) == 0) return sync_directory(path.parent_path());
  return errno == EEXIST ? Result<>{} : io_failure(errno, path);
}

Result<> write_durably(const fs::path& path, std::string_view bytes) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (file.get() < 0) return io_failure(errno, path);
  while (!bytes.empty()) {
    const auto written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return io_failure(errno, path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) return io_failure(errno, path);
  return {};
}

// The hash of a file, read in pieces; the number of its bytes is added to `size_bytes`.
Result<std::string> hash_of(const fs::path& path, std::uint64_t& size_bytes) {
  const Descriptor file(path, O_RDONLY);
  if (file.get() < 0) return io_failure(errno, path);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<std::uint8_t> piece(1 << 16);
  for (;;) {
    const auto got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_failure(errno, path);
    if (got == 0) break;
    crypto_hash_sha256_update(&state, piece.data(), static_cast<std::size_t>(got));
    size_bytes += static_cast<std::uint64_t>(got);
  }
  Bytes32 hash{};
  crypto_hash_sha256_final(&state, hash.data());
  return to_hex(hash);
}

Finding finding(std::string_view what, std::string problem, std::string detail) {
  return {fmt::format("file {}", what), std::move(problem), std::move(detail)};
}

}  // namespace

Result<Archive> Archive::open(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return io_failure(error.value(), directory);
  fs::remove_all(directory / incoming, error);
  TRY(make_directory(directory / incoming));
  return Archive(directory);
}

fs::path Archive::path_of(std::string_view hash) const {
  return directory_ / hash.substr(0, 2) / hash.substr(2, 2) / hash;
}

Result<Stored> Archive::put(std::string_view bytes, std::string_view media_type) const {
  static std::atomic<std::uint64_t> next = 0;
  Stored stored{to_hex(sha256(bytes)), static_cast<std::int64_t>(bytes.size()),
                std::string(media_type)};
  const auto path = path_of(stored.hash);
  std::error_code error;
  std::uint64_t kept_bytes = 0;
  if (fs::exists(path, error) && hash_of(path, kept_bytes) == stored.hash) {
    // Another thread may have named it a moment ago and not yet made the name durable.
    TRY(sync_directory(path.parent_path()));
    return stored;
  }
  TRY(make_directory(path.parent_path().parent_path()));
  TRY(make_directory(path.parent_path()));
  const auto draft = directory_ / incoming / fmt::format("{}-{}", stored.hash, next++);
  const auto written = write_durably(draft, bytes);
  if (!written.has_value()) {
    fs::remove(draft, error);
    return std::unexpected(written.error());
  }
  if (::rename(draft.c_str(), path.c_str()) != 0) return io_failure(errno, path);
  TRY(sync_directory(path.parent_path()));
  return stored;
}

Result<std::string> Archive::get(std::string_view hash) const {
  if (!is_hash(hash)) return fail(ErrorKind::not_found, "file.not-found", std::string(hash));
  std::ifstream file(path_of(hash), std::ios::binary);
  if (!file) return fail(ErrorKind::not_found, "file.not-found", std::string(hash));
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return fail(ErrorKind::unavailable, "file.io", std::string(hash));
  if (to_hex(sha256(bytes)) != hash) {
    return fail(ErrorKind::corrupt, "file.damaged", "its content does not fit its name",
                fmt::format("file {}", hash));
  }
  return bytes;
}

Result<VerifyReport> Archive::verify(const std::vector<std::string>& expected) const {
  VerifyReport report;
  std::error_code error;
  fs::recursive_directory_iterator walk(directory_, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const auto& path = walk->path();
    if (walk->is_directory()) {
      if (walk.depth() == 0 && path.filename() == incoming) walk.disable_recursion_pending();
      continue;
    }
    const auto name = path.filename().string();
    if (!is_hash(name) || path != path_of(name)) {
      report.findings.push_back(finding(fs::relative(path, directory_).string(),
                                        "verify.file-stray", "no attachment has this name"));
      continue;
    }
    ++report.files;
    const auto hash = hash_of(path, report.bytes);
    if (!hash.has_value()) {
      report.findings.push_back(finding(name, "verify.file-damaged", hash.error().detail));
    } else if (*hash != name) {
      report.findings.push_back(
          finding(name, "verify.file-damaged", "its content does not fit its name"));
    }
  }
  if (error) return io_failure(error.value(), directory_);
  for (const auto& hash : expected) {
    if (is_hash(hash) && fs::exists(path_of(hash), error)) continue;
    report.findings.push_back(finding(hash, "verify.file-missing", "the file is not there"));
  }
  return report;
}

}  // namespace luoshi::files
