#include "catalog/district.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <set>

#include "catalog/findings.hpp"
#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

constexpr std::array<std::string_view, 6> unit_kinds{
    "office", "department", "subdistrict", "public_institution", "enterprise", "party"};

bool all_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Where the district lies, and what the coordinates of its map refer to.
void read_map(const Entry& entry, District& out) {
  if (const auto centre = entry.node["centre"]) {
    const Entry at{centre, entry.file, entry.findings};
    out.longitude = at.text("lon");
    out.latitude = at.text("lat");
  }
  if (!entry.node["grid_system"]) return;
  const auto word = entry.text("grid_system");
  if (const auto system = geo::system_of(word)) {
    out.grid_system = *system;
  } else {
    entry.findings.add(entry.file, entry.line(), "catalog.word-unknown", word);
  }
}

void read_district(const std::filesystem::path& folder, District& out, Findings& findings) {
  const auto path = folder / "district.yaml";
  const auto node = load_yaml(path, findings);
  if (!node) return;
  const Entry entry{*node, "district.yaml", findings};
  out.id = entry.text("id");
  out.name = entry.words("name");
  out.division_code = entry.text("division_code");
  out.timezone = entry.text("timezone");
  out.fiction = entry.flag("fiction");
  if (!all_digits(out.division_code, 6)) {
    findings.add(entry.file, entry.line(), "catalog.code-malformed", out.division_code);
  }
  if (!node->IsMap()) return;
  if ((*node)["open_data_licence"]) {
    out.open_data_licence = entry.text("open_data_licence");
    if (!out.open_data_licence.starts_with("https://")) {
      findings.add(entry.file, entry.line(), "catalog.licence-malformed", out.open_data_licence);
    }
  }
  read_map(entry, out);
  for (const auto& one : (*node)["reports"]) {
    const Entry report{one, entry.file, findings};
    const auto year = report.text("year");
    const auto file = report.text("file");
    if (!all_digits(year, 4)) {
      findings.add(entry.file, report.line(), "catalog.year-malformed", year);
    } else if (!std::filesystem::exists(folder / file)) {
      findings.add(entry.file, report.line(), "catalog.file-missing", file);
    } else {
      out.reports.push_back({folder / file, std::stoi(year)});
    }
  }
  if ((*node)["enterprises"]) {
    out.enterprises = folder / entry.text("enterprises");
    if (!std::filesystem::exists(out.enterprises)) {
      findings.add(entry.file, entry.line(), "catalog.file-missing", entry.text("enterprises"));
    }
  }
  for (const auto& one : (*node)["tables"]) {
    const Entry table{one, entry.file, findings};
    const auto file = table.text("file");
    if (!std::filesystem::exists(folder / file)) {
      findings.add(entry.file, table.line(), "catalog.file-missing", file);
    } else {
      out.tables.push_back({folder / file, table.text("kind"), table.text("title")});
    }
  }
}

void read_units(const std::filesystem::path& folder, District& out, Findings& findings) {
  std::set<std::string> seen;
  for (const auto& entry : load_list(folder / "units.yaml", findings)) {
    Unit unit{entry.text("id"), entry.words("name"), {}, entry.text("kind"), entry.texts("duties")};
    if (entry.node["short"]) {
      unit.short_names = Entry{entry.node["short"], entry.file, findings}.texts("zh");
    }
    if (std::ranges::find(unit_kinds, unit.kind) == unit_kinds.end()) {
      findings.add(entry.file, entry.line(), "catalog.kind-unknown", unit.kind);
    }
    if (!seen.insert(unit.id).second) {
      findings.add(entry.file, entry.line(), "catalog.id-twice", unit.id);
    }
    out.units.push_back(std::move(unit));
  }
}

void read_people(const std::filesystem::path& folder, District& out, Findings& findings) {
  if (!std::filesystem::exists(folder / "people.yaml")) return;
  std::set<std::string> seen;
  for (const auto& entry : load_list(folder / "people.yaml", findings)) {
    Person person{entry.text("login"), entry.words("name"), entry.text("unit"), {}};
    if (std::ranges::find(out.units, person.unit, &Unit::id) == out.units.end()) {
      findings.add(entry.file, entry.line(), "catalog.unit-unknown", person.unit);
    }
    for (const auto& word : entry.texts("roles")) {
      if (const auto role = identity::role_of(word)) {
        person.roles.push_back(*role);
      } else {
        findings.add(entry.file, entry.line(), "catalog.role-unknown", word);
      }
    }
    if (!seen.insert(person.login).second) {
      findings.add(entry.file, entry.line(), "catalog.id-twice", person.login);
    }
    out.people.push_back(std::move(person));
  }
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t from = 0;
  for (;;) {
    const auto comma = line.find(',', from);
    cells.emplace_back(line.substr(from, comma - from));
    if (comma == std::string_view::npos) return cells;
    from = comma + 1;
  }
}

// A list of codes and names without quotes: cells hold no comma. The header must be `header`.
void read_codes(const std::filesystem::path& path, std::string_view header, std::size_t digits,
                Findings& findings,
                const std::function<void(int, std::vector<std::string>)>& take) {
  if (!std::filesystem::exists(path)) return;
  std::ifstream in(path);
  const auto name = path.filename().string();
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (number == 1) {
      if (line != header) findings.add(name, 1, "catalog.header-wrong", std::string(header));
      continue;
    }
    if (line.empty()) continue;
    auto cells = split(line);
    if (cells.size() != 3) {
      findings.add(name, number, "catalog.cells-wrong", line);
    } else if (!all_digits(cells[0], digits)) {
      findings.add(name, number, "catalog.code-malformed", cells[0]);
    } else {
      take(number, std::move(cells));
    }
  }
}

void read_places(const std::filesystem::path& folder, District& out, Findings& findings) {
  read_codes(folder / "subdistricts.csv", "code,name_zh,name_en", 9, findings,
             [&](int, std::vector<std::string> cells) {
               out.subdistricts.push_back({cells[0], {cells[1], cells[2]}});
             });
  read_codes(folder / "communities.csv", "code,name_zh,subdistrict_code", 12, findings,
             [&](int line, std::vector<std::string> cells) {
               if (std::ranges::find(out.subdistricts, cells[2], &Subdistrict::code) ==
                   out.subdistricts.end()) {
                 findings.add("communities.csv", line, "catalog.code-unknown", cells[2]);
               }
               out.communities.push_back({cells[0], cells[1], cells[2]});
             });
}

std::string without_space(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.substr(i).starts_with("\u3000")) {
      i += 2;
    } else if (static_cast<unsigned char>(words[i]) > ' ') {
      out += words[i];
    }
  }
  return out;
}

}  // namespace

Result<District> load_district(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "district.yaml")) {
    return fail(ErrorKind::not_found, "district.not-found", "no district.yaml", folder.string());
  }
  District district;
  Findings findings;
  read_district(folder, district, findings);
  read_units(folder, district, findings);
  read_people(folder, district, findings);
  read_places(folder, district, findings);
  if (!findings.empty()) {
    return Failure(
        Error{ErrorKind::invalid, "district.faulty", {}, folder.string(), findings.take()});
  }
  return district;
}

const Unit* find_unit(const std::vector<Unit>& units, std::string_view words) {
  const auto wanted = without_space(words);
  const Unit* found = nullptr;
  for (const auto& unit : units) {
    if (unit.name.zh != wanted && unit.name.en != words && unit.id != wanted &&
        std::ranges::find(unit.short_names, wanted) == unit.short_names.end()) {
      continue;
    }
    if (found != nullptr) return nullptr;
    found = &unit;
  }
  return found;
}

}  // namespace luoshi::catalog
