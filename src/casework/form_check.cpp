#include "casework/form_check.hpp"

#include "feel/json.hpp"

namespace luoshi::casework {

feel::Value check_form(const schema::Schema& form, const std::string& json,
                       schema::Language language, std::vector<Finding>& findings) {
  const auto& text = json.empty() ? std::string("{}") : json;
  const auto read = schema::parse_json(text);
  if (!read) {
    findings.push_back({"/form", read.error().problem, read.error().place});
    return {};
  }
  const auto checked = form.validate(*read);
  if (!checked) {
    findings.push_back({"/form", checked.error().problem, checked.error().detail});
    return {};
  }
  for (const auto& fault : checked->faults) {
    findings.push_back(
        {"/form" + fault.instance_path, fault.id, schema::words_of(fault, language)});
  }
  if (!checked->faults.empty()) return {};
  auto value = feel::from_json(text);
  if (!value) {
    findings.push_back({"/form", value.error().problem, value.error().place});
    return {};
  }
  return std::move(*value);
}

}  // namespace luoshi::casework
