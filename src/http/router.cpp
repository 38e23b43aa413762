#include "http/router.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace luoshi::http {
namespace {

std::size_t index_of(Method method) {
  return static_cast<std::size_t>(method);
}

Response plain_problem(const Request& request, int status) {
  Response response;
  response.status = status;
  response.with("Content-Type", "text/plain; charset=utf-8");
  response.body = fmt::format("{} {}\n", status, request.trace_id);
  return response;
}

}  // namespace

std::string_view name_of(Method method) {
  static constexpr std::array<std::string_view, 7> names{"GET",   "HEAD",   "POST",   "PUT",
                                                         "PATCH", "DELETE", "OPTIONS"};
  return names[index_of(method)];
}

Router::Router() : root_(std::make_unique<Node>()), problem_(plain_problem) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

bool Router::Node::is_end() const {
  return std::ranges::any_of(routes, [](const Route* route) { return route != nullptr; });
}

void Router::add(Method method, std::string_view pattern, Handler handler, RouteOptions options) {
  assert(pattern.starts_with('/'));
  auto route = std::make_unique<Route>(
      Route{method, std::string(pattern), std::move(handler), options, routes_.size()});
  Node* node = root_.get();
  std::string_view left = pattern.substr(1);
  while (true) {
    const auto slash = left.find('/');
    const auto segment = left.substr(0, slash);
    if (segment.starts_with('{') && segment.ends_with("*}")) {
      assert(slash == std::string_view::npos);
      if (!node->rest) node->rest = std::make_unique<Node>();
      node->rest_name = segment.substr(1, segment.size() - 3);
      node = node->rest.get();
    } else if (segment.starts_with('{') && segment.ends_with('}')) {
      const auto name = segment.substr(1, segment.size() - 2);
      assert(!node->param || node->param_name == name);
      if (!node->param) node->param = std::make_unique<Node>();
      node->param_name = name;
      node = node->param.get();
    } else {
      auto& child = node->fixed[std::string(segment)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
    }
    if (slash == std::string_view::npos) break;
    left.remove_prefix(slash + 1);
  }
  assert(node->routes[index_of(method)] == nullptr);
  node->routes[index_of(method)] = route.get();
  routes_.push_back(std::move(route));
}

void Router::on_problem(std::function<Response(const Request&, int)> make) {
  problem_ = std::move(make);
}

Response Router::problem(const Request& request, int status) const {
  return problem_(request, status);
}

const Router::Node* Router::find(const Node& node, const std::vector<std::string>& segments,
                                 std::size_t at, Params& params) {
  if (at == segments.size()) return node.is_end() ? &node : nullptr;
  if (const auto child = node.fixed.find(segments[at]); child != node.fixed.end()) {
    if (const auto* found = find(*child->second, segments, at + 1, params)) return found;
  }
  if (node.param && !segments[at].empty()) {
    if (const auto* found = find(*node.param, segments, at + 1, params)) {
      params.emplace(node.param_name, segments[at]);
      return found;
    }
  }
  if (node.rest && node.rest->is_end()) {
    std::string rest;
    for (std::size_t i = at; i < segments.size(); ++i) {
      if (i > at) rest.push_back('/');
      rest += segments[i];
    }
    params.emplace(node.rest_name, std::move(rest));
    return node.rest.get();
  }
  return nullptr;
}

Router::Match Router::match(Method method, const std::vector<std::string>& segments) const {
  Match match;
  const Node* node = find(*root_, segments, 0, match.params);
  if (node == nullptr) return match;
  match.route = node->routes[index_of(method)];
  if (match.route == nullptr && method == Method::head) {
    match.route = node->routes[index_of(Method::get)];
  }
  if (match.route != nullptr) return match;
  for (std::size_t i = 0; i < methods; ++i) {
    const bool head_of_get =
        i == index_of(Method::head) && node->routes[index_of(Method::get)] != nullptr;
    if (node->routes[i] == nullptr && !head_of_get) continue;
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += name_of(static_cast<Method>(i));
  }
  return match;
}

}  // namespace luoshi::http
