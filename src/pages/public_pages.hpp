// One function a page: what it reads and what stands on it. site.cpp gives them their addresses.
#pragma once

#include "base/result.hpp"
#include "pages/lists.hpp"

namespace luoshi::pages {

// Errors: not_found where there is no such public record; those of the store.
[[nodiscard]] Result<Content> home_page(const Site& site, store::Reader& reader,
                                        const Visitor& visitor, const http::Request& request);
[[nodiscard]] Result<Content> search_page(const Site& site, store::Reader& reader,
                                          const Visitor& visitor, const http::Request& request);
[[nodiscard]] Result<Content> report_page(const Site& site, store::Reader& reader,
                                          const Visitor& visitor, const http::Request& request);
[[nodiscard]] Result<Content> open_data_page(const Site& site, store::Reader& reader,
                                             const Visitor& visitor, const http::Request& request);
[[nodiscard]] Result<Content> item_page(const Site& site, store::Reader& reader,
                                        const Visitor& visitor, const http::Request& request);
// Year by year, what was promised and what became of it, as counts by section.
[[nodiscard]] Result<Content> outcomes_index_page(const Site& site, store::Reader& reader,
                                                  const Visitor& visitor,
                                                  const http::Request& request);
// The public promises of one report, each with what was released of its outcome.
[[nodiscard]] Result<Content> outcomes_page(const Site& site, store::Reader& reader,
                                            const Visitor& visitor, const http::Request& request);

}  // namespace luoshi::pages
