#include "http/multipart.hpp"

#include <algorithm>

#include "http/url.hpp"

namespace luoshi::http {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

Failure malformed(const char* what) {
  return fail(ErrorKind::invalid, "request.malformed", what);
}

// "form-data; name=\"a\"; filename=\"b\"": the value before the first ';', then parameters.
// Browsers write '"' in a value as %22 (WHATWG HTML, multipart/form-data encoding); others write
// \".
struct Header {
  std::string value;
  Fields params;
};

Result<Header> parse_header_value(std::string_view text) {
  Header header;
  auto semicolon = text.find(';');
  header.value = lowered(trimmed(text.substr(0, semicolon)));
  while (semicolon != std::string_view::npos) {
    text = trimmed(text.substr(semicolon + 1));
    if (text.empty()) break;
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return malformed("parameter without a value");
    std::string name = lowered(trimmed(text.substr(0, equals)));
    text = trimmed(text.substr(equals + 1));
    std::string value;
    if (!text.empty() && text.front() == '"') {
      std::size_t at = 1;
      for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '"') ++at;
        value.push_back(text[at]);
      }
      if (at >= text.size()) return malformed("quoted value without an end");
      semicolon = text.find(';', at);
    } else {
      semicolon = text.find(';');
      value = trimmed(text.substr(0, semicolon));
    }
    if (header.params.size() == 16) return malformed("too many parameters");
    header.params.emplace_back(std::move(name), std::move(value));
  }
  return header;
}

const std::string* find(const Fields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
  return found == fields.end() ? nullptr : &found->second;
}

std::string without_escaped_quotes(std::string value) {
  for (std::size_t at = 0; (at = value.find("%22", at)) != std::string::npos; ++at) {
    value.replace(at, 3, "\"");
  }
  return value;
}

Result<> read_disposition(std::string_view value, const MultipartLimits& limits, Part& part) {
  const auto header = TRY(parse_header_value(value));
  if (header.value != "form-data") return malformed("part is not form-data");
  const auto* name = find(header.params, "name");
  if (name == nullptr || name->empty()) return malformed("part without a name");
  part.name = without_escaped_quotes(*name);
  if (const auto* filename = find(header.params, "filename")) {
    part.is_file = true;
    part.filename = without_escaped_quotes(*filename);
    const auto slash = part.filename.find_last_of("/\\");
    if (slash != std::string::npos) part.filename.erase(0, slash + 1);
  }
  if (part.name.size() > limits.name_bytes_max || part.filename.size() > limits.name_bytes_max) {
    return fail(ErrorKind::limit, "request.too-many-fields");
  }
  for (const auto* text : {&part.name, &part.filename}) {
    if (!is_utf8(*text) || text->contains('\0')) return malformed("name is not UTF-8");
  }
  return {};
}

Result<Part> read_part(std::string_view head, std::string_view body,
                       const MultipartLimits& limits) {
  Part part;
  part.media_type = "text/plain";
  part.body = body;
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return malformed("part header without a colon");
    const std::string name = lowered(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "content-disposition") {
      TRY(read_disposition(value, limits, part));
    } else if (name == "content-type") {
      part.media_type = TRY(parse_header_value(value)).value;
      if (part.media_type.starts_with("multipart/")) return malformed("nested multipart");
    } else if (name == "content-transfer-encoding" && lowered(value) != "binary" &&
               lowered(value) != "8bit" && lowered(value) != "7bit") {
      return malformed("transfer encoding in a part");
    }
  }
  if (part.name.empty()) return malformed("part without a name");
  return part;
}

}  // namespace

bool is_multipart(std::string_view content_type) {
  return lowered(trimmed(content_type.substr(0, content_type.find(';')))) == "multipart/form-data";
}

Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body,
                                          const MultipartLimits& limits) {
  const auto header = TRY(parse_header_value(content_type));
  const auto* boundary = find(header.params, "boundary");
  // RFC 2046 5.1.1: 1 to 70 characters.
  if (header.value != "multipart/form-data" || boundary == nullptr || boundary->empty() ||
      boundary->size() > 70) {
    return malformed("no boundary");
  }
  const std::string delimiter = "--" + *boundary;
  const std::string inner = "\r\n" + delimiter;
  std::size_t at = 0;
  if (body.starts_with(delimiter)) {
    at = delimiter.size();
  } else {
    at = body.find(inner);
    if (at == std::string_view::npos) return malformed("no first boundary");
    at += inner.size();
  }
  std::vector<Part> parts;
  while (true) {
    std::string_view rest = body.substr(at);
    if (rest.starts_with("--")) return parts;
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) {
      rest.remove_prefix(1);
      ++at;
    }
    if (!rest.starts_with("\r\n")) return malformed("no line end after a boundary");
    at += 2;
    const auto head_end = body.substr(at, limits.head_bytes_max + 4).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return malformed("part without a header");
    const std::string_view head = body.substr(at, head_end);
    at += head_end + 4;
    // The blank line's CRLF may be the one that begins the next delimiter: an empty body.
    const auto end = body.find(inner, at - 2);
    if (end == std::string_view::npos) return malformed("body cut short");
    if (parts.size() == limits.parts_max) {
      return fail(ErrorKind::limit, "request.too-many-fields");
    }
    parts.push_back(TRY(read_part(head, body.substr(at, end > at ? end - at : 0), limits)));
    at = end + inner.size();
  }
}

}  // namespace luoshi::http
