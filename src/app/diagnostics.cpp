#include "app/diagnostics.hpp"

#include <fmt/format.h>

#include "api/problem.hpp"

namespace luoshi::app {

int print_diagnostics(const feel::Run& run) {
  const auto problems = api::Problems::built_in();
  for (const auto& one : run.diagnostics()) {
    const Error error{ErrorKind::invalid, one.id, one.detail, {}, {}};
    fmt::print(stderr, "{}{}{}-{}: {} / {} [{}] {}\n", one.where, one.where.empty() ? "" : ": ",
               one.begin, one.end, problems.words(error, api::Language::zh).title,
               problems.words(error, api::Language::en).title, one.id, one.detail);
  }
  return run.diagnostics().empty() ? 0 : 2;
}

}  // namespace luoshi::app
