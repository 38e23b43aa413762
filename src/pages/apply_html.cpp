#include "pages/apply_html.hpp"

#include <algorithm>

#include "pages/apply_photos.hpp"
#include "pages/portal.hpp"

namespace luoshi::pages {
namespace {

std::string address_of(const Application& application) {
  return "/services/" + application.open().service->id() + "/apply";
}

Content content_of(const Visitor& visitor, const Application& application, std::string title,
                   std::string_view step, const std::string& sealed) {
  const auto& say = visitor.phrases();
  const auto& facts = application.open().service->facts();
  Content content{std::move(title),
                  {{"/", say["home"]},
                   {"/services", say["services"]},
                   {"/services/" + facts.id, said(facts.name, visitor.language)}},
                  {}};
  content.resend = hidden_input("draft", sealed);
  content.resend += hidden_input("step", std::string(step));
  content.resend += hidden_input("go", "show");
  return content;
}

RadioInput kind_input(const Visitor& visitor, const Application& application) {
  const auto& say = visitor.phrases();
  RadioInput input{"kind", say["apply-kind"], "", {}, application.kind(), true};
  for (const auto kind : portal_kinds(application.open().service->facts())) {
    const std::string name(catalog::name_of(kind));
    input.choices.emplace_back(name, say["kind-of-" + name]);
  }
  return input;
}

// What browsers know to fill in, and the keyboard a telephone shows.
LineInput described(const std::string& name) {
  LineInput input{.name = name, .label = {}, .length_max = length_max_of(name)};
  if (name == "name") input.autocomplete = "name";
  if (name == "organisation") input.autocomplete = "organization";
  if (name == "address") input.autocomplete = "street-address";
  if (name == "longitude" || name == "latitude") input.mode = "decimal";
  if (name == "phone") {
    input.autocomplete = "tel";
    input.mode = "tel";
  }
  if (name == "email") {
    input.autocomplete = "email";
    input.mode = "email";
  }
  return input;
}

bool is_optional(const Application& application, const std::string& name) {
  const auto& facts = application.open().service->facts();
  if (name == "email" || name == "longitude" || name == "latitude") return true;
  if (name == "name" || name == "phone") return facts.anonymous;
  return name == "address" && facts.place == catalog::PlaceNeed::optional;
}

std::string label_of(const Visitor& visitor, const Application& application,
                     const std::string& name) {
  const auto& say = visitor.phrases();
  return say["apply-" + name] + (is_optional(application, name) ? say["optional"] : "");
}

Html lines(const Visitor& visitor, const Application& application, std::string_view step,
           const std::vector<Mistake>& mistakes) {
  const auto& all = visitor.phrases().all();
  Html html;
  for (const auto& name : application.inputs(step)) {
    auto input = described(name);
    input.label = label_of(visitor, application, name);
    if (const auto hint = all.find("apply-" + name + "-hint"); hint != all.end()) {
      input.hint = hint->second;
    }
    input.value = application.answer(name);
    html += line_input(input, mistakes);
  }
  return html;
}

std::string title_of_step(const Visitor& visitor, const Application& application,
                          std::string_view step) {
  if (const auto* field = application.field(step)) return title_of(visitor, *field);
  return visitor.phrases()["apply-title-" + std::string(step)];
}

Html asked(const Visitor& visitor, const Application& application, std::string_view step,
           const std::vector<Mistake>& mistakes) {
  if (const auto* field = application.field(step)) {
    return form_input(visitor, *field, application.form(), mistakes, Standing::alone);
  }
  if (step == "kind") return radio_input(kind_input(visitor, application), mistakes);
  Html html;
  const bool anonymous = application.open().service->facts().anonymous;
  if (step == "applicant") {
    html = el("p", {words(visitor.phrases()[anonymous ? "apply-anonymous" : "apply-private"])});
  }
  html += lines(visitor, application, step, mistakes);
  return html;
}

std::string place_in_order(const Visitor& visitor, const Application& application,
                           std::string_view step) {
  const auto steps = application.steps();
  const auto at = std::ranges::find(steps, step) - steps.begin() + 1;
  return visitor.phrases().with("apply-step",
                                {{"n", std::to_string(at)}, {"of", std::to_string(steps.size())}});
}

// What was answered to one input, as a person reads it.
std::string answer_shown(const Visitor& visitor, const Application& application,
                         const std::string& input) {
  if (const auto* field = application.field(input)) {
    return shown(*field, application.form(), visitor.language);
  }
  if (input == "kind") return visitor.phrases()["kind-of-" + application.kind()];
  return application.answer(input);
}

// A button of the last page that leads elsewhere: photos that were chosen stay behind.
Html leading_button(const Application& application, const std::string& go, const char* style,
                    const Html& content) {
  return el("button",
            {{"type", "submit"},
             {"name", "go"},
             {"value", go},
             {"class", style},
             {"formaction", address_of(application)},
             {"formenctype", "application/x-www-form-urlencoded"}},
            {content});
}

Html change_button(const Visitor& visitor, const Application& application, const std::string& step,
                   const std::string& what) {
  Html content = words(visitor.phrases()["apply-change"]);
  content += el("span", {{"class", "unseen"}}, {words(" " + what)});
  return leading_button(application, "change:" + step, "link", content);
}

Html answers(const Visitor& visitor, const Application& application) {
  const auto& say = visitor.phrases();
  Html list;
  for (const auto& step : application.steps()) {
    for (const auto& input : application.inputs(step)) {
      const auto text = answer_shown(visitor, application, input);
      const auto* field = application.field(step);
      const auto label =
          field != nullptr ? said(field->title, visitor.language) : say["apply-" + input];
      list += el("dt", {words(label)});
      list += el("dd", {text.empty() ? el("p", {words(say["apply-nothing"])}) : paragraphs(text),
                        change_button(visitor, application, step, label)});
    }
  }
  return el("dl", {{"class", "facts answers"}}, {list});
}

}  // namespace

Content step_page(const Visitor& visitor, const Application& application, std::string_view step,
                  const std::string& sealed, const std::vector<Mistake>& mistakes) {
  const auto& say = visitor.phrases();
  auto content =
      content_of(visitor, application, title_of_step(visitor, application, step), step, sealed);
  content.above = mistakes_summary(visitor, mistakes);
  content.above +=
      el("p", {{"class", "meta"}}, {words(place_in_order(visitor, application, step))});
  Html buttons = go_button(say["apply-next"], "next");
  if (application.steps().front() != step)
    buttons += go_button(say["apply-back"], "back", "second");
  content.main =
      el("form",
         {{"class", "ask"},
          {"method", "post"},
          {"action", address_of(application)},
          {"novalidate", ""}},
         {asked(visitor, application, step, mistakes), hidden_input("draft", sealed),
          hidden_input("step", std::string(step)), el("div", {{"class", "buttons"}}, {buttons})});
  return content;
}

Content check_answers_page(const Visitor& visitor, const Application& application,
                           const std::string& sealed, const std::vector<Mistake>& mistakes) {
  const auto& say = visitor.phrases();
  auto content = content_of(visitor, application, say["ask-check-title"], "check", sealed);
  content.above = mistakes_summary(visitor, mistakes);
  content.above +=
      el("p", {{"class", "meta"}}, {words(place_in_order(visitor, application, "check"))});
  content.main =
      el("form",
         {{"class", "ask"},
          {"method", "post"},
          {"id", "check"},
          {"enctype", "multipart/form-data"},
          {"action", address_of(application) + "/send"}},
         {answers(visitor, application),
          photos_field(
              {std::string(photos_input), say["photos"] + say["optional"], say["photos-hint"]},
              mistakes),
          el("p", {words(say["apply-check-about"])}), trap_input(visitor),
          hidden_input("draft", sealed), hidden_input("step", "check"),
          el("div", {{"class", "buttons"}},
             {go_button(say["apply-send"], "send"),
              leading_button(application, "back", "second", words(say["apply-back"]))})});
  return content;
}

Content application_sent_page(const Visitor& visitor, const catalog::Service& service,
                              const Sent& sent) {
  const auto& say = visitor.phrases();
  Content content{say["sent-title"], {{"/", say["home"]}, {"/services", say["services"]}}, {}};
  content.resend = hidden_input("draft", sent.sealed);
  content.resend += hidden_input("step", "check");
  content.resend += hidden_input("go", "send");
  content.main = el("div", {{"class", "panel"}},
                    {el("p", {words(say["apply-number"])}),
                     el("p", {{"class", "code"}, {"id", "number"}}, {words(sent.number)}),
                     el("p", {words(say["apply-code"])}),
                     el("p", {{"class", "code"}, {"id", "code"}}, {words(sent.code)}),
                     el("p", {el("strong", {words(say["apply-code-once"])})})});
  if (sent.photos > 0) {
    content.main += el("p", {words(say.with("photos-sent", {{"n", std::to_string(sent.photos)}}))});
  }
  content.main += el("h2", {words(say["sent-next"])});
  content.main += paragraphs(words_at(service, "next", visitor.language));
  content.main += el("form", {{"method", "post"}, {"action", "/cases/follow"}},
                     {hidden_input("pass", sent.pass),
                      el("div", {{"class", "buttons"}},
                         {el("button", {{"type", "submit"}}, {words(say["apply-see"])})})});
  return content;
}

}  // namespace luoshi::pages
