#include "pages/apply_photos.hpp"

#include "files/keeping.hpp"
#include "http/multipart.hpp"

namespace luoshi::pages {
namespace {

// nullptr where it may be sent.
const char* fault_of(const SentPhoto& photo) {
  if (photo.bytes.size() > photo_bytes_max) return "photos-fault-large";
  const auto type = files::check_media(photo.bytes, photo.name);
  if (!type) {
    const auto& problem = type.error().problem;
    if (problem == "photo.broken" || problem == "evidence.empty") return "photos-fault-broken";
    if (problem == "photo.too-many-pixels") return "photos-fault-large";
    return "photos-fault-kind";
  }
  return type->form == files::MediaForm::photo ? nullptr : "photos-fault-kind";
}

}  // namespace

std::optional<SentForm> read_form(const http::Request& request) {
  SentForm form;
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) {
    auto fields = http::parse_urlencoded(request.body);
    if (!fields) return std::nullopt;
    form.fields = std::move(*fields);
    return form;
  }
  const auto parts = http::parse_multipart(type, request.body);
  if (!parts) return std::nullopt;
  for (const auto& part : *parts) {
    if (!part.is_file) {
      form.fields.emplace_back(part.name, part.body);
    } else if (part.name == photos_input && !(part.filename.empty() && part.body.empty())) {
      // A browser sends a part without name and bytes where none was chosen.
      form.photos.push_back({part.filename, part.body});
    }
  }
  return form;
}

std::vector<Mistake> photo_mistakes(const Visitor& visitor, const std::vector<SentPhoto>& photos) {
  const auto& say = visitor.phrases();
  const std::string input(photos_input);
  if (photos.size() > photos_max) return {{input, say["photos-fault-many"], "check"}};
  std::string faults;
  for (const auto& photo : photos) {
    const auto* fault = fault_of(photo);
    if (fault == nullptr) continue;
    if (!faults.empty()) faults += say["photos-fault-between"];
    faults += say.with(fault, {{"name", files::short_name(photo.name)}});
  }
  if (faults.empty()) return {};
  return {{input, faults + say["photos-fault-between"] + say["photos-fault-again"], "check"}};
}

Result<std::vector<casework::AttachmentNew>> keep_photos(const Site& site,
                                                         const std::vector<SentPhoto>& photos) {
  std::vector<casework::AttachmentNew> kept;
  for (const auto& photo : photos) {
    auto one = TRY(files::keep(*site.archive, *site.photos, photo.bytes, photo.name));
    kept.push_back(casework::attachment_of(std::move(one), "report"));
  }
  return kept;
}

}  // namespace luoshi::pages
