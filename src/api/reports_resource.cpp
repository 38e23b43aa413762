// Reports of progress: drafting, editing, and each hand they pass through.
#include <array>
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "api/reply.hpp"
#include "api/report_json.hpp"
#include "api/settle.hpp"
#include "handling/report_rows.hpp"
#include "handling/reporting.hpp"
#include "supervision/rows.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::Report;
using handling::ReportEdit;
using identity::Principal;

constexpr TextLimits prose{0, 4000};
constexpr TextLimits reason_limits{1, 1000};
constexpr std::array<std::string_view, 3> origins{"reported", "computed", "cited"};
constexpr std::array<std::string_view, 2> words_of_support{"confirmed", "disputed"};
constexpr std::array<std::string_view, 3> disclosures{"internal", "proposed", "public"};

using ReportBody =
    std::function<Result<Report>(ledger::Act&, const Principal&, std::string_view today)>;

// An act on the report or item of the path: `body` changes it, what follows for the item is
// settled, the reply is the report as it then is.
Command report_act(const Office& office, const Call& call, std::string kind, std::string subject,
                   int status, ReportBody body) {
  return Command{[&office, &call, kind = std::move(kind), subject = std::move(subject), status,
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const auto today = office.today(call.now);
    auto act = act_of(call, writer, kind, subject);
    const auto report = TRY(body(act, call.who, today));
    TRY(settle(office, act, report.item, today));
    TRY(act.commit());
    handling::ReportOnItem on{TRY(handling::load_report(writer, report.id)),
                              TRY(supervision::load_item(writer, report.item))};
    return report_reply(status, on, call.who);
  }};
}

// A move of the report that the path names.
Command move(const Office& office, const Call& call, const char* kind, ReportBody body) {
  return report_act(office, call, kind, "report/" + std::string(call.path("id")), 200,
                    std::move(body));
}

std::optional<std::string> nullable(Input& input, std::string_view name, TextLimits limits) {
  if (input.is_null(name)) return std::string{};
  return input.text(name, limits);
}

ReportEdit edit_of(Input& input) {
  ReportEdit edit;
  edit.period = input.text("period", {4, 8});
  if (input.is_null("percent")) {
    edit.percent.emplace(std::nullopt);
  } else if (const auto percent = input.integer("percent", 0, 100)) {
    edit.percent.emplace(percent);
  }
  edit.value = nullable(input, "value", {0, 40});
  edit.value_unit = input.text("value_unit", {0, 20});
  edit.indicator = input.text("indicator", {0, 60});
  if (input.is_null("origin")) {
    edit.origin = handling::Origin::none;
  } else if (const auto word = input.choice("origin", origins)) {
    edit.origin = handling::parse_origin(*word);
  }
  edit.cited_source = input.text("cited_source", {0, 200});
  edit.words = input.text("words", prose);
  edit.problems = input.text("problems", prose);
  edit.measures = input.text("measures", prose);
  edit.claims_done = input.boolean("claims_done");
  edit.reached = input.texts("reached", 60, {7, 7});
  return edit;
}

Result<Command> draft(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  const auto edit = edit_of(input);
  const auto from = input.text("from", {1, 60}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  const std::string item(call.path("id"));
  return report_act(
      office, call, handling::kind_report_draft, "item/" + item, 201,
      [item, edit, from](ledger::Act& act, const Principal& who, std::string_view today) {
        return handling::draft_report(act, who, item, edit, from, today);
      });
}

Result<Command> edit(const Office& office, const Call& call) {
  const auto version = TRY(expected_version(call.request));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  const auto change = edit_of(input);
  input.finish();
  TRY(done(std::move(findings)));
  return move(
      office, call, handling::kind_report_edit,
      [&call, version, change](ledger::Act& act, const Principal& who, std::string_view today) {
        return handling::edit_report(act, who, call.path("id"), version, change, today);
      });
}

Result<std::string> words_of(const Call& call, const char* name, TextLimits limits) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  if (limits.min > 0) input.require({name});
  auto words = input.text(name, limits).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return words;
}

Result<Command> hand_back(const Office& office, const Call& call) {
  const auto reason = TRY(words_of(call, "reason", reason_limits));
  return move(office, call, handling::kind_report_hand_back,
              [&call, reason](ledger::Act& act, const Principal& who, std::string_view) {
                return handling::hand_back_report(act, who, call.path("id"), reason);
              });
}

Result<Command> give_back(const Office& office, const Call& call) {
  const auto reason = TRY(words_of(call, "reason", reason_limits));
  return move(office, call, handling::kind_report_return,
              [&call, reason](ledger::Act& act, const Principal& who, std::string_view today) {
                return handling::return_report(act, who, call.path("id"), reason, today);
              });
}

Result<Command> spot_check(const Office& office, const Call& call) {
  const auto words = TRY(words_of(call, "words", {0, 1000}));
  return move(office, call, handling::kind_report_spot_check,
              [&call, words](ledger::Act& act, const Principal& who, std::string_view) {
                return handling::order_spot_check(act, who, call.path("id"), words);
              });
}

Result<Command> see(const Office& office, const Call& call) {
  const auto words = TRY(words_of(call, "words", {0, 1000}));
  return move(office, call, handling::kind_report_seen,
              [&call, words](ledger::Act& act, const Principal& who, std::string_view) {
                return handling::see_report(act, who, call.path("id"), words);
              });
}

Result<Command> support(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"state"});
  const auto state = input.choice("state", words_of_support).value_or("");
  const auto words = input.text("words", {0, 1000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return move(office, call, handling::kind_report_support,
              [&call, confirmed = state == "confirmed", words](
                  ledger::Act& act, const Principal& who, std::string_view) {
                return handling::confirm_report(act, who, call.path("id"), confirmed, words);
              });
}

Result<Command> disclose(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"disclosure"});
  const auto word = input.choice("disclosure", disclosures).value_or("internal");
  const auto reason = input.text("reason", {0, 500}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  const auto disclosure = *supervision::parse_disclosure(word);
  return move(
      office, call, handling::kind_report_disclosure,
      [&call, disclosure, reason](ledger::Act& act, const Principal& who, std::string_view) {
        return handling::disclose_report(act, who, call.path("id"), disclosure, reason);
      });
}

Result<http::Response> show(const Call& call, store::Reader& reader) {
  return report_reply(200, TRY(handling::view_report(reader, call.who, call.path("id"))), call.who);
}

}  // namespace

void add_reports(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const auto with_body = [&](http::Method method, const char* pattern, auto read) {
    router.add(method, pattern,
               writes(context, [&office, read](const Call& call) { return read(office, call); }));
  };
  // The moves that need no words.
  const auto plain = [&](const char* pattern, const char* kind, auto act_on) {
    router.add(post, pattern,
               writes(context, [&office, kind, act_on](const Call& call) -> Result<Command> {
                 return move(office, call, kind,
                             [&call, act_on](ledger::Act& act, const Principal& who,
                                             std::string_view today) {
                               return act_on(act, who, call.path("id"), today);
                             });
               }));
  };
  with_body(post, "/api/v1/items/{id}/reports", draft);
  router.add(get, "/api/v1/reports/{id}", reads(context, show));
  with_body(patch, "/api/v1/reports/{id}", edit);
  plain("/api/v1/reports/{id}/submission", handling::kind_report_submit, handling::submit_report);
  plain("/api/v1/reports/{id}/signature", handling::kind_report_sign, handling::sign_report);
  plain("/api/v1/reports/{id}/acceptance", handling::kind_report_accept, handling::accept_report);
  plain("/api/v1/reports/{id}/withdrawal", handling::kind_report_withdraw,
        [](ledger::Act& act, const Principal& who, std::string_view id, std::string_view) {
          return handling::withdraw_report(act, who, id);
        });
  with_body(post, "/api/v1/reports/{id}/hand-back", hand_back);
  with_body(post, "/api/v1/reports/{id}/return", give_back);
  with_body(post, "/api/v1/reports/{id}/spot-check", spot_check);
  with_body(post, "/api/v1/reports/{id}/seen", see);
  with_body(post, "/api/v1/reports/{id}/support", support);
  with_body(put, "/api/v1/reports/{id}/disclosure", disclose);
}

}  // namespace luoshi::api
