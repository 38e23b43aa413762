// Names of persons for replies, in the language of the reader, as they are known now.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "api/problem.hpp"
#include "identity/accounts.hpp"
#include "store/database.hpp"

namespace luoshi::api {

// Looks each person up once. An id that is no person's has an empty name.
class PersonNames {
 public:
  PersonNames(store::Reader& reader, Language language) : reader_(reader), language_(language) {}
  [[nodiscard]] Result<std::string> of(std::string_view id);
  // In both languages; nothing for an id that is no person's.
  [[nodiscard]] Result<std::optional<identity::Name>> both(std::string_view id);

 private:
  store::Reader& reader_;
  Language language_;
  std::map<std::string, std::optional<identity::Name>, std::less<>> known_;
};

}  // namespace luoshi::api
