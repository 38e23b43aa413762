// An application for a service as far as it is filled in: its steps, one thing a page, and what
// each of them asks. It judges by the checks that a report from anywhere is judged by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/intake.hpp"
#include "http/url.hpp"
#include "pages/form_html.hpp"

namespace luoshi::pages {

// What is carried from page to page.
struct Draft {
  std::string nonce;      // of this one application
  Instant begun;          // when its first page was asked for
  bool checking = false;  // it was whole once: a change leads back to the last page
  Written answers;        // by the name of the input: "phone", "form.title"
};
[[nodiscard]] std::string text_of(const Draft& draft);
[[nodiscard]] std::optional<Draft> draft_of(std::string_view text);

// Kinds of applicants who may come by the portal, and whether it can ask all that the form needs.
[[nodiscard]] std::vector<catalog::ApplicantKind> portal_kinds(const catalog::ServiceFacts& facts);
[[nodiscard]] bool is_in_portal(const catalog::Service& service);

class Application {
 public:
  // REQUIRES: `open` outlives it.
  Application(const casework::Open& open, Draft draft);

  [[nodiscard]] const casework::Open& open() const { return *open_; }
  [[nodiscard]] Draft& draft() { return draft_; }
  [[nodiscard]] const Draft& draft() const { return draft_; }

  // "kind" where there is a choice, "applicant", "place" where the service asks for one, "form.…"
  // for each field that is not answered by the applicant's own, "check".
  [[nodiscard]] std::vector<std::string> steps() const;
  [[nodiscard]] bool has(std::string_view step) const;
  // REQUIRES: it has the step; the first and the last are their own neighbours.
  [[nodiscard]] std::string after(std::string_view step) const;
  [[nodiscard]] std::string before(std::string_view step) const;

  [[nodiscard]] std::string kind() const;
  // Names of the inputs of a step.
  [[nodiscard]] std::vector<std::string> inputs(std::string_view step) const;
  // nullptr where the step asks no field of the form.
  [[nodiscard]] const FormField* field(std::string_view step) const;
  [[nodiscard]] std::string answer(std::string_view input) const;
  [[nodiscard]] const Written& form() const { return form_; }

  // The answers of a step as a page sent them, in place of those there were.
  void take(std::string_view step, const http::Fields& fields);

  [[nodiscard]] casework::Report report() const;
  // All that is wrong, in the order of the steps; what belongs to none of them is of "check".
  [[nodiscard]] std::vector<Mistake> mistakes(const casework::World& world,
                                              Language language) const;

 private:
  void read_form();
  [[nodiscard]] bool is_answered(const FormField& field) const;
  [[nodiscard]] std::string step_of(std::string_view input) const;
  [[nodiscard]] std::string input_at(std::string_view place) const;
  [[nodiscard]] std::optional<std::int64_t> degrees(std::string_view input) const;
  [[nodiscard]] std::vector<Mistake> own_mistakes(const Phrases& say) const;

  const casework::Open* open_;
  std::vector<FormField> fields_;
  Draft draft_;
  Written form_;  // answers to the fields of the form, by their names
};

// Longest texts of inputs that no schema describes, in characters.
[[nodiscard]] int length_max_of(std::string_view input);

}  // namespace luoshi::pages
