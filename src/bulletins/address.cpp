#include "bulletins/address.hpp"

#include "base/random.hpp"
#include "bulletins/tables.hpp"
#include "identity/accounts.hpp"

namespace luoshi::bulletins {
namespace {

constexpr std::size_t secret_size = 52;

std::string hash_of(std::string_view secret) {
  return to_hex(sha256(secret));
}

// 256 bits in Crockford's base 32, lower case.
std::string new_secret(Random& random) {
  static constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
  Bytes32 bytes{};
  random.fill(bytes);
  std::string secret;
  std::uint32_t bits = 0;
  int held = 0;
  for (const auto byte : bytes) {
    bits = (bits << 8U) | byte;
    for (held += 8; held >= 5; held -= 5) {
      secret += digits[(bits >> static_cast<unsigned>(held - 5)) & 31U];
    }
  }
  if (held > 0) secret += digits[(bits << static_cast<unsigned>(5 - held)) & 31U];
  return secret;
}

}  // namespace

Result<bool> revoke_address(ledger::Act& act, std::string_view person) {
  const auto ids = TRY(store::collect<std::string>(
      act.writer(), "SELECT id FROM calendar_address WHERE person = ? AND state = 'active'",
      {std::string(person)}, [](const store::Row& row) { return row.string(0); }));
  for (const auto& id : ids) {
    TRY(act.update(calendar_address_table, id,
                   {{"state", std::string("revoked")}, {"revoked_ms", act.now().ms}}));
  }
  return !ids.empty();
}

Result<std::string> make_address(ledger::Act& act, Random& random, std::string_view person) {
  TRY(revoke_address(act, person));
  auto secret = new_secret(random);
  TRY(act.insert(calendar_address_table, act.new_id("cal"),
                 {{"person", std::string(person)},
                  {"secret", hash_of(secret)},
                  {"state", std::string("active")},
                  {"made_ms", act.now().ms}}));
  return secret;
}

Result<std::optional<std::int64_t>> address_made(store::Reader& reader, std::string_view person) {
  std::optional<std::int64_t> made;
  TRY(reader.each("SELECT made_ms FROM calendar_address WHERE person = ? AND state = 'active'",
                  {std::string(person)}, [&](const store::Row& row) {
                    made = row.integer(0);
                    return false;
                  }));
  return made;
}

Result<CalendarOwner> owner_of(store::Reader& reader, std::string_view secret) {
  std::string person;
  if (secret.size() == secret_size) {
    TRY(reader.each("SELECT person FROM calendar_address WHERE secret = ? AND state = 'active'",
                    {hash_of(secret)}, [&](const store::Row& row) {
                      person = row.string(0);
                      return false;
                    }));
  }
  if (person.empty()) return fail(ErrorKind::not_found, "calendar.not-found");
  const auto account = TRY(identity::find_person(reader, person));
  if (!account.active) return fail(ErrorKind::not_found, "calendar.not-found");
  CalendarOwner owner;
  owner.who.person = person;
  owner.who.appointments = account.appointments;
  owner.name = account.name.zh;
  return owner;
}

}  // namespace luoshi::bulletins
