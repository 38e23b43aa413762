#include "api/person_names.hpp"

namespace luoshi::api {

Result<std::optional<identity::Name>> PersonNames::both(std::string_view id) {
  if (const auto found = known_.find(id); found != known_.end()) return found->second;
  std::optional<identity::Name> name;
  if (!id.empty()) {
    const auto person = identity::find_person(reader_, id);
    if (!person && person.error().kind != ErrorKind::not_found) {
      return std::unexpected(person.error());
    }
    if (person) name = person->name;
  }
  known_.emplace(id, name);
  return name;
}

Result<std::string> PersonNames::of(std::string_view id) {
  const auto name = TRY(both(id));
  if (!name) return std::string();
  return language_ == Language::en && !name->en.empty() ? name->en : name->zh;
}

}  // namespace luoshi::api
