#include "dmn/explain.hpp"

#include <fmt/format.h>

namespace luoshi::dmn {
namespace {

using feel::Context;
using feel::List;
using feel::Value;

std::string joined(const std::vector<std::string>& parts, std::string_view comma) {
  std::string all;
  for (const auto& one : parts) {
    if (!all.empty()) all += comma;
    all += one;
  }
  return all;
}

class Wording {
 public:
  Wording(Language language, const Titles& titles)
      : zh_(language == Language::zh), language_(language), titles_(titles) {}

  [[nodiscard]] bool zh() const { return zh_; }

  [[nodiscard]] std::string title(std::string_view code) const {
    auto words = titles_ && !code.empty() ? titles_(code, language_) : std::string();
    return words.empty() ? std::string(code) : words;
  }

  [[nodiscard]] std::string shown(const Value& value) const {
    switch (value.kind()) {
      case feel::Kind::null:
        return zh_ ? "未填" : "nothing";
      case feel::Kind::boolean:
        if (zh_) return value.boolean() ? "是" : "否";
        return value.boolean() ? "yes" : "no";
      case feel::Kind::number:
        // A person reads a share or an age, not 34 digits.
        return value.number().rounded(4, Rounding::half_even).normalized().text();
      case feel::Kind::string:
        return title(value.string());
      case feel::Kind::list:
        return all_of(value.list());
      case feel::Kind::context:
        return pairs(value.context().entries, "、");
      default:
        return text_of(value);
    }
  }

  // "种类为路灯，…" of names and values; `comma` is the Chinese one.
  [[nodiscard]] std::string pairs(const std::vector<std::pair<std::string, Value>>& all,
                                  std::string_view comma) const {
    std::vector<std::string> parts;
    parts.reserve(all.size());
    for (const auto& [name, value] : all) {
      parts.push_back(
          fmt::format(fmt::runtime(zh_ ? "{}为{}" : "{} is {}"), title(name), shown(value)));
    }
    return joined(parts, zh_ ? comma : ", ");
  }

 private:
  [[nodiscard]] std::string all_of(const List& list) const {
    if (list.empty()) return zh_ ? "无" : "none";
    std::vector<std::string> parts;
    parts.reserve(list.size());
    for (const auto& one : list) parts.push_back(shown(one));
    return joined(parts, zh_ ? "、" : ", ");
  }

  bool zh_;
  Language language_;
  const Titles& titles_;
};

std::string outputs_of(const TableTrace& table, const MatchedRule& rule, const Wording& wording) {
  auto outputs = rule.outputs;
  for (auto& [name, value] : outputs) {
    if (name.empty()) name = table.decision;
  }
  return wording.pairs(outputs, "，");
}

std::string notes_of(const MatchedRule& rule, const Wording& wording) {
  std::vector<std::string> parts;
  for (const auto& [column, words] : rule.annotations) {
    if (!words.empty())
      parts.push_back(column.empty() ? words
                                     : wording.title(column) + (wording.zh() ? "：" : ": ") +
                                           wording.title(words));
  }
  if (parts.empty()) return {};
  return fmt::format(fmt::runtime(wording.zh() ? "（{}）" : " ({})"),
                     joined(parts, wording.zh() ? "；" : "; "));
}

}  // namespace

std::string explain(const Trace& trace, Language language, const Titles& titles) {
  const Wording wording(language, titles);
  const bool zh = wording.zh();
  std::string text;
  for (const auto& table : trace.tables) {
    if (!text.empty()) text += '\n';
    const auto name = wording.title(table.decision);
    const auto inputs = wording.pairs(table.inputs, "，");
    if (table.rules.empty()) {
      text += fmt::format(
          fmt::runtime(zh ? "“{}”：{}，没有一条规则适用。" : "{}: {}; no rule applies."), name,
          inputs);
      continue;
    }
    text += fmt::format(fmt::runtime(zh ? "“{}”：{}" : "{}: {}"), name, inputs);
    for (const auto& rule : table.rules) {
      text += fmt::format(fmt::runtime(zh ? "；适用第 {} 条{}，{}" : "; rule {} applies{}: {}"),
                          rule.number, notes_of(rule, wording), outputs_of(table, rule, wording));
    }
    text += zh ? "。" : ".";
  }
  return text;
}

Value as_value(const Trace& trace) {
  const auto pairs = [](const auto& all) {
    Context context;
    for (const auto& [name, value] : all) {
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
        context.put(name, Value(value));
      } else {
        context.put(name, value);
      }
    }
    return Value(std::move(context));
  };
  List tables;
  for (const auto& table : trace.tables) {
    List rules;
    for (const auto& rule : table.rules) {
      List conditions;
      for (const auto& one : rule.conditions) conditions.emplace_back(one);
      rules.emplace_back(
          Context{{{"number", Value::integer(static_cast<std::int64_t>(rule.number))},
                   {"conditions", Value(std::move(conditions))},
                   {"outputs", pairs(rule.outputs)},
                   {"annotations", pairs(rule.annotations)}}});
    }
    tables.emplace_back(Context{{{"decision", Value(table.decision)},
                                 {"inputs", pairs(table.inputs)},
                                 {"rules", Value(std::move(rules))}}});
  }
  return Value(std::move(tables));
}

}  // namespace luoshi::dmn
