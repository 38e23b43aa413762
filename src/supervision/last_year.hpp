// Who led the same work the year before: a suggestion drawn from last year's items that have a lead
// unit. Two headlines are the same work when they share most of their character pairs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

class LastYear {
 public:
  // Items of the year before `year`, rejected ones left out.
  [[nodiscard]] static Result<LastYear> load(store::Reader& reader, std::int64_t year);

  // The unit that led the likeliest item, with its number and headline as detail; nullopt when no
  // headline is like this one.
  [[nodiscard]] std::optional<Suggestion> suggest(const std::string& headline) const;

  void add(std::string number, std::string headline, std::string lead_unit);

 private:
  struct Work {
    std::string number;
    std::string headline;
    std::string lead_unit;
    std::size_t pairs = 0;
  };
  std::vector<Work> works_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_pair_;
};

}  // namespace luoshi::supervision
