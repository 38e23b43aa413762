#include "app/serving.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <csignal>
#include <optional>
#include <thread>

#include "api/context.hpp"
#include "api/ledger_resource.hpp"
#include "api/live.hpp"
#include "api/office.hpp"
#include "api/open311.hpp"
#include "api/outbox_resource.hpp"
#include "api/people_resource.hpp"
#include "api/session_resource.hpp"
#include "api/system_resource.hpp"
#include "api/units_resource.hpp"
#include "app/day_work.hpp"
#include "app/desks.hpp"
#include "app/outbox_work.hpp"
#include "app/simulated_clock.hpp"
#include "app/staff_pages.hpp"
#include "app/timer_work.hpp"
#include "app/version.hpp"
#include "http/server.hpp"
#include "identity/accounts.hpp"
#include "pages/seal_keys.hpp"
#include "pages/site.hpp"
#include "worktime/local_date.hpp"

namespace luoshi::app {
namespace {

constexpr std::chrono::minutes sweep_every{10};

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080"; port 0 is any free one.
Result<Address> parse_address(const std::string& text) {
  const auto colon = text.rfind(':');
  std::uint16_t port = 0;
  if (colon != std::string::npos) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, port);
    std::string host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (error == std::errc{} && stop == end && !host.empty()) return Address{host, port};
  }
  return fail(ErrorKind::invalid, "server.bad-address", text);
}

api::About about_of(const catalog::District& district, bool simulated) {
  return {.version = version,
          .district = district.id,
          .district_name = {district.name.zh, district.name.en},
          .division_code = district.division_code,
          .timezone = district.timezone,
          .fiction = district.fiction,
          .simulated_clock = simulated};
}

// Names of units as visitors read them. Units change rarely; each page reads them anew.
pages::Site site_of(DataDirectory& data, const Clock& clock, bool simulated) {
  const auto& questions = data.rules.outcomes.questions;
  return {.database = *data.database,
          .clock = clock,
          .real_clock = data.clock,
          .random = data.random,
          .question_limits = {questions.moderation_days, questions.answer_days},
          // A clock that stands still is for trying out, by people and by programs.
          .mind_haste = !simulated,
          .district = {data.district.name.zh, data.district.name.en, data.district.fiction,
                       data.district.open_data_licence},
          .unit_name =
              [&data](std::string_view id, pages::Language language) {
                std::string name(id);
                const auto ignored = data.database->read([&](store::Reader& reader) -> Result<> {
                  const auto unit = TRY(identity::find_unit(reader, id));
                  name = language == pages::Language::en && !unit.name.en.empty() ? unit.name.en
                                                                                  : unit.name.zh;
                  return {};
                });
                (void)ignored;
                return name;
              },
          .local_date =
              [&data](Instant instant) {
                return worktime::local_date(data.district.timezone, instant);
              },
          .local_minute =
              [&data](Instant instant) {
                return worktime::local_minute(data.district.timezone, instant);
              }};
}

void add_api(http::Router& router, const api::Context& context, const api::About& about,
             const api::Office& office) {
  api::add_system(router, context, about);
  api::add_session(router, context);
  api::add_units(router, context);
  api::add_people(router, context);
  api::add_todo(router, office);
  api::add_imports(router, office);
  api::add_sources(router, office);
  api::add_items(router, office);
  api::add_item_acts(router, office);
  api::add_item_tables(router, office);
  api::add_outcomes(router, office);
  api::add_cited(router, office);
  api::add_lines(router, office);
  api::add_questions(router, office);
  api::add_bulletins(router, office);
  api::add_calendars(router, office);
  api::add_circulation(router, office);
  api::add_comments(router, office);
  api::add_milestones(router, office);
  api::add_amendments(router, office);
  api::add_assignments(router, office);
  api::add_reports(router, office);
  api::add_evidence(router, office);
  api::add_verification(router, office);
  api::add_report_queue(router, office);
  api::add_urges(router, office);
  api::add_notices(router, office);
  api::add_interviews(router, office);
  api::add_scores(router, office);
  api::add_day(router, office);
  api::add_lights(router, office);
  api::add_ledger(router, context);
}

// The cases of a district that carries them: their resources, and the thread that wakes them.
struct CaseWork {
  std::unique_ptr<CaseDesks> desks;
  std::optional<api::Desks> api;
  std::unique_ptr<TimerWork> timers;
  std::unique_ptr<api::Live> live;

  Result<> fire() const { return timers ? timers->fire() : Result<>{}; }
  void start() const {
    if (timers) timers->start();
    if (live) live->start();
  }
};

Result<CaseWork> case_work_of(DataDirectory& data, const api::Context& context) {
  CaseWork work;
  work.desks = TRY(open_desks(data, context.clock.now(), true));
  if (!work.desks) return work;
  work.api.emplace(work.desks->of_api(data, context));
  work.timers =
      std::make_unique<TimerWork>(*data.database, work.desks->world(), data.random, context.clock);
  work.live = std::make_unique<api::Live>(context, work.api->today);
  return work;
}

// What the portal of a district with cases is given.
void add_portal_to(pages::Site& site, const DataDirectory& data, const CaseDesks& desks,
                   pages::SealKeyFile& seal_keys) {
  site.cases = &desks.world();
  site.seal_keys = [&seal_keys] { return seal_keys.keys(); };
  site.archive = data.archive.get();
  site.photos = &desks.photos();
}

void add_casework(http::Router& router, const CaseWork& work, const api::About& about) {
  if (!work.api) return;
  const auto& desks = *work.api;
  api::add_services(router, desks);
  api::add_cases(router, desks);
  api::add_case_acts(router, desks);
  api::add_case_requests(router, desks);
  api::add_case_attachments(router, desks);
  api::add_case_import(router, desks);
  api::add_case_map(router, desks);
  api::add_live(router, *work.live, desks.context);
  api::add_tasks(router, desks);
  api::add_task_acts(router, desks);
  api::add_task_batch(router, desks);
  api::add_outline(router, desks);
  api::add_subdistricts(router, desks);
  api::add_deputies(router, desks);
  api::add_enterprises(router, desks);
  api::add_enterprise_import(router, desks);
  api::add_enterprise_visits(router, desks);
  api::add_assessment(router, desks);
  api::add_open311(router, {desks, {about.district, about.division_code}});
}

// What sends the outbox, where there is a webhook to send it to.
Result<std::unique_ptr<OutboxWork>> outbox_work_of(DataDirectory& data, const Clock& office,
                                                   const ServeOptions& options) {
  if (options.webhook.empty()) return nullptr;
  return std::make_unique<OutboxWork>(*data.database, office, data.clock,
                                      TRY(webhook_of(options.webhook, options.webhook_secret)));
}

// A person in a browser gets a page, a program gets problem details.
void add_refusals(http::Router& router, const api::Context& context, const pages::Site& site) {
  router.on_problem([&context, district = site.district](const http::Request& request, int status) {
    if (request.path.starts_with("/open311/")) {
      return api::open311_refusal(context.problems, request, status);
    }
    const bool browser = request.header("accept").find("text/html") != std::string_view::npos;
    if (browser && !request.path.starts_with("/api/")) {
      return pages::problem_page(district, request, status);
    }
    return api::refusal(context.problems, request, status);
  });
}

// The clock of the office: the real one, or one that stands still until it is moved. Sessions keep
// real time in either case.
class OfficeClock {
 public:
  OfficeClock(const Clock& real, std::optional<Instant> simulated) : real_(real) {
    if (simulated) simulated_.emplace(*simulated);
  }
  [[nodiscard]] const Clock& get() const { return simulated_ ? *simulated_ : real_; }
  [[nodiscard]] SimulatedClock* simulated() { return simulated_ ? &*simulated_ : nullptr; }

 private:
  const Clock& real_;
  std::optional<SimulatedClock> simulated_;
};

// The instant a simulated clock begins at; nullopt for the real time.
Result<std::optional<Instant>> simulated_start(const std::string& instant) {
  if (instant.empty()) return std::nullopt;
  return TRY(parse_rfc3339(instant));
}

// Moves the clock to the instant of the body and does what is due by then before it answers.
http::Handler moves_clock(SimulatedClock& clock, std::function<Result<>()> due_work) {
  return [&clock, due_work = std::move(due_work)](const http::Request& request,
                                                  const http::Reply& reply) {
    http::Response response;
    response.with("Content-Type", "text/plain; charset=utf-8");
    const auto to = parse_rfc3339(request.body);
    response.status = !to ? 400 : clock.move(*to) ? 200 : 409;
    if (response.status == 200) {
      if (const auto done = due_work(); !done) {
        response.status = 500;
        response.body = done.error().problem + " " + done.error().detail + "\n";
      }
    }
    response.body += to_rfc3339(clock.now()) + "\n";
    reply(std::move(response));
  };
}

std::shared_ptr<http::Router> metrics_router(const std::shared_ptr<http::Metrics>& metrics) {
  auto router = std::make_shared<http::Router>();
  router->add(http::Method::get, "/metrics",
              [metrics](const http::Request&, const http::Reply& reply) {
                http::Response response;
                response.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                response.body = metrics->text();
                reply(std::move(response));
              });
  return router;
}

http::AccessLog access_log_of(const std::string& form) {
  if (form == "none") return {};
  return http::make_access_log(form == "json" ? http::LogForm::json : http::LogForm::plain);
}

// Signals that end the program, taken by one thread; the others never see them.
class Ending {
 public:
  Ending() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  // True when one came within the time.
  bool wait(std::chrono::seconds time) const {
    const timespec limit{.tv_sec = time.count(), .tv_nsec = 0};
    return sigtimedwait(&set_, nullptr, &limit) > 0;
  }

 private:
  sigset_t set_{};
};

}  // namespace

Result<> serve(DataDirectory& data, const ServeOptions& options,
               const std::function<void(const Listening&)>& started) {
  std::signal(SIGPIPE, SIG_IGN);
  const Ending ending;
  identity::Hasher hasher;
  identity::Sessions sessions(*data.database, hasher, data.random, data.clock);
  OfficeClock clock(data.clock, TRY(simulated_start(options.simulated_clock)));
  const api::Context context{*data.database, sessions, data.random, clock.get(),
                             api::Problems::built_in()};
  const auto about = about_of(data.district, clock.simulated() != nullptr);
  auto site = site_of(data, clock.get(), clock.simulated() != nullptr);
  const api::Office office{context,         *data.archive, data.reader,
                           site.local_date, data.rules,    data.district.name.zh};
  DayWork day_work(*data.database, data.random, context.clock, data.rules, office.today);
  const auto cases = TRY(case_work_of(data, context));
  std::unique_ptr<pages::SealKeyFile> seal_keys;
  if (cases.desks) {
    seal_keys = TRY(pages::SealKeyFile::open(data.path / "portal-keys", data.random, data.clock));
    add_portal_to(site, data, *cases.desks, *seal_keys);
  }
  const auto due_work = [&]() -> Result<> {
    TRY(day_work.fire());
    return cases.fire();
  };
  const auto sender = TRY(outbox_work_of(data, context.clock, options));
  const auto all_due_work = [&]() -> Result<> {
    TRY(due_work());
    if (sender) TRY(sender->fire());
    return {};
  };

  auto router = std::make_shared<http::Router>();
  add_api(*router, context, about, office);
  add_casework(*router, cases, about);
  api::add_outbox(*router, context, sender != nullptr);
  pages::mount(*router, site);
  add_staff_pages(*router);
  add_refusals(*router, context, site);

  const auto metrics = std::make_shared<http::Metrics>();
  const auto address = TRY(parse_address(options.listen));
  http::ServerConfig config;
  config.listeners.push_back({address.host, address.port, router});
  if (!options.metrics.empty()) {
    const auto local = TRY(parse_address(options.metrics));
    auto local_router = metrics_router(metrics);
    if (auto* simulated = clock.simulated()) {
      local_router->add(http::Method::put, "/clock", moves_clock(*simulated, all_due_work),
                        {http::Runs::worker});
    }
    config.listeners.push_back({local.host, local.port, std::move(local_router)});
  }
  config.threads = options.threads;
  config.trusted_proxies = options.trusted_proxies;
  config.access_log = access_log_of(options.log);
  config.metrics = metrics;

  TRY(due_work());
  http::Server server(std::move(config));
  TRY(server.start());
  cases.start();
  if (sender) sender->start();
  started({server.port(0), options.metrics.empty() ? std::uint16_t{0} : server.port(1)});
  while (!ending.wait(sweep_every)) {
    for (const auto& swept :
         {sessions.sweep(), api::sweep(*data.database, context.clock.now()), day_work.fire()}) {
      if (!swept) spdlog::warn("sweep: {} {}", swept.error().problem, swept.error().detail);
    }
  }
  server.stop();
  return {};
}  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): it loses sight of a unique_ptr

}  // namespace luoshi::app
