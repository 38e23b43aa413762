// Which handler answers a method and a path. Built once at start, then read by all threads.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace luoshi::http {

inline constexpr std::size_t body_bytes_max_default = std::size_t{1} << 20;
inline constexpr std::size_t upload_bytes_max = std::size_t{64} << 20;

struct RouteOptions {
  Runs runs = Runs::here;
  std::size_t body_bytes_max = body_bytes_max_default;
  // Replies that hold a secret beside text the client chose are never compressed (BREACH).
  bool compress = true;
  // A path that is itself a secret: the access log names the route in its place.
  bool secret_path = false;
};

struct Route {
  Method method = Method::get;
  std::string pattern;
  Handler handler;
  RouteOptions options;
  std::size_t index = 0;  // place in Router::routes(), for counters
};

[[nodiscard]] std::string_view name_of(Method method);  // "GET", "HEAD", …

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  // `pattern` is "/api/v1/items/{id}"; a last segment "{rest*}" takes all that follows, at least
  // one segment. A fixed segment wins over a parameter, a parameter over a rest. The same method
  // and pattern twice is a broken invariant.
  void add(Method method, std::string_view pattern, Handler handler, RouteOptions options = {});

  // What to say where no handler is reached: `status` is 400, 404, 405, 408, 413, 414, 431, 500 or
  // 503. The request holds what is known of it, possibly only the trace id.
  void on_problem(std::function<Response(const Request&, int status)> make);
  [[nodiscard]] Response problem(const Request& request, int status) const;

  struct Match {
    const Route* route = nullptr;  // null: see `allow`
    std::map<std::string, std::string, std::less<>> params;
    std::string allow;  // methods of the path; empty when no path matches
  };
  // A HEAD is answered by the handler of GET.
  [[nodiscard]] Match match(Method method, const std::vector<std::string>& segments) const;

  [[nodiscard]] const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

 private:
  static constexpr std::size_t methods = 7;
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> param;
    std::string param_name;
    std::unique_ptr<Node> rest;
    std::string rest_name;
    std::array<const Route*, methods> routes{};
    [[nodiscard]] bool is_end() const;
  };
  using Params = std::map<std::string, std::string, std::less<>>;
  static const Node* find(const Node& node, const std::vector<std::string>& segments,
                          std::size_t at, Params& params);

  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Route>> routes_;
  std::function<Response(const Request&, int)> problem_;
};

}  // namespace luoshi::http
