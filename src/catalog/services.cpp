#include "catalog/services.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace luoshi::catalog {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t file_bytes_max = 4U << 20U;

Result<> add_files(const fs::path& folder, const std::string& before, ServiceBytes& into) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto name = before + entry.path().filename().string();
    if (entry.is_directory() && before.empty()) TRY(add_files(entry.path(), name + "/", into));
    if (!entry.is_regular_file()) continue;
    if (entry.file_size() > file_bytes_max) {
      return fail(ErrorKind::limit, "service.too-large", std::to_string(file_bytes_max),
                  entry.path().string());
    }
    std::ifstream in(entry.path(), std::ios::binary);
    if (!in) {
      return fail(ErrorKind::unavailable, "catalog.file-missing", {}, entry.path().string());
    }
    into[name] = {std::istreambuf_iterator<char>(in), {}};
  }
  return {};
}

std::string id_of(const fs::path& folder) {
  const auto whole = fs::weakly_canonical(folder);
  return whole.parent_path().filename().string() + "/" + whole.filename().string();
}

// What two services may not share.
void check_apart(const std::map<std::string, Service>& services, Findings& findings) {
  std::map<std::string, std::string> numbers;
  std::map<std::string, std::string> codes;
  for (const auto& [id, service] : services) {
    const auto& facts = service.facts();
    const auto file = id + "/service.yaml";
    const auto number = numbers.emplace(facts.number, id);
    if (!number.second) {
      findings.add(file, 1, "service.number-twice", facts.number + ": " + number.first->second);
    }
    if (facts.open311_code.empty()) continue;
    const auto code = codes.emplace(facts.open311_code, id);
    if (!code.second) {
      findings.add(file, 1, "service.code-twice", facts.open311_code + ": " + code.first->second);
    }
  }
}

}  // namespace

Result<ServiceBytes> read_service_files(const fs::path& folder, const fs::path& overrides) {
  ServiceBytes files;
  TRY(add_files(folder, {}, files));
  if (!overrides.empty() && fs::is_directory(overrides)) TRY(add_files(overrides, {}, files));
  return files;
}

Result<Service> load_service(const fs::path& folder, const fs::path& overrides) {
  if (!fs::is_directory(folder)) {
    return fail(ErrorKind::not_found, "service.not-found", {}, folder.string());
  }
  return read_service(TRY(read_service_files(folder, overrides)), id_of(folder), Analysis::tables);
}

std::vector<fs::path> service_folders(const fs::path& root) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& domain : fs::directory_iterator(root, error)) {
    if (!domain.is_directory()) continue;
    for (const auto& package : fs::directory_iterator(domain.path(), error)) {
      if (fs::exists(package.path() / "service.yaml")) out.push_back(package.path());
    }
  }
  std::ranges::sort(out);
  return out;
}

Result<std::map<std::string, Service>> load_services(const fs::path& root,
                                                     const fs::path& overrides) {
  Findings findings;
  std::map<std::string, Service> services;
  for (const auto& folder : service_folders(root)) {
    const auto id = id_of(folder);
    auto service = load_service(folder, overrides.empty() ? overrides : overrides / id);
    if (service) {
      services.emplace(id, std::move(*service));
      continue;
    }
    const auto& fault = service.error();
    for (const auto& one : fault.findings) {
      findings.add({id + "/" + one.place, one.problem, one.detail});
    }
    if (fault.findings.empty()) findings.add({fault.place, fault.problem, fault.detail});
  }
  check_apart(services, findings);
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "service.faulty", {}, root.string(), findings.take()});
  }
  return services;
}

}  // namespace luoshi::catalog
