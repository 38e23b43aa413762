#include "dmn/tck.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <pugixml.hpp>

#include "dmn/model.hpp"

namespace luoshi::dmn {
namespace {

namespace fs = std::filesystem;
using feel::Context;
using feel::Kind;
using feel::List;
using feel::Value;

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (local(one.name()) == name) return one;
  }
  return {};
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.attributes()) {
    if (local(one.name()) == name) return one.value();
  }
  return {};
}

std::string text_of(const pugi::xml_node& node) {
  std::string all;
  for (const auto& one : node.children()) all += one.value();
  return all;
}

std::string trimmed(std::string text) {
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.pop_back();
  std::size_t from = 0;
  while (from < text.size() && static_cast<unsigned char>(text[from]) <= ' ') ++from;
  return text.substr(from);
}

// A <value> by its xsi:type; a text where it has none.
Value scalar(const pugi::xml_node& node) {
  if (attribute(node, "nil") == "true") return {};
  const auto type = attribute(node, "type");
  const auto kind = local(type.c_str());
  const auto text = text_of(node);
  const auto& zones = feel::icu_zones();
  const auto bare = trimmed(text);
  if (kind == "boolean") return Value(bare == "true" || bare == "1");
  if (kind == "decimal" || kind == "double" || kind == "integer" || kind == "int" ||
      kind == "float" || kind == "long") {
    const auto number = Decimal::parse(bare);
    return number ? Value(*number) : Value();
  }
  if (kind == "date") {
    const auto date = feel::parse_date(bare);
    return date ? Value(*date) : Value();
  }
  if (kind == "time") {
    const auto time = feel::parse_time(bare, zones);
    return time ? Value(*time) : Value();
  }
  if (kind == "dateTime") {
    const auto value = feel::parse_date_time(bare, zones);
    return value ? Value(*value) : Value();
  }
  if (kind == "duration" || kind == "dayTimeDuration" || kind == "yearMonthDuration") {
    if (const auto months = feel::parse_months_duration(bare)) return Value(*months);
    const auto days = feel::parse_days_duration(bare);
    return days ? Value(*days) : Value();
  }
  return Value(text);
}

// The value that the children of an input or result spell.
Value value_of(const pugi::xml_node& node) {
  if (attribute(node, "nil") == "true") return {};
  if (const auto list = child(node, "list")) {
    if (attribute(list, "nil") == "true") return {};
    List all;
    for (const auto& item : list.children()) {
      if (local(item.name()) == "item") all.push_back(value_of(item));
    }
    return Value(std::move(all));
  }
  if (const auto value = child(node, "value")) return scalar(value);
  Context context;
  bool any = false;
  for (const auto& one : node.children()) {
    if (local(one.name()) != "component") continue;
    context.put(attribute(one, "name"), value_of(one));
    any = true;
  }
  return any ? Value(std::move(context)) : Value();
}

bool close_to(const Decimal& a, const Decimal& b) {
  if (a == b) return true;
  const auto difference = (a - b).abs();
  return difference < Decimal::parse("0.00000001").value();
}

bool matches(const Value& got, const Value& wanted) {
  if (got.kind() != wanted.kind()) {
    // Some expected texts stand for what FEEL has a kind of its own for.
    if (wanted.kind() == Kind::string) return feel::text_of(got) == wanted.string();
    return false;
  }
  switch (got.kind()) {
    case Kind::number:
      return close_to(got.number(), wanted.number());
    case Kind::list:
      return std::ranges::equal(got.list(), wanted.list(), matches);
    case Kind::context: {
      const auto& all = wanted.context().entries;
      return all.size() == got.context().entries.size() &&
             std::ranges::all_of(all, [&](const auto& entry) {
               const auto* own = got.context().find(entry.first);
               return own != nullptr && matches(*own, entry.second);
             });
    }
    default:
      return equal(got, wanted, feel::icu_zones()).value_or(false);
  }
}

std::string read_all(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Say = std::function<void(const std::string&)>;

class Folder {
 public:
  Folder(fs::path path, const Say& say) : path_(std::move(path)), say_(say) {
    for (const auto& entry : fs::directory_iterator(path_)) {
      if (entry.path().extension() != ".dmn") continue;
      auto read = read_definitions(read_all(entry.path()), entry.path().filename().string());
      if (read) {
        definitions_.push_back(std::move(*read));
      } else {
        say_(fmt::format("{}: {} {}", path_.filename().string(), read.error().problem,
                         read.error().detail));
      }
    }
  }

  void run(TckCounts& counts) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path_)) {
      if (entry.path().extension() == ".xml") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    TckCounts own;
    for (const auto& file : files) run_file(file, own);
    say_(
        fmt::format("{}: {} passed, {} failed", path_.filename().string(), own.passed, own.failed));
    counts.passed += own.passed;
    counts.failed += own.failed;
    counts.not_applicable += own.not_applicable;
  }

 private:
  const Model* model(const std::string& name) {
    if (const auto known = models_.find(name); known != models_.end()) return &known->second;
    const auto main = std::ranges::find_if(
        definitions_, [&](const Definitions& one) { return one.file == name; });
    if (main == definitions_.end()) return nullptr;
    std::vector<Definitions> others;
    for (const auto& one : definitions_) {
      if (&one != &*main) others.push_back(one);
    }
    return &models_.emplace(name, Model::load(*main, std::move(others))).first->second;
  }

  void run_file(const fs::path& file, TckCounts& counts) {
    pugi::xml_document document;
    const auto bytes = read_all(file);
    document.load_buffer(bytes.data(), bytes.size(),
                         pugi::parse_default | pugi::parse_ws_pcdata_single);
    const auto root = document.document_element();
    const auto* tested = model(trimmed(text_of(child(root, "modelName"))));
    for (const auto& one : root.children()) {
      if (local(one.name()) == "testCase") run_case(tested, one, counts);
    }
  }

  void run_case(const Model* tested, const pugi::xml_node& node, TckCounts& counts) {
    if (path_.filename().string().find("external-java") != std::string::npos) {
      ++counts.not_applicable;
      return;
    }
    std::string fault;
    Context inputs;
    for (const auto& one : node.children()) {
      if (local(one.name()) == "inputNode") inputs.put(attribute(one, "name"), value_of(one));
    }
    for (const auto& one : node.children()) {
      if (local(one.name()) != "resultNode") continue;
      const auto name = attribute(node, "invocableName").empty() ? attribute(one, "name")
                                                                 : attribute(node, "invocableName");
      fault += check(tested, name, attribute(one, "name"), inputs, child(one, "expected"),
                     attribute(one, "errorResult") == "true");
    }
    if (fault.empty()) {
      ++counts.passed;
      return;
    }
    ++counts.failed;
    say_(fmt::format("{} {}: {}", path_.filename().string(), attribute(node, "id"), fault));
  }

  static std::string check(const Model* tested, const std::string& name, const std::string& result,
                           const Context& inputs, const pugi::xml_node& expected,
                           bool wants_fault) {
    if (tested == nullptr) return "no model";
    const feel::Environment environment{feel::icu_zones(), SystemClock().now()};
    feel::Run run(environment);
    auto value = tested->evaluate(name, inputs, run);
    if (!value) return fmt::format("{}: {}; ", result, value.error().problem);
    auto got = *value;
    if (name != result && got.kind() == Kind::context) {
      if (const auto* part = got.context().find(result)) got = Value(*part);
    }
    const auto wanted = value_of(expected);
    if (wants_fault && got.is_null() && run.diagnostics().empty()) {
      return fmt::format("{}: null without a word; ", result);
    }
    if (matches(got, wanted)) return {};
    std::string why;
    for (const auto& one : run.diagnostics()) why += " [" + one.id + " " + one.detail + "]";
    return fmt::format("{}: got {} wanted {}{}; ", result, feel::literal_of(got),
                       feel::literal_of(wanted), why);
  }

  fs::path path_;
  const Say& say_;
  std::vector<Definitions> definitions_;
  std::map<std::string, Model> models_;
};

bool has_tests(const fs::path& folder) {
  return std::ranges::any_of(fs::directory_iterator(folder),
                             [](const auto& entry) { return entry.path().extension() == ".dmn"; });
}

}  // namespace

Result<TckCounts> run_tck(const fs::path& folder, const Say& say) {
  if (!fs::is_directory(folder)) {
    return fail(ErrorKind::not_found, "dmn.no-folder", {}, folder.string());
  }
  std::vector<fs::path> folders;
  if (has_tests(folder)) folders.push_back(folder);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory() && has_tests(entry.path())) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  TckCounts counts;
  for (const auto& one : folders) Folder(one, say).run(counts);
  return counts;
}

}  // namespace luoshi::dmn
