// What the replies about cases are made with: who looks, when, and the names they are told.
#pragma once

#include "api/desks.hpp"
#include "api/person_names.hpp"
#include "casework/access.hpp"

namespace luoshi::api {

// Made for one reply; not kept.
struct CaseView {
  const Desks& desks;
  store::Reader& reader;
  casework::Worker worker;
  Instant now;
  Language language = Language::zh;
  PersonNames names;
};

// Of the person of the call, with whom they stand in for today.
[[nodiscard]] inline Result<CaseView> view_of(const Desks& desks, const Call& call,
                                              store::Reader& reader) {
  auto worker = TRY(casework::worker_of(reader, call.who, desks.today(call.now)));
  return CaseView{desks,    reader,        std::move(worker),
                  call.now, call.language, PersonNames(reader, call.language)};
}

}  // namespace luoshi::api
