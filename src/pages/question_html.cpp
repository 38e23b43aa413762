#include "pages/question_html.hpp"

#include <algorithm>

#include "outcomes/ask.hpp"
#include "pages/form_html.hpp"

namespace luoshi::pages {
namespace {

using outcomes::Question;
using outcomes::QuestionKind;
using outcomes::QuestionState;

constexpr std::int64_t questions_max = 200;

std::string address_of(const supervision::Item& item) {
  return "/items/" + item.id + "/ask";
}

Content content_on(const Visitor& visitor, const supervision::Item& item, std::string_view title) {
  const auto& say = visitor.phrases();
  return {say[title], {{"/", say["home"]}, {"/items/" + item.id, item.headline}}, {}};
}

Html summary(const Visitor& visitor, const std::vector<std::string>& faults) {
  if (faults.empty()) return {};
  const auto& say = visitor.phrases();
  Html list;
  for (const auto& fault : faults) {
    const auto target = fault == "ask-fault-kind" ? "#kind-question" : "#words";
    list += el("li", {el("a", {{"href", target}}, {words(say[fault])})});
  }
  return el("div", {{"class", "summary"}, {"role", "alert"}, {"tabindex", "-1"}, {"id", "summary"}},
            {el("h2", {words(say["ask-faults"])}), el("ul", {list})});
}

Html kind_choice(const Visitor& visitor, const AskForm& form) {
  const auto& say = visitor.phrases();
  Html choices;
  for (const auto kind : {QuestionKind::question, QuestionKind::comment}) {
    const std::string name(outcomes::name_of(kind));
    std::vector<Attribute> attributes{
        {"type", "radio"}, {"id", "kind-" + name}, {"name", "kind"}, {"value", name}};
    if (form.kind == name || (form.kind.empty() && kind == QuestionKind::question)) {
      attributes.emplace_back("checked", "");
    }
    choices += el("div", {{"class", "choice"}},
                  {Element::make("input", attributes, {}),
                   el("label", {{"for", "kind-" + name}}, {words(say["ask-kind-" + name])})});
  }
  return el("fieldset", {el("legend", {words(say["ask-kind"])}), choices});
}

Html words_field(const Visitor& visitor, const AskForm& form, bool wrong) {
  const auto& say = visitor.phrases();
  std::vector<Attribute> attributes{{"id", "words"},
                                    {"name", "words"},
                                    {"rows", "8"},
                                    {"maxlength", std::to_string(outcomes::question_length_max)},
                                    {"aria-describedby", "words-hint"}};
  if (wrong) attributes.emplace_back("aria-invalid", "true");
  return el("div", {{"class", "field"}},
            {el("label", {{"for", "words"}}, {words(say["ask-words"])}),
             el("p", {{"class", "hint"}, {"id", "words-hint"}}, {words(say["ask-words-hint"])}),
             Element::make("textarea", attributes, words(form.words))});
}

std::string state_words(const Site& site, const Visitor& visitor, const Question& question) {
  const auto& say = visitor.phrases();
  if (outcomes::is_owed(question.state)) {
    return say.with("question-passed", {{"unit", site.unit_name(question.unit, visitor.language)},
                                        {"date", question.due_date}});
  }
  return say["question-" + std::string(outcomes::name_of(question.state))];
}

Html answer_of(const Site& site, const Visitor& visitor, const Question& question) {
  if (question.state != QuestionState::answered) return {};
  const auto& say = visitor.phrases();
  return el("div", {{"class", "answer"}},
            {el("p", {{"class", "meta"}},
                {words(say.with("question-answer-by",
                                {{"unit", site.unit_name(question.unit, visitor.language)},
                                 {"date", question.answered_on}}))}),
             paragraphs(question.answer)});
}

Html shown_question(const Site& site, const Visitor& visitor, const Question& question) {
  const auto& say = visitor.phrases();
  Html head = el("span", {{"class", "tag"}},
                 {words(say["kind-" + std::string(outcomes::name_of(question.kind))])});
  head += words(site.local_date({question.received_ms}));
  if (outcomes::is_owed(question.state))
    head += words(" · " + state_words(site, visitor, question));
  return el("li", {el("p", {{"class", "meta"}}, {head}), paragraphs(question.shown_words),
                   answer_of(site, visitor, question)});
}

}  // namespace

Content ask_page(const Visitor& visitor, const supervision::Item& item, const AskForm& form,
                 const std::vector<std::string>& faults) {
  const auto& say = visitor.phrases();
  auto content = content_on(visitor, item, "ask-title");
  const bool wrong = std::ranges::any_of(faults, [](const std::string& fault) {
    return fault == "ask-fault-short" || fault == "ask-fault-long";
  });
  content.main = summary(visitor, faults);
  content.main += el("p", {{"class", "lead"}}, {words(say["ask-lead"])});
  content.main += el("blockquote", {el("p", {{"lang", "zh-CN"}}, {words(item.text)})});
  content.main +=
      el("form", {{"class", "ask"}, {"method", "post"}, {"action", address_of(item)}},
         {kind_choice(visitor, form), words_field(visitor, form, wrong), trap_input(visitor),
          hidden_input("token", form.token), hidden_input("step", "check"),
          el("button", {{"type", "submit"}}, {words(say["ask-check"])})});
  return content;
}

Content check_page(const Visitor& visitor, const supervision::Item& item, const AskForm& form) {
  const auto& say = visitor.phrases();
  auto content = content_on(visitor, item, "ask-check-title");
  Html facts = el("dt", {words(say["ask-kind"])});
  facts += el("dd", {words(say["ask-kind-" + form.kind])});
  facts += el("dt", {words(say["ask-about"])});
  facts += el("dd", {{"lang", "zh-CN"}}, {words(item.headline)});
  facts += el("dt", {words(say["ask-words"])});
  facts += el("dd", {paragraphs(form.words)});
  content.main = el("dl", {{"class", "facts"}}, {facts});
  content.main += el("p", {words(say["ask-check-about"])});
  content.main +=
      el("form", {{"class", "ask"}, {"method", "post"}, {"action", address_of(item)}},
         {hidden_input("kind", form.kind), hidden_input("words", form.words),
          hidden_input("token", form.token), trap_input(visitor),
          el("div", {{"class", "buttons"}},
             {el("button", {{"type", "submit"}, {"name", "step"}, {"value", "send"}},
                 {words(say["ask-send"])}),
              el("button",
                 {{"type", "submit"}, {"name", "step"}, {"value", "edit"}, {"class", "second"}},
                 {words(say["ask-edit"])})})});
  return content;
}

Content sent_page(const Visitor& visitor, const supervision::Item& item, std::string_view code,
                  const QuestionLimits& limits) {
  const auto& say = visitor.phrases();
  auto content = content_on(visitor, item, "sent-title");
  const auto shown = outcomes::shown_code(code);
  content.main =
      el("div", {{"class", "panel"}},
         {el("p", {words(say["sent-code"])}), el("p", {{"class", "code"}}, {words(shown)})});
  content.main += el("h2", {words(say["sent-next"])});
  content.main +=
      el("ol",
         {el("li",
             {words(say.with("sent-moderation", {{"n", std::to_string(limits.moderation_days)}}))}),
          el("li", {words(say.with("sent-answer", {{"n", std::to_string(limits.answer_days)}}))}),
          el("li", {words(say["sent-follow"])})});
  content.main +=
      el("p", {el("a", {{"href", "/questions?code=" + shown}}, {words(say["sent-link"])})});
  return content;
}

Content follow_page(const Visitor& visitor, std::string_view typed, std::string_view fault) {
  const auto& say = visitor.phrases();
  Content content{say["follow-title"], {{"/", say["home"]}}, {}};
  if (!fault.empty()) {
    content.main = el("div", {{"class", "summary"}, {"role", "alert"}},
                      {el("p", {el("a", {{"href", "#code"}}, {words(say[fault])})})});
  }
  content.main += el(
      "form", {{"class", "search"}, {"method", "get"}, {"action", "/questions"}},
      {el("div", {el("label", {{"for", "code"}}, {words(say["follow-label"])}),
                  el("span", {{"class", "hint"}, {"id", "code-hint"}}, {words(say["follow-hint"])}),
                  el("input", {{"type", "text"},
                               {"id", "code"},
                               {"name", "code"},
                               {"maxlength", "40"},
                               {"autocomplete", "off"},
                               {"aria-describedby", "code-hint"},
                               {"value", std::string(typed)}})}),
       el("button", {{"type", "submit"}}, {words(say["follow-do"])})});
  return content;
}

Content question_page(const Site& site, const Visitor& visitor, const Question& question,
                      const supervision::Item* item) {
  const auto& say = visitor.phrases();
  Content content{say["follow-title"], {{"/", say["home"]}}, {}};
  content.main = el("div", {{"class", "panel"}},
                    {el("p", {el("strong", {words(state_words(site, visitor, question))})})});
  if (question.state == QuestionState::refused) content.main += paragraphs(question.refusal);
  content.main += el("h2", {words(say["follow-words"])});
  content.main += el("blockquote", {paragraphs(question.words)});
  content.main += answer_of(site, visitor, question);
  if (item != nullptr) {
    content.main +=
        el("p",
           {words(say["ask-about"] + ": "),
            el("a", {{"href", "/items/" + item->id}, {"lang", "zh-CN"}}, {words(item->headline)})});
  }
  return content;
}

Result<Html> questions_of_item(const Site& site, store::Reader& reader, const Visitor& visitor,
                               const supervision::Item& item) {
  const auto& say = visitor.phrases();
  const auto questions = TRY(outcomes::load_questions(
      reader, "item = ? AND state IN ('passed', 'drafted', 'signed', 'answered', 'published')",
      {item.id}, questions_max));
  Html list;
  for (auto at = questions.rbegin(); at != questions.rend(); ++at) {
    list += shown_question(site, visitor, *at);
  }
  Html html = el("h2", {{"id", "questions"}}, {words(say["questions"])});
  html += list.empty() ? el("p", {words(say["questions-none"])})
                       : el("ul", {{"class", "questions"}}, {list});
  html +=
      el("p",
         {el("a", {{"class", "button"}, {"href", address_of(item)}}, {words(say["questions-ask"])}),
          words(" "), el("a", {{"href", "/questions"}}, {words(say["follow-title"])})});
  return html;
}

}  // namespace luoshi::pages
