#include "catalog/service_testing.hpp"

namespace luoshi::catalog {
namespace {

using service_testing::said;
using service_testing::sample_files;
using service_testing::with;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const feel::Environment environment{feel::icu_zones()};

Service sample() {
  auto service = read_service(sample_files(), "test/sample", Analysis::tables);
  EXPECT_TRUE(service.has_value()) << testing::PrintToString(said(service.error()));
  return *service;
}

feel::Context entry_of(std::string_view category) {
  feel::Context form;
  form.put("category", feel::Value(std::string(category)));
  feel::Context variables;
  variables.put("form", feel::Value(std::move(form)));
  return variables;
}

TEST(service, is_read_from_the_package_that_a_new_service_begins_with) {
  const auto service = sample();
  EXPECT_EQ(service.id(), "test/sample");
  EXPECT_EQ(service.facts().name.zh, "新服务");
  EXPECT_EQ(service.facts().number, "SP");
  EXPECT_TRUE(service.facts().accepts(Channel::desk));
  EXPECT_FALSE(service.facts().accepts(Channel::open311));
  EXPECT_TRUE(service.facts().accepts(ApplicantKind::enterprise));
  EXPECT_TRUE(service.facts().may_later(ApplicantAct::rate));
  EXPECT_FALSE(service.facts().may_later(ApplicantAct::appeal));
  EXPECT_EQ(service.facts().place, PlaceNeed::optional);
  EXPECT_EQ(service.facts().duplicates->days, 30);
  EXPECT_EQ(service.process().id, "sample");
  ASSERT_NE(service.facts().task("register"), nullptr);
  EXPECT_TRUE(service.facts().task("register")->action("refuse")->words_required);
  EXPECT_FALSE(service.facts().task("register")->action("accept")->words_required);
  EXPECT_TRUE(service.facts().task("handle")->may(TaskAct::return_));
  EXPECT_FALSE(service.facts().task("register")->may(TaskAct::return_));
  EXPECT_EQ(service.facts().stage_of("handle")->id, "handling");
  EXPECT_EQ(service.facts().outcome("unsolved")->counted, Counted::unsolved);
  EXPECT_EQ(service.task_form("register"), nullptr);
  EXPECT_NE(service.task_form("handle"), nullptr);
  EXPECT_NE(service.message_form("rate"), nullptr);
  EXPECT_EQ(service.words("stages.handling")->en, "Your request is being handled.");
}

TEST(service, reads_its_categories_from_the_form) {
  const auto service = sample();
  EXPECT_THAT(service.categories(), SizeIs(2));
  ASSERT_NE(service.category("other"), nullptr);
  EXPECT_EQ(service.category("other")->name, (Words{"其他", "Other"}));
  EXPECT_EQ(service.category("none"), nullptr);
}

TEST(service, answers_decisions_by_id_and_its_limits_are_limits) {
  const auto service = sample();
  feel::Run run(environment);
  const auto limits = service.decide("limits", entry_of("first"), run);
  ASSERT_TRUE(limits.has_value());
  const auto total = limit_of(*limits->context().find("total"));
  ASSERT_TRUE(total.has_value());
  EXPECT_EQ(**total, worktime::work_days(5));
  EXPECT_EQ(**limit_of(*limits->context().find("register")), worktime::work_hours(4));
  EXPECT_EQ(service.decide("nothing", {}, run).error().problem, "dmn.no-decision");
}

TEST(limit_of, refuses_what_is_no_limit) {
  feel::Run run(environment);
  for (const auto* text : {"3", R"({kind: "week", amount: 3})", R"({kind: "work_day", amount: 0})",
                           R"({kind: "work_day", amount: 1.5})", R"({amount: 1})"}) {
    const auto value = feel::evaluate(text, {}, run);
    EXPECT_EQ(limit_of(*value).error().problem, "service.limit-malformed") << text;
  }
  EXPECT_EQ(*limit_of(feel::Value()), std::nullopt);
}

TEST(service, evaluates_its_formulas_over_variables_that_may_be_missing) {
  const auto service = sample();
  feel::Run run(environment);
  feel::Context registered;
  registered.put("action", feel::Value(std::string("refuse")));
  const feel::Value value(std::move(registered));
  const auto outcome = service.facts().case_formulas.outcome.evaluate(
      run, [&](std::string_view name) { return name == "register" ? &value : nullptr; });
  EXPECT_EQ(outcome.string(), "refused");
}

TEST(service, asks_for_no_form_with_an_action_that_goes_without) {
  const auto files = with(sample_files(), "service.yaml", "en: Not solved}, words: required}",
                          "en: Not solved}, form: false}");
  const auto service = read_service(files, "test/sample");
  ASSERT_TRUE(service.has_value()) << testing::PrintToString(said(service.error()));
  EXPECT_NE(service->task_form("handle", "solved"), nullptr);
  EXPECT_EQ(service->task_form("handle", "unsolved"), nullptr);
  EXPECT_NE(service->task_form("handle"), nullptr);
}

TEST(is_among, holds_a_task_and_its_action_where_one_is_named) {
  const std::vector<std::string> points{"register.accept", "handle"};
  EXPECT_TRUE(is_among(points, "register", "accept"));
  EXPECT_FALSE(is_among(points, "register", "refuse"));
  EXPECT_FALSE(is_among(points, "register", ""));
  EXPECT_TRUE(is_among(points, "handle", "solved"));
}

TEST(service, keeps_the_files_of_its_version_and_a_hash_over_them) {
  auto files = sample_files();
  const auto before = sample();
  EXPECT_EQ(before.hash().size(), 64U);
  EXPECT_THAT(before.files(), testing::Not(Contains(testing::Key("scenarios.yaml"))));
  files["scenarios.yaml"] = "[]";
  EXPECT_EQ(read_service(files, "test/sample")->hash(), before.hash());
  const auto again = read_service(before.files(), "test/sample");
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->hash(), before.hash());
  EXPECT_EQ(again->files(), before.files());
  const auto other = with(sample_files(), "text/en.yaml", "The desk is looking", "We look");
  EXPECT_NE(read_service(other, "test/sample")->hash(), before.hash());
}

struct Spoiled {
  const char* file;
  const char* from;
  const char* to;
  const char* said;
};

// Each spoils one place; the finding names file and line.
const Spoiled spoiled[] = {
    {"service.yaml", "id: \"test/sample\"", "id: test/other",
     "service.yaml:2 [service.id-not-folder] test/other"},
    {"service.yaml", "number: \"SP\"", "number: sp1",
     "service.yaml:5 [service.number-letters] sp1"},
    {"service.yaml", "place: optional", "place: nowhere", "[catalog.word-unknown] nowhere"},
    {"service.yaml", "place: optional", "plaice: optional", "[catalog.field-unknown] plaice"},
    {"service.yaml", "form: form.schema.json", "form: forms.schema.json",
     "service.yaml:6 [catalog.file-missing] forms.schema.json"},
    {"service.yaml", "form: form.schema.json", "form: forms.schema.json",
     "form.schema.json:1 [service.file-unused] form.schema.json"},
    {"service.yaml", "title: form.title", "title: form.title +",
     "service.yaml:17 [feel.syntax] form.title +"},
    {"service.yaml", "title: form.title", "title: from.title",
     "service.yaml:17 [service.unknown-variable] from"},
    {"service.yaml", "lead_unit: posts.desk", "lead_unit: posts.office",
     "service.yaml:19 [service.unknown-post] office"},
    {"service.yaml", "register.action = \"refuse\"", "register.action = \"reject\"",
     "[service.unknown-action] register: reject"},
    {"service.yaml", "tasks: [register]", "tasks: [registration]",
     "[service.unknown-task] registration"},
    {"service.yaml", "tasks: [register]", "tasks: []", "[service.task-no-stage] register"},
    {"service.yaml", "tasks: [register]", "tasks: [register, handle]",
     "[service.task-two-stages] handle"},
    {"service.yaml", "  - {id: handling,", "  - {id: registration,",
     "[catalog.id-twice] registration"},
    {"service.yaml", "finished: handle", "finished: handled", "[service.unknown-task] handled"},
    {"service.yaml", "{field: category}", "{field: kind}",
     "form.schema.json:6 [service.no-categories] kind"},
    {"service.yaml", "rate: {form", "praise: {form", "[service.message-not-awaited] praise"},
    {"service.yaml", "may: [supplement, withdraw, rate]", "may: [appeal]",
     "[service.message-not-awaited] appeal"},
    {"service.yaml", "{days: 30}", "{metres: 0, days: 30}", "[service.number-wrong] 0"},
    {"service.yaml", "channels: [portal, desk, api]", "channels: [portal, open311]",
     "[service.no-open311-code]"},
    {"service.yaml", "{zh: 受理窗口, en: desk}", "{zh: 受理窗口}", "[catalog.field-missing] en"},
    {"service.yaml",
     "  handle:\n    actions:", "  handled:\n    actions:", "[service.unknown-task] handled"},
    {"service.yaml",
     "  handle:\n    actions:", "  handled:\n    actions:", "[service.task-not-listed] handle"},
    {"process.bpmn", "decisionId=\"limits\"", "decisionId=\"limit\"",
     "[bpmn.unknown-decision] limit"},
    {"process.bpmn", "register.action = \"accept\"", "register.action = \"accepted\"",
     "[service.unknown-action] register: accepted"},
    {"process.bpmn", "[posts.desk + &quot;#dispatcher&quot;]",
     "[posts.desk + &quot;#dispacher&quot;]", "(受理) [service.unknown-role] dispacher"},
    {"process.bpmn", "<zeebe:assignmentDefinition candidateGroups=\"=[posts.desk]\"/>", "",
     "(办理) [service.nobody-asked] handle"},
    {"process.bpmn", "name=\"rate\"", "name=\"mark\"", "[service.message-not-listed] mark"},
    {"process.bpmn", "correlationKey=\"=case.id\"", "", "[service.message-no-key] rate"},
    {"process.bpmn", "<bpmn:scriptTask id=\"withdrawing\"", "<bpmn:scriptTask id=\"handle\"",
     "[bpmn.id-twice] handle"},
    {"limits.dmn", "<text>form.category</text>", "<text>form.category +</text>", "limits.dmn:"},
    {"limits.dmn", "<text>-</text>", "<text>\"other\"</text>", "[dmn.table-gap]"},
    {"rate.schema.json", "\"maximum\"", "\"greatest\"",
     "rate.schema.json:7 [schema.keyword-unknown]"},
    {"form.schema.json", "\"const\": \"other\"", "\"const\": \"first\"",
     "[service.category-twice] first"},
    {"form.schema.json", "\"x-title-en\": \"Other\"", "\"x-note\": \"\"",
     "[service.category-words] other"},
    {"rate.schema.json", "\"type\": \"object\"", "\"type\": \"array\"",
     "rate.schema.json:1 [service.form-no-object]"},
    {"rate.schema.json", "\"x-title-en\": \"rating of the answer\"", "\"x-title\": \"\"",
     "rate.schema.json:7 [service.form-words] answer"},
    {"handle.schema.json", "\"answer\": {", "\"unit\": {",
     "handle.schema.json:7 [service.field-reserved] unit"},
    {"service.yaml", "accepted: register.accept,", "accepted: register.accepted,",
     "[service.unknown-action] register.accepted"},
    {"text/en.yaml", "about:", "abuot:", "text/zh-CN.yaml:1 [service.text-other-language] about"},
    {"text/zh-CN.yaml", "next:", "later:", "[service.text-missing] next"},
    {"text/en.yaml", "handling:", "handling: [", "text/en.yaml:"},
};

TEST(service, tells_what_is_wrong_with_file_and_line) {
  ASSERT_THAT(said(sample_files()), IsEmpty());
  for (const auto& one : spoiled) {
    EXPECT_THAT(said(with(sample_files(), one.file, one.from, one.to)),
                Contains(HasSubstr(one.said)))
        << one.to;
  }
}

TEST(service, tells_everything_at_once) {
  auto files = with(sample_files(), "service.yaml", "tasks: [register]", "tasks: [registration]");
  files = with(files, "form.schema.json", "\"maxLength\"", "\"longest\"");
  files = with(files, "process.bpmn", "decisionId=\"limits\"", "decisionId=\"limit\"");
  files.erase("text/en.yaml");
  const auto all = said(files);
  for (const auto* part : {"service.yaml:", "form.schema.json:", "process.bpmn:", "text/en.yaml"}) {
    EXPECT_THAT(all, Contains(HasSubstr(part)));
  }
}

TEST(service, is_faulty_whatever_is_missing_or_broken_and_never_more_than_that) {
  for (const auto& [name, bytes] : sample_files()) {
    if (!is_of_version(name)) continue;
    auto without = sample_files();
    without.erase(name);
    EXPECT_THAT(said(without), testing::Not(IsEmpty())) << "without " << name;
    for (const auto* rubbish : {"", "\xff\xfe", "]", "<a>", "- 1", "{}", "a: b"}) {
      auto broken = sample_files();
      broken[name] = rubbish;
      EXPECT_THAT(said(broken), testing::Not(IsEmpty())) << name << " as " << rubbish;
    }
  }
  EXPECT_THAT(said(ServiceBytes{}), testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace luoshi::catalog
