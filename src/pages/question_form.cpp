#include "pages/question_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "http/rate.hpp"
#include "http/url.hpp"
#include "identity/request_guard.hpp"
#include "outcomes/ask.hpp"
#include "pages/form_token.hpp"
#include "pages/lists.hpp"
#include "pages/question_html.hpp"
#include "pages/sender.hpp"

namespace luoshi::pages {
namespace {

using outcomes::Question;

// A person who reads the form and writes a sentence takes longer.
constexpr std::chrono::milliseconds filled_least{3000};

// How often one address may ask, and try codes.
constexpr http::RateLimiter::Config ask_rate{
    .tokens_max = 5, .tokens_per_second = 1.0 / 600, .keys_max = 50'000};
constexpr http::RateLimiter::Config follow_rate{
    .tokens_max = 30, .tokens_per_second = 0.2, .keys_max = 50'000};

// What the pages of asking hold between requests.
struct Desk {
  explicit Desk(std::shared_ptr<const Site> of) : site(std::move(of)), tokens(site->random) {}

  std::shared_ptr<const Site> site;
  FormTokens tokens;
  mutable http::RateLimiter asked{ask_rate};
  mutable http::RateLimiter followed{follow_rate};
};

AskForm read_form(const http::Request& request) {
  AskForm form;
  const auto fields = http::parse_urlencoded(request.body);
  if (!fields) return form;
  for (const auto& [name, value] : *fields) {
    if (name == "kind") form.kind = value;
    if (name == "words") form.words = value;
    if (name == "token") form.token = value;
    if (name == "step") form.step = value;
    if (name == "website") form.trap = value;
  }
  std::erase(form.words, '\r');
  return form;
}

// What is wrong with a form, as ids of phrases; in the order of the page.
std::vector<std::string> faults_of(const AskForm& form) {
  std::vector<std::string> faults;
  if (!outcomes::parse_question_kind(form.kind)) faults.emplace_back("ask-fault-kind");
  const auto length = static_cast<std::size_t>(std::ranges::count_if(
      form.words, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
  if (length < outcomes::question_length_min) faults.emplace_back("ask-fault-short");
  if (length > outcomes::question_length_max) faults.emplace_back("ask-fault-long");
  return faults;
}

Result<supervision::Item> public_item(store::Reader& reader, const std::string& id) {
  auto item = TRY(supervision::view_item(reader, public_scope(), id));
  if (item.standing.state != supervision::State::approved ||
      item.standing.disclosure != supervision::Disclosure::public_) {
    return fail(ErrorKind::not_found, "item.not-found");
  }
  return item;
}

// One request to ask.
struct Asking {
  const Desk& desk;
  http::Request request;
  Visitor visitor;
  supervision::Item item;
  AskForm form;

  [[nodiscard]] http::Response shown(int status, const Content& content) const {
    return page(desk.site->district, visitor, request, status, content);
  }
  [[nodiscard]] http::Response form_again(int status,
                                          const std::vector<std::string>& faults) const {
    auto again = form;
    const auto now = desk.site->real_clock.now();
    // A token that opens is kept, so that the time already spent counts.
    if (!desk.tokens.open(again.token, item.id, now)) {
      again.token = desk.tokens.issue(item.id, now, desk.site->random);
    }
    return shown(status, ask_page(visitor, item, again, faults));
  }
};

using AskingPtr = std::shared_ptr<Asking>;

void send(const AskingPtr& asking, const std::string& code, const http::Reply& reply) {
  const auto& site = *asking->desk.site;
  const auto now = site.clock.now();
  site.database.write(
      [asking, code, now, &site](store::Writer& writer) -> Result<> {
        // Sent twice, by a second press or a reload: it is there already.
        if (outcomes::question_by_code(writer, code)) return {};
        ledger::Act act(writer, site.random, now, {outcomes::resident, ""}, outcomes::kind_ask,
                        "item/" + asking->item.id);
        const auto kind = outcomes::parse_question_kind(asking->form.kind);
        TRY(outcomes::ask(act, asking->item.id, kind.value_or(outcomes::QuestionKind::comment),
                          asking->form.words, code));
        TRY(act.commit());
        return {};
      },
      [asking, code, reply](const Result<>& written) {
        if (written) {
          const auto& rules = asking->desk.site->question_limits;
          reply(asking->shown(201, sent_page(asking->visitor, asking->item, code, rules)));
        } else if (written.error().kind == ErrorKind::limit) {
          reply(asking->form_again(429, {"ask-fault-many"}));
        } else {
          reply(problem_page(asking->desk.site->district, asking->request, 503));
        }
      });
}

// Judges what was sent; replies at once, or after the write.
void take(const AskingPtr& asking, const http::Reply& reply) {
  const auto& desk = asking->desk;
  const auto& form = asking->form;
  if (!identity::check_origin(asking->request)) {
    return reply(asking->form_again(403, {"ask-fault-stale"}));
  }
  const auto now = desk.site->real_clock.now();
  const auto issued = desk.tokens.open(form.token, asking->item.id, now);
  if (!issued) return reply(asking->form_again(422, {"ask-fault-stale"}));
  if (const auto faults = faults_of(form); !faults.empty()) {
    return reply(asking->form_again(422, faults));
  }
  if (form.step == "edit") return reply(asking->form_again(200, {}));
  if (!form.trap.empty()) return reply(asking->form_again(422, {"ask-fault-haste"}));
  if (form.step != "send") {
    return reply(asking->shown(200, check_page(asking->visitor, asking->item, form)));
  }
  const bool in_haste = desk.site->mind_haste && now.ms - issued->at.ms < filled_least.count();
  if (in_haste) {
    return reply(asking->form_again(422, {"ask-fault-haste"}));
  }
  if (desk.asked.take(sender_of(asking->request), now)) {
    return reply(asking->form_again(429, {"ask-fault-often"}));
  }
  send(asking, outcomes::code_from(issued->secret), reply);
}

http::Handler on_item(const std::shared_ptr<const Desk>& desk,
                      std::function<void(const AskingPtr&, const http::Reply&)> go) {
  return [desk, go = std::move(go)](http::Request request, const http::Reply& reply) {
    auto asking = std::make_shared<Asking>(Asking{*desk, std::move(request), {}, {}, {}});
    asking->visitor = visitor_of(asking->request);
    const auto found = desk->site->database.read([&](store::Reader& reader) -> Result<> {
      asking->item = TRY(public_item(reader, asking->request.path_params.at("id")));
      return {};
    });
    if (!found) {
      const bool missing = found.error().kind == ErrorKind::not_found;
      return reply(problem_page(desk->site->district, asking->request, missing ? 404 : 503));
    }
    if (asking->request.method == http::Method::post) asking->form = read_form(asking->request);
    go(asking, reply);
  };
}

void follow(const Desk& desk, const http::Request& request, const http::Reply& reply) {
  const auto& site = *desk.site;
  const auto visitor = visitor_of(request);
  const std::string typed(request.param("code").value_or(""));
  const auto show = [&](int status, const Content& content) {
    reply(page(site.district, visitor, request, status, content));
  };
  if (typed.empty()) return show(200, follow_page(visitor, "", ""));
  if (desk.followed.take(sender_of(request), site.real_clock.now())) {
    return show(429, follow_page(visitor, typed, "follow-fault-often"));
  }
  Question question;
  supervision::Item item;
  const auto found = site.database.read([&](store::Reader& reader) -> Result<> {
    question = TRY(outcomes::question_by_code(reader, outcomes::code_of(typed)));
    item = TRY(supervision::view_item(reader, public_scope(), question.item));
    return {};
  });
  if (!found) return show(404, follow_page(visitor, typed, "follow-fault-none"));
  const bool linked = item.standing.disclosure == supervision::Disclosure::public_;
  show(200, question_page(site, visitor, question, linked ? &item : nullptr));
}

}  // namespace

void add_question_pages(http::Router& router, const std::shared_ptr<const Site>& site) {
  constexpr std::size_t form_bytes_max = std::size_t{64} * 1024;
  const auto desk = std::make_shared<const Desk>(site);
  router.add(http::Method::get, "/items/{id}/ask",
             on_item(desk, [](const AskingPtr& asking, const http::Reply& reply) {
               reply(asking->form_again(200, {}));
             }));
  router.add(http::Method::post, "/items/{id}/ask", on_item(desk, take),
             {http::Runs::here, form_bytes_max});
  router.add(http::Method::get, "/questions",
             [desk](const http::Request& request, const http::Reply& reply) {
               follow(*desk, request, reply);
             });
}

}  // namespace luoshi::pages
