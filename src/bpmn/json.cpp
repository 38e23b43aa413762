#include "bpmn/json.hpp"

#include <array>
#include <boost/json.hpp>
#include <span>
#include <utility>

#include "bpmn/fields.hpp"

namespace luoshi::bpmn {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 27> event_names = {
    "started",         "entered",           "called",
    "variables-set",   "task-opened",       "wait-opened",
    "wait-closed",     "wait-moved",        "activated",
    "completing",      "outputs-given",     "completed",
    "terminated",      "flow-taken",        "tokens-dropped",
    "incident-raised", "incident-resolved", "loop-opened",
    "loop-item-added", "loop-collected",    "loop-dropped",
    "decided",         "message-thrown",    "signal-thrown",
    "error-thrown",    "escalation-thrown", "ended"};
static_assert(event_names.size() == std::variant_size_v<Event>);

constexpr std::array<std::string_view, 14> command_names = {
    "start",         "complete", "fail",          "throw-error",     "throw-escalation",
    "message",       "signal",   "fire-timer",    "retry",           "cancel",
    "set-variables", "move",     "add-loop-item", "remove-loop-item"};
static_assert(command_names.size() == std::variant_size_v<Command>);

constexpr std::array<std::string_view, 4> role_names = {"plain", "process", "loop", "instance"};
constexpr std::array<std::string_view, 4> stage_names = {"entering", "active", "completing",
                                                         "leaving"};
constexpr std::array<std::string_view, 2> task_names = {"user", "job"};
constexpr std::array<std::string_view, 3> wait_names = {"message", "timer", "signal"};
constexpr std::array<std::string_view, 4> status_names = {"fresh", "running", "completed",
                                                          "cancelled"};

std::span<const std::string_view> names(Role) {
  return role_names;
}
std::span<const std::string_view> names(Stage) {
  return stage_names;
}
std::span<const std::string_view> names(TaskKind) {
  return task_names;
}
std::span<const std::string_view> names(WaitKind) {
  return wait_names;
}
std::span<const std::string_view> names(Status) {
  return status_names;
}

class Writer {
 public:
  explicit Writer(json::object& into) : into_(into) {}

  template <class T>
  void operator()(const char* name, T& member) {
    auto written = write(member);
    // An empty list is a value; only null may be left out of those.
    if constexpr (std::same_as<T, feel::Value>) {
      if (!written.is_null()) into_.emplace(name, std::move(written));
      return;
    }
    const bool empty = (written.is_string() && written.get_string().empty()) ||
                       (written.is_array() && written.get_array().empty()) ||
                       (written.is_object() && written.get_object().empty()) || written.is_null();
    if (!empty) into_.emplace(name, std::move(written));
  }

 private:
  static json::value write(std::string& text) { return json::string(text); }
  static json::value write(bool flag) { return flag; }
  template <std::signed_integral T>
  static json::value write(T number) {
    return static_cast<std::int64_t>(number);
  }
  static json::value write(Instant at) { return at.ms; }
  static json::value write(feel::Value& value) { return value_to_json(value); }
  static json::value write(feel::Context& context) {
    json::object object;
    for (const auto& [name, value] : context.entries) object.emplace(name, value_to_json(value));
    return object;
  }
  template <class T>
  static json::value write(std::optional<T>& member) {
    return member ? write(*member) : json::value();
  }
  template <class T>
  static json::value write(std::vector<T>& members) {
    json::array array;
    for (auto& one : members) array.push_back(write(one));
    return array;
  }
  template <class T>
    requires std::is_enum_v<T>
  static json::value write(T member) {
    return json::string(names(member)[static_cast<std::size_t>(member)]);
  }
  template <class T>
    requires std::is_class_v<T>
  static json::value write(T& member) {
    json::object object;
    Writer inside(object);
    fields(inside, member);
    return object;
  }

  json::object& into_;
};

class Reader {
 public:
  explicit Reader(const json::object& from) : from_(from) {}

  template <class T>
  void operator()(const char* name, T& member) {
    const auto* source = from_.if_contains(name);
    if (source == nullptr || !wrong_.empty()) return;
    if (!read(*source, member) && wrong_.empty()) wrong_ = name;
  }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  bool read(const json::value& source, std::string& text) {
    if (!source.is_string()) return false;
    text = source.get_string();
    return true;
  }
  bool read(const json::value& source, bool& flag) {
    if (!source.is_bool()) return false;
    flag = source.get_bool();
    return true;
  }
  template <std::signed_integral T>
  bool read(const json::value& source, T& number) {
    if (!source.is_int64() || !std::in_range<T>(source.get_int64())) return false;
    number = static_cast<T>(source.get_int64());
    return true;
  }
  bool read(const json::value& source, Instant& at) { return read(source, at.ms); }
  bool read(const json::value& source, feel::Value& value) {
    auto made = value_from_json(source);
    if (made) value = std::move(*made);
    return made.has_value();
  }
  bool read(const json::value& source, feel::Context& context) {
    if (!source.is_object()) return false;
    for (const auto& [name, one] : source.get_object()) {
      auto made = value_from_json(one);
      if (!made) return false;
      context.entries.emplace_back(std::string(name), std::move(*made));
    }
    return true;
  }
  template <class T>
  bool read(const json::value& source, std::optional<T>& member) {
    return read(source, member.emplace());
  }
  template <class T>
  bool read(const json::value& source, std::vector<T>& members) {
    if (!source.is_array()) return false;
    for (const auto& one : source.get_array()) {
      if (!read(one, members.emplace_back())) return false;
    }
    return true;
  }
  template <class T>
    requires std::is_enum_v<T>
  bool read(const json::value& source, T& member) {
    if (!source.is_string()) return false;
    const auto all = names(member);
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (source.get_string() != all[at]) continue;
      member = static_cast<T>(at);
      return true;
    }
    return false;
  }
  template <class T>
    requires std::is_class_v<T>
  bool read(const json::value& source, T& member) {
    if (!source.is_object()) return false;
    Reader inside(source.get_object());
    fields(inside, member);
    wrong_ = inside.wrong();
    return wrong_.empty();
  }

  const json::object& from_;
  std::string wrong_{};
};

template <class Variant>
json::value written(const Variant& variant, const char* tag, std::string_view name) {
  json::object object;
  object.emplace(tag, name);
  Writer writer(object);
  auto copy = variant;
  std::visit([&](auto& one) { fields(writer, one); }, copy);
  return object;
}

// The alternative of that number, made new.
template <class Variant, std::size_t... at>
Variant alternative(std::size_t number, std::index_sequence<at...>) {
  Variant made;
  (void)((number == at ? (made.template emplace<at>(), true) : false) || ...);
  return made;
}

template <class Variant>
Result<Variant> read_variant(const json::value& source, const char* tag,
                             std::span<const std::string_view> all) {
  const auto* object = source.if_object();
  const auto* name = object == nullptr ? nullptr : object->if_contains(tag);
  if (name == nullptr || !name->is_string()) return fail(ErrorKind::invalid, "bpmn.bad-json", tag);
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (name->get_string() != all[at]) continue;
    auto made = alternative<Variant>(at, std::make_index_sequence<std::variant_size_v<Variant>>{});
    Reader reader(*object);
    std::visit([&](auto& one) { fields(reader, one); }, made);
    if (reader.wrong().empty()) return made;
    return fail(ErrorKind::invalid, "bpmn.bad-json", reader.wrong(), reader.wrong());
  }
  return fail(ErrorKind::invalid, "bpmn.bad-json", std::string(name->get_string()), tag);
}

}  // namespace

std::string_view name_of(const Event& event) {
  return event_names[event.index()];
}

std::string_view name_of(const Command& command) {
  return command_names[command.index()];
}

json::value to_json(const Event& event) {
  return written(event, "event", name_of(event));
}

json::value to_json(const Command& command) {
  return written(command, "command", name_of(command));
}

json::value to_json(const Instance& instance) {
  json::object object;
  Writer writer(object);
  auto copy = instance;
  fields(writer, copy);
  return object;
}

Result<Event> event_from_json(const json::value& source) {
  return read_variant<Event>(source, "event", event_names);
}

Result<Command> command_from_json(const json::value& source) {
  return read_variant<Command>(source, "command", command_names);
}

Result<Instance> instance_from_json(const json::value& source) {
  Instance instance;
  if (!source.is_object()) return fail(ErrorKind::invalid, "bpmn.bad-json", "instance");
  Reader reader(source.get_object());
  fields(reader, instance);
  if (reader.wrong().empty()) return instance;
  return fail(ErrorKind::invalid, "bpmn.bad-json", reader.wrong(), reader.wrong());
}

}  // namespace luoshi::bpmn
