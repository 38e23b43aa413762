#include <fmt/format.h>

#include <cstdio>

#include "api/problem.hpp"
#include "app/commands.hpp"

namespace luoshi::app {
namespace {

void say(const api::Problems::Words* zh, const api::Problems::Words* en) {
  if (zh != nullptr) fmt::print(stderr, "{}。{}\n", zh->title, zh->mend);
  if (en != nullptr) fmt::print(stderr, "{}. {}\n", en->title, en->mend);
}

}  // namespace

int complain(const Error& error) {
  const auto& problems = api::Problems::built_in();
  const auto& zh = problems.words(error, api::Language::zh);
  const auto& en = problems.words(error, api::Language::en);
  fmt::print(stderr, "{}。{}\n{}. {}\n[{}]", zh.title, zh.mend, en.title, en.mend, error.problem);
  if (!error.place.empty()) fmt::print(stderr, " {}", error.place);
  if (!error.detail.empty()) fmt::print(stderr, " {}", error.detail);
  fmt::print(stderr, "\n");
  for (const auto& finding : error.findings) {
    fmt::print(stderr, "{}: [{}] {}\n", finding.place, finding.problem, finding.detail);
    say(problems.find(finding.problem, api::Language::zh),
        problems.find(finding.problem, api::Language::en));
  }
  return 1;
}

}  // namespace luoshi::app
