// Photographs that come with an application. They are chosen on its last page and travel with the
// sending itself: nothing is stored before it is sent, so there is no store of unsent files to fill
// or to clear. A page that is shown again with a fault keeps all answers and asks for the photos
// once more, since no page may choose a file for a person.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/attachments.hpp"
#include "http/message.hpp"
#include "http/url.hpp"
#include "pages/form_html.hpp"
#include "pages/site.hpp"

namespace luoshi::pages {

inline constexpr std::size_t photos_max = 5;
inline constexpr std::size_t photo_bytes_max = std::size_t{10} << 20;
inline constexpr std::string_view photos_input = "photos";

struct SentPhoto {
  std::string name;
  std::string_view bytes;  // of the request
};
struct SentForm {
  http::Fields fields;
  std::vector<SentPhoto> photos;
};

// A body of either kind of form; nullopt where it is none. REQUIRES: the request outlives it.
[[nodiscard]] std::optional<SentForm> read_form(const http::Request& request);

// What is wrong with them, by the check of all attachments (files/media.hpp) and the limits above.
[[nodiscard]] std::vector<Mistake> photo_mistakes(const Visitor& visitor,
                                                  const std::vector<SentPhoto>& photos);

// REQUIRES: there are no mistakes. Errors as files::keep(). Slow: for a worker.
[[nodiscard]] Result<std::vector<casework::AttachmentNew>> keep_photos(
    const Site& site, const std::vector<SentPhoto>& photos);

}  // namespace luoshi::pages
