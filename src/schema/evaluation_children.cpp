// Keywords about the members of objects and the items of arrays.
#include <algorithm>
#include <numeric>

#include "schema/evaluation.hpp"

namespace luoshi::schema {

bool Evaluation::array(const At& at) {
  if (at.value.kind != JsonKind::array) return true;
  const auto& node = at.node;
  const auto size = at.value.items.size();
  bool holds = true;
  const auto say_size = [&](const Count& limit, const char* keyword, std::string_view id) {
    holds =
        say(at, keyword, id, {{"limit", std::to_string(*limit)}, {"actual", std::to_string(size)}});
  };
  if (node.min_items && size < *node.min_items) say_size(node.min_items, "/minItems", "min-items");
  if (node.max_items && size > *node.max_items) say_size(node.max_items, "/maxItems", "max-items");
  if (node.unique_items) holds &= unique(at);
  for (std::size_t place = 0; place < size; ++place) {
    const auto id = place < node.prefix_items.size() ? node.prefix_items[place] : node.items;
    if (id == no_node) break;
    holds &= child(at, id, place);
    if (!holds && at.faults == nullptr) return false;
  }
  if (node.contains != no_node) holds &= contains(at);
  return holds;
}

bool Evaluation::contains(const At& at) {
  const auto& node = at.node;
  std::size_t count = 0;
  for (std::size_t place = 0; place < at.value.items.size(); ++place) {
    if (!check(node.contains, at.value.items[place], at.named, nullptr, nullptr, nullptr)) continue;
    ++count;
    if (at.marks != nullptr) (*at.marks)[place] = true;
  }
  const auto least = node.min_contains.value_or(1);
  bool holds = true;
  if (count < least) {
    holds = say(at, node.min_contains ? "/minContains" : "/contains", "contains",
                {{"limit", std::to_string(least)}, {"actual", std::to_string(count)}});
  }
  if (node.max_contains && count > *node.max_contains) {
    holds = say(at, "/maxContains", "max-contains",
                {{"limit", std::to_string(*node.max_contains)}, {"actual", std::to_string(count)}});
  }
  return holds;
}

bool Evaluation::unique(const At& at) {
  const auto size = at.value.items.size();
  if (!step(size)) return true;
  std::vector<std::string> texts;
  texts.reserve(size);
  for (const auto& item : at.value.items) {
    texts.push_back(canonical(item));
    if (!step(texts.back().size() / 64)) return true;
  }
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t place) {
    return std::pair(std::string_view(texts[place]), place);
  });
  bool holds = true;
  for (std::size_t next = 1; next < size; ++next) {
    if (texts[order[next - 1]] != texts[order[next]]) continue;
    // Counted from 1, as a person does.
    holds = say(at, "/uniqueItems", "unique-items",
                {{"first", std::to_string(order[next - 1] + 1)},
                 {"second", std::to_string(order[next] + 1)}});
    if (at.faults == nullptr) break;
  }
  return holds;
}

bool Evaluation::object(const At& at) {
  if (at.value.kind != JsonKind::object) return true;
  const auto& node = at.node;
  const auto size = at.value.items.size();
  bool holds = true;
  const auto say_size = [&](const Count& limit, const char* keyword, std::string_view id) {
    holds =
        say(at, keyword, id, {{"limit", std::to_string(*limit)}, {"actual", std::to_string(size)}});
  };
  if (node.min_properties && size < *node.min_properties) {
    say_size(node.min_properties, "/minProperties", "min-properties");
  }
  if (node.max_properties && size > *node.max_properties) {
    say_size(node.max_properties, "/maxProperties", "max-properties");
  }
  holds &= required(at);
  for (std::size_t place = 0; place < size; ++place) {
    if (!holds && at.faults == nullptr) return false;
    holds &= member(at, place);
  }
  return holds;
}

bool Evaluation::required(const At& at) {
  const auto& node = at.node;
  bool holds = true;
  const auto want = [&](const std::string& name, const std::string& keyword, const char* id,
                        Parameters parameters) {
    if (at.value.place_of(name) >= 0) return;
    holds = false;
    if (at.faults == nullptr) return;
    add(at.faults, {id,
                    path_ + pointer_part(name),
                    node.path + keyword,
                    label_of(at.frame, name),
                    std::move(parameters),
                    {}});
  };
  if (!step(node.required.size())) return true;
  for (const auto& name : node.required) {
    want(name, "/required", "schema.required", {{"property", name}});
  }
  for (const auto& [when, then] : node.dependent_required) {
    if (at.value.place_of(when) < 0 || !step(then.size())) continue;
    const auto because = label_of(at.frame, when);
    for (const auto& name : then) {
      want(name, "/dependentRequired" + pointer_part(when), "schema.dependent-required",
           {{"property", name},
            {"because", because.zh},
            {"because_en", because.en},
            {"when", when}});
    }
  }
  return holds;
}

bool Evaluation::member(const At& at, std::size_t place) {
  const auto& node = at.node;
  const auto& name = at.value.names[place];
  bool holds = true;
  bool additional = true;
  if (node.property_names != no_node) {
    Json key;
    key.kind = JsonKind::string;
    key.text = name;
    if (!check(node.property_names, key, at.named, nullptr, nullptr, nullptr)) {
      holds = false;
      if (at.faults != nullptr) {
        add(at.faults, {"schema.property-names",
                        path_ + pointer_part(name),
                        node.path + "/propertyNames",
                        at.named.label,
                        {{"name", name}},
                        {}});
      }
    }
  }
  if (const auto found = node.properties.find(name); found != node.properties.end()) {
    additional = false;
    holds &= child(at, found->second, place);
  }
  for (const auto& one : node.pattern_properties) {
    const auto match = search(one.pattern, name);
    if (match == Match::no) continue;
    additional = false;
    if (match == Match::yes) {
      holds &= child(at, one.node, place);
    } else {
      holds = say(at, "/patternProperties" + pointer_part(one.pattern.text()), "pattern-too-costly",
                  {{"pattern", one.pattern.text()}});
    }
  }
  if (additional && node.additional_properties != no_node) {
    holds &= child(at, node.additional_properties, place);
  }
  return holds;
}

bool Evaluation::unevaluated(const At& at) {
  const auto id = at.value.kind == JsonKind::array    ? at.node.unevaluated_items
                  : at.value.kind == JsonKind::object ? at.node.unevaluated_properties
                                                      : no_node;
  if (id == no_node) return true;
  bool holds = true;
  for (std::size_t place = 0; place < at.value.items.size(); ++place) {
    if ((*at.marks)[place]) continue;
    holds &= child(at, id, place);
    if (!holds && at.faults == nullptr) return false;
  }
  return holds;
}

}  // namespace luoshi::schema
