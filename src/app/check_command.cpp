// luoshi check: all that is wrong with a service package, or with those below a folder.
#include <fmt/format.h>

#include <memory>

#include "api/problem.hpp"
#include "app/commands.hpp"
#include "bpmn/model.hpp"
#include "catalog/package_check.hpp"
#include "catalog/posts.hpp"
#include "catalog/services.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string folder;
  std::string district;
};

// The exit code: 0 where nothing keeps the package from being published.
int print_findings(const fs::path& folder, const std::vector<Finding>& findings) {
  const auto problems = api::Problems::built_in();
  int code = 0;
  for (const auto& one : findings) {
    const Error error{ErrorKind::invalid, one.problem, one.detail, {}, {}};
    const auto& zh = problems.words(error, api::Language::zh);
    const auto& en = problems.words(error, api::Language::en);
    const bool note = bpmn::is_warning(one.problem);
    const auto place = one.place.empty() ? folder : folder / one.place;
    fmt::print("{}:{} {} {} / {} {} [{}]{}{}\n", place.string(), note ? " 提示 note:" : "",
               zh.title, zh.mend, en.title, en.mend, one.problem, one.detail.empty() ? "" : " ",
               one.detail);
    if (!note) code = 2;
  }
  return code;
}

std::vector<fs::path> packages_of(const fs::path& folder) {
  if (fs::exists(folder / "service.yaml")) return {folder};
  auto all = catalog::service_folders(folder);
  // The folder of a domain.
  if (all.empty() && fs::is_directory(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (fs::exists(entry.path() / "service.yaml")) all.push_back(entry.path());
    }
  }
  return all;
}

Result<int> check_posts(const fs::path& root, const fs::path& district) {
  const auto facts = TRY(catalog::load_district(district));
  const auto services = TRY(catalog::load_services(root, district / "services"));
  const auto posts = catalog::load_posts(district, facts.units, services);
  if (posts) return 0;
  return print_findings(district, posts.error().findings);
}

Result<int> check(const Options& options) {
  const auto packages = packages_of(options.folder);
  if (packages.empty()) {
    return fail(ErrorKind::not_found, "service.not-found", {}, options.folder);
  }
  int code = 0;
  for (const auto& package : packages) {
    const auto whole = fs::weakly_canonical(package);
    const auto own =
        fs::path(options.district) / "services" / whole.parent_path().filename() / whole.filename();
    const auto findings =
        TRY(catalog::check_package(package, options.district.empty() ? fs::path() : own));
    code = std::max(code, print_findings(package, findings));
  }
  if (!options.district.empty() && code == 0) {
    code = TRY(check_posts(options.folder, options.district));
  }
  if (code == 0) fmt::print("没有错误 ok: {}\n", packages.size());
  return code;
}

}  // namespace

void add_check_service(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand(
      "check", "Print all that is wrong with service packages, and how to mend it");
  const auto options = std::make_shared<Options>();
  command->add_option("folder", options->folder, "A package, or a folder of packages")->required();
  command->add_option(
      "--district", options->district,
      "A district's folder: with its files in place of the packages' and its posts");
  command->callback([options, &exit_code] {
    const auto done = check(*options);
    exit_code = done ? *done : complain(done.error());
  });
}

}  // namespace luoshi::app
