#include "api/problem.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <yaml-cpp/yaml.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>

#include "embedded/problems.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

// How much a client wants a language: the weight of its range in Accept-Language, -1 when absent.
int weight_of(std::string_view header, std::string_view primary) {
  int best = -1;
  while (!header.empty()) {
    const auto comma = header.find(',');
    std::string_view one = header.substr(0, comma);
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    while (one.starts_with(' ')) one.remove_prefix(1);
    const auto tag = one.substr(0, one.find_first_of(";- "));
    if (tag != primary) continue;
    int weight = 1000;
    if (const auto q = one.find("q="); q != std::string_view::npos) {
      weight = 0;
      int unit = 1000;
      for (const char c : one.substr(q + 2, 5)) {
        if (c == '.') continue;
        if (c < '0' || c > '9') break;
        weight += (c - '0') * unit;
        unit /= 10;
      }
    }
    best = std::max(best, weight);
  }
  return best;
}

Problems::Words words_from(const YAML::Node& node) {
  if (!node || !node.IsMap()) return {};
  return {node["title"].as<std::string>(""), node["mend"].as<std::string>("")};
}

// What a form shows at its fields: the findings, or the error itself where it names one.
std::vector<Finding> findings_of(const Error& error) {
  const bool of_input = error.kind == ErrorKind::invalid || error.kind == ErrorKind::conflict;
  if (!error.findings.empty() || !of_input || !error.place.starts_with('/')) return error.findings;
  return {{error.place, error.problem, error.detail}};
}

}  // namespace

Language language_of(const http::Request& request) {
  if (const auto cookie = request.cookies.find("lang"); cookie != request.cookies.end()) {
    if (cookie->second == "en") return Language::en;
    if (cookie->second.starts_with("zh")) return Language::zh;
  }
  const auto header = request.header("accept-language");
  return weight_of(header, "en") > weight_of(header, "zh") ? Language::en : Language::zh;
}

std::string_view tag_of(Language language) {
  return language == Language::zh ? "zh-CN" : "en";
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::invalid:
      return 422;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::forbidden:
      return 403;
    case ErrorKind::limit:
      return 413;
    case ErrorKind::unavailable:
      return 503;
    case ErrorKind::corrupt:
    case ErrorKind::internal:
      return 500;
  }
  return 500;
}

Result<Problems> Problems::parse(std::string_view yaml) {
  Problems problems;
  std::vector<Finding> findings;
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    for (const auto& pair : root) {
      const auto id = pair.first.as<std::string>();
      const auto& node = pair.second;
      Entry entry{
          .status = std::nullopt, .zh = words_from(node["zh"]), .en = words_from(node["en"])};
      if (node["status"]) entry.status = node["status"].as<int>();
      if (entry.zh.title.empty() || entry.en.title.empty()) {
        findings.push_back({id, "problems.no-title", ""});
      }
      if (!problems.entries_.emplace(id, std::move(entry)).second) {
        findings.push_back({id, "problems.twice", ""});
      }
    }
  } catch (const YAML::Exception& exception) {
    return fail(ErrorKind::corrupt, "problems.faulty", exception.what());
  }
  for (const auto kind :
       {ErrorKind::not_found, ErrorKind::invalid, ErrorKind::conflict, ErrorKind::forbidden,
        ErrorKind::limit, ErrorKind::unavailable, ErrorKind::corrupt, ErrorKind::internal}) {
    const auto id = fmt::format("kind.{}", name_of(kind));
    if (!problems.entries_.contains(id)) findings.push_back({id, "problems.no-kind", ""});
  }
  if (findings.empty()) return problems;
  Error error{ErrorKind::corrupt, "problems.faulty", findings.front().place, "", {}};
  error.findings = std::move(findings);
  return std::unexpected(std::move(error));
}

const Problems& Problems::built_in() {
  static const Problems problems = [] {
    auto parsed = parse(embedded::problems().front().bytes);
    if (!parsed) {
      spdlog::critical("problems.yaml: {}", parsed.error().detail);
      std::abort();
    }
    return std::move(*parsed);
  }();
  return problems;
}

const Problems::Words* Problems::find(std::string_view id, Language language) const {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return nullptr;
  return language == Language::zh ? &found->second.zh : &found->second.en;
}

const Problems::Words& Problems::words(const Error& error, Language language) const {
  if (const auto* own = find(error.problem, language)) return *own;
  const auto* of_kind = find(fmt::format("kind.{}", name_of(error.kind)), language);
  static const Words none;
  return of_kind == nullptr ? none : *of_kind;
}

int Problems::status(const Error& error) const {
  const auto found = entries_.find(error.problem);
  const auto own = found == entries_.end() ? std::nullopt : found->second.status;
  return own ? *own : status_of(error.kind);
}

http::Response Problems::reply(const Error& error, const http::Request& request) const {
  const auto language = language_of(request);
  const auto& said = words(error, language);
  http::Response response;
  response.status = status(error);
  json::object body{{"type", "/problems/" + error.problem},
                    {"id", error.problem},
                    {"title", said.title},
                    {"status", response.status}};
  if (!said.mend.empty()) body["mend"] = said.mend;
  // What broke inside is for the log: a person outside gets the trace id to quote.
  const bool inside = error.kind == ErrorKind::internal || error.kind == ErrorKind::corrupt;
  if (inside) {
    spdlog::error("{} {}: {} {}", request.trace_id, error.problem, error.detail, error.place);
  } else if (!error.detail.empty()) {
    body["detail"] = error.detail;
  }
  if (!request.trace_id.empty()) body["instance"] = request.trace_id;
  if (const auto findings = findings_of(error); !findings.empty()) {
    json::array errors;
    for (const auto& finding : findings) {
      json::object one{{"place", finding.place}, {"id", finding.problem}};
      const auto* words_of_it = find(finding.problem, language);
      one["title"] = words_of_it == nullptr ? said.title : words_of_it->title;
      if (words_of_it != nullptr && !words_of_it->mend.empty()) one["mend"] = words_of_it->mend;
      if (!finding.detail.empty()) one["detail"] = finding.detail;
      errors.push_back(std::move(one));
    }
    body["errors"] = std::move(errors);
  }
  response.with("Content-Type", "application/problem+json")
      .with("Content-Language", std::string(tag_of(language)))
      .with("Vary", "Accept-Language, Cookie, Accept-Encoding");
  if (response.status == 503 || response.status == 429) {
    const bool seconds =
        !error.detail.empty() && error.detail.find_first_not_of("0123456789") == std::string::npos;
    response.with("Retry-After", seconds ? error.detail : "2");
  }
  if (response.status == 401) response.with("WWW-Authenticate", "Session");
  response.body = json::serialize(body);
  return response;
}

}  // namespace luoshi::api
