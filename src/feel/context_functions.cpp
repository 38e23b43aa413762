// Functions on contexts (DMN 1.5 table 80).
#include <array>

#include "feel/builtin_tables.hpp"

namespace luoshi::feel {
namespace {

Value get_value(Run& run, Arguments arguments) {
  const auto& context = unwrapped(arguments[0], Kind::context);
  if (!is(context, Kind::context) || !given(arguments, 1) || !is(arguments[1], Kind::string)) {
    return bad_argument(run, "get value");
  }
  const auto* found = context.context().find(arguments[1].string());
  if (found == nullptr) return run.fault("feel.no-member", arguments[1].string());
  return *found;
}

Value get_entries(Run& run, Arguments arguments) {
  const auto& context = unwrapped(arguments[0], Kind::context);
  if (!is(context, Kind::context)) return bad_argument(run, "get entries");
  List all;
  for (const auto& [name, value] : context.context().entries) {
    all.emplace_back(Context{{{"key", Value(name)}, {"value", value}}});
  }
  return Value(std::move(all));
}

// The context with the value under a path of keys.
std::optional<Value> put_at(const Value& context, std::span<const Value> keys, const Value& value) {
  if (!is(context, Kind::context) || keys.empty() || !is(keys.front(), Kind::string)) {
    return std::nullopt;
  }
  auto copy = context.context();
  if (keys.size() == 1) {
    copy.put(keys.front().string(), value);
    return Value(std::move(copy));
  }
  const auto* inner = copy.find(keys.front().string());
  if (inner == nullptr) return std::nullopt;
  auto changed = put_at(*inner, keys.subspan(1), value);
  if (!changed) return std::nullopt;
  copy.put(keys.front().string(), std::move(*changed));
  return Value(std::move(copy));
}

Value context_put(Run& run, Arguments arguments) {
  const auto& context = unwrapped(arguments[0], Kind::context);
  const auto& keys = arguments[1];
  constexpr std::size_t keys_max = 100;
  const bool path = is(keys, Kind::list) && keys.list().size() <= keys_max;
  const auto changed =
      put_at(context, path ? std::span<const Value>(keys.list()) : std::span<const Value>(&keys, 1),
             given(arguments, 2) ? arguments[2] : Value());
  if (!changed) return bad_argument(run, "context put");
  return *changed;
}

// `key:` takes one key, never a path.
Value context_put_key(Run& run, Arguments arguments) {
  if (!is(arguments[1], Kind::string)) return bad_argument(run, "context put");
  return context_put(run, arguments);
}

Value context_merge(Run& run, Arguments arguments) {
  const auto& all = arguments[0];
  if (is(all, Kind::context)) return all;
  if (!is(all, Kind::list)) return bad_argument(run, "context merge");
  Context merged;
  for (const auto& one : all.list()) {
    if (!is(one, Kind::context)) return bad_argument(run, "context merge");
    for (const auto& [name, value] : one.context().entries) {
      if (!run.step(static_cast<std::int64_t>(merged.entries.size()) + 1)) return {};
      merged.put(name, value);
    }
  }
  return Value(std::move(merged));
}

Value context(Run& run, Arguments arguments) {
  const auto& entries = arguments[0];
  const List single{entries};
  Context made;
  for (const auto& one : is(entries, Kind::list) ? entries.list() : single) {
    if (!is(one, Kind::context)) return bad_argument(run, "context");
    const auto* key = one.context().find("key");
    const auto* value = one.context().find("value");
    if (key == nullptr || value == nullptr || !is(*key, Kind::string)) {
      return bad_argument(run, "context");
    }
    if (!run.step(static_cast<std::int64_t>(made.entries.size()) + 1)) return {};
    if (made.find(key->string()) != nullptr) {
      return run.fault("feel.entry-twice", key->string());
    }
    made.put(key->string(), *value);
  }
  return Value(std::move(made));
}

const std::array<Builtin, 5> table{{
    {"get value", {{{"m", "key"}, 1}, {{"context", "key"}, 1}}, get_value},
    {"get entries", {{{"m"}, 1}, {{"context"}, 1}}, get_entries},
    {"context put",
     {{{"context", "key", "value"}, 3, false, context_put_key}, {{"context", "keys", "value"}, 3}},
     context_put},
    {"context merge", {{{"contexts"}, 1}}, context_merge},
    {"context", {{{"entries"}, 1}}, context},
}};

}  // namespace

std::span<const Builtin> context_functions() {
  return table;
}

}  // namespace luoshi::feel
