// The desks of a district, opened over its data directory: services with who has their posts, the
// calendar that limits are counted by, the map and the names of its places.
//
// There are none where the directory has no calendar or no office hours: such a district carries no
// cases yet.
#pragma once

#include <memory>
#include <optional>

#include "api/desks.hpp"
#include "app/data_directory.hpp"
#include "casework/world.hpp"
#include "catalog/grid.hpp"

namespace luoshi::app {

// Members are used by each other: it is made in place and not moved.
class CaseDesks {
 public:
  // REQUIRES: the directory outlives it.
  CaseDesks(const DataDirectory& data, worktime::WorkCalendar calendar, catalog::Grid grid);
  CaseDesks(const CaseDesks&) = delete;
  CaseDesks& operator=(const CaseDesks&) = delete;

  // Takes what was published before, and with `publish` what is new of the packages in
  // DIR/services. What is wrong with a post leaves its service closed and goes to the log. Errors:
  // those of Services::publish.
  Result<> open(DataDirectory& data, Instant now, bool publish);

  [[nodiscard]] const casework::World& world() const { return world_; }
  [[nodiscard]] const files::PhotoMaker& photos() const { return photos_; }
  [[nodiscard]] api::Desks of_api(const DataDirectory& data, const api::Context& context) const;

 private:
  worktime::WorkCalendar calendar_;
  catalog::Grid grid_;
  casework::Services services_;
  casework::World world_;
  files::PhotoMaker photos_;
};

// Where a position lies by the map of a district; nothing where there is no map. REQUIRES: the map
// outlives it.
[[nodiscard]] casework::Locate locate_by(const catalog::Grid& grid);

// nullptr where the district carries no cases. Errors: invalid "calendar.faulty", those of open().
[[nodiscard]] Result<std::unique_ptr<CaseDesks>> open_desks(DataDirectory& data, Instant now,
                                                            bool publish);

}  // namespace luoshi::app
