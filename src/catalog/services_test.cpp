#include "catalog/services.hpp"

#include <algorithm>

#include "catalog/package_check.hpp"
#include "catalog/posts.hpp"
#include "catalog/service_testing.hpp"
#include "store/scratch_directory.hpp"

namespace luoshi::catalog {
namespace {

namespace fs = std::filesystem;
using service_testing::replace_all;
using service_testing::said;
using service_testing::sample_files;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

const fs::path catalogue = fs::path(LUOSHI_SOURCE_DIR) / "catalog";

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

void write_sample(const fs::path& root, const std::string& id, const std::string& number) {
  for (auto [name, bytes] : sample_files()) {
    replace_all(bytes, "test/sample", id);
    replace_all(bytes, "\"SP\"", number);
    write(root / id / name, bytes);
  }
}

const std::vector<Unit> units{{"office", {"办公室", "Office"}, {}, "office", {}}};

TEST(load_service, takes_a_file_of_the_district_in_place_of_the_packages) {
  const store::ScratchDirectory scratch;
  const fs::path root = scratch.path();
  write_sample(root / "services", "test/sample", "SP");
  write(root / "own/test/sample/text/en.yaml", "about: Ours\n");
  const auto own = load_service(root / "services/test/sample", root / "own/test/sample");
  EXPECT_THAT(said(own.error()), Contains(HasSubstr("[service.text-other-language]")));
  EXPECT_TRUE(load_service(root / "services/test/sample").has_value());
  EXPECT_TRUE(load_service(root / "services/test/sample", root / "none").has_value());
  EXPECT_EQ(load_service(root / "none").error().problem, "service.not-found");
}

TEST(load_services, finds_every_package_and_names_it_in_what_it_finds) {
  const store::ScratchDirectory scratch;
  const fs::path root = scratch.path();
  write_sample(root, "test/one", "ON");
  write_sample(root, "test/two", "TW");
  const auto both = load_services(root);
  ASSERT_TRUE(both.has_value()) << testing::PrintToString(said(both.error()));
  EXPECT_THAT(*both, ElementsAre(Pair("test/one", testing::_), Pair("test/two", testing::_)));
  write_sample(root, "test/two", "ON");
  EXPECT_THAT(said(load_services(root).error()),
              ElementsAre("test/two/service.yaml:1 [service.number-twice] ON: test/one"));
  write(root / "test/one/limits.dmn", "");
  EXPECT_THAT(said(load_services(root).error()), Contains(HasSubstr("test/one/limits.dmn")));
}

TEST(load_services, loads_every_service_of_the_catalogue_for_every_district) {
  for (const auto* id : {"qiming", "nankai"}) {
    const auto folder = catalogue / "districts" / id;
    const auto district = load_district(folder);
    const auto services = load_services(catalogue / "services", folder / "services");
    ASSERT_TRUE(services.has_value()) << testing::PrintToString(said(services.error()));
    const auto posts = load_posts(folder, district->units, *services);
    ASSERT_TRUE(posts.has_value()) << testing::PrintToString(said(posts.error()));
    for (const auto& [name, service] : *services) {
      EXPECT_TRUE(posts->opens(service.facts())) << id << ' ' << name;
      EXPECT_THAT(service.notes(), IsEmpty()) << name;
    }
  }
}

TEST(check_package, looks_at_scenarios_and_at_the_cases_beside_tables) {
  const store::ScratchDirectory scratch;
  const fs::path root = scratch.path();
  write_sample(root, "test/sample", "SP");
  const auto check = [&] {
    Error found;
    found.findings = *check_package(root / "test/sample");
    return said(found);
  };
  EXPECT_THAT(check(), IsEmpty());
  const std::string one = R"({"input": {"form": {"category": "first"}}, "decision": "total",
                              "expected": {"kind": "work_day", "amount": 6}})";
  write(root / "test/sample/limits.cases.json", "[" + one + "]");
  EXPECT_THAT(check(), ElementsAre(HasSubstr("limits.cases.json:1 [service.case-differs] total:")));
  write(root / "test/sample/limits.cases.json", "{}");
  EXPECT_THAT(check(), ElementsAre(HasSubstr("limits.cases.json [dmn.bad-cases]")));
  fs::remove(root / "test/sample/limits.cases.json");
  write(root / "test/sample/scenarios.yaml", "[]");
  EXPECT_THAT(check(), ElementsAre("scenarios.yaml:1 [scenario.missing] "));
  fs::remove(root / "test/sample/scenarios.yaml");
  EXPECT_THAT(check(), ElementsAre("scenarios.yaml [scenario.missing] "));
  write(root / "test/sample/process.bpmn", "");
  EXPECT_THAT(check(), Contains(HasSubstr("process.bpmn")));
  EXPECT_FALSE(check_package(root / "none").has_value());
}

TEST(check_package, is_content_with_every_service_of_the_catalogue) {
  for (const auto& folder : service_folders(catalogue / "services")) {
    Error found;
    found.findings = *check_package(folder);
    EXPECT_THAT(said(found), IsEmpty()) << folder;
  }
}

TEST(services_of_the_catalogue, send_every_category_to_units_that_every_district_has) {
  const feel::Environment environment{feel::icu_zones()};
  for (const auto* id : {"qiming", "nankai"}) {
    const auto folder = catalogue / "districts" / id;
    const auto district = load_district(folder);
    const auto services = load_services(catalogue / "services", folder / "services");
    ASSERT_TRUE(services.has_value());
    const auto has = [&](const std::string& unit) {
      return std::ranges::any_of(district->units, [&](const Unit& one) { return one.id == unit; });
    };
    const auto a_subdistrict = std::ranges::find(district->units, "subdistrict", &Unit::kind);
    ASSERT_NE(a_subdistrict, district->units.end());
    for (const auto& [name, service] : *services) {
      for (const auto& category : service.categories()) {
        feel::Context sorted;
        sorted.put("category", feel::Value(category.code));
        sorted.put("urgency", feel::Value(std::string("normal")));
        feel::Context variables;
        variables.put("sorted", feel::Value(std::move(sorted)));
        feel::Context place;
        place.put("subdistrict_unit", feel::Value(a_subdistrict->id));
        variables.put("place", feel::Value(std::move(place)));
        feel::Run run(environment);
        const auto route = service.decide("route", variables, run);
        ASSERT_TRUE(route.has_value() && route->kind() == feel::Kind::context)
            << name << ' ' << category.code;
        EXPECT_TRUE(has(route->context().find("unit")->string())) << id << ' ' << category.code;
        for (const auto& unit : route->context().find("supporting")->list()) {
          EXPECT_TRUE(has(unit.string())) << id << ' ' << category.code;
        }
      }
    }
  }
}

TEST(services_of_the_catalogue, can_be_drawn) {
  for (const auto& folder : service_folders(catalogue / "services")) {
    const auto service = load_service(folder);
    ASSERT_TRUE(service.has_value());
    const auto& bytes = service->files().at(service->facts().process);
    for (const auto& process : service->model().processes) {
      for (const auto& element : process.elements) {
        EXPECT_THAT(bytes, HasSubstr("bpmnElement=\"" + element.id + "\""));
      }
      for (const auto& flow : process.flows) {
        EXPECT_THAT(bytes, HasSubstr("bpmnElement=\"" + flow.id + "\""));
      }
    }
  }
}

TEST(load_posts, fills_posts_with_units_of_the_district) {
  const store::ScratchDirectory scratch;
  const fs::path root = scratch.path();
  write_sample(root / "services", "test/sample", "SP");
  const auto services = load_services(root / "services");
  ASSERT_TRUE(services.has_value());
  const auto& facts = services->at("test/sample").facts();
  EXPECT_FALSE(load_posts(root, units, *services)->opens(facts)) << "no services.yaml";
  write(root / "services.yaml", "test/sample: {}\n");
  const auto none = load_posts(root, units, *services);
  EXPECT_FALSE(none->opens(facts));
  EXPECT_THAT(none->open_posts(facts), ElementsAre("desk"));
  write(root / "services.yaml", "test/sample: {desk: office}\n");
  const auto posts = load_posts(root, units, *services);
  EXPECT_TRUE(posts->opens(facts));
  EXPECT_EQ(posts->of("test/sample").at("desk"), "office");
  EXPECT_THAT(posts->of("test/other"), IsEmpty());
}

TEST(load_posts, tells_what_a_district_and_its_services_do_not_have) {
  const store::ScratchDirectory scratch;
  const fs::path root = scratch.path();
  write_sample(root / "services", "test/sample", "SP");
  const auto services = load_services(root / "services");
  write(root / "services.yaml",
        "test/other: {desk: office}\ntest/sample:\n  desk: bureau\n  chair: office\n");
  EXPECT_THAT(said(load_posts(root, units, *services).error()),
              ElementsAre("services.yaml:1 [posts.unknown-service] test/other",
                          "services.yaml:3 [catalog.unit-unknown] bureau",
                          "services.yaml:4 [posts.unknown-post] chair"));
  write(root / "services.yaml", "- 1\n");
  EXPECT_THAT(said(load_posts(root, units, *services).error()),
              ElementsAre("services.yaml:1 [catalog.no-mapping] "));
}

}  // namespace
}  // namespace luoshi::catalog
