// An Atom feed (RFC 4287) as text.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"

namespace luoshi::bulletins {

struct AtomEntry {
  std::string id;  // an IRI that never changes
  std::string title;
  std::string link;
  std::string summary;  // may be empty
  Instant updated;
};

struct AtomFeed {
  std::string id;
  std::string title;
  std::string author;
  std::string link;  // the page the feed is about
  std::string self;  // the feed's own address
  std::string language;
  std::vector<AtomEntry> entries;  // newest first
};

// Updated when its newest entry was; an empty feed at the beginning of time.
[[nodiscard]] std::string write_atom(const AtomFeed& feed);

}  // namespace luoshi::bulletins
