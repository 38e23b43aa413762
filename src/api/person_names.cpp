#include "api/person_names.hpp"

#include "identity/accounts.hpp"

namespace luoshi::api {

Result<std::string> PersonNames::of(std::string_view id) {
  if (const auto found = known_.find(id); found != known_.end()) return found->second;
  std::string name;
  if (!id.empty()) {
    const auto person = identity::find_person(reader_, id);
    if (!person && person.error().kind != ErrorKind::not_found) {
      return std::unexpected(person.error());
    }
    if (person) {
      const bool english = language_ == Language::en && !person->name.en.empty();
      name = english ? person->name.en : person->name.zh;
    }
  }
  known_.emplace(id, name);
  return name;
}

}  // namespace luoshi::api
