#include "catalog/posts.hpp"

#include <algorithm>

#include "catalog/yaml.hpp"

namespace luoshi::catalog {

const Posts::OfService& Posts::of(const std::string& service) const {
  static const OfService none;
  const auto one = by_service_.find(service);
  return one == by_service_.end() ? none : one->second;
}

std::vector<std::string> Posts::open_posts(const ServiceFacts& service) const {
  std::vector<std::string> out;
  const auto& filled = of(service.id);
  for (const auto& post : service.posts) {
    if (!filled.contains(post.id)) out.push_back(post.id);
  }
  return out;
}

bool Posts::opens(const ServiceFacts& service) const {
  return by_service_.contains(service.id) && open_posts(service).empty();
}

namespace {

Posts::OfService posts_of(const Entry& entry, const ServiceFacts& service,
                          const std::vector<Unit>& units) {
  Posts::OfService out;
  for (const auto& pair : entry.node) {
    const auto post = pair.first.IsScalar() ? pair.first.Scalar() : std::string();
    const auto unit = pair.second.IsScalar() ? pair.second.Scalar() : std::string();
    const auto line = line_of(pair.first);
    if (!service.has_post(post)) entry.findings.add(entry.file, line, "posts.unknown-post", post);
    if (std::ranges::find(units, unit, &Unit::id) == units.end()) {
      entry.findings.add(entry.file, line, "catalog.unit-unknown", unit);
    }
    if (!out.emplace(post, unit).second) {
      entry.findings.add(entry.file, line, "catalog.id-twice", post);
    }
  }
  return out;
}

}  // namespace

Result<Posts> load_posts(const std::filesystem::path& district, const std::vector<Unit>& units,
                         const std::map<std::string, Service>& services) {
  const auto file = district / "services.yaml";
  if (!std::filesystem::exists(file)) return Posts();
  Findings findings;
  std::map<std::string, Posts::OfService> all;
  const auto node = load_yaml(file, findings);
  if (node && !node->IsMap()) findings.add("services.yaml", 1, "catalog.no-mapping");
  if (node && node->IsMap()) {
    for (const auto& pair : *node) {
      const auto id = pair.first.IsScalar() ? pair.first.Scalar() : std::string();
      const auto line = line_of(pair.first);
      const auto service = services.find(id);
      if (service == services.end()) {
        findings.add("services.yaml", line, "posts.unknown-service", id);
      } else if (!pair.second.IsMap()) {
        findings.add("services.yaml", line, "catalog.no-mapping", id);
      } else {
        all.emplace(
            id, posts_of({pair.second, "services.yaml", findings}, service->second.facts(), units));
      }
    }
  }
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "posts.faulty", {}, file.string(), findings.take()});
  }
  return Posts(std::move(all));
}

}  // namespace luoshi::catalog
