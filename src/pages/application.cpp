#include "pages/application.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include "pages/sealed.hpp"

namespace luoshi::pages {
namespace {

constexpr double e7 = 1e7;
constexpr std::size_t answer_bytes_max = 20'000;
constexpr std::size_t values_max = 100;
constexpr std::string_view form_prefix = "form.";

struct InputFacts {
  std::string_view step;
  std::string_view name;
  int length_max;
};
constexpr std::array<InputFacts, 9> inputs_of_steps{{{"kind", "kind", 20},
                                                     {"applicant", "organisation", 120},
                                                     {"applicant", "credit_code", 18},
                                                     {"applicant", "name", 60},
                                                     {"applicant", "phone", 30},
                                                     {"applicant", "email", 120},
                                                     {"place", "address", 200},
                                                     {"place", "longitude", 20},
                                                     {"place", "latitude", 20}}};

// A person who pastes a book keeps its beginning.
std::string cut(std::string text) {
  std::erase(text, '\r');
  if (text.size() <= answer_bytes_max) return text;
  auto end = answer_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

std::string trimmed(std::string text) {
  const auto end = text.find_last_not_of(" \t\n");
  if (end == std::string::npos) return {};
  text.resize(end + 1);
  return text.substr(text.find_first_not_of(" \t\n"));
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

bool is_of_enterprise(std::string_view input) {
  return input == "organisation" || input == "credit_code";
}

}  // namespace

int length_max_of(std::string_view input) {
  const auto* found = std::ranges::find(inputs_of_steps, input, &InputFacts::name);
  return found == inputs_of_steps.end() ? 0 : found->length_max;
}

std::string text_of(const Draft& draft) {
  std::vector<std::string> texts{draft.nonce, std::to_string(draft.begun.ms),
                                 draft.checking ? "1" : "0"};
  for (const auto& [name, values] : draft.answers) {
    texts.push_back(name);
    texts.push_back(joined(values));
  }
  return joined(texts);
}

std::optional<Draft> draft_of(std::string_view text) {
  const auto texts = parted(text);
  if (texts.size() < 3 || texts.size() % 2 == 0) return std::nullopt;
  Draft draft;
  draft.nonce = texts[0];
  std::from_chars(texts[1].data(), texts[1].data() + texts[1].size(), draft.begun.ms);
  draft.checking = texts[2] == "1";
  for (std::size_t at = 3; at < texts.size(); at += 2) {
    draft.answers.emplace(texts[at], parted(texts[at + 1]));
  }
  return draft;
}

std::vector<catalog::ApplicantKind> portal_kinds(const catalog::ServiceFacts& facts) {
  auto kinds = facts.applicants;
  std::erase(kinds, catalog::ApplicantKind::staff);
  return kinds;
}

bool is_in_portal(const catalog::Service& service) {
  const auto& facts = service.facts();
  return facts.accepts(catalog::Channel::portal) && !portal_kinds(facts).empty() &&
         can_be_asked(fields_of(service.form()));
}

Application::Application(const casework::Open& open, Draft draft)
    : open_(&open), fields_(fields_of(open.service->form())), draft_(std::move(draft)) {
  read_form();
}

void Application::read_form() {
  form_.clear();
  for (const auto& field : fields_) {
    if (is_answered(field)) {
      form_[field.name] = {answer(field.applicant)};
    } else if (const auto found = draft_.answers.find(input_of(field));
               found != draft_.answers.end()) {
      form_[field.name] = found->second;
    }
  }
}

// By what the applicant says of themselves.
bool Application::is_answered(const FormField& field) const {
  if (field.applicant.empty() || length_max_of(field.applicant) == 0) return false;
  return !is_of_enterprise(field.applicant) || kind() == "enterprise";
}

std::vector<std::string> Application::steps() const {
  const auto& facts = open_->service->facts();
  std::vector<std::string> all;
  if (portal_kinds(facts).size() > 1) all.emplace_back("kind");
  all.emplace_back("applicant");
  if (facts.place != catalog::PlaceNeed::none) all.emplace_back("place");
  for (const auto& field : fields_) {
    if (field.kind != FieldKind::other && !is_answered(field)) all.push_back(input_of(field));
  }
  all.emplace_back("check");
  return all;
}

bool Application::has(std::string_view step) const {
  return std::ranges::any_of(steps(), [&](const auto& one) { return one == step; });
}

std::string Application::after(std::string_view step) const {
  const auto all = steps();
  const auto at = std::ranges::find(all, step);
  return at == all.end() || std::next(at) == all.end() ? all.back() : *std::next(at);
}

std::string Application::before(std::string_view step) const {
  const auto all = steps();
  const auto at = std::ranges::find(all, step);
  return at == all.begin() || at == all.end() ? all.front() : *std::prev(at);
}

std::string Application::kind() const {
  const auto kinds = portal_kinds(open_->service->facts());
  return kinds.size() == 1 ? std::string(catalog::name_of(kinds.front())) : answer("kind");
}

std::vector<std::string> Application::inputs(std::string_view step) const {
  if (step.starts_with(form_prefix)) return {std::string(step)};
  std::vector<std::string> all;
  for (const auto& one : inputs_of_steps) {
    const bool asked = one.step == step && (!is_of_enterprise(one.name) || kind() == "enterprise");
    if (asked) all.emplace_back(one.name);
  }
  return all;
}

const FormField* Application::field(std::string_view step) const {
  const auto found =
      std::ranges::find_if(fields_, [&](const FormField& one) { return input_of(one) == step; });
  return found == fields_.end() ? nullptr : &*found;
}

std::string Application::answer(std::string_view input) const {
  const auto found = draft_.answers.find(input);
  return found == draft_.answers.end() || found->second.empty() ? "" : found->second.front();
}

void Application::take(std::string_view step, const http::Fields& fields) {
  for (const auto& input : inputs(step)) {
    std::vector<std::string> values;
    for (const auto& [name, value] : fields) {
      if (name != input || values.size() == values_max) continue;
      auto text = trimmed(cut(value));
      if (!text.empty()) values.push_back(std::move(text));
    }
    draft_.answers.insert_or_assign(input, std::move(values));
  }
  read_form();
}

std::optional<std::int64_t> Application::degrees(std::string_view input) const {
  const auto text = answer(input);
  double value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  // The widest that a degree can be; what is too wide for its kind the checks of a report find.
  if (error != std::errc{} || stop != end || !(std::abs(value) <= 180)) return std::nullopt;
  return std::llround(value * e7);
}

casework::Report Application::report() const {
  casework::Report report;
  report.service = open_->service->id();
  report.channel = catalog::name_of(catalog::Channel::portal);
  auto& one = report.applicant;
  one.kind = kind();
  one.name = answer("name");
  one.phone = answer("phone");
  one.email = answer("email");
  if (one.kind == "enterprise") {
    one.organisation = answer("organisation");
    one.credit_code = answer("credit_code");
  }
  report.place.address = answer("address");
  report.place.longitude_e7 = degrees("longitude");
  report.place.latitude_e7 = degrees("latitude");
  report.form = form_json(fields_, form_);
  return report;
}

// What the checks of a report do not see, because it is lost before.
std::vector<Mistake> Application::own_mistakes(const Phrases& say) const {
  std::vector<Mistake> all;
  for (const auto& [step, name, length_max] : inputs_of_steps) {
    if (length_of(answer(name)) > static_cast<std::size_t>(length_max)) {
      all.push_back({std::string(name),
                     say.with("apply-too-long", {{"n", std::to_string(length_max)}}),
                     std::string(step)});
    }
  }
  for (const auto& [one, other] : {std::pair{"longitude", "latitude"}, {"latitude", "longitude"}}) {
    const bool malformed = !answer(one).empty() && !degrees(one);
    const bool missing = answer(one).empty() && !answer(other).empty();
    if (malformed || missing) all.push_back({one, say[std::string("apply-fault-") + one], "place"});
  }
  return all;
}

// Of a finding's place: "/applicant/phone", "/form/title/0".
std::string Application::input_at(std::string_view place) const {
  if (place == "/place") return "address";
  for (const auto* part : {"/applicant/", "/place/", "/form/"}) {
    if (!place.starts_with(part)) continue;
    auto name = std::string(place.substr(std::string_view(part).size()));
    name = name.substr(0, name.find('/'));
    if (!place.starts_with("/form/")) return name;
    for (const auto& field : fields_) {
      if (field.name == name) return is_answered(field) ? field.applicant : input_of(field);
    }
  }
  return {};
}

std::string Application::step_of(std::string_view input) const {
  if (input.starts_with(form_prefix)) return std::string(input);
  const auto* found = std::ranges::find(inputs_of_steps, input, &InputFacts::name);
  return std::string(found == inputs_of_steps.end() ? "check" : found->step);
}

std::vector<Mistake> Application::mistakes(const casework::World& world, Language language) const {
  const auto& say = phrases_of(language);
  auto all = own_mistakes(say);
  const auto add = [&](Mistake mistake) {
    const bool told =
        std::ranges::any_of(all, [&](const Mistake& one) { return one.input == mistake.input; });
    if (!told) all.push_back(std::move(mistake));
  };
  const auto checked = casework::check_report(
      world, report(), language == Language::en ? schema::Language::en : schema::Language::zh);
  if (!checked) {
    for (const auto& finding : checked.error().findings) {
      const auto input = input_at(finding.place);
      auto step = step_of(input);
      if (!has(step)) step = "check";
      const bool of_form = finding.place.starts_with("/form/");
      add({input.empty() ? "check" : input, of_form ? finding.detail : say[finding.problem], step});
    }
    if (checked.error().findings.empty()) add({"check", say[checked.error().problem], "check"});
  }
  std::vector<Mistake> in_order;
  for (const auto& step : steps()) {
    if (step == "check") {
      std::ranges::copy_if(all, std::back_inserter(in_order),
                           [](const Mistake& one) { return one.step == "check"; });
    }
    for (const auto& input : inputs(step)) {
      std::ranges::copy_if(all, std::back_inserter(in_order), [&](const Mistake& one) {
        return one.step == step && one.input == input;
      });
    }
  }
  return in_order;
}

}  // namespace luoshi::pages
