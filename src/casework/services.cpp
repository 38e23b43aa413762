#include "casework/services.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "casework/tables.hpp"
#include "identity/accounts.hpp"
#include "ledger/act.hpp"

namespace luoshi::casework {
namespace {

namespace json = boost::json;

// The files of a version as one file of the archive: a JSON object by name.
std::string bundle_of(const catalog::Service& service) {
  json::object files;
  for (const auto& [name, bytes] : service.files()) files[name] = bytes;
  return json::serialize(files);
}

Result<catalog::Service> read_bundle(const std::string& bundle, const std::string& id) {
  json::error_code error;
  const auto value = json::parse(bundle, error);
  if (error || !value.is_object()) return fail(ErrorKind::corrupt, "service.version-broken", id);
  catalog::ServiceBytes files;
  for (const auto& [name, bytes] : value.get_object()) {
    if (!bytes.is_string()) return fail(ErrorKind::corrupt, "service.version-broken", id);
    files.emplace(name, std::string(bytes.get_string()));
  }
  return catalog::read_service(files, id);
}

Failure missing(std::string_view id, std::int64_t version) {
  return fail(ErrorKind::not_found, "service.version-missing", fmt::format("{} {}", id, version));
}

}  // namespace

Result<> Services::load_versions(store::Database& database) {
  return database.read([&](store::Reader& reader) {
    return reader.each("SELECT service, number, hash, file FROM service_version", {},
                       [&](const store::Row& row) {
                         const Key key{row.string(0), row.integer(1)};
                         hashes_[key] = row.string(2);
                         versions_[key].file = row.string(3);
                         return true;
                       });
  });
}

std::int64_t Services::last_version(std::string_view id) const {
  std::int64_t last = 0;
  for (const auto& [key, hash] : hashes_) {
    if (key.first == id) last = std::max(last, key.second);
  }
  return last;
}

Result<> Services::publish_one(store::Database& database, Random& random, Instant now,
                               const catalog::Service& service) {
  const auto last = last_version(service.id());
  if (last > 0 && hashes_[{service.id(), last}] == service.hash()) return {};
  const auto stored = TRY(archive_.put(bundle_of(service), "application/json"));
  const Key key{service.id(), last + 1};
  TRY(database.write_and_wait([&](store::Writer& writer) -> Result<> {
    const auto id = fmt::format("{}/{}", key.first, key.second);
    ledger::Act act(writer, random, now, {"system", ""}, "service.publish", "service/" + id);
    TRY(act.insert(service_version_table, id,
                   {{"service", key.first},
                    {"number", key.second},
                    {"hash", service.hash()},
                    {"file", stored.hash},
                    {"published_ms", now.ms}}));
    TRY(act.commit());
    return {};
  }));
  hashes_[key] = service.hash();
  versions_[key].file = stored.hash;
  return {};
}

Result<std::vector<Finding>> Services::publish(store::Database& database, Random& random,
                                               Instant now,
                                               const std::map<std::string, catalog::Service>& all,
                                               const catalog::Posts& posts) {
  std::vector<Finding> findings;
  TRY(load_versions(database));
  for (const auto& [id, service] : all) {
    if (!posts.opens(service.facts())) continue;
    const auto& filled = posts.of(id);
    const auto unknown = TRY(unknown_unit(database, filled));
    if (!unknown.empty()) {
      findings.push_back({id, "service.post-unknown", unknown});
      continue;
    }
    TRY(publish_one(database, random, now, service));
    const auto version = last_version(id);
    versions_[{id, version}].service = std::make_shared<const catalog::Service>(service);
    Open open{versions_[{id, version}].service, version, filled, {}};
    if (!service.facts().posts.empty()) open.desk = open.posts[service.facts().posts.front().id];
    open_.push_back(std::move(open));
  }
  return findings;
}

Result<const Open*> Services::latest(std::string_view id) const {
  for (const auto& one : open_) {
    if (one.service->id() == id) return &one;
  }
  return fail(ErrorKind::not_found, "service.not-found", std::string(id));
}

Result<ServicePointer> Services::at(std::string_view id, std::int64_t version) const {
  const std::scoped_lock lock(mutex_);
  const auto found = versions_.find({std::string(id), version});
  if (found == versions_.end()) return missing(id, version);
  auto& kept = found->second;
  if (!kept.service) {
    const auto bundle = TRY(archive_.get(kept.file));
    auto service = TRY(read_bundle(bundle, std::string(id)));
    kept.service = std::make_shared<const catalog::Service>(std::move(service));
  }
  return kept.service;
}

Result<std::string> Services::unknown_unit(store::Database& database, const Posts& posts) {
  std::string unknown;
  TRY(database.read([&](store::Reader& reader) -> Result<> {
    for (const auto& [post, unit] : posts) {
      if (!identity::find_unit(reader, unit)) unknown = post + ": " + unit;
    }
    return {};
  }));
  return unknown;
}

}  // namespace luoshi::casework
