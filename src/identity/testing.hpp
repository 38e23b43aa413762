// What the tests of identity and api share: a database with two units, an operator and a clerk.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "identity/accounts.hpp"
#include "identity/sessions.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::identity {

struct IdentityFixture {
  IdentityFixture() {
    database = *store::open_sqlite(directory.path("a.db"), {.durable = false});
    write([](store::Writer& writer) -> Result<> {
      TRY(ledger::prepare(writer, tables()));
      return prepare(writer);
    });
    act([](ledger::Act& one) -> Result<> {
      TRY(create_unit(one, {.id = "office",
                            .name = {"督查室", "Supervision office"},
                            .short_names = {},
                            .kind = "office",
                            .duties = {}}));
      return create_unit(one, {.id = "housing",
                               .name = {"住房和建设委员会", "Housing"},
                               .short_names = {"住建委"},
                               .kind = "department",
                               .duties = {"住房", "老旧小区"}});
    });
    operator_ = add("root", {{"office", Role::operator_}});
    clerk = add("clerk", {{"housing", Role::liaison}});
  }

  // The problem id, empty when all went well.
  std::string write(const store::WriteJob& job) {
    const auto done = database->write_and_wait(job);
    return done ? "" : done.error().problem;
  }
  std::string act(const std::function<Result<>(ledger::Act&)>& body) {
    return write([&](store::Writer& writer) -> Result<> {
      ledger::Act one(writer, random, clock.now(), {"system", ""}, "test", "test/1");
      TRY(body(one));
      TRY(one.commit());
      return {};
    });
  }
  // A person whose password is "correct horse " and the login.
  std::string add(const std::string& login, const std::vector<Appointment>& appointments,
                  bool must_change = false) {
    std::string id;
    const auto hash = hasher.hash(password_of(login));
    EXPECT_EQ(act([&](ledger::Act& one) -> Result<> {
                id = TRY(create_person(one, {login, {"某人", "Somebody"}, appointments}));
                return put_credential(one.writer(), id, *hash, must_change, clock.now());
              }),
              "");
    return id;
  }
  [[nodiscard]] static std::string password_of(const std::string& login) {
    return "correct horse " + login;
  }
  Person person(const std::string& id) {
    Person found;
    EXPECT_TRUE(database->read([&](store::Reader& reader) -> Result<> {
      found = TRY(find_person(reader, id));
      return {};
    }));
    return found;
  }

  store::ScratchDirectory directory;
  SeededRandom random{7};
  ManualClock clock{{1'800'000'000'000}};
  std::unique_ptr<store::Database> database;
  Hasher hasher;
  std::string operator_;
  std::string clerk;
};

}  // namespace luoshi::identity
