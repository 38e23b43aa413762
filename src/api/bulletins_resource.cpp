// /api/v1/bulletins: made for a month, worded, previewed, handed to the approver, issued,
// downloaded.
#include <boost/json/array.hpp>
#include <memory>

#include "api/bulletin_json.hpp"
#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "api/reply.hpp"
#include "bulletins/compose.hpp"
#include "bulletins/making.hpp"
#include "bulletins/words.hpp"
#include "format/official/docx.hpp"
#include "format/official/pdf.hpp"
#include "format/xlsx.hpp"
#include "http/url.hpp"
#include "identity/accounts.hpp"
#include "supervision/access.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using bulletins::Bulletin;
using bulletins::BulletinEdit;
using bulletins::Facts;
using bulletins::Wording;

constexpr TextLimits line_limits{0, 200};
constexpr TextLimits prose_limits{0, 4000};
constexpr TextLimits reason_limits{1, 1000};

constexpr const char* docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr const char* xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<http::Response> reply_of(int status, const Call& call, store::Reader& reader,
                                const Bulletin& bulletin) {
  PersonNames names(reader, call.language);
  return json_reply(status, TRY(json_of(bulletin, call.who, names)), bulletin.version);
}

Result<Facts> facts_of(const Office& office, const Bulletin& bulletin) {
  return bulletins::read_facts(TRY(office.archive.get(bulletin.facts)));
}

Result<http::Response> list(const Call& call, store::Reader& reader) {
  const auto page = TRY(page_of(call.request));
  auto found = TRY(bulletins::list_bulletins(reader, call.who, page.after, page.limit + 1));
  std::optional<std::string> next;
  if (std::cmp_greater(found.size(), page.limit)) {
    found.resize(static_cast<std::size_t>(page.limit));
    next = found.back().id;
  }
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& one : found) all.emplace_back(TRY(json_of(one, call.who, names)));
  return json_reply(200, json::object{{"bulletins", std::move(all)}, {"next", next_of(next)}});
}

Result<http::Response> show(const Call& call, store::Reader& reader) {
  return reply_of(200, call, reader,
                  TRY(bulletins::view_bulletin(reader, call.who, call.path("id"))));
}

Result<http::Response> preview(const Office& office, const Call& call, store::Reader& reader) {
  const auto bulletin = TRY(bulletins::view_bulletin(reader, call.who, call.path("id")));
  const auto facts = TRY(facts_of(office, bulletin));
  return json_reply(200, json::object{{"document", json_of(bulletins::compose(bulletin, facts))},
                                      {"usual", json_of(bulletins::usual_wording(facts))}});
}

struct File {
  std::string bytes;
  const char* type = "";
};

Result<File> file_of(const Office& office, const Bulletin& bulletin, std::string_view format) {
  const bool kept = bulletin.state == bulletins::BulletinState::issued;
  if (format == "docx") {
    if (kept) return File{TRY(office.archive.get(bulletin.docx)), docx_type};
    const auto document = bulletins::compose(bulletin, TRY(facts_of(office, bulletin)));
    return File{TRY(format::official::write_docx(document)), docx_type};
  }
  if (format == "pdf") {
    if (kept) return File{TRY(office.archive.get(bulletin.pdf)), "application/pdf"};
    const auto document = bulletins::compose(bulletin, TRY(facts_of(office, bulletin)));
    return File{TRY(format::official::write_pdf(document)), "application/pdf"};
  }
  if (format != "xlsx") {
    return fail(ErrorKind::not_found, "bulletin.no-such-file", std::string(format));
  }
  if (kept) return File{TRY(office.archive.get(bulletin.xlsx)), xlsx_type};
  const auto facts = TRY(facts_of(office, bulletin));
  return File{TRY(format::write_xlsx(bulletins::monthly_table(facts))), xlsx_type};
}

Result<http::Response> download(const Office& office, const Call& call, store::Reader& reader) {
  const auto bulletin = TRY(bulletins::view_bulletin(reader, call.who, call.path("id")));
  const auto format = call.path("format");
  auto file = TRY(file_of(office, bulletin, format));
  const auto name = bulletins::chinese_month(bulletin.month) +
                    (format == "xlsx" ? "督查事项进展情况表." : "督查通报.") + std::string(format);
  http::Response response;
  response.body = std::move(file.bytes);
  response.with("Content-Type", file.type)
      .with("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(name))
      .with("Cache-Control", "private, no-store");
  return response;
}

// Fields of the wording that the body names take the place of those there are.
void read_wording(Input& input, Wording& wording) {
  const auto take = [&](const char* name, std::string& field, TextLimits limits) {
    if (auto text = input.text(name, limits)) field = std::move(*text);
  };
  take("title", wording.title, line_limits);
  take("letterhead", wording.letterhead, line_limits);
  take("number", wording.number, line_limits);
  take("addressee", wording.addressee, line_limits);
  take("opening", wording.opening, prose_limits);
  take("demands", wording.demands, prose_limits);
  take("signature", wording.signature, line_limits);
  take("copies", wording.copies, line_limits);
}

struct Wanted {
  std::string month;
  std::string as_of;
  BulletinEdit edit;
};

// The figures of the month with the hash they are kept under.
struct Taken {
  Facts facts;
  std::string file;
};
Result<std::shared_ptr<const Taken>> take_figures(const Office& office, const Call& call,
                                                  const std::string& month,
                                                  const std::string& as_of) {
  auto taken = std::make_shared<Taken>();
  const auto today = office.today(call.now);
  const auto day = as_of.empty() ? bulletins::usual_day(office.rules, month, today) : as_of;
  if (day > today) return fail(ErrorKind::invalid, "bulletin.too-late", day, "/as_of");
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    const auto units = supervision::units_of(TRY(identity::list_units(reader)));
    const bulletins::Reckoning with{units, office.rules, office.today, office.district};
    taken->facts = TRY(bulletins::gather(reader, with, month, day));
    return {};
  }));
  taken->file =
      TRY(office.archive.put(bulletins::write_facts(taken->facts), "application/json")).hash;
  return taken;
}

Result<Command> make(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"month"});
  Wanted wanted;
  wanted.month = input.text("month", {7, 7}).value_or("");
  wanted.as_of = input.text("as_of", {0, 10}).value_or("");
  wanted.edit.full_table = input.boolean("full_table");
  wanted.edit.with_scores = input.boolean("with_scores");
  input.finish();
  TRY(done(std::move(findings)));
  const auto taken = TRY(take_figures(office, call, wanted.month, wanted.as_of));
  return Command{[&call, taken,
                  edit = wanted.edit](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, bulletins::kind_make, "bulletin/" + taken->facts.month);
    const auto made = TRY(bulletins::make_bulletin(act, call.who, taken->facts, taken->file, edit));
    TRY(act.commit());
    return reply_of(201, call, writer, made);
  }};
}

Result<Command> retake(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto version = TRY(expected_version(call.request));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  const auto as_of = input.text("as_of", {0, 10}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  std::string month;
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    month = TRY(bulletins::load_bulletin(reader, call.path("id"))).month;
    return {};
  }));
  const auto taken = TRY(take_figures(office, call, month, as_of));
  return Command{[&call, taken, version](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, bulletins::kind_retake, "bulletin/" + id);
    const auto now =
        TRY(bulletins::retake_bulletin(act, call.who, id, version, taken->facts, taken->file));
    TRY(act.commit());
    return reply_of(200, call, writer, now);
  }};
}

// An act on the bulletin of the path, by words the body gives where it needs any.
using Body = std::function<Result<Bulletin>(ledger::Act&, const std::string& id)>;
Command act_on(const Call& call, const char* kind, Body body) {
  return Command{
      [&call, kind, body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
        const std::string id(call.path("id"));
        auto act = act_of(call, writer, kind, "bulletin/" + id);
        const auto now = TRY(body(act, id));
        TRY(act.commit());
        return reply_of(200, call, writer, now);
      }};
}

Result<Command> edit(const Call& call) {
  const auto version = TRY(expected_version(call.request));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  BulletinEdit wanted;
  Wording wording;
  bool worded = false;
  if (const auto* words = input.object("wording")) {
    Input inner(*words, findings, input.pointer("wording"));
    read_wording(inner, wording);
    inner.finish();
    worded = true;
  }
  wanted.full_table = input.boolean("full_table");
  wanted.with_scores = input.boolean("with_scores");
  input.finish();
  TRY(done(std::move(findings)));
  if (worded) wanted.wording = wording;
  return act_on(call, bulletins::kind_edit,
                [&call, version, wanted](ledger::Act& act, const std::string& id) {
                  return bulletins::edit_bulletin(act, call.who, id, version, wanted);
                });
}

Result<Command> submit(const Call& call) {
  const auto version = TRY(expected_version(call.request));
  return act_on(call, bulletins::kind_submit,
                [&call, version](ledger::Act& act, const std::string& id) {
                  return bulletins::submit_bulletin(act, call.who, id, version);
                });
}

Result<std::string> reason_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"reason"});
  auto reason = input.text("reason", reason_limits).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return reason;
}

using Reasoned = Result<Bulletin> (*)(ledger::Act&, const identity::Principal&, std::string_view,
                                      std::string_view);
Write with_reason(const char* kind, Reasoned body) {
  return [kind, body](const Call& call) -> Result<Command> {
    const auto reason = TRY(reason_of(call.request));
    return act_on(call, kind, [&call, reason, body](ledger::Act& act, const std::string& id) {
      return body(act, call.who, id, reason);
    });
  };
}

// Printed before the transaction, from the bulletin as it will be; the transaction sees to it that
// it is still the same.
Result<Command> issue(const Office& office, const Call& call) {
  Bulletin bulletin;
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    bulletin = TRY(bulletins::load_bulletin(reader, call.path("id")));
    return {};
  }));
  const auto printed =
      TRY(bulletins::as_issued(call.who, std::move(bulletin), call.now, office.today(call.now)));
  const auto facts = TRY(facts_of(office, printed));
  const auto document = bulletins::compose(printed, facts);
  const auto docx = TRY(format::official::write_docx(document));
  const auto pdf = TRY(format::official::write_pdf(document));
  const auto xlsx = TRY(format::write_xlsx(bulletins::monthly_table(facts)));
  const auto& archive = office.archive;
  const bulletins::IssuedFiles files{TRY(archive.put(docx, docx_type)).hash,
                                     TRY(archive.put(pdf, "application/pdf")).hash,
                                     TRY(archive.put(xlsx, xlsx_type)).hash};
  return act_on(call, bulletins::kind_issue,
                [&call, printed, files](ledger::Act& act, const std::string&) {
                  return bulletins::issue_bulletin(act, call.who, printed, files);
                });
}

}  // namespace

void add_bulletins(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const http::RouteOptions slow{http::Runs::worker};
  const auto with_office = [&office](auto body) {
    return [&office, body](const Call& call, auto&... rest) { return body(office, call, rest...); };
  };
  router.add(get, "/api/v1/bulletins", reads(context, list));
  router.add(post, "/api/v1/bulletins", writes(context, with_office(make)), slow);
  router.add(get, "/api/v1/bulletins/{id}", reads(context, show));
  router.add(patch, "/api/v1/bulletins/{id}", writes(context, edit));
  router.add(get, "/api/v1/bulletins/{id}/document", reads(context, with_office(preview)), slow);
  router.add(get, "/api/v1/bulletins/{id}/files/{format}", reads(context, with_office(download)),
             slow);
  router.add(post, "/api/v1/bulletins/{id}/figures", writes(context, with_office(retake)), slow);
  router.add(post, "/api/v1/bulletins/{id}/submission", writes(context, submit));
  router.add(
      post, "/api/v1/bulletins/{id}/return",
      writes(context, with_reason(bulletins::kind_hand_back, bulletins::hand_back_bulletin)));
  router.add(post, "/api/v1/bulletins/{id}/issue", writes(context, with_office(issue)), slow);
  router.add(post, "/api/v1/bulletins/{id}/withdrawal",
             writes(context, with_reason(bulletins::kind_withdraw, bulletins::withdraw_bulletin)));
}

}  // namespace luoshi::api
