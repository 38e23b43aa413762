#include "pages/open_data_files.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <optional>

#include "bulletins/atom.hpp"
#include "bulletins/calendar.hpp"
#include "bulletins/changes.hpp"
#include "bulletins/open_data.hpp"
#include "http/conditional.hpp"
#include "http/origin.hpp"
#include "identity/accounts.hpp"
#include "supervision/upload.hpp"

namespace luoshi::pages {
namespace {

constexpr std::int64_t feed_entries_max = 100;
constexpr std::size_t kept_files_max = 64;

struct File {
  std::string body;
  std::string type;
};
using Make = std::function<Result<File>(store::Reader&, const http::Request&)>;

// Files as they were made, until the ledger of acts has moved on: whoever asks for all of them
// again and again costs a look-up.
class Kept {
 public:
  std::optional<File> find(const std::string& key, std::int64_t acts) {
    const std::scoped_lock lock(mutex_);
    if (acts != acts_) return std::nullopt;
    const auto found = files_.find(key);
    return found == files_.end() ? std::nullopt : std::optional(found->second);
  }
  void keep(const std::string& key, std::int64_t acts, const File& file) {
    const std::scoped_lock lock(mutex_);
    if (acts != acts_ || files_.size() >= kept_files_max) files_.clear();
    acts_ = acts;
    files_[key] = file;
  }

 private:
  std::mutex mutex_;
  std::int64_t acts_ = -1;
  std::map<std::string, File> files_;
};

Result<std::int64_t> acts_so_far(store::Reader& reader) {
  std::int64_t acts = 0;
  TRY(reader.each("SELECT coalesce(max(seq), 0) FROM entry", {}, [&](const store::Row& row) {
    acts = row.integer(0);
    return false;
  }));
  return acts;
}

bulletins::Publisher publisher_of(const Site& site, const http::Request& request) {
  return {http::origin_of(request), site.district.name_zh, site.district.name_en,
          site.local_date(site.clock.now()), site.district.licence};
}

Result<File> data_file(const Site& site, store::Reader& reader, const http::Request& request) {
  const std::string_view name = request.path_params.at("file");
  if (name == "catalogue.jsonld") {
    return File{bulletins::catalogue_of(publisher_of(site, request)), "application/ld+json"};
  }
  const auto dot = name.find('.');
  const auto* dataset = bulletins::find_dataset(name.substr(0, dot));
  const auto ending = dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
  if (dataset == nullptr) return fail(ErrorKind::not_found, "open-data.not-found");
  if (ending == ".csv-metadata.json") {
    return File{bulletins::dictionary_of(*dataset, publisher_of(site, request)),
                "application/csvm+json"};
  }
  if (ending != ".csv" && ending != ".json") {
    return fail(ErrorKind::not_found, "open-data.not-found");
  }
  const auto units = supervision::units_of(TRY(identity::list_units(reader)));
  const auto rows = TRY(bulletins::rows_of({reader, units, site.local_date}, *dataset));
  if (ending == ".csv") return File{bulletins::csv_of(*dataset, rows), "text/csv; charset=utf-8"};
  return File{bulletins::json_of(*dataset, rows), "application/json"};
}

Result<File> feed(const Site& site, store::Reader& reader, const http::Request& request) {
  const auto visitor = visitor_of(request);
  const auto& say = visitor.phrases();
  const bool zh = visitor.language == Language::zh;
  const auto origin = http::origin_of(request);
  bulletins::AtomFeed atom;
  atom.id = origin + "/feed.atom";
  atom.author = zh ? site.district.name_zh : site.district.name_en;
  atom.title = fmt::format("{}{}{}", atom.author, zh ? "" : ": ", say["feed-title"]);
  atom.link = origin + "/";
  atom.self = origin + request.target;
  atom.language = zh ? "zh-CN" : "en";
  for (const auto& change : TRY(bulletins::public_changes(reader, feed_entries_max))) {
    const auto& kind = say["change-" + std::string(bulletins::name_of(change.kind))];
    atom.entries.push_back({origin + "/changes/" + change.record,
                            fmt::format("{}: {} {}", kind, change.number, change.headline),
                            origin + "/items/" + change.item, change.words, change.at});
  }
  return File{bulletins::write_atom(atom), "application/atom+xml; charset=utf-8"};
}

Result<File> calendar(const Site& site, store::Reader& reader, const http::Request& request) {
  const auto visitor = visitor_of(request);
  const auto now = site.clock.now();
  const auto events =
      TRY(bulletins::public_events(reader, bulletins::window_around(site.local_date(now))));
  const bool zh = visitor.language == Language::zh;
  const auto name = fmt::format("{}{}{}", zh ? site.district.name_zh : site.district.name_en,
                                zh ? "" : ": ", visitor.phrases()["calendar-title"]);
  return File{bulletins::write_calendar(events, name, http::origin_of(request), now),
              "text/calendar; charset=utf-8"};
}

// The same for everybody who asks in one language under one name on one day.
std::string key_of(const Site& site, const http::Request& request) {
  const bool zh = visitor_of(request).language == Language::zh;
  return fmt::format("{} {} {} {}", http::origin_of(request), request.target, zh ? "zh" : "en",
                     site.local_date(site.clock.now()));
}

http::Response answer(const Site& site, Kept& kept, const http::Request& request,
                      const Make& make) {
  File file;
  const auto key = key_of(site, request);
  const auto done = site.database.read([&](store::Reader& reader) -> Result<> {
    const auto acts = TRY(acts_so_far(reader));
    if (auto found = kept.find(key, acts)) {
      file = std::move(*found);
      return {};
    }
    file = TRY(make(reader, request));
    kept.keep(key, acts, file);
    return {};
  });
  if (!done) {
    return problem_page(site.district, request,
                        done.error().kind == ErrorKind::not_found ? 404 : 503);
  }
  http::Response response;
  response.with("Content-Type", file.type)
      .with("Cache-Control", "public, max-age=300")
      .with("Vary", "Cookie, Accept-Language")
      .with("ETag", http::etag_of(file.body))
      .with("Access-Control-Allow-Origin", "*");  // open data may be read from any page
  if (http::none_match_holds(request.header("if-none-match"), http::etag_of(file.body))) {
    response.status = 304;
  } else {
    response.body = std::move(file.body);
  }
  return response;
}

}  // namespace

void add_open_data_files(http::Router& router, const std::shared_ptr<const Site>& site) {
  const auto kept = std::make_shared<Kept>();
  using Function = Result<File> (*)(const Site&, store::Reader&, const http::Request&);
  const auto add = [&](std::string_view pattern, Function make) {
    router.add(http::Method::get, pattern,
               [site, kept, make](const http::Request& request, const http::Reply& reply) {
                 reply(answer(*site, *kept, request,
                              [&](store::Reader& reader, const http::Request& asked) {
                                return make(*site, reader, asked);
                              }));
               },
               {http::Runs::worker});
  };
  add("/open-data/{file}", data_file);
  add("/feed.atom", feed);
  add("/calendar.ics", calendar);
}

}  // namespace luoshi::pages
