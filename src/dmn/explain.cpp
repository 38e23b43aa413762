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

std::string shown(const Value& value, Language language) {
  if (value.is_null()) return language == Language::zh ? "未填" : "nothing";
  if (value.kind() == feel::Kind::boolean) {
    if (language == Language::en) return value.boolean() ? "yes" : "no";
    return value.boolean() ? "是" : "否";
  }
  // A person reads a share or an age, not 34 digits.
  if (value.kind() == feel::Kind::number) {
    return value.number().rounded(4, Rounding::half_even).normalized().text();
  }
  return text_of(value);
}

std::string inputs_of(const TableTrace& table, Language language) {
  std::vector<std::string> parts;
  for (const auto& [label, value] : table.inputs) {
    parts.push_back(fmt::format(fmt::runtime(language == Language::zh ? "{}为{}" : "{} is {}"),
                                label, shown(value, language)));
  }
  return joined(parts, language == Language::zh ? "，" : ", ");
}

std::string outputs_of(const TableTrace& table, const MatchedRule& rule, Language language) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : rule.outputs) {
    parts.push_back(fmt::format(fmt::runtime(language == Language::zh ? "{}为{}" : "{} is {}"),
                                name.empty() ? table.decision : name, shown(value, language)));
  }
  return joined(parts, language == Language::zh ? "，" : ", ");
}

std::string notes_of(const MatchedRule& rule, Language language) {
  std::vector<std::string> parts;
  for (const auto& [column, words] : rule.annotations) {
    if (!words.empty()) parts.push_back(column.empty() ? words : column + ": " + words);
  }
  if (parts.empty()) return {};
  return fmt::format(fmt::runtime(language == Language::zh ? "（{}）" : " ({})"),
                     joined(parts, "; "));
}

}  // namespace

std::string explain(const Trace& trace, Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  for (const auto& table : trace.tables) {
    if (!text.empty()) text += '\n';
    const auto inputs = inputs_of(table, language);
    if (table.rules.empty()) {
      text += fmt::format(
          fmt::runtime(zh ? "“{}”：{}，没有一条规则适用。" : "{}: {}; no rule applies."),
          table.decision, inputs);
      continue;
    }
    text += fmt::format(fmt::runtime(zh ? "“{}”：{}" : "{}: {}"), table.decision, inputs);
    for (const auto& rule : table.rules) {
      text += fmt::format(fmt::runtime(zh ? "；适用第 {} 条{}，{}" : "; rule {} applies{}: {}"),
                          rule.number, notes_of(rule, language), outputs_of(table, rule, language));
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
