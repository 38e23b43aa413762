// /api/v1/cases: listing, counting, reporting, looking for what was reported before, and the case
// itself. What is done with a case later has files of its own.
#include <boost/json/array.hpp>
#include <memory>

#include "api/case_command.hpp"
#include "api/case_json.hpp"
#include "api/case_query.hpp"
#include "api/enterprise_json.hpp"
#include "api/input.hpp"
#include "api/json_parts.hpp"
#include "api/reply.hpp"
#include "api/report_input.hpp"
#include "casework/case_acts.hpp"
#include "casework/diagram.hpp"
#include "casework/lists.hpp"
#include "casework/may.hpp"
#include "casework/rows.hpp"
#include "feel/json.hpp"
#include "identity/accounts.hpp"
#include "registers/visits.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using casework::Report;

Result<http::Response> list(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto filter = TRY(case_filter_of(desks, call.request));
  const auto page = TRY(page_of(call.request));
  const auto found = TRY(
      casework::list_cases(reader, casework::scope_of(call.who), filter, page.after, {page.limit}));
  json::array cases;
  for (const auto& one : found.cases) cases.emplace_back(TRY(json_of_line(desks, one)));
  return json_reply(200, json::object{{"cases", std::move(cases)}, {"next", next_of(found.next)}});
}

Result<http::Response> count(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto filter = TRY(case_filter_of(desks, call.request));
  const auto number = TRY(casework::count_cases(reader, casework::scope_of(call.who), filter));
  return json_reply(200, json_of_count(number));
}

Result<http::Response> show(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto running = TRY(seen_case(desks, call, reader, call.path("id")));
  auto view = TRY(view_of(desks, call, reader));
  return json_reply(200, TRY(json_of_case(view, running)), running.row.version);
}

Result<http::Response> diagram(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto running = TRY(seen_case(desks, call, reader, call.path("id")));
  const auto diagram = TRY(casework::diagram_of(reader, running));
  return json_reply(200, json::object{{"service", running.row.service},
                                      {"version", running.row.service_version},
                                      {"active", json_texts(diagram.active)},
                                      {"done", json_texts(diagram.done)},
                                      {"failed", json_texts(diagram.failed)}});
}

// The case that a report would become, as far as looking for others like it needs.
casework::Case like_of(const Report& report, const catalog::ServiceFacts& facts) {
  casework::Case one;
  one.service = report.service;
  one.applicant = report.applicant;
  one.place = report.place;
  const auto form = feel::from_json(report.form);
  if (facts.category_field.empty() || !form || form->kind() != feel::Kind::context) return one;
  const auto* category = form->context().find(facts.category_field);
  if (category != nullptr && category->kind() == feel::Kind::string) {
    one.category = category->string();
  }
  return one;
}

Result<> may_register(const Desks& desks, const Call& call, const casework::Open& open,
                      const casework::Applicant& applicant) {
  return desks.context.database.read([&](store::Reader& reader) {
    return casework::check_registration(reader, call.who, open, applicant);
  });
}

Result<Command> duplicates(const Desks& desks, const Call& call) {
  const auto report = TRY(report_of(call.request));
  const auto* open = TRY(desks.world.services.latest(report.service));
  TRY(may_register(desks, call, *open, report.applicant));
  const auto like = like_of(report, open->service->facts());
  return Command{[&desks, &call, open, like](store::Writer& writer) -> Result<http::Response> {
    const auto scope = casework::scope_of(call.who);
    json::array all;
    for (const auto& one :
         TRY(casework::find_duplicates(writer, open->service->facts(), like, call.now))) {
      if (!casework::require_sight(writer, scope, one.row)) continue;
      json::value metres = nullptr;
      if (one.metres) metres = *one.metres;
      all.emplace_back(
          json::object{{"case", TRY(json_of_line(desks, one.row))}, {"metres", std::move(metres)}});
    }
    return json_reply(200, json::object{{"duplicates", std::move(all)}});
  }};
}

Result<http::Response> registered(const Desks& desks, const Call& call, store::Reader& reader,
                                  const casework::Registered& made) {
  auto view = TRY(view_of(desks, call, reader));
  const auto running = TRY(casework::begin(reader, desks.world, made.row.id));
  return json_reply(201, json::object{{"case", TRY(json_of_case(view, running))},
                                      {"follow_code", made.follow_code}});
}

Command registering(const Desks& desks, const Call& call,
                    std::function<Result<casework::Registered>(store::Writer&)> act) {
  const auto made = std::make_shared<casework::Registered>();
  return {.run = [act = std::move(act), made](store::Writer& writer) -> Result<http::Response> {
            *made = TRY(act(writer));
            return http::Response{};
          },
          .show = [&desks, &call,
                   made](store::Reader& reader) { return registered(desks, call, reader, *made); }};
}

// Staff who report go by their own name, and their unit sees what becomes of it.
Result<> add_reporter(store::Reader& reader, const identity::Principal& who, Report& report) {
  if (report.applicant.kind != "staff" || !report.applicant.name.empty()) return {};
  report.applicant.name = TRY(identity::find_person(reader, who.person)).name.zh;
  return {};
}

Result<> show_to_reporter(ledger::Act& act, const identity::Principal& who,
                          const casework::Case& row) {
  const auto units = casework::working_units(who);
  if (row.applicant.kind != "staff" || units.empty()) return {};
  return casework::put_unit(act, row, units.front(), "copied");
}

Result<> note_at_visit(ledger::Act& act, const Desks& desks, const Call& call,
                       const casework::Checked& checked, const std::string& id) {
  const auto& report = checked.report;
  if (report.visit.empty()) return {};
  return registers::note_case(act, call.who, keeping_of(desks, call.now), report.visit, id,
                              report.applicant.credit_code);
}

Result<Command> report(const Desks& desks, const Call& call) {
  auto report = TRY(report_of(call.request));
  const auto* open = TRY(desks.world.services.latest(report.service));
  TRY(may_register(desks, call, *open, report.applicant));
  TRY(desks.context.database.read(
      [&](store::Reader& reader) { return add_reporter(reader, call.who, report); }));
  auto checked = TRY(casework::check_report(desks.world, report, words_in(call.language)));
  return registering(desks, call,
                     [&desks, &call, checked, id = new_id(desks.context.random, call.now, "cas")](
                         store::Writer& writer) -> Result<casework::Registered> {
                       auto act = act_of(call, writer, "case.report", "case/" + id);
                       auto made = TRY(casework::register_case(act, desks.world, id, checked));
                       TRY(show_to_reporter(act, call.who, made.row));
                       TRY(note_at_visit(act, desks, call, checked, id));
                       TRY(act.commit());
                       return made;
                     });
}

Result<Command> split(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"form"});
  (void)input.object("form");
  input.finish();
  TRY(done(std::move(findings)));
  const auto form = TRY(form_text(call.request, "form"));
  return registering(
      desks, call,
      [&desks, &call, form, id = std::string(call.path("id")),
       part = new_id(desks.context.random, call.now, "cas")](
          store::Writer& writer) -> Result<casework::Registered> {
        const auto worker = TRY(casework::worker_of(writer, call.who, desks.today(call.now)));
        auto act = act_of(call, writer, "case.split", "case/" + id);
        auto made =
            TRY(casework::split(act, desks.world, worker, id, part, form, words_in(call.language)));
        TRY(act.commit());
        return made;
      });
}

Result<Command> renew_code(const Desks& desks, const Call& call) {
  return Command{.run = [&desks, &call, id = std::string(call.path("id"))](
                            store::Writer& writer) -> Result<http::Response> {
                   const auto worker =
                       TRY(casework::worker_of(writer, call.who, desks.today(call.now)));
                   auto act = act_of(call, writer, "case.renew-code", "case/" + id);
                   const auto code = TRY(casework::renew_code(act, desks.world, worker, id));
                   TRY(act.commit());
                   return json_reply(200, json::object{{"follow_code", code}});
                 },
                 .secret_reply = true};
}

}  // namespace

void add_cases(http::Router& router, const Desks& desks) {
  using enum http::Method;
  const auto shows = [&](const char* pattern, auto body) {
    router.add(get, pattern,
               reads(desks.context, [&desks, body](const Call& call, store::Reader& reader) {
                 return body(desks, call, reader);
               }));
  };
  // A code that is shown once is never compressed beside text the client chose.
  const auto takes = [&](const char* pattern, auto read) {
    router.add(
        post, pattern,
        writes(desks.context, [&desks, read](const Call& call) { return read(desks, call); }),
        {.compress = false});
  };
  shows("/api/v1/cases", list);
  shows("/api/v1/cases/count", count);
  shows("/api/v1/cases/{id}", show);
  shows("/api/v1/cases/{id}/diagram", diagram);
  takes("/api/v1/cases", report);
  takes("/api/v1/cases/duplicates", duplicates);
  takes("/api/v1/cases/{id}/split", split);
  takes("/api/v1/cases/{id}/follow-code", renew_code);
}

}  // namespace luoshi::api
