// Which unit of a district has which post of a service: services.yaml of its folder. A service with
// a post that is not filled is not open in the district.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/district.hpp"
#include "catalog/service.hpp"

namespace luoshi::catalog {

class Posts {
 public:
  using OfService = std::map<std::string, std::string>;  // unit by post

  Posts() = default;
  explicit Posts(std::map<std::string, OfService> by_service)
      : by_service_(std::move(by_service)) {}

  // Empty where the district has not named the service.
  [[nodiscard]] const OfService& of(const std::string& service) const;
  // The posts of a service that are not filled.
  [[nodiscard]] std::vector<std::string> open_posts(const ServiceFacts& service) const;
  // The district has named the service, and filled all of its posts.
  [[nodiscard]] bool opens(const ServiceFacts& service) const;

 private:
  std::map<std::string, OfService> by_service_{};
};

// Reads services.yaml of a district's folder; without such a file no service is open. Invalid
// "posts.faulty" with every finding at "file:line": units that the district does not have, services
// and posts that there are not.
[[nodiscard]] Result<Posts> load_posts(const std::filesystem::path& district,
                                       const std::vector<Unit>& units,
                                       const std::map<std::string, Service>& services);

}  // namespace luoshi::catalog
