// /api/v1/live: that something changed, as it happens.
#include "api/input.hpp"
#include "api/live.hpp"
#include "api/query.hpp"

namespace luoshi::api {
namespace {

constexpr std::size_t id_bytes_max = 20;

// Where the page was: a browser that connects anew says so in a header, a page that opens its
// stream again can only say it in the address.
Result<std::string> last_of(const http::Request& request) {
  Query query(request);
  auto last = query.text("last", id_bytes_max);
  TRY(done(query.take()));
  const auto header = request.header("last-event-id");
  return header.empty() ? last : std::string(header);
}

}  // namespace

void add_live(http::Router& router, Live& live, const Context& context) {
  router.add(
      http::Method::get, "/api/v1/live",
      reads(context, [&live](const Call& call, store::Reader& reader) -> Result<http::Response> {
        return live.open(call, reader, TRY(last_of(call.request)));
      }));
}

}  // namespace luoshi::api
