#include "api/ledger_resource.hpp"

#include <boost/json/array.hpp>
#include <charconv>
#include <memory>

#include "api/entry_json.hpp"
#include "identity/authorise.hpp"
#include "ledger/history.hpp"
#include "ledger/proof.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using ledger::Entry;

constexpr std::int64_t batch = 500;
constexpr std::int64_t looked_at_max = 20'000;  // entries passed over for one page

Result<> require_ledger(const Call& call) {
  if (identity::may(call.who, "ledger.read")) return {};
  return fail(ErrorKind::forbidden, "ledger.hidden");
}

struct Wanted {
  std::string subject;
  std::string actor;
  std::string kind;

  [[nodiscard]] bool all() const { return subject.empty() && actor.empty() && kind.empty(); }
  [[nodiscard]] bool fits(const Entry& entry) const {
    return (subject.empty() || entry.subject == subject) &&
           (actor.empty() || entry.actor.person == actor) && (kind.empty() || entry.kind == kind);
  }
};

Wanted wanted_of(const http::Request& request) {
  const auto text = [&](std::string_view name) {
    return std::string(request.param(name).value_or("").substr(0, 100));
  };
  return {text("subject"), text("actor"), text("kind")};
}

struct Found {
  std::vector<Entry> entries;
  std::optional<std::string> next;
};

// Walks back from the newest; with a filter it may stop early and say where to go on.
Result<Found> find(store::Reader& reader, const Wanted& wanted, std::int64_t below,
                   std::int64_t limit) {
  Found found;
  for (std::int64_t looked_at = 0; looked_at < looked_at_max;) {
    const auto step = wanted.all() ? limit + 1 : batch;
    const auto entries = TRY(ledger::latest(reader, below, step));
    for (const auto& entry : entries) {
      if (!wanted.fits(entry)) continue;
      if (std::ssize(found.entries) == limit) {
        found.next = std::to_string(found.entries.back().seq);
        return found;
      }
      found.entries.push_back(entry);
    }
    if (std::ssize(entries) < step) return found;
    looked_at += step;
    below = entries.back().seq;
  }
  found.next = std::to_string(below);
  return found;
}

Result<http::Response> list(const Call& call, store::Reader& reader) {
  TRY(require_ledger(call));
  const auto page = TRY(page_of(call.request));
  const auto below = TRY(seq_of(page));
  const auto found = TRY(find(reader, wanted_of(call.request), below, page.limit));
  return json_reply(200, TRY(entries_json(reader, found.entries, found.next, call.language)));
}

Result<http::Response> root(const Call& call, store::Reader& reader, ledger::Tip& tip) {
  TRY(require_ledger(call));
  const auto head = TRY(tip.head(reader));
  return json_reply(200, json::object{{"size", head.size}, {"root", to_hex(head.root)}});
}

Result<http::Response> proof(const Call& call, store::Reader& reader, ledger::Tip& tip) {
  TRY(require_ledger(call));
  const auto text = call.path("seq");
  std::int64_t seq = 0;
  const auto* end = text.data() + text.size();
  const bool number = std::from_chars(text.data(), end, seq).ptr == end && seq >= 1;
  if (!number) return fail(ErrorKind::not_found, "ledger.entry-not-found", std::string(text));
  const auto leaf = TRY(ledger::leaf_of(reader, seq));
  const auto head = TRY(tip.head(reader));
  json::array path;
  for (const auto& hash : TRY(ledger::prove_inclusion(reader, seq, head.size))) {
    path.emplace_back(to_hex(hash));
  }
  return json_reply(200, json::object{{"seq", seq},
                                      {"size", head.size},
                                      {"leaf", to_hex(leaf)},
                                      {"root", to_hex(head.root)},
                                      {"path", std::move(path)}});
}

}  // namespace

void add_ledger(http::Router& router, const Context& context) {
  using http::Method::get;
  const http::RouteOptions slow{http::Runs::worker};
  router.add(get, "/api/v1/ledger", reads(context, list), slow);
  const auto tip = std::make_shared<ledger::Tip>();
  const auto with_tip = [&](auto read) {
    return reads(context, [tip, read](const Call& call, store::Reader& reader) {
      return read(call, reader, *tip);
    });
  };
  router.add(get, "/api/v1/ledger/root", with_tip(root), slow);
  router.add(get, "/api/v1/ledger/{seq}/proof", with_tip(proof), slow);
}

}  // namespace luoshi::api
