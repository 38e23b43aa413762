#include "pages/case_html.hpp"

#include <algorithm>
#include <array>

#include "casework/events.hpp"
#include "feel/json.hpp"

namespace luoshi::pages {
namespace {

using casework::Case;
using casework::CaseAct;
using catalog::ApplicantAct;

// Kinds of the time line that concern the applicant; the others are the office's own.
constexpr std::array<std::string_view, 15> public_kinds{
    "case.report",        "task.complete",        "task.return",         "case.suspend",
    "case.resume",        "case.grant-extension", "case.grant-deferral", "case.force-close",
    "case.merge",         "case.split",           "case.overdue",        "applicant.supplement",
    "applicant.withdraw", "applicant.rate",       "applicant.appeal"};

bool is_public(const CaseAct& act) {
  return std::ranges::find(public_kinds, act.kind) != public_kinds.end();
}

const catalog::ServiceFacts& facts_of(const SeenCase& seen) {
  return seen.running.service->facts();
}

// What the service says about a state, first of the outcome, then of what is waited for.
std::string standing_words(const Visitor& visitor, const SeenCase& seen) {
  const auto& row = seen.running.row;
  const auto& service = *seen.running.service;
  const auto language = visitor.language;
  if (row.is_settled() || !row.is_open()) {
    if (auto text = words_at(service, "outcomes." + row.outcome, language); !text.empty()) {
      return text;
    }
    return visitor.phrases()[row.is_open() ? "case-settled" : "case-closed"];
  }
  auto text = words_at(service, "stages." + row.stage, language);
  return text.empty() ? visitor.phrases()["case-open"] : text;
}

// What it waits for, where the service has words for it: by the element, or by the message.
std::vector<std::string> waiting_words(const Visitor& visitor, const SeenCase& seen) {
  std::vector<std::string> keys;
  const auto& running = seen.running;
  if (!running.row.is_open()) return keys;
  for (const auto& one : running.instance.activities) {
    if (one.role == bpmn::Role::plain) keys.push_back(casework::element_of(running, one.id));
  }
  for (const auto& one : running.instance.waits) {
    if (one.kind == bpmn::WaitKind::message) keys.push_back(one.name);
  }
  std::vector<std::string> all;
  for (const auto& key : keys) {
    auto text = words_at(*running.service, "waiting." + key, visitor.language);
    if (!text.empty() && std::ranges::find(all, text) == all.end()) all.push_back(std::move(text));
  }
  return all;
}

Html stage_line(const Visitor& visitor, const SeenCase& seen) {
  const auto& row = seen.running.row;
  if (row.is_settled() || !row.is_open()) return {};
  Html list;
  for (const auto& stage : facts_of(seen).stages) {
    const auto name = words(said(stage.name, visitor.language));
    list += stage.id == row.stage
                ? el("li", {{"aria-current", "step"}},
                     {el("strong", {name}), words(visitor.phrases()["case-stage-now"])})
                : el("li", {name});
  }
  return el("ol", {{"class", "stages"}, {"aria-label", visitor.phrases()["case-stages"]}}, {list});
}

void fact(Html& list, const std::string& label, const std::string& value) {
  if (value.empty()) return;
  list += el("dt", {words(label)});
  list += el("dd", {words(value)});
}

std::string minute(const Site& site, const std::optional<std::int64_t>& ms) {
  return ms ? site.local_minute({*ms}) : std::string{};
}

Html facts(const Site& site, const Visitor& visitor, const SeenCase& seen) {
  const auto& say = visitor.phrases();
  const auto& row = seen.running.row;
  const auto& service = facts_of(seen);
  Html list;
  fact(list, say["apply-number"], seen.followed.number);
  fact(list, say["case-service"], said(service.name, visitor.language));
  if (!seen.followed.merged) fact(list, say["case-title"], row.title);
  if (const auto* category = seen.running.service->category(row.category)) {
    fact(list, say["case-category"], said(category->name, visitor.language));
  }
  fact(list, say["case-reported"], site.local_minute({row.reported_ms}));
  if (!row.lead_unit.empty()) {
    fact(list, say["case-lead"], site.unit_name(row.lead_unit, visitor.language));
  }
  if (!row.is_settled()) {
    fact(list, say["case-due"],
         row.suspended ? say["case-suspended"] : minute(site, row.clock.due_ms));
  }
  fact(list, say["case-settled-at"], minute(site, row.times.settled_ms));
  if (const auto* outcome = service.outcome(row.outcome)) {
    fact(list, say["case-outcome"], said(outcome->name, visitor.language));
  }
  return el("dl", {{"class", "facts"}}, {list});
}

Html answer_of(const Visitor& visitor, const Case& row) {
  if (row.answer.empty()) return {};
  Html html = el("h2", {words(visitor.phrases()["case-answer"])});
  html += el("div", {{"class", "answer"}}, {paragraphs(row.answer)});
  return html;
}

Html rating_of(const Visitor& visitor, const Case& row) {
  const auto& say = visitor.phrases();
  if (!row.rating.rated_ms) return {};
  const auto mark = [&](const std::optional<std::int64_t>& value) {
    return value ? say["mark-" + std::to_string(*value)] : std::string{};
  };
  Html list;
  fact(list, say["rating-answer"], mark(row.rating.answer));
  fact(list, say["rating-solution"], mark(row.rating.solution));
  fact(list, say["rating-words"], row.rating.words);
  Html html = el("h2", {words(say["case-rating"])});
  html += el("dl", {{"class", "facts"}}, {list});
  return html;
}

// Why it went as it did, by the tables that decided it: the last word of each.
Html reasons_of(const Visitor& visitor, const SeenCase& seen) {
  std::vector<std::pair<std::string, std::string>> all;  // decision, words
  for (const auto& act : seen.acts) {
    const auto read = feel::from_json(act.reasons.empty() ? "[]" : act.reasons);
    if (!read || read->kind() != feel::Kind::list) continue;
    for (const auto& one : read->list()) {
      if (one.kind() != feel::Kind::context) continue;
      const auto* decision = one.context().find("decision");
      const auto* text = one.context().find(visitor.language == Language::en ? "en" : "zh");
      if (decision == nullptr || decision->kind() != feel::Kind::string || text == nullptr ||
          text->kind() != feel::Kind::string || text->string().empty()) {
        continue;
      }
      std::erase_if(all, [&](const auto& known) { return known.first == decision->string(); });
      all.emplace_back(decision->string(), text->string());
    }
  }
  Html list;
  for (const auto& [decision, text] : all) list += el("li", {paragraphs(text)});
  if (list.empty()) return {};
  return el("details", {el("summary", {words(visitor.phrases()["case-why"])}),
                        el("ul", {{"class", "reasons"}}, {list})});
}

Html time_line(const Site& site, const Visitor& visitor, const SeenCase& seen) {
  const auto& say = visitor.phrases();
  Html list;
  for (const auto& act : seen.acts) {
    if (!is_public(act)) continue;
    const auto* stage = facts_of(seen).stage_of(act.element);
    const auto name = stage == nullptr ? "" : said(stage->name, visitor.language);
    list += el("li", {el("time", {words(site.local_minute({act.made_ms}))}),
                      words(say.with("act-" + act.kind, {{"stage", name}}))});
  }
  Html html = el("h2", {words(say["item-history"])});
  html += el("ul", {{"class", "history"}}, {list});
  return html;
}

Html act_buttons(const Visitor& visitor, const SeenCase& seen, const std::string& pass) {
  if (seen.may.empty()) return {};
  const auto& say = visitor.phrases();
  Html buttons;
  for (const auto act : seen.may) {
    const std::string name(catalog::name_of(act));
    const bool wanted = act == ApplicantAct::rate;
    std::vector<Attribute> attributes{{"type", "submit"}, {"name", "act"}, {"value", name}};
    if (!wanted) attributes.emplace_back("class", "second");
    buttons += Element::make("button", attributes, words(say["do-" + name]));
  }
  Html html = el("h2", {words(say["case-may"])});
  html += el("form", {{"method", "post"}, {"action", "/cases/follow"}},
             {hidden_input("pass", pass), el("div", {{"class", "buttons"}}, {buttons})});
  return html;
}

Content content_of(const Visitor& visitor, std::string title, const std::string& pass) {
  const auto& say = visitor.phrases();
  Content content{
      std::move(title), {{"/", say["home"]}, {"/cases/follow", say["case-follow"]}}, {}};
  content.resend = hidden_input("pass", pass);
  return content;
}

}  // namespace

Content case_page(const Site& site, const Visitor& visitor, const SeenCase& seen,
                  const std::string& pass, std::string_view done,
                  const std::vector<Mistake>& mistakes) {
  const auto& say = visitor.phrases();
  const auto& row = seen.running.row;
  auto content =
      content_of(visitor, say.with("case-page", {{"number", seen.followed.number}}), pass);
  content.above = mistakes_summary(visitor, mistakes);
  if (!done.empty()) {
    content.above += el("div", {{"class", "panel"}, {"role", "status"}},
                        {el("p", {el("strong", {words(say["done-" + std::string(done)])})})});
  }
  Html standing = el("p", {el("strong", {words(standing_words(visitor, seen))})});
  if (seen.followed.merged) standing += el("p", {words(say["case-merged"])});
  for (const auto& text : waiting_words(visitor, seen)) standing += el("p", {words(text)});
  if (row.overdue && !row.is_settled()) standing += el("p", {words(say["case-overdue"])});
  content.main = el("div", {{"class", "panel"}, {"id", "standing"}}, {standing});
  content.main += act_buttons(visitor, seen, pass);
  content.main += stage_line(visitor, seen);
  content.main += facts(site, visitor, seen);
  content.main += answer_of(visitor, row);
  if (!seen.followed.merged) content.main += rating_of(visitor, row);
  content.main += reasons_of(visitor, seen);
  content.main += time_line(site, visitor, seen);
  return content;
}

Content act_page(const Visitor& visitor, const SeenCase& seen, const std::string& pass,
                 std::string_view act, const Written& written,
                 const std::vector<Mistake>& mistakes) {
  const auto& say = visitor.phrases();
  const std::string name(act);
  auto content = content_of(visitor, say["do-" + name], pass);
  content.resend += hidden_input("act", name);
  content.above = mistakes_summary(visitor, mistakes);
  Html fields;
  if (const auto* form = seen.running.service->message_form(act)) {
    for (const auto& field : fields_of(*form)) {
      fields += form_input(visitor, field, written, mistakes, Standing::one_of_several);
    }
  }
  content.main = el("p", {{"class", "lead"}}, {words(say["about-" + name])});
  content.main += el(
      "form",
      {{"class", "ask"},
       {"method", "post"},
       {"id", "act"},
       {"action", "/cases/follow"},
       {"novalidate", ""}},
      {fields, trap_input(visitor), hidden_input("pass", pass), hidden_input("act", name),
       el("div", {{"class", "buttons"}},
          {go_button(say["do-" + name], "send"), go_button(say["act-back"], "leave", "second")})});
  return content;
}

Content follow_case_page(const Visitor& visitor, const FollowForm& form,
                         const std::vector<Mistake>& mistakes) {
  const auto& say = visitor.phrases();
  Content content{say["case-follow"], {{"/", say["home"]}, {"/services", say["services"]}}, {}};
  content.above = mistakes_summary(visitor, mistakes);
  content.main = el("p", {{"class", "lead"}}, {words(say["case-follow-lead"])});
  content.main +=
      el("form",
         {{"class", "ask"}, {"method", "post"}, {"action", "/cases/follow"}, {"novalidate", ""}},
         {line_input({.name = "number",
                      .label = say["apply-number"],
                      .hint = say["case-number-hint"],
                      .value = form.number,
                      .length_max = 40},
                     mistakes),
          line_input({.name = "code",
                      .label = say["case-code"],
                      .hint = say["case-code-hint"],
                      .value = form.code,
                      .length_max = 40},
                     mistakes),
          el("div", {{"class", "buttons"}},
             {el("button", {{"type", "submit"}}, {words(say["follow-do"])})})});
  content.main += el("p", {words(say["case-code-lost"])});
  return content;
}

}  // namespace luoshi::pages
