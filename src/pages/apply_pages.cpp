// The way of an application through its pages: every page is the answer to the form of the one
// before, and the last makes it a case.
#include <algorithm>

#include "casework/follow_code.hpp"
#include "casework/rows.hpp"
#include "identity/request_guard.hpp"
#include "outcomes/ask.hpp"
#include "pages/apply_html.hpp"
#include "pages/apply_photos.hpp"
#include "pages/pass.hpp"
#include "pages/sender.hpp"

namespace luoshi::pages {
namespace {

// One request to a page of an application.
struct Applying {
  PortalPointer portal;
  http::Request request;
  Visitor visitor;
  Application application;
  http::Fields fields;
  std::vector<SentPhoto> photos;

  [[nodiscard]] const Site& site() const { return *portal->site; }
  [[nodiscard]] std::string purpose() const { return "apply " + application.open().service->id(); }
  [[nodiscard]] std::string sent(std::string_view name) const {
    for (const auto& [key, value] : fields) {
      if (key == name) return value;
    }
    return {};
  }
  [[nodiscard]] std::string sealed() const {
    return portal->sealer().seal(purpose(), text_of(application.draft()), site().random);
  }
  [[nodiscard]] http::Response shown(int status, const Content& content) const {
    return page(site().district, visitor, request, status, content);
  }
  [[nodiscard]] http::Response step(int status, std::string_view at,
                                    const std::vector<Mistake>& mistakes = {}) const {
    return shown(status, at == "check"
                             ? check_answers_page(visitor, application, sealed(), mistakes)
                             : step_page(visitor, application, at, sealed(), mistakes));
  }
  // The first page of a new application.
  [[nodiscard]] http::Response begin(int status, const char* fault = nullptr) {
    application.draft() = {to_hex(new_nonce(site().random)), site().real_clock.now(), false, {}};
    std::vector<Mistake> mistakes;
    const auto first = application.steps().front();
    if (fault != nullptr) {
      mistakes.push_back({application.inputs(first).front(), visitor.phrases()[fault], first});
    }
    return step(status, first, mistakes);
  }
};
using ApplyingPointer = std::shared_ptr<Applying>;

// What is wrong at one step.
std::vector<Mistake> at_step(std::vector<Mistake> mistakes, std::string_view step) {
  std::erase_if(mistakes, [&](const Mistake& one) { return one.step != step; });
  return mistakes;
}

// The case that was or will be made of a draft, the same however often it is sent.
struct Destined {
  std::string id;
  std::string code;
};
Destined destined(const Applying& applying) {
  const auto& draft = applying.application.draft();
  auto random = applying.portal->sealer().derived(draft.nonce, draft.begun);
  auto id = new_id(random, "cas");
  return {std::move(id), casework::new_follow_code(random)};
}

// What is sent, checked.
struct Whole {
  casework::Checked checked;
  std::vector<casework::AttachmentNew> photos;
};

// The number of the case.
Result<std::string> register_once(const Applying& applying, store::Writer& writer, Instant now,
                                  const Destined& destined, const Whole& whole) {
  const auto known = casework::load_case(writer, destined.id);
  if (known) return known->number;
  if (known.error().kind != ErrorKind::not_found) return Failure(known.error());
  ledger::Act act(writer, applying.site().random, now, {outcomes::resident, ""}, "case.report",
                  "case/" + destined.id);
  const auto made =
      TRY(casework::register_case(act, applying.portal->world, destined.id, whole.checked));
  for (const auto& photo : whole.photos) TRY(casework::put_attachment(act, made.row, photo, {}));
  TRY(act.commit());
  return made.row.number;
}

http::Response sent_reply(const Applying& applying, const Destined& destined,
                          const std::string& number) {
  const Sent sent{number, destined.code, seal_pass(*applying.portal, number, destined.code),
                  applying.sealed(), applying.photos.size()};
  return applying.shown(
      201, application_sent_page(applying.visitor, *applying.application.open().service, sent));
}

void send(const ApplyingPointer& applying, const http::Reply& reply) {
  const auto& site = applying->site();
  auto report = applying->application.report();
  const auto to_be = destined(*applying);
  report.follow_code = to_be.code;
  auto checked =
      casework::check_report(applying->portal->world, std::move(report), schema::Language::zh);
  auto photos = keep_photos(site, applying->photos);
  if (!checked || !photos) return reply(problem_page(site.district, applying->request, 503));
  const auto number = std::make_shared<std::string>();
  const auto now = site.clock.now();
  site.database.write(
      [applying, to_be, now, number,
       whole = Whole{std::move(*checked), std::move(*photos)}](store::Writer& writer) -> Result<> {
        *number = TRY(register_once(*applying, writer, now, to_be, whole));
        return {};
      },
      [applying, to_be, number, reply](const Result<>& written) {
        reply(written ? sent_reply(*applying, to_be, *number)
                      : problem_page(applying->site().district, applying->request, 503));
      });
}

// The last page is sent: judged whole once more, and held to the limits on senders.
void take_all(const ApplyingPointer& applying, const http::Reply& reply) {
  const auto& site = applying->site();
  const auto& say = applying->visitor.phrases();
  const auto refused = [&](int status, const char* fault) {
    std::vector<Mistake> mistakes{{"check", say[fault], "check"}};
    if (!applying->photos.empty()) {
      mistakes.push_back({std::string(photos_input), say["photos-fault-again"], "check"});
    }
    reply(applying->step(status, "check", mistakes));
  };
  const auto mistakes =
      applying->application.mistakes(applying->portal->world, applying->visitor.language);
  if (!mistakes.empty()) {
    const auto& step = mistakes.front().step;
    return reply(applying->step(422, step, at_step(mistakes, step)));
  }
  const auto now = site.real_clock.now();
  const auto taken_ms = now.ms - applying->application.draft().begun.ms;
  const bool in_haste = site.mind_haste && taken_ms < form_filled_least.count();
  if (in_haste || !applying->sent(trap_name).empty()) return refused(422, "ask-fault-haste");
  const auto of_photos = photo_mistakes(applying->visitor, applying->photos);
  if (!of_photos.empty()) return reply(applying->step(422, "check", of_photos));
  if (applying->portal->reported.take(sender_of(applying->request), now)) {
    return refused(429, "ask-fault-often");
  }
  send(applying, reply);
}

// A step is filled in: on to the next, or shown again with what is wrong.
http::Response take_step(Applying& applying, const std::string& step) {
  auto& application = applying.application;
  application.take(step, applying.fields);
  const auto mistakes =
      at_step(application.mistakes(applying.portal->world, applying.visitor.language), step);
  if (!mistakes.empty()) return applying.step(422, step, mistakes);
  const auto next = application.draft().checking ? "check" : application.after(step);
  if (next == "check") {
    // A change may have opened other questions, which are asked first.
    const auto open = application.mistakes(applying.portal->world, applying.visitor.language);
    if (!open.empty() && open.front().step != "check") {
      return applying.step(200, open.front().step);
    }
    application.draft().checking = true;
  }
  return applying.step(200, next);
}

// Takes up the draft that was sent; false where it is none of ours or out of date.
bool take_up(Applying& applying) {
  auto form = read_form(applying.request);
  if (!form || !identity::check_origin(applying.request)) return false;
  applying.fields = std::move(form->fields);
  applying.photos = std::move(form->photos);
  const auto text = applying.portal->sealer().open(applying.purpose(), applying.sent("draft"));
  auto draft = text ? draft_of(*text) : std::nullopt;
  if (!draft) return false;
  const auto age = applying.site().real_clock.now().ms - draft->begun.ms;
  applying.application = Application(applying.application.open(), std::move(*draft));
  return age <= std::chrono::milliseconds(form_age_max).count() &&
         applying.application.has(applying.sent("step"));
}

void go(const ApplyingPointer& applying, const http::Reply& reply) {
  if (!take_up(*applying)) return reply(applying->begin(422, "apply-fault-stale"));
  auto& application = applying->application;
  const auto step = applying->sent("step");
  const auto way = applying->sent("go");
  constexpr std::string_view change = "change:";
  if (way == "show") return reply(applying->step(200, step));
  if (way == "back") {
    application.take(step, applying->fields);
    return reply(applying->step(200, application.before(step)));
  }
  if (way.starts_with(change) && application.has(way.substr(change.size()))) {
    return reply(applying->step(200, way.substr(change.size())));
  }
  if (step == "check") return take_all(applying, reply);
  reply(take_step(*applying, step));
}

}  // namespace

void add_apply_pages(http::Router& router, const PortalPointer& portal) {
  constexpr auto steps = "/services/{domain}/{name}/apply";
  // The last page is sent here, with photos: by a worker, and larger than any step.
  constexpr auto sending = "/services/{domain}/{name}/apply/send";
  const auto on = [&](http::Method method, const char* pattern, http::RouteOptions options,
                      auto then) {
    options.compress = false;
    router.add(
        method, pattern,
        [portal, then](http::Request request, const http::Reply& reply) {
          const auto open = portal_service(*portal, request);
          if (!open) return reply(problem_page(portal->site->district, request, 404));
          const auto visitor = visitor_of(request);
          then(std::make_shared<Applying>(
                   Applying{portal, std::move(request), visitor, Application(**open, {}), {}, {}}),
               reply);
        },
        options);
  };
  const auto begin = [](const ApplyingPointer& applying, const http::Reply& reply) {
    reply(applying->begin(200));
  };
  constexpr auto whole_bytes_max = photos_max * photo_bytes_max + portal_form_bytes_max;
  on(http::Method::get, steps, {}, begin);
  on(http::Method::get, sending, {}, begin);
  on(http::Method::post, steps, {.body_bytes_max = portal_form_bytes_max}, go);
  on(http::Method::post, sending, {.runs = http::Runs::worker, .body_bytes_max = whole_bytes_max},
     go);
}

}  // namespace luoshi::pages
