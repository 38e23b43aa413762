// The public pages: what was promised, in the words of the report, who does it and what became of
// it. Only items that are approved and whose disclosure was approved are ever read here; lights,
// scores, drafts and names of clerks have no public form.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "files/archive.hpp"
#include "files/photo.hpp"
#include "http/assets.hpp"
#include "http/router.hpp"
#include "pages/layout.hpp"
#include "pages/sealed.hpp"
#include "store/database.hpp"

namespace luoshi::casework {
struct World;
}

namespace luoshi::pages {

// In how many days a question is looked through, and answered once it is passed on.
struct QuestionLimits {
  int moderation_days = 0;
  int answer_days = 0;
};

struct Site {
  store::Database& database;
  const Clock& clock;       // of the office; it may be simulated
  const Clock& real_clock;  // for limits on senders
  Random& random;
  QuestionLimits question_limits;
  // Refuses a form that was sent sooner than a person writes.
  bool mind_haste = true;
  District district;
  // A unit's name in a language; its id where it is unknown.
  std::function<std::string(std::string_view unit, Language)> unit_name;
  // The district's date of an instant: 2026-11-20.
  std::function<std::string(Instant)> local_date;
  // Date and time: 2026-11-20 16:30.
  std::function<std::string(Instant)> local_minute;
  // nullptr where the district carries no cases: then there is no portal.
  const casework::World* cases = nullptr;
  // REQUIRED where it carries cases, as are the two below.
  std::function<SealKeys()> seal_keys{};
  const files::Archive* archive = nullptr;
  const files::PhotoMaker* photos = nullptr;
};

// Adds GET /, /search, /reports/{id}, /outcomes, /outcomes/{id}, /items/{id}, /open-data, the pages
// of asking (question_form.hpp), the portal (portal.hpp), the files of open_data_files.hpp and
// /assets/public.css. REQUIRES: what the site refers to outlives the router.
void mount(http::Router& router, Site site);

// The page for a path that is none, and for a fault.
[[nodiscard]] http::Response problem_page(const District& district, const http::Request& request,
                                          int status);

}  // namespace luoshi::pages
