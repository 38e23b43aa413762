#include "reconcile/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <iterator>

#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

const char* chinese_name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "兑现";
    case Verdict::missed:
      return "未兑现";
    case Verdict::unclear:
      return "不能判断";
    case Verdict::unreported:
      return "未见报告";
  }
  return "";
}

// The words on one line, safe inside a list.
std::string shown(const Source& source, reading::Span span) {
  return text::to_utf8(text::fold_space(source.words(span)));
}

std::string quoted(const std::string& words) {
  return boost::json::serialize(boost::json::string(words));
}

}  // namespace

std::string print_jsonl(std::span<const Outcome> outcomes) {
  std::string out;
  for (const Outcome& one : outcomes) {
    std::string begin = "null";
    std::string end = "null";
    if (one.result) {
      begin = fmt::to_string(one.result->begin);
      end = fmt::to_string(one.result->end);
    }
    fmt::format_to(std::back_inserter(out),
                   R"({{"target_begin":{},"target_end":{},"result_begin":{},"result_end":{},)"
                   R"("verdict":"{}","reason":{},"confidence":{:.2f}}})"
                   "\n",
                   one.target.begin, one.target.end, begin, end, name_of(one.verdict),
                   quoted(one.reason), one.confidence);
  }
  return out;
}

std::string print_markdown(const Source& earlier, const Source& later,
                           std::span<const Outcome> outcomes) {
  std::string out = fmt::format(
      "# {}", earlier.report.document.title.empty() ? "承诺与结果" : earlier.report.document.title);
  out += "\n\n";
  for (const Verdict verdict :
       std::array{Verdict::met, Verdict::missed, Verdict::unclear, Verdict::unreported}) {
    fmt::format_to(std::back_inserter(out), "- {} {}\n", chinese_name_of(verdict),
                   std::ranges::count(outcomes, verdict, &Outcome::verdict));
  }
  std::string section;
  for (const Outcome& one : outcomes) {
    const auto& promise = earlier.report.statements[one.promise];
    const std::string head = promise.section_path.empty() ? "" : promise.section_path.back();
    if (head != section) {
      section = head;
      fmt::format_to(std::back_inserter(out), "\n## {}\n", section);
    }
    fmt::format_to(std::back_inserter(out), "\n- **{}** {}\n", chinese_name_of(one.verdict),
                   shown(earlier, one.target));
    if (one.result) {
      fmt::format_to(std::back_inserter(out), "  - {}\n", shown(later, *one.result));
    }
    fmt::format_to(std::back_inserter(out), "  - {}（把握 {:.0f} %）\n", one.reason,
                   one.confidence * 100);
  }
  return out;
}

}  // namespace luoshi::reconcile
