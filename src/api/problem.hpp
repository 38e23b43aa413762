// Problems as a person and a program read them: RFC 9457 problem details made from an Error, with
// words by its id, in the language of the reader. The words stand in api/problems.yaml, which is
// built into the program.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace luoshi::api {

enum class Language { zh, en };

// From the cookie "lang", else from Accept-Language; Chinese where neither says English first.
[[nodiscard]] Language language_of(const http::Request& request);

[[nodiscard]] std::string_view tag_of(Language language);  // "zh-CN", "en"

// The one table of kinds and statuses; problems.yaml may name another status for one id.
[[nodiscard]] int status_of(ErrorKind kind);

class Problems {
 public:
  // Reads the list; corrupt "problems.faulty" names every fault in it.
  [[nodiscard]] static Result<Problems> parse(std::string_view yaml);
  // The list built into the program. A fault in it ends the program: a test reads it first.
  [[nodiscard]] static const Problems& built_in();

  struct Words {
    std::string title;
    std::string mend;  // may be empty
  };
  // Words of an id; those of its kind ("kind.invalid") for one that is not in the list.
  [[nodiscard]] const Words& words(const Error& error, Language language) const;
  [[nodiscard]] const Words* find(std::string_view id, Language language) const;
  [[nodiscard]] int status(const Error& error) const;

  // The reply: application/problem+json with Content-Language. An error of input whose place is a
  // JSON pointer stands among `errors` too, as a finding at that field.
  [[nodiscard]] http::Response reply(const Error& error, const http::Request& request) const;

 private:
  struct Entry {
    std::optional<int> status;
    Words zh;
    Words en;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace luoshi::api
