#include "format/html.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/unicode.hpp"

namespace luoshi::format {
namespace {

using View = std::u32string_view;
using namespace std::string_view_literals;

// Elements that begin and end a line.
constexpr std::array blocks{
    "address"sv, "article"sv, "aside"sv, "blockquote"sv, "body"sv,   "br"sv,     "center"sv,
    "dd"sv,      "div"sv,     "dl"sv,    "dt"sv,         "footer"sv, "form"sv,   "h1"sv,
    "h2"sv,      "h3"sv,      "h4"sv,    "h5"sv,         "h6"sv,     "header"sv, "hr"sv,
    "li"sv,      "main"sv,    "nav"sv,   "ol"sv,         "option"sv, "p"sv,      "pre"sv,
    "section"sv, "table"sv,   "title"sv, "tr"sv,         "ul"sv};
// Elements whose content is no text of the page.
constexpr std::array skipped{"script"sv,   "style"sv, "noscript"sv, "template"sv,
                             "textarea"sv, "svg"sv,   "iframe"sv,   "select"sv};

struct Reference {
  std::string_view name;
  char32_t character;
};
constexpr std::array references{
    Reference{"nbsp", U' '},   Reference{"lt", U'<'},     Reference{"gt", U'>'},
    Reference{"amp", U'&'},    Reference{"quot", U'"'},   Reference{"apos", U'\''},
    Reference{"ldquo", U'“'},  Reference{"rdquo", U'”'},  Reference{"lsquo", U'‘'},
    Reference{"rsquo", U'’'},  Reference{"middot", U'·'}, Reference{"mdash", U'—'},
    Reference{"ndash", U'–'},  Reference{"hellip", U'…'}, Reference{"permil", U'‰'},
    Reference{"times", U'×'},  Reference{"sup2", U'²'},   Reference{"sup3", U'³'},
    Reference{"ensp", U' '},   Reference{"emsp", U' '},   Reference{"thinsp", U' '},
    Reference{"copy", U'©'},   Reference{"reg", U'®'},    Reference{"deg", U'°'},
    Reference{"plusmn", U'±'}, Reference{"bull", U'•'},   Reference{"laquo", U'«'},
    Reference{"raquo", U'»'},  Reference{"yen", U'¥'},    Reference{"le", U'≤'},
    Reference{"ge", U'≥'},
};

template <class List>
bool holds(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

class Page {
 public:
  explicit Page(View html) : html_(html) {}

  std::u32string read() {
    while (at_ < html_.size()) {
      const char32_t c = html_[at_];
      if (c == U'<') {
        markup();
      } else if (c == U'&') {
        reference();
      } else {
        put(c);
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  void put(char32_t c) {
    if (text::is_space(c)) {
      if (!out_.empty() && out_.back() != U'\n' && out_.back() != U' ') out_.push_back(U' ');
    } else {
      out_.push_back(c);
    }
  }

  void line() {
    while (!out_.empty() && out_.back() == U' ') out_.pop_back();
    if (!out_.empty() && out_.back() != U'\n') out_.push_back(U'\n');
  }

  void markup() {
    if (html_.substr(at_, 4) == U"<!--") {
      const auto end = html_.find(U"-->", at_ + 4);
      at_ = end == View::npos ? html_.size() : end + 3;
      return;
    }
    const bool closing = at_ + 1 < html_.size() && html_[at_ + 1] == U'/';
    std::size_t name_at = at_ + (closing ? 2 : 1);
    if (name_at >= html_.size() || !(is_letter(html_[name_at]) || html_[name_at] == U'!')) {
      put(U'<');
      ++at_;
      return;
    }
    const auto name = tag_name(name_at);
    at_ = end_of_tag(name_at);
    if (!closing && holds(skipped, name)) skip_element(name);
    if (holds(blocks, name)) line();
    if (name == "td"sv || name == "th"sv) put(U' ');
  }

  static bool is_letter(char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }

  std::string tag_name(std::size_t at) const {
    std::string name;
    for (; at < html_.size() && name.size() < 16; ++at) {
      const char32_t c = html_[at];
      if (!is_letter(c) && !(c >= U'0' && c <= U'9')) break;
      name.push_back(static_cast<char>(c < 0x80 && c >= U'A' && c <= U'Z' ? c + 32 : c));
    }
    return name;
  }

  // Just past the '>' that ends the tag; quoted attribute values may hold one.
  std::size_t end_of_tag(std::size_t at) const {
    char32_t quote = 0;
    for (; at < html_.size(); ++at) {
      const char32_t c = html_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == U'"' || c == U'\'') {
        quote = html_[at - 1] == U'=' ? c : 0;
      } else if (c == U'>') {
        return at + 1;
      }
    }
    return html_.size();
  }

  void skip_element(const std::string& name) {
    for (auto at = html_.find(U"</", at_); at != View::npos; at = html_.find(U"</", at + 2)) {
      if (tag_name(at + 2) == name) {
        at_ = end_of_tag(at + 2);
        return;
      }
    }
    at_ = html_.size();
  }

  void reference() {
    const auto end = html_.substr(at_, 12).find(U';');
    if (end == View::npos) {
      put(html_[at_++]);
      return;
    }
    const auto body = text::to_utf8(html_.substr(at_ + 1, end - 1));
    const char32_t c = resolve(body);
    if (c == 0) {
      put(html_[at_++]);
      return;
    }
    put(c);
    at_ += end + 1;
  }

  // HTML Standard 13.5, the references that reports use; 0 for any other.
  static char32_t resolve(std::string_view body) {
    if (body.starts_with('#')) return numeric(body.substr(1));
    const auto* found = std::ranges::find(references, body, &Reference::name);
    return found == references.end() ? 0 : found->character;
  }

  static char32_t numeric(std::string_view body) {
    const bool hex = body.starts_with('x') || body.starts_with('X');
    if (hex) body.remove_prefix(1);
    if (body.empty()) return 0;
    char32_t value = 0;
    for (const char c : body) {
      const auto digit = static_cast<unsigned char>(c);
      if (hex ? std::isxdigit(digit) == 0 : std::isdigit(digit) == 0) return 0;
      const char32_t step = std::isdigit(digit) != 0 ? digit - '0' : (digit | 0x20) - 'a' + 10;
      value = value * (hex ? 16 : 10) + step;
      if (value > 0x10FFFF) return 0xFFFD;
    }
    return value == 0 || (value >= 0xD800 && value <= 0xDFFF) ? 0xFFFD : value;
  }

  View html_;
  std::size_t at_ = 0;
  std::u32string out_;
};

}  // namespace

std::u32string html_text(std::u32string_view html) {
  return Page(html).read();
}

std::string declared_charset(std::string_view bytes) {
  std::string start(bytes.substr(0, 4096));
  std::ranges::transform(start, start.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  auto at = start.find("charset=");
  if (at == std::string::npos) return {};
  at += 8;
  if (at < start.size() && (start[at] == '"' || start[at] == '\'')) ++at;
  const auto end = start.find_first_of("\"' />;", at);
  return start.substr(at, end == std::string::npos ? end : end - at);
}

}  // namespace luoshi::format
