#include "app/rule_files.hpp"

#include <fstream>
#include <iterator>

#include "embedded/rule_files.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Failure not_written(const fs::path& path, const std::string& why) {
  return fail(ErrorKind::unavailable, "data.not-writable", why, path.string());
}

// The built-in tables and a district's own before them, as far as `folder` lacks them.
Result<> write_rule_files(const fs::path& folder, const fs::path& own) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return not_written(folder, error.message());
  for (const auto& file : embedded::rule_files()) {
    const auto path = folder / file.path;
    if (fs::exists(path)) continue;
    const bool has_own = fs::exists(own / file.path);
    std::ofstream out(path, std::ios::binary);
    out << (has_own ? text_of(own / file.path) : std::string(file.bytes));
    if (!out.flush()) return not_written(path, {});
  }
  return {};
}

}  // namespace

Result<> make_rule_files(const fs::path& data) {
  return write_rule_files(data / "rules", data / "district" / "rules");
}

Result<catalog::Rules> load_rules(const fs::path& folder) {
  Error faults{ErrorKind::invalid, "rules.faulty", {}, folder.string(), {}};
  catalog::Rules rules;
  const auto take = [&](auto& into, auto read) {
    if (read) {
      into = std::move(*read);
    } else {
      const auto& found = read.error().findings;
      faults.findings.insert(faults.findings.end(), found.begin(), found.end());
    }
  };
  take(rules.lights,
       catalog::read_light_rules(text_of(folder / "lights.yaml"), "lights.yaml",
                                 {supervision::source_kinds(), supervision::type_words()},
                                 [&](const std::string& name) -> std::optional<std::string> {
                                   if (fs::path(name).has_parent_path()) return std::nullopt;
                                   if (!fs::exists(folder / name)) return std::nullopt;
                                   return text_of(folder / name);
                                 }));
  take(rules.measures, catalog::load_measure_rules(folder));
  take(rules.outcomes, catalog::load_outcome_rules(folder));
  take(rules.assessment, catalog::load_assessment_rules(folder));
  if (!faults.findings.empty()) return Failure(std::move(faults));
  return rules;
}

}  // namespace luoshi::app
