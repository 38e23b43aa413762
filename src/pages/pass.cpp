#include "pages/pass.hpp"

#include <array>
#include <charconv>

namespace luoshi::pages {
namespace {

constexpr std::string_view purpose = "follow";

}  // namespace

std::string seal_pass(const Portal& portal, const std::string& number, const std::string& code) {
  const auto& site = *portal.site;
  const std::array<std::string, 4> texts{number, code, to_hex(new_nonce(site.random)),
                                         std::to_string(site.real_clock.now().ms)};
  return portal.sealer().seal(purpose, joined(texts), site.random);
}

Result<Pass> open_pass(const Portal& portal, std::string_view sealed) {
  const auto texts = parted(TRY(portal.sealer().open(purpose, sealed)));
  if (texts.size() != 4) return fail(ErrorKind::invalid, "form.stale");
  std::int64_t made_ms = 0;
  std::from_chars(texts[3].data(), texts[3].data() + texts[3].size(), made_ms);
  const auto age = portal.site->real_clock.now().ms - made_ms;
  if (age > std::chrono::milliseconds(form_age_max).count()) {
    return fail(ErrorKind::invalid, "form.stale");
  }
  return Pass{texts[0], texts[1], texts[2]};
}

}  // namespace luoshi::pages
