#include "pages/sealed.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace luoshi::pages {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr auto base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* bytes_of(std::string_view text) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return reinterpret_cast<const unsigned char*>(text.data());
}

Bytes32 keyed_hash(const Bytes32& key, std::string_view text) {
  Bytes32 hash{};
  crypto_auth_hmacsha256(hash.data(), bytes_of(text), text.size(), key.data());
  return hash;
}

std::string to_base64(std::span<const unsigned char> bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), base64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64);
  text.pop_back();  // the zero that ends it
  return text;
}

std::vector<unsigned char> from_base64(std::string_view text) {
  if (text.empty()) return {};  // libsodium takes no null pointer
  std::vector<unsigned char> bytes(text.size());
  std::size_t size = 0;
  const bool read = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr,
                                      &size, nullptr, base64) == 0;
  bytes.resize(read ? size : 0);
  return bytes;
}

}  // namespace

void DerivedRandom::fill(std::span<std::uint8_t> out) {
  while (!out.empty()) {
    const auto block = keyed_hash(key_, fmt::format("block {}", block_++));
    const auto some = std::min(out.size(), block.size());
    std::copy_n(block.begin(), some, out.begin());
    out = out.subspan(some);
  }
}

SealKey new_seal_key(Random& random, Instant made) {
  SealKey key{made};
  random.fill(key.seal);
  random.fill(key.derive);
  return key;
}

std::string Sealer::seal(std::string_view purpose, std::string_view text, Random& random) const {
  std::vector<unsigned char> sealed(nonce_bytes + text.size() + tag_bytes);
  random.fill({sealed.data(), nonce_bytes});
  unsigned long long size = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, &size, bytes_of(text),
                                             text.size(), bytes_of(purpose), purpose.size(),
                                             nullptr, sealed.data(), keys_.front().seal.data());
  return to_base64(sealed);
}

Result<std::string> Sealer::open(std::string_view purpose, std::string_view sealed) const {
  const auto bytes = from_base64(sealed);
  if (bytes.size() < nonce_bytes + tag_bytes) return fail(ErrorKind::invalid, "form.stale");
  std::string text(bytes.size() - nonce_bytes - tag_bytes, '\0');
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  auto* out = reinterpret_cast<unsigned char*>(text.data());
  for (const auto& key : keys_) {
    unsigned long long size = 0;
    const bool opened =
        crypto_aead_xchacha20poly1305_ietf_decrypt(
            out, &size, nullptr, bytes.data() + nonce_bytes, bytes.size() - nonce_bytes,
            bytes_of(purpose), purpose.size(), bytes.data(), key.seal.data()) == 0;
    if (opened) return text;
  }
  return fail(ErrorKind::invalid, "form.stale");
}

DerivedRandom Sealer::derived(std::string_view nonce, Instant begun) const {
  const auto then =
      std::ranges::find_if(keys_, [begun](const SealKey& key) { return key.made <= begun; });
  const auto& key = then == keys_.end() ? keys_.back() : *then;
  return DerivedRandom(keyed_hash(key.derive, nonce));
}

std::string joined(std::span<const std::string> texts) {
  std::string whole;
  for (const auto& text : texts) whole += fmt::format("{}:{}", text.size(), text);
  return whole;
}

std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    const auto at = static_cast<std::size_t>(stop - text.data());
    if (error != std::errc{} || at >= text.size() || text[at] != ':') return {};
    text.remove_prefix(at + 1);
    if (size > text.size()) return {};
    all.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return all;
}

}  // namespace luoshi::pages
