#include "api/service_json.hpp"

#include <boost/json/parse.hpp>

#include "api/item_json.hpp"
#include "api/json_parts.hpp"
#include "api/table_json.hpp"
#include "api/task_json.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using catalog::Service;

json::object head_of(const catalog::ServiceFacts& facts) {
  return {{"id", facts.id},
          {"name", json_words(facts.name)},
          {"summary", json_words(facts.summary)},
          {"channels", json_names(facts.channels)},
          {"applicants", json_names(facts.applicants)},
          {"anonymous", facts.anonymous},
          {"place", json_text(name_of(facts.place))}};
}

json::array categories_of(const Service& service) {
  json::array all;
  for (const auto& one : service.categories()) {
    all.emplace_back(
        json::object{{"code", one.code},
                     {"name", json_words(one.name)},
                     {"group", words_or_null(one.group.zh.empty() ? nullptr : &one.group)}});
  }
  return all;
}

json::array stages_of(const Service& service) {
  json::array all;
  for (const auto& one : service.facts().stages) {
    all.emplace_back(json::object{{"id", one.id}, {"name", json_words(one.name)}});
  }
  return all;
}

json::array tasks_of(const Service& service) {
  json::array all;
  for (const auto& one : service.facts().tasks) {
    const auto* stage = service.facts().stage_of(one.id);
    json::array actions;
    for (const auto& action : one.actions) actions.emplace_back(json_of_action(action));
    all.emplace_back(
        json::object{{"id", one.id},
                     {"name", element_name(service, one.id)},
                     {"stage", text_or_null(stage == nullptr ? std::string_view{} : stage->id)},
                     {"actions", std::move(actions)},
                     {"form", json_of_form(service, one.form)},
                     {"allows", json_names(one.allows)}});
  }
  return all;
}

json::array outcomes_of(const Service& service) {
  json::array all;
  for (const auto& one : service.facts().outcomes) {
    all.emplace_back(json::object{{"id", one.id},
                                  {"name", json_words(one.name)},
                                  {"counts", json_text(name_of(one.counted))}});
  }
  return all;
}

json::array posts_of(const Service& service, const casework::Open* open) {
  json::array all;
  for (const auto& post : service.facts().posts) {
    json::value unit = nullptr;
    if (open != nullptr) {
      const auto filled = open->posts.find(post.id);
      if (filled != open->posts.end()) unit = json_text(filled->second);
    }
    all.emplace_back(
        json::object{{"id", post.id}, {"name", json_words(post.name)}, {"unit", std::move(unit)}});
  }
  return all;
}

json::object texts_of(const Service& service) {
  json::object texts;
  const auto add = [&](const std::string& key) {
    if (const auto* words = service.words(key)) texts[key] = json_words(*words);
  };
  add("about");
  add("next");
  for (const auto& one : service.facts().stages) add("stages." + one.id);
  for (const auto& one : service.facts().outcomes) add("outcomes." + one.id);
  return texts;
}

}  // namespace

json::object json_of_line(const casework::Open& open, const identity::Principal& who) {
  auto out = head_of(open.service->facts());
  out["version"] = open.version;
  out["may_register"] = casework::may_register(who, open);
  out["may_import"] = casework::may_import(who, open);
  return out;
}

json::object json_of_service(const Service& service, std::int64_t version,
                             const casework::Open* open, const identity::Principal& who) {
  const auto& facts = service.facts();
  auto out = head_of(facts);
  out["version"] = version;
  out["latest"] = open != nullptr && open->version == version;
  out["may"] = json_names(facts.may);
  out["may_register"] = open != nullptr && casework::may_register(who, *open);
  out["may_import"] = open != nullptr && casework::may_import(who, *open);
  out["form"] = json_of_form(service, facts.form);
  out["categories"] = categories_of(service);
  out["category_field"] = facts.category_field;
  out["stages"] = stages_of(service);
  out["tasks"] = tasks_of(service);
  out["outcomes"] = outcomes_of(service);
  out["posts"] = posts_of(service, open);
  out["texts"] = texts_of(service);
  out["tables"] = json_of_tables(service.tables());
  return out;
}

}  // namespace luoshi::api
