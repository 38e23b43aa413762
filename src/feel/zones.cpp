#include "feel/zones.hpp"

#include <unicode/timezone.h>

#include <map>
#include <mutex>

namespace luoshi::feel {
namespace {

class IcuZones final : public Zones {
 public:
  const std::string* find(std::string_view name) const override {
    if (name.empty() || name.size() > 64) return nullptr;
    const std::scoped_lock lock(mutex_);
    const auto known = zones_.find(name);
    if (known != zones_.end()) return known->second ? &known->first : nullptr;
    if (zones_.size() > names_max) return nullptr;
    const auto id =
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
    icu::UnicodeString got;
    zone->getID(got);
    // An unknown name yields the zone Etc/Unknown, which is not what was asked for.
    if (got != id) zone.reset();
    const auto [at, added] = zones_.emplace(std::string(name), std::move(zone));
    return at->second ? &at->first : nullptr;
  }

  std::int32_t offset_at(const std::string& name, std::int64_t local_seconds) const override {
    return offset(name, local_seconds, true);
  }
  std::int32_t offset_of(const std::string& name, std::int64_t utc_seconds) const override {
    return offset(name, utc_seconds, false);
  }

 private:
  static constexpr std::size_t names_max = 2000;

  std::int32_t offset(const std::string& name, std::int64_t seconds, bool local) const {
    const icu::TimeZone* zone = nullptr;
    {
      const std::scoped_lock lock(mutex_);
      const auto found = zones_.find(name);
      if (found == zones_.end() || !found->second) return 0;
      zone = found->second.get();
    }
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(seconds) * 1000, local ? 1 : 0, raw, saving, status);
    return U_FAILURE(status) ? 0 : (raw + saving) / 1000;
  }

  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<icu::TimeZone>, std::less<>> zones_;
};

}  // namespace

const Zones& icu_zones() {
  static const IcuZones zones;
  return zones;
}

}  // namespace luoshi::feel
