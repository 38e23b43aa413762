#include "handling/batch.hpp"

#include <set>

#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

bool is_about_the_item(ErrorKind kind) {
  return kind == ErrorKind::conflict || kind == ErrorKind::forbidden ||
         kind == ErrorKind::invalid || kind == ErrorKind::not_found;
}

}  // namespace

Result<Batch> with_each(ledger::Act& act, const std::vector<std::string>& items,
                        const std::function<Result<>(supervision::Item&)>& body) {
  Batch batch;
  std::set<std::string_view> seen;
  for (const auto& id : items) {
    if (!seen.insert(id).second) continue;
    auto item = supervision::load_item(act.writer(), id);
    if (!item && item.error().kind != ErrorKind::not_found) return std::unexpected(item.error());
    const auto done = item ? body(*item) : Result<>(std::unexpected(item.error()));
    if (done) {
      batch.done.push_back(id);
      continue;
    }
    const auto& error = done.error();
    if (!is_about_the_item(error.kind)) return std::unexpected(error);
    // Of an item that may not be seen, the answer holds no more than the request did.
    const bool hidden = error.kind == ErrorKind::not_found;
    const bool finding = !error.findings.empty();
    batch.left_out.push_back({id, hidden ? "" : item->number, hidden ? "" : item->headline,
                              finding ? error.findings.front().problem : error.problem,
                              finding ? error.findings.front().detail : error.detail});
  }
  act.fact("items", static_cast<std::int64_t>(batch.done.size()));
  return batch;
}

}  // namespace luoshi::handling
