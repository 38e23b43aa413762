#include "identity/passwords.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace luoshi::identity {
namespace {

// OWASP password storage: Argon2id with 19 MiB and two passes.
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = std::size_t{19} << 20;

// A hash of a password nobody has, made with the parameters above.
const std::string& hash_of_nobody() {
  static const std::string hash = [] {
    std::array<char, crypto_pwhash_STRBYTES> out{};
    std::array<unsigned char, 16> secret{};
    randombytes_buf(secret.data(), secret.size());
    if (crypto_pwhash_str_alg(out.data(), reinterpret_cast<const char*>(secret.data()),
                              secret.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
      return std::string();
    }
    return std::string(out.data());
  }();
  return hash;
}

// Passwords of 12 characters and more that lists of broken ones hold, and what people of an office
// type to be done with it. Compared in lower case with digits and marks at the end taken off too.
constexpr std::array<std::string_view, 44> common{
    "123456789012",   "1234567890123",    "12345678901234", "123456123456",    "123123123123",
    "111111111111",   "000000000000",     "888888888888",   "666666666666",    "112233445566",
    "121212121212",   "147258369147",     "147258369000",   "987654321098",    "098765432109",
    "password1234",   "passwordpassword", "password123456", "adminadminadmin", "administrator",
    "administrator1", "admin1234567",     "admin12345678",  "qwertyuiop12",    "qwertyuiop123",
    "qwertyuiopasdf", "qwerty123456",     "qwertyqwerty",   "1qaz2wsx3edc",    "1q2w3e4r5t6y",
    "qazwsxedcrfv",   "zxcvbnmasdfg",     "asdfghjklqwe",   "asdfghjkl123",    "abc123456789",
    "abcd12345678",   "abcdefghijkl",     "aaaaaaaaaaaa",   "iloveyou1314",    "woaini1314520",
    "woaini521314",   "5201314520131",    "luoshi123456",   "changeme1234"};

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

bool is_common(std::string password) {
  // Few different characters are few guesses, however long the row of them is.
  std::string letters = password;
  std::ranges::sort(letters);
  const auto doubles = std::ranges::unique(letters);
  if (letters.size() - doubles.size() < 4) return true;
  while (true) {
    if (std::ranges::find(common, password) != common.end()) return true;
    if (password.empty() || std::isalpha(static_cast<unsigned char>(password.back())) != 0) break;
    password.pop_back();
  }
  return false;
}

}  // namespace

Result<> check_password(std::string_view password, std::string_view login) {
  const auto length = static_cast<std::size_t>(std::ranges::count_if(
      password, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
  if (length < password_length_min) return fail(ErrorKind::invalid, "password.too-short");
  if (password.size() > password_bytes_max) return fail(ErrorKind::invalid, "password.too-long");
  const auto lower = lowered(password);
  if (!login.empty() && lower.contains(lowered(login)) && login.size() * 2 > lower.size()) {
    return fail(ErrorKind::invalid, "password.is-login");
  }
  if (is_common(lower)) return fail(ErrorKind::invalid, "password.common");
  return {};
}

std::string new_first_password(Random& random) {
  // Without letters and digits that look alike on paper.
  static constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789x";
  std::array<std::uint8_t, 15> bytes{};
  random.fill(bytes);
  std::string password;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 5 == 0) password.push_back('-');
    password.push_back(alphabet[bytes[i] & 31]);
  }
  return password;
}

// A turn at the processor, given back when it goes out of scope.
class Hasher::Turn {
 public:
  explicit Turn(Hasher& hasher) : hasher_(hasher) {
    std::unique_lock lock(hasher_.mutex_);
    if (hasher_.running_ == hasher_.running_max_ && hasher_.waiting_ == hasher_.waiting_max_) {
      return;
    }
    ++hasher_.waiting_;
    hasher_.freed_.wait(lock, [&] { return hasher_.running_ < hasher_.running_max_; });
    --hasher_.waiting_;
    ++hasher_.running_;
    granted_ = true;
  }
  ~Turn() {
    if (!granted_) return;
    {
      const std::scoped_lock lock(hasher_.mutex_);
      --hasher_.running_;
    }
    hasher_.freed_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  [[nodiscard]] bool granted() const { return granted_; }

 private:
  Hasher& hasher_;
  bool granted_ = false;
};

Result<std::string> Hasher::hash(std::string_view password) {
  const Turn turn(*this);
  if (!turn.granted()) return fail(ErrorKind::limit, "session.busy");
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), passes, memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(ErrorKind::unavailable, "session.busy", "no memory for a hash");
  }
  return std::string(out.data());
}

Result<bool> Hasher::verify(std::string_view password, std::string_view hash) {
  const Turn turn(*this);
  if (!turn.granted()) return fail(ErrorKind::limit, "session.busy");
  const std::string used = hash.empty() ? hash_of_nobody() : std::string(hash);
  const bool right = crypto_pwhash_str_verify(used.c_str(), password.data(), password.size()) == 0;
  return right && !hash.empty();
}

}  // namespace luoshi::identity
