#include "pages/seal_keys.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace luoshi::pages {
namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_alone = S_IRUSR | S_IWUSR;

bool read_hex(std::string_view text, Bytes32& into) {
  std::size_t size = 0;
  const char* end = nullptr;
  return sodium_hex2bin(into.data(), into.size(), text.data(), text.size(), nullptr, &size, &end) ==
             0 &&
         size == into.size() && end == text.data() + text.size();
}

bool read_line(const std::string& line, SealKey& into) {
  std::istringstream in(line);
  std::string seal;
  std::string derive;
  return static_cast<bool>(in >> into.made.ms >> seal >> derive) && read_hex(seal, into.seal) &&
         read_hex(derive, into.derive);
}

// Durable under its name, or not there.
bool write_whole(const fs::path& path, const std::string& bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_alone);
  if (fd < 0) return false;
  const bool written = ::fchmod(fd, owner_alone) == 0 &&
                       std::cmp_equal(::write(fd, bytes.data(), bytes.size()), bytes.size()) &&
                       ::fsync(fd) == 0;
  ::close(fd);
  return written;
}

}  // namespace

SealKeyFile::SealKeyFile(fs::path path, Random& random, const Clock& clock)
    : path_(std::move(path)), random_(random), clock_(clock) {}

Result<std::unique_ptr<SealKeyFile>> SealKeyFile::open(const fs::path& path, Random& random,
                                                       const Clock& clock) {
  auto file = std::make_unique<SealKeyFile>(path, random, clock);
  if (fs::exists(path)) {
    TRY(file->read());
  } else {
    TRY(file->renew());
  }
  return file;
}

Result<> SealKeyFile::read() {
  // Whoever copied it here may have left it open to others.
  ::chmod(path_.c_str(), owner_alone);
  std::ifstream in(path_);
  for (std::string line; std::getline(in, line);) {
    SealKey key;
    if (!read_line(line, key))
      return fail(ErrorKind::corrupt, "data.portal-keys-broken", {}, path_);
    keys_.push_back(key);
  }
  if (keys_.empty()) return fail(ErrorKind::corrupt, "data.portal-keys-broken", {}, path_);
  return {};
}

Result<> SealKeyFile::renew() {
  auto keys = keys_;
  keys.insert(keys.begin(), new_seal_key(random_, clock_.now()));
  if (keys.size() > seal_keys_kept) keys.resize(seal_keys_kept);
  std::string bytes;
  for (const auto& [made, seal, derive] : keys) {
    bytes += fmt::format("{} {} {}\n", made.ms, to_hex(seal), to_hex(derive));
  }
  const fs::path fresh = path_.string() + ".new";
  std::error_code error;
  fs::remove(fresh, error);  // half written, of a program that ended then
  if (!write_whole(fresh, bytes) || ::rename(fresh.c_str(), path_.c_str()) != 0) {
    return fail(ErrorKind::unavailable, "data.not-writable", std::generic_category().message(errno),
                path_.string());
  }
  keys_ = std::move(keys);
  return {};
}

SealKeys SealKeyFile::keys() {
  const std::scoped_lock lock(mutex_);
  const auto age_ms = clock_.now().ms - keys_.front().made.ms;
  if (age_ms > std::chrono::milliseconds(seal_key_age_max).count()) {
    // Where the disk takes none the old ones serve on; it is tried again each time.
    const auto renewed = renew();
    (void)renewed;
  }
  return keys_;
}

}  // namespace luoshi::pages
