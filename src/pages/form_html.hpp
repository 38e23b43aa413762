// Fields of a form and what is wrong with them, as markup after the patterns of GOV.UK: a label or
// legend for each, the hint and the fault tied to it, a summary of all faults that takes the focus.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/form_fields.hpp"
#include "pages/layout.hpp"

namespace luoshi::pages {

struct Mistake {
  std::string input;  // its id
  std::string words;
  std::string step{};  // of an application: where the input is
};

// Links to each input in the words that stand at it; empty where there are no mistakes.
[[nodiscard]] Html mistakes_summary(const Visitor& visitor, const std::vector<Mistake>& mistakes);

// A line to be filled in that no schema describes.
struct LineInput {
  std::string name;  // and id
  std::string label;
  std::string hint{};
  std::string value{};
  std::string autocomplete = "off";
  std::string mode = "text";  // inputmode
  int length_max = 200;
};
[[nodiscard]] Html line_input(const LineInput& input, const std::vector<Mistake>& mistakes);

// Pictures to be sent along.
struct PhotosInput {
  std::string name;  // and id
  std::string label;
  std::string hint{};
};
[[nodiscard]] Html photos_field(const PhotosInput& input, const std::vector<Mistake>& mistakes);

// One of few; `checked` is the value that is chosen.
struct RadioInput {
  std::string name;
  std::string legend;
  std::string hint{};
  std::vector<std::pair<std::string, std::string>> choices;  // value, words
  std::string checked{};
  bool alone = false;  // the title of the page says the same: the legend is heard and not seen
};
[[nodiscard]] Html radio_input(const RadioInput& input, const std::vector<Mistake>& mistakes);

// A field of a schema, alone on its page or one of several. Its input is called "form." and its
// name.
enum class Standing { alone, one_of_several };
[[nodiscard]] Html form_input(const Visitor& visitor, const FormField& field,
                              const Written& written, const std::vector<Mistake>& mistakes,
                              Standing standing);
[[nodiscard]] std::string title_of(const Visitor& visitor, const FormField& field);
[[nodiscard]] std::string input_of(const FormField& field);

[[nodiscard]] Html hidden_input(std::string_view name, const std::string& value);

// Left empty by people, who do not see it, and filled in by programs.
[[nodiscard]] Html trap_input(const Visitor& visitor);
inline constexpr auto trap_name = "website";

// A button that says which way the form goes.
[[nodiscard]] Html go_button(std::string_view words_on_it, std::string_view go,
                             std::string_view style = "");

// One paragraph a line.
[[nodiscard]] Html paragraphs(std::string_view text);

}  // namespace luoshi::pages
