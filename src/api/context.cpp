#include "api/context.hpp"

#include <algorithm>
#include <exception>
#include <memory>

#include "api/idempotency.hpp"
#include "http/conditional.hpp"
#include "identity/request_guard.hpp"

namespace luoshi::api {
namespace {

std::shared_ptr<Call> call_of(const Context& context, http::Request request) {
  auto call =
      std::make_shared<Call>(Call{context, std::move(request), {}, {}, context.clock.now()});
  call->language = language_of(call->request);
  return call;
}

Result<> admit(Call& call, bool first_password_too) {
  call.who = TRY(call.context.sessions.authenticate(identity::token_of(call.request)));
  if (call.who.must_change_password && !first_password_too) {
    return fail(ErrorKind::forbidden, "session.must-change-password");
  }
  return {};
}

http::Response revalidated(http::Response response, const http::Request& request) {
  const auto known = request.header("if-none-match");
  if (known.empty() || response.status != 200) return response;
  const auto etag =
      std::ranges::find(response.headers, "ETag", [](const auto& header) { return header.first; });
  if (etag == response.headers.end() || !http::none_match_holds(known, etag->second)) {
    return response;
  }
  http::Response unchanged;
  unchanged.status = 304;
  unchanged.with("ETag", etag->second);
  return unchanged;
}

Result<http::Response> read_reply(Call& call, const Read& read, bool first_password_too) {
  TRY(admit(call, first_password_too));
  http::Response response;
  TRY(call.context.database.read([&](store::Reader& reader) -> Result<> {
    response = TRY(read(call, reader));
    return {};
  }));
  return revalidated(std::move(response), call.request);
}

// What a write takes with it to the store's thread.
struct Writing {
  std::shared_ptr<Call> call;
  Command command;
  std::optional<IdempotencyKey> key;
  http::Response response;
  bool replayed = false;
};

Result<std::shared_ptr<Writing>> prepare_write(const std::shared_ptr<Call>& call,
                                               const Write& write) {
  TRY(admit(*call, false));
  TRY(identity::check_csrf(call->request));
  auto writing = std::make_shared<Writing>();
  writing->call = call;
  writing->key = TRY(key_of(call->request, call->who.person));
  writing->command = TRY(write(*call));
  return writing;
}

Result<> run(Writing& writing, store::Writer& writer) {
  const auto& call = *writing.call;
  writing.replayed = false;
  if (writing.key) {
    if (auto kept = TRY(kept_reply(writer, *writing.key, call.now))) {
      writing.response = std::move(*kept);
      writing.replayed = true;
      return {};
    }
  }
  writing.response = TRY(writing.command.run(writer));
  if (writing.key && !writing.command.secret_reply) {
    if (writing.command.show) writing.response = TRY(writing.command.show(writer));
    TRY(keep_reply(writer, *writing.key, writing.response, call.now));
  }
  return {};
}

// What a reader still has to make once the write is durable.
Result<> show(Writing& writing) {
  const auto& command = writing.command;
  const bool kept = writing.key && !command.secret_reply;
  if (!command.show || writing.replayed || kept) return {};
  try {
    return writing.call->context.database.read([&](store::Reader& reader) -> Result<> {
      writing.response = TRY(command.show(reader));
      return {};
    });
  } catch (const std::exception& error) {
    // On the thread that answers for everybody.
    return fail(ErrorKind::internal, "store.job-threw", error.what());
  }
}

}  // namespace

std::string_view Call::path(std::string_view name) const {
  const auto found = request.path_params.find(name);
  return found == request.path_params.end() ? std::string_view{} : std::string_view(found->second);
}

http::Handler reads(const Context& context, Read read, bool first_password_too) {
  return [&context, read = std::move(read), first_password_too](http::Request request,
                                                                const http::Reply& reply) {
    const auto call = call_of(context, std::move(request));
    auto response = read_reply(*call, read, first_password_too);
    reply(response ? std::move(*response)
                   : context.problems.reply(response.error(), call->request));
  };
}

http::Handler writes(const Context& context, Write write) {
  return [&context, write = std::move(write)](http::Request request, const http::Reply& reply) {
    const auto call = call_of(context, std::move(request));
    auto prepared = prepare_write(call, write);
    if (!prepared) {
      reply(context.problems.reply(prepared.error(), call->request));
      return;
    }
    const auto& writing = *prepared;
    context.database.write([writing](store::Writer& writer) { return run(*writing, writer); },
                           [writing, reply](Result<> result) {
                             if (result && !writing->replayed && writing->command.committed) {
                               writing->command.committed();
                             }
                             if (result) result = show(*writing);
                             reply(result ? std::move(writing->response)
                                          : writing->call->context.problems.reply(
                                                result.error(), writing->call->request));
                           });
  };
}

ledger::Act act_of(const Call& call, store::Writer& writer, std::string kind, std::string subject) {
  return {writer,           call.context.random, call.now,
          call.who.actor(), std::move(kind),     std::move(subject)};
}

}  // namespace luoshi::api
