// How far a public item has been carried, as the public reads it: milestones that were reached,
// amendments with both versions, reports that were released. Lights, notices, planned percents of
// what was not reached, comments and names of clerks have no public form.
#pragma once

#include "pages/site.hpp"
#include "supervision/item.hpp"

namespace luoshi::pages {

// Empty where there is nothing to show. The item is public.
[[nodiscard]] Result<Html> progress_of(const Site& site, store::Reader& reader,
                                       const Visitor& visitor, const supervision::Item& item);

}  // namespace luoshi::pages
