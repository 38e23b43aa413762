#include "pages/form_html.hpp"

#include <algorithm>

namespace luoshi::pages {
namespace {

using Attributes = std::vector<Attribute>;

std::string fault_at(const std::string& input, const std::vector<Mistake>& mistakes) {
  for (const auto& one : mistakes) {
    if (one.input == input) return one.words;
  }
  return {};
}

// What stands between a label and its input, and the attributes that tie it to the input.
struct Notes {
  Html html;
  std::string ids;
  bool wrong = false;

  void add(const std::string& id, const char* style, const std::string& text) {
    if (text.empty()) return;
    html += el("p", {{"class", style}, {"id", id}}, {words(text)});
    ids += ids.empty() ? id : " " + id;
  }
  void tie(Attributes& attributes) const {
    if (!ids.empty()) attributes.emplace_back("aria-describedby", ids);
    if (wrong) attributes.emplace_back("aria-invalid", "true");
  }
};

Notes notes_of(const std::string& input, const std::string& hint,
               const std::vector<Mistake>& mistakes) {
  Notes notes;
  notes.add(input + "-hint", "hint", hint);
  const auto fault = fault_at(input, mistakes);
  notes.add(input + "-fault", "fault", fault);
  notes.wrong = !fault.empty();
  return notes;
}

// The words over an input, and whether they are seen.
struct Label {
  std::string text;
  bool seen = true;

  [[nodiscard]] std::string style() const { return seen ? "" : "unseen"; }
};

Html labelled(const std::string& input, const Label& label, const Notes& notes,
              const Html& control) {
  return el("div", {{"class", notes.wrong ? "field wrong" : "field"}},
            {el("label", {{"for", input}, {"class", label.style()}}, {words(label.text)}),
             notes.html, control});
}

Html choice(const std::string& type, const std::string& id, const std::string& name,
            const std::string& value, const std::string& label, bool checked) {
  Attributes attributes{{"type", type}, {"id", id}, {"name", name}, {"value", value}};
  if (checked) attributes.emplace_back("checked", "");
  return el("div", {{"class", "choice"}},
            {Element::make("input", attributes, {}), el("label", {{"for", id}}, {words(label)})});
}

// The first has the id that a summary of faults leads to.
std::string choice_id(const std::string& name, std::size_t at) {
  return at == 0 ? name : name + "-" + std::to_string(at + 1);
}

Html grouped(const Label& legend, const Notes& notes, const Html& choices) {
  Attributes attributes{{"class", notes.wrong ? "wrong" : ""}};
  if (!notes.ids.empty()) attributes.emplace_back("aria-describedby", notes.ids);
  Html content = el("legend", {{"class", legend.style()}}, {words(legend.text)});
  content += notes.html;
  content += choices;
  return Element::make("fieldset", attributes, content);
}

std::vector<std::string> values_of(const FormField& field, const Written& written) {
  const auto found = written.find(field.name);
  return found == written.end() ? std::vector<std::string>{} : found->second;
}

std::string value_of(const FormField& field, const Written& written) {
  const auto values = values_of(field, written);
  return values.empty() ? "" : values.front();
}

std::string hint_of(const Visitor& visitor, const FormField& field) {
  const auto& say = visitor.phrases();
  auto hint = said(field.hint, visitor.language);
  if (!hint.empty()) return hint;
  if (field.kind == FieldKind::date) return say["hint-date"];
  if (field.kind == FieldKind::words && field.length_max) {
    return say.with("hint-length", {{"n", std::to_string(*field.length_max)}});
  }
  return {};
}

Html option(const Visitor& visitor, const FieldOption& one, const std::string& chosen) {
  Attributes attributes{{"value", one.value}};
  if (one.value == chosen) attributes.emplace_back("selected", "");
  return Element::make("option", attributes, words(said(one.name, visitor.language)));
}

Html select(const Visitor& visitor, const FormField& field, const std::string& chosen,
            const Notes& notes) {
  const auto input = input_of(field);
  Html options = el("option", {{"value", ""}}, {words(visitor.phrases()["choose"])});
  for (auto at = field.options.begin(); at != field.options.end();) {
    const auto end = std::find_if(at, field.options.end(),
                                  [&](const auto& one) { return one.group.zh != at->group.zh; });
    Html group;
    for (auto one = at; one != end; ++one) group += option(visitor, *one, chosen);
    const auto label = said(at->group, visitor.language);
    options += label.empty() ? group : el("optgroup", {{"label", label}}, {group});
    at = end;
  }
  Attributes attributes{{"id", input}, {"name", input}};
  notes.tie(attributes);
  return Element::make("select", attributes, options);
}

Html text_area(const FormField& field, const std::string& value, const Notes& notes) {
  const auto input = input_of(field);
  Attributes attributes{{"id", input}, {"name", input}, {"rows", "6"}};
  if (field.length_max) attributes.emplace_back("maxlength", std::to_string(*field.length_max));
  notes.tie(attributes);
  return Element::make("textarea", attributes, words(value));
}

Html text_line(const FormField& field, const std::string& value, const Notes& notes) {
  const auto input = input_of(field);
  Attributes attributes{{"type", "text"}, {"id", input}, {"name", input}, {"value", value}};
  if (field.kind == FieldKind::number) attributes.emplace_back("inputmode", "decimal");
  if (field.length_max) attributes.emplace_back("maxlength", std::to_string(*field.length_max));
  attributes.emplace_back("autocomplete", "off");
  notes.tie(attributes);
  return Element::make("input", attributes, {});
}

Html boxes(const Visitor& visitor, const FormField& field, const std::vector<std::string>& chosen) {
  Html boxes;
  for (std::size_t at = 0; at < field.options.size(); ++at) {
    const auto& one = field.options[at];
    boxes += choice("checkbox", choice_id(input_of(field), at), input_of(field), one.value,
                    said(one.name, visitor.language),
                    std::ranges::find(chosen, one.value) != chosen.end());
  }
  return boxes;
}

std::vector<std::pair<std::string, std::string>> choices_of(const Visitor& visitor,
                                                            const FormField& field) {
  const auto& say = visitor.phrases();
  if (field.kind == FieldKind::yes_no) return {{"true", say["yes"]}, {"false", say["no"]}};
  std::vector<std::pair<std::string, std::string>> choices;
  if (field.kind == FieldKind::mark) {
    for (const auto* mark : {"5", "4", "3", "2", "1"}) {
      choices.emplace_back(mark, say[std::string("mark-") + mark]);
    }
  }
  for (const auto& one : field.options) {
    choices.emplace_back(one.value, said(one.name, visitor.language));
  }
  return choices;
}

}  // namespace

Html mistakes_summary(const Visitor& visitor, const std::vector<Mistake>& mistakes) {
  if (mistakes.empty()) return {};
  Html list;
  for (const auto& one : mistakes) {
    list += el("li", {el("a", {{"href", "#" + one.input}}, {words(one.words)})});
  }
  return el("div",
            {{"class", "summary"},
             {"role", "alert"},
             {"tabindex", "-1"},
             {"id", "summary"},
             {"autofocus", ""}},
            {el("h2", {words(visitor.phrases()["ask-faults"])}), el("ul", {list})});
}

Html line_input(const LineInput& input, const std::vector<Mistake>& mistakes) {
  const auto notes = notes_of(input.name, input.hint, mistakes);
  Attributes attributes{{"type", "text"},
                        {"id", input.name},
                        {"name", input.name},
                        {"value", input.value},
                        {"autocomplete", input.autocomplete},
                        {"inputmode", input.mode},
                        {"maxlength", std::to_string(input.length_max)}};
  notes.tie(attributes);
  return labelled(input.name, {input.label}, notes, Element::make("input", attributes, {}));
}

Html photos_field(const PhotosInput& input, const std::vector<Mistake>& mistakes) {
  const auto notes = notes_of(input.name, input.hint, mistakes);
  Attributes attributes{{"type", "file"},
                        {"id", input.name},
                        {"name", input.name},
                        {"accept", "image/*"},
                        {"multiple", ""}};
  notes.tie(attributes);
  return labelled(input.name, {input.label}, notes, Element::make("input", attributes, {}));
}

Html radio_input(const RadioInput& input, const std::vector<Mistake>& mistakes) {
  Html choices;
  for (std::size_t at = 0; at < input.choices.size(); ++at) {
    const auto& [value, label] = input.choices[at];
    choices += choice("radio", choice_id(input.name, at), input.name, value, label,
                      value == input.checked);
  }
  return grouped({input.legend, !input.alone}, notes_of(input.name, input.hint, mistakes), choices);
}

std::string title_of(const Visitor& visitor, const FormField& field) {
  return said(field.title, visitor.language) +
         (field.required ? "" : visitor.phrases()["optional"]);
}

std::string input_of(const FormField& field) {
  return "form." + field.name;
}

Html form_input(const Visitor& visitor, const FormField& field, const Written& written,
                const std::vector<Mistake>& mistakes, Standing standing) {
  const auto input = input_of(field);
  const bool alone = standing == Standing::alone;
  const Label title{title_of(visitor, field), !alone};
  const auto notes = notes_of(input, hint_of(visitor, field), mistakes);
  const auto value = value_of(field, written);
  switch (field.kind) {
    case FieldKind::line:
    case FieldKind::number:
    case FieldKind::date:
      return labelled(input, title, notes, text_line(field, value, notes));
    case FieldKind::words:
      return labelled(input, title, notes, text_area(field, value, notes));
    case FieldKind::select:
      return labelled(input, title, notes, select(visitor, field, value, notes));
    case FieldKind::yes_no:
    case FieldKind::mark:
    case FieldKind::choice:
      return radio_input(
          {input, title.text, hint_of(visitor, field), choices_of(visitor, field), value, alone},
          mistakes);
    case FieldKind::several:
      return grouped(title, notes, boxes(visitor, field, values_of(field, written)));
    case FieldKind::other:
      return {};
  }
  return {};
}

Html hidden_input(std::string_view name, const std::string& value) {
  return el("input", {{"type", "hidden"}, {"name", std::string(name)}, {"value", value}});
}

Html trap_input(const Visitor& visitor) {
  return el("div", {{"class", "trap"}, {"aria-hidden", "true"}},
            {el("label", {{"for", trap_name}}, {words(visitor.phrases()["ask-trap"])}),
             el("input", {{"type", "text"},
                          {"id", trap_name},
                          {"name", trap_name},
                          {"tabindex", "-1"},
                          {"autocomplete", "off"}})});
}

Html go_button(std::string_view words_on_it, std::string_view go, std::string_view style) {
  Attributes attributes{{"type", "submit"}, {"name", "go"}, {"value", std::string(go)}};
  if (!style.empty()) attributes.emplace_back("class", std::string(style));
  return Element::make("button", attributes, words(words_on_it));
}

Html paragraphs(std::string_view text) {
  Html all;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (!line.empty()) all += el("p", {words(line)});
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return all;
}

}  // namespace luoshi::pages
