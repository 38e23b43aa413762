// The services that are open in the district: the latest version of each, and those that running
// cases began with.
//
// A package is published when the program starts and its files differ from the last version: an
// act of the system, with the files kept in the archive. Thread-safe.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "catalog/posts.hpp"
#include "catalog/service.hpp"
#include "files/archive.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

using ServicePointer = std::shared_ptr<const catalog::Service>;

using Posts = catalog::Posts::OfService;

// A service as new cases begin with it.
struct Open {
  ServicePointer service;
  std::int64_t version = 0;
  Posts posts;

  // The unit of the first post: where what nobody else is asked goes.
  std::string desk;
};

class Services {
 public:
  explicit Services(const files::Archive& archive) : archive_(archive) {}

  // Publishes what is new of these packages, each by its id. Those whose posts are not filled are
  // left out; those with a post of a unit that is not there too, with a finding
  // "service.post-unknown". Once, before anything else.
  [[nodiscard]] Result<std::vector<Finding>> publish(
      store::Database& database, Random& random, Instant now,
      const std::map<std::string, catalog::Service>& all, const catalog::Posts& posts);

  // Takes up what was published before, and publishes nothing: enough to read the cases there are.
  Result<> load_versions(store::Database& database);

  // Ordered by id.
  [[nodiscard]] const std::vector<Open>& open() const { return open_; }
  // not_found "service.not-found".
  [[nodiscard]] Result<const Open*> latest(std::string_view id) const;
  // not_found "service.version-missing"; the errors of reading a package.
  [[nodiscard]] Result<ServicePointer> at(std::string_view id, std::int64_t version) const;

 private:
  struct Kept {
    std::string file;  // in the archive
    ServicePointer service;
  };
  using Key = std::pair<std::string, std::int64_t>;

  Result<> publish_one(store::Database& database, Random& random, Instant now,
                       const catalog::Service& service);
  static Result<std::string> unknown_unit(store::Database& database, const Posts& posts);
  [[nodiscard]] std::int64_t last_version(std::string_view id) const;

  const files::Archive& archive_;
  std::vector<Open> open_;
  mutable std::mutex mutex_;
  mutable std::map<Key, Kept> versions_;
  std::map<Key, std::string> hashes_;
};

}  // namespace luoshi::casework
