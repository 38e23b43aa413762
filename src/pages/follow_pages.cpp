// Following a case by its number and code, and what its applicant does with it. Both are sent in
// forms alone: no address and no log holds them.
#include <algorithm>

#include "casework/rows.hpp"
#include "http/url.hpp"
#include "identity/request_guard.hpp"
#include "outcomes/ask.hpp"
#include "pages/case_html.hpp"
#include "pages/pass.hpp"
#include "pages/sender.hpp"

namespace luoshi::pages {
namespace {

schema::Language language_of(const Visitor& visitor) {
  return visitor.language == Language::en ? schema::Language::en : schema::Language::zh;
}

// As a person copies it from a letter: any case, blanks around it.
std::string number_of(std::string_view typed) {
  std::string number;
  for (const char c : typed) {
    if (c == ' ' || c == '\t' || c == '-') continue;
    number.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return number;
}

// One request to follow a case.
struct Following {
  PortalPointer portal;
  http::Request request;
  Visitor visitor;
  http::Fields fields;
  Pass pass;
  std::string act;

  [[nodiscard]] const Site& site() const { return *portal->site; }
  [[nodiscard]] std::string sent(std::string_view name) const {
    for (const auto& [key, value] : fields) {
      if (key == name) return value;
    }
    return {};
  }
  [[nodiscard]] http::Response shown(int status, const Content& content) const {
    return page(site().district, visitor, request, status, content);
  }
  [[nodiscard]] http::Response ask(int status, const std::vector<Mistake>& mistakes) const {
    return shown(status, follow_case_page(visitor, {sent("number"), sent("code")}, mistakes));
  }
  [[nodiscard]] http::Response ask(int status, const char* fault) const {
    return ask(status, std::vector<Mistake>{{"number", visitor.phrases()[fault]}});
  }
  [[nodiscard]] std::string new_pass() const { return seal_pass(*portal, pass.number, pass.code); }
};
using FollowingPointer = std::shared_ptr<Following>;

Result<SeenCase> seen_case(const Following& following, store::Reader& reader) {
  SeenCase seen;
  seen.followed = TRY(casework::follow(reader, following.pass.number, following.pass.code));
  seen.running = TRY(casework::begin(reader, following.portal->world, seen.followed.row.id));
  seen.acts = TRY(casework::acts_of(reader, seen.followed.row.id));
  // It is another's case now: they alone do something with it.
  if (!seen.followed.merged) seen.may = casework::applicant_acts(seen.running);
  return seen;
}

Result<SeenCase> load(const Following& following) {
  SeenCase seen;
  const auto done = following.site().database.read([&](store::Reader& reader) -> Result<> {
    seen = TRY(seen_case(following, reader));
    return {};
  });
  if (!done) return Failure(done.error());
  return seen;
}

http::Response failed(const Following& following, const Error& error) {
  if (error.kind == ErrorKind::not_found) return following.ask(404, "case-follow-unknown");
  return problem_page(following.site().district, following.request, 503);
}

// The case as it stands.
http::Response standing(const Following& following, int status, std::string_view done = {},
                        const char* fault = nullptr) {
  const auto seen = load(following);
  if (!seen) return failed(following, seen.error());
  std::vector<Mistake> mistakes;
  if (fault != nullptr) mistakes.push_back({"standing", following.visitor.phrases()[fault]});
  return following.shown(status, case_page(following.site(), following.visitor, *seen,
                                           following.new_pass(), done, mistakes));
}

bool may(const SeenCase& seen, std::string_view act) {
  return std::ranges::any_of(
      seen.may, [&](catalog::ApplicantAct one) { return catalog::name_of(one) == act; });
}

Written written_of(const Following& following) {
  constexpr std::string_view prefix = "form.";
  Written written;
  for (const auto& [name, value] : following.fields) {
    if (!name.starts_with(prefix)) continue;
    auto text = value;
    std::erase(text, '\r');
    written[name.substr(prefix.size())].push_back(std::move(text));
  }
  return written;
}

http::Response form_again(const Following& following, const SeenCase& seen, int status,
                          const std::vector<Mistake>& mistakes) {
  return following.shown(status, act_page(following.visitor, seen, following.new_pass(),
                                          following.act, written_of(following), mistakes));
}

// Faults of the form at its inputs.
std::vector<Mistake> mistakes_of(const Error& error) {
  std::vector<Mistake> mistakes;
  constexpr std::string_view form = "/form/";
  for (const auto& finding : error.findings) {
    const auto name =
        finding.place.starts_with(form) ? finding.place.substr(form.size()) : std::string{};
    mistakes.push_back({"form." + name.substr(0, name.find('/')), finding.detail});
  }
  return mistakes;
}

http::Response refused(const Following& following, const SeenCase& seen, const Error& error) {
  if (error.problem == "case.message-faulty") {
    return form_again(following, seen, 422, mistakes_of(error));
  }
  if (error.kind == ErrorKind::conflict) return standing(following, 409, {}, "act-not-waiting");
  return problem_page(following.site().district, following.request, 503);
}

casework::Message message_of(const Following& following, const SeenCase& seen) {
  casework::Message message;
  message.name = following.act;
  message.language = language_of(following.visitor);
  if (const auto* form = seen.running.service->message_form(message.name)) {
    message.form = form_json(fields_of(*form), written_of(following));
  }
  return message;
}

void send(const FollowingPointer& following, SeenCase seen, const http::Reply& reply) {
  const auto& site = following->site();
  const auto now = site.clock.now();
  const auto shared = std::make_shared<const SeenCase>(std::move(seen));
  site.database.write(
      [following, shared, now](store::Writer& writer) -> Result<> {
        const auto& id = shared->followed.row.id;
        ledger::Act act(writer, following->site().random, now, {outcomes::resident, ""},
                        "case." + following->act, "case/" + id);
        TRY(casework::receive(act, following->portal->world, id, message_of(*following, *shared)));
        TRY(act.commit());
        return {};
      },
      [following, shared, reply](const Result<>& written) {
        reply(written ? standing(*following, 200, following->act)
                      : refused(*following, *shared, written.error()));
      });
}

// A form of an act was sent.
void take_act(const FollowingPointer& following, SeenCase seen, const http::Reply& reply) {
  const auto& portal = *following->portal;
  const auto& say = following->visitor.phrases();
  const auto again = [&](int status, const char* fault) {
    reply(form_again(*following, seen, status, {{"act", say[fault]}}));
  };
  if (!following->sent(trap_name).empty()) return again(422, "ask-fault-haste");
  const auto now = following->site().real_clock.now();
  // Sent before, by a second press: it is done.
  if (portal.forms.take(following->pass.form, now)) return reply(standing(*following, 200));
  if (portal.said.take(sender_of(following->request), now)) return again(429, "ask-fault-often");
  send(following, std::move(seen), reply);
}

void act(const FollowingPointer& following, const http::Reply& reply) {
  auto seen = load(*following);
  if (!seen) return reply(failed(*following, seen.error()));
  if (!may(*seen, following->act)) {
    return reply(standing(*following, 409, {}, "act-not-waiting"));
  }
  if (following->sent("go") != "send") return reply(form_again(*following, *seen, 200, {}));
  take_act(following, std::move(*seen), reply);
}

// Number and code as they were typed; false where the reply is made.
bool take_typed(Following& following, const http::Reply& reply) {
  const auto& say = following.visitor.phrases();
  std::vector<Mistake> mistakes;
  for (const auto* name : {"number", "code"}) {
    if (following.sent(name).empty()) {
      mistakes.push_back({name, say[std::string("case-") + name + "-missing"]});
    }
  }
  if (!mistakes.empty()) {
    reply(following.ask(422, mistakes));
    return false;
  }
  const auto now = following.site().real_clock.now();
  if (following.portal->followed.take(sender_of(following.request), now)) {
    reply(following.ask(429, "follow-fault-often"));
    return false;
  }
  following.pass = {number_of(following.sent("number")), following.sent("code"), {}};
  return true;
}

void follow(const FollowingPointer& following, const http::Reply& reply) {
  auto fields = http::parse_urlencoded(following->request.body);
  if (!fields || !identity::check_origin(following->request)) {
    return reply(following->ask(403, "case-follow-stale"));
  }
  following->fields = std::move(*fields);
  const auto sealed = following->sent("pass");
  if (sealed.empty()) {
    if (take_typed(*following, reply)) reply(standing(*following, 200));
    return;
  }
  auto pass = open_pass(*following->portal, sealed);
  if (!pass) return reply(following->ask(422, "case-follow-stale"));
  following->pass = std::move(*pass);
  following->act = following->sent("act");
  if (following->act.empty() || following->sent("go") == "leave") {
    return reply(standing(*following, 200));
  }
  act(following, reply);
}

}  // namespace

void add_follow_pages(http::Router& router, const PortalPointer& portal) {
  const auto on = [&](http::Method method, auto then) {
    router.add(method, "/cases/follow",
               [portal, then](http::Request request, const http::Reply& reply) {
                 const auto visitor = visitor_of(request);
                 then(std::make_shared<Following>(
                          Following{portal, std::move(request), visitor, {}, {}, {}}),
                      reply);
               },
               {.body_bytes_max = portal_form_bytes_max, .compress = false});
  };
  on(http::Method::get, [](const FollowingPointer& following, const http::Reply& reply) {
    reply(following->ask(200, std::vector<Mistake>{}));
  });
  on(http::Method::post, follow);
}

}  // namespace luoshi::pages
