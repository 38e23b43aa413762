#include "casework/projections.hpp"

#include "casework/counts.hpp"
#include "casework/search_index.hpp"
#include "casework/sight.hpp"
#include "casework/step.hpp"

namespace luoshi::casework {

Result<> make_projections(store::Writer& writer, const World& world) {
  TRY(writer.run("DELETE FROM case_state", {}));
  TRY(writer.run("DELETE FROM case_timer", {}));
  const auto open = TRY(
      store::collect<std::string>(writer, "SELECT id FROM cases WHERE state = 'open' ORDER BY id",
                                  {}, [](const store::Row& row) { return row.string(0); }));
  for (const auto& id : open) {
    const auto running = TRY(begin(writer, world, id));
    TRY(keep_standing(writer, running));
  }
  TRY(make_sight(writer));
  TRY(recount(writer, day_of(world)));
  return index_all_cases(writer);
}

}  // namespace luoshi::casework
