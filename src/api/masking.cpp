#include "api/masking.hpp"

#include <cstddef>

namespace luoshi::api {
namespace {

constexpr std::size_t head_digits = 3;
constexpr std::size_t tail_digits = 4;

// The first character, of however many bytes.
std::string first_of(std::string_view text) {
  std::size_t end = text.empty() ? 0 : 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
  return std::string(text.substr(0, end));
}

}  // namespace

std::string masked_name(std::string_view name) {
  return name.empty() ? std::string() : first_of(name) + "**";
}

std::string masked_phone(std::string_view phone) {
  if (phone.empty()) return {};
  // What is short enough to be told from a few digits shows none.
  if (phone.size() <= head_digits + tail_digits) return "****";
  return std::string(phone.substr(0, head_digits)) + "****" +
         std::string(phone.substr(phone.size() - tail_digits));
}

std::string masked_email(std::string_view email) {
  if (email.empty()) return {};
  const auto at = email.rfind('@');
  const auto domain = at == std::string_view::npos ? std::string_view{} : email.substr(at);
  return first_of(email) + "***" + std::string(domain);
}

casework::Applicant masked(casework::Applicant one) {
  one.name = masked_name(one.name);
  one.phone = masked_phone(one.phone);
  one.email = masked_email(one.email);
  if (one.kind != "enterprise") {
    one.organisation = masked_name(one.organisation);
    one.credit_code.clear();
  }
  return one;
}

}  // namespace luoshi::api
