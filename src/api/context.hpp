// What every resource of the API is given, and the frame around its handlers: session, CSRF,
// idempotency and problems are handled here once, a resource only reads its input and calls the
// domain.
//
//   router.add(get, "/api/v1/units", reads(context, [](const Call& call, store::Reader& reader)
//   …)); router.add(post, "/api/v1/units", writes(context, [](const Call& call) -> Result<Command>
//   {
//     read and check the input; no database here
//     return Command{[…](store::Writer& writer) -> Result<http::Response> { one Act }};
//   }));
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "api/problem.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "http/message.hpp"
#include "identity/sessions.hpp"
#include "ledger/act.hpp"
#include "store/database.hpp"

namespace luoshi::api {

// Owned by the composition root; outlives the server.
struct Context {
  store::Database& database;
  identity::Sessions& sessions;
  Random& random;
  const Clock& clock;
  const Problems& problems;
};

// One authenticated request.
struct Call {
  const Context& context;
  http::Request request;
  identity::Principal who;
  Language language = Language::zh;
  Instant now;

  // A parameter of the path; it is there when the pattern names it.
  [[nodiscard]] std::string_view path(std::string_view name) const;
};

// Reads in one snapshot.
using Read = std::function<Result<http::Response>(const Call&, store::Reader&)>;

// The part of a write that runs in the transaction, possibly more than once, and the parts after
// its commit.
struct Command {
  std::function<Result<http::Response>(store::Writer&)> run;
  // Makes the reply in place of run, from what is stored: a reader does it after the commit, so
  // that the next writes need not wait for it. A reply that is kept for its Idempotency-Key is made
  // within the transaction. May be empty.
  std::function<Result<http::Response>(store::Reader&)> show{};
  std::function<void()> committed{};  // may be empty
  // A reply that shows a password is not kept for its Idempotency-Key.
  bool secret_reply = false;
};

// Reads the input and decides nothing: it may be slow (with Runs::worker), it may read through
// context.database.
using Write = std::function<Result<Command>(const Call&)>;

// A person logged in; one whose first password is unchanged only with `first_password_too`. A reply
// whose ETag the client has already becomes 304.
[[nodiscard]] http::Handler reads(const Context& context, Read read,
                                  bool first_password_too = false);

// As reads, and the request is checked to come from our own pages. With an Idempotency-Key the
// reply of a command that went well is stored in its transaction for 24 hours and given again for
// the same key, person and request; conflict "request.key-reused" for another request.
[[nodiscard]] http::Handler writes(const Context& context, Write write);

// An Act of the call's person inside a command.
[[nodiscard]] ledger::Act act_of(const Call& call, store::Writer& writer, std::string kind,
                                 std::string subject);

// Creates the table of idempotency keys.
Result<> prepare(store::Writer& writer);

// Removes keys older than 24 hours. Run it now and then.
Result<> sweep(store::Database& database, Instant now);

}  // namespace luoshi::api
