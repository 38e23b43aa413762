// What may be asked of the district: discovery, the list of services, the attributes of one.
#include <algorithm>

#include "api/open311_attributes.hpp"

namespace luoshi::api::open311 {
namespace {

using catalog::Channel;

// When what these addresses answer last changed its shape.
constexpr auto changeset = "2026-11-26T00:00:00Z";
constexpr auto specification = "http://wiki.open311.org/GeoReport_v2";

Node text(std::string_view words) {
  return Node(std::string(words));
}

// Groups of categories, which is what people search a service by.
std::string keywords_of(const Ask& ask, const catalog::Service& service) {
  std::vector<std::string> groups;
  for (const auto& one : service.categories()) {
    auto name = ask.say(one.group.zh.empty() ? one.name : one.group);
    if (std::ranges::find(groups, name) == groups.end()) groups.push_back(std::move(name));
  }
  std::string all;
  for (const auto& group : groups) all += (all.empty() ? "" : ",") + group;
  return all;
}

Node line_of(const Ask& ask, const catalog::Service& service) {
  const auto& facts = service.facts();
  return Node(Members{
      {"service_code", Node(facts.open311_code)},
      {"service_name", Node(ask.say(facts.name))},
      {"description", Node(ask.say(facts.summary))},
      {"metadata", Node(!attributes_of(service).empty())},
      {"type", text("realtime")},
      {"keywords", text_node(keywords_of(ask, service))},
      {"group", text(std::string_view(facts.id).substr(0, facts.id.find('/')))},
  });
}

Node values_of(const Ask& ask, const pages::FormField& field) {
  Items values{"value", {}};
  const auto add = [&](const std::string& key, const std::string& name) {
    values.nodes.emplace_back(Members{{"key", Node(key)}, {"name", Node(name)}});
  };
  if (field.kind == pages::FieldKind::yes_no) {
    add("true", ask.say({"是", "Yes"}));
    add("false", ask.say({"否", "No"}));
  }
  for (const auto& option : field.options) add(option.value, ask.say(option.name));
  return Node(std::move(values));
}

Node attribute_of(const Ask& ask, const pages::FormField& field, std::size_t order) {
  Members members{
      {"variable", Node(true)},
      {"code", Node(field.name)},
      {"datatype", text(datatype_of(field.kind))},
      {"required", Node(field.required)},
      {"datatype_description", text_node(ask.say(field.hint))},
      {"order", Node(Number{std::to_string(order)})},
      {"description", Node(ask.say(field.title))},
  };
  const auto values = values_of(ask, field);
  if (!std::get<Items>(values.data()).nodes.empty()) members.emplace_back("values", values);
  return Node(std::move(members));
}

}  // namespace

std::vector<const casework::Open*> offered(const Ask& ask) {
  std::vector<const casework::Open*> all;
  for (const auto& open : ask.desks().world.services.open()) {
    const auto& facts = open.service->facts();
    if (!facts.open311_code.empty() && facts.accepts(Channel::open311)) all.push_back(&open);
  }
  return all;
}

const casework::Open* offered(const Ask& ask, std::string_view code) {
  for (const auto* open : offered(ask)) {
    if (open->service->facts().open311_code == code) return open;
  }
  return nullptr;
}

http::Response discovery(const Ask& ask) {
  const auto host = std::string(ask.request.header("host"));
  const auto url = (ask.request.secure ? "https://" : "http://") + host + "/open311/v2";
  Items formats{"format", {text("text/xml"), text("application/json")}};
  const Node endpoint(Members{{"specification", text(specification)},
                              {"url", Node(url)},
                              {"changeset", text(changeset)},
                              {"type", text("production")},
                              {"formats", Node(std::move(formats))}});
  const auto way =
      ask.say({"密钥由区政府的系统管理员发放", "Ask the district's operator for a key"});
  return document(ask.format, 200, "discovery",
                  Node(Members{{"changeset", text(changeset)},
                               {"contact", Node(way)},
                               {"key_service", Node(way)},
                               {"endpoints", Node(Items{"endpoint", {endpoint}})}}));
}

http::Response list_services(const Ask& ask) {
  Items services{"service", {}};
  for (const auto* open : offered(ask)) services.nodes.push_back(line_of(ask, *open->service));
  return document(ask.format, 200, "services", Node(std::move(services)));
}

http::Response show_service(const Ask& ask) {
  const auto* open = offered(ask, ask.id);
  if (open == nullptr) return ask.refuse(404, "open311.service-unknown", ask.id);
  Items attributes{"attribute", {}};
  for (const auto& field : attributes_of(*open->service)) {
    attributes.nodes.push_back(attribute_of(ask, field, attributes.nodes.size() + 1));
  }
  return document(
      ask.format, 200, "service_definition",
      Node(Members{{"service_code", Node(ask.id)}, {"attributes", Node(std::move(attributes))}}));
}

}  // namespace luoshi::api::open311
