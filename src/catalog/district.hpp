// A district as data: the folder catalog/districts/<id>/ read into plain values and checked.
//
// district.yaml, units.yaml and people.yaml, subdistricts.csv and communities.csv, and the paths of
// the sample reports. It creates no accounts and writes no rows: the composition root hands what is
// read here to identity and supervision.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geo/systems.hpp"
#include "identity/actor.hpp"

namespace luoshi::catalog {

struct Words {
  std::string zh;
  std::string en;

  bool operator==(const Words&) const = default;
};

struct SampleReport {
  std::filesystem::path file;  // inside the district's folder
  int year = 0;                // the year of delivery
};

// A table the demonstration takes in beside the reports.
struct SampleTable {
  std::filesystem::path file;
  std::string kind;  // of supervision's source kinds, for example "residents_promises"
  std::string title;
};

// A unit 单位 of the district; `id` is the name other files and the store refer to it by.
struct Unit {
  std::string id;
  Words name;
  std::vector<std::string> short_names;  // 简称, the first is the one printed in tables
  std::string kind;  // office, department, subdistrict, public_institution, enterprise, party
  std::vector<std::string> duties;  // words of a report that point to this unit
};

struct Subdistrict {
  std::string code;  // 9 digits, GB/T 2260 with the street
  Words name;
};

struct Community {
  std::string code;  // 12 digits
  std::string name;
  std::string subdistrict;  // code of the subdistrict it lies in
};

// A person with an account in the demonstration; passwords never stand in a catalogue.
struct Person {
  std::string login;
  Words name;
  std::string unit;
  std::vector<identity::Role> roles;
};

struct District {
  std::string id;
  Words name;
  std::string division_code;  // 6 digits
  std::string timezone;       // an IANA name, for example Asia/Shanghai
  std::string longitude;      // decimal degrees, CGCS2000
  std::string latitude;
  geo::System grid_system = geo::System::wgs84;  // of the coordinates in grid.geojson
  bool fiction = false;                          // every page of a fictional district says so
  std::string open_data_licence;  // an https address; empty where the district grants none
  std::vector<SampleReport> reports;
  std::vector<SampleTable> tables;
  std::filesystem::path enterprises;  // the register the demonstration begins with, or empty
  std::vector<Unit> units;
  std::vector<Subdistrict> subdistricts;
  std::vector<Community> communities;
  std::vector<Person> people;
};

// Reads and checks a district's folder. Fails with not_found "district.not-found" when there is no
// district.yaml, else with invalid "district.faulty" and every finding of every file, each at
// "file:line". people.yaml, subdistricts.csv and communities.csv may be absent.
[[nodiscard]] Result<District> load_district(const std::filesystem::path& folder);

// The unit a table calls by its name or one of its short names, white space aside; nullptr when
// none or more than one has it.
[[nodiscard]] const Unit* find_unit(const std::vector<Unit>& units, std::string_view words);

}  // namespace luoshi::catalog
