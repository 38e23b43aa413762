// Open data: what is public, as tables, with a dictionary of their fields (CSV on the Web) and a
// catalogue (DCAT-AP). Read by the conditions of publication only: an approved item whose
// disclosure is public, its milestones that were reached, its amendments, reports and outcomes that
// were released, questions that were taken up. Lights, scores, notes and names of clerks are in
// none of these tables.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "store/database.hpp"
#include "supervision/units.hpp"

namespace luoshi::bulletins {

struct Bilingual {
  std::string_view zh;
  std::string_view en;
};

struct DataField {
  std::string_view name;
  std::string_view type;  // of XML Schema: string, date, integer, decimal, boolean, anyURI
  Bilingual title;
};

struct Dataset {
  std::string_view id;  // items, targets, milestones, amendments, progress, outcomes, questions
  Bilingual title;
  Bilingual words;
  std::span<const DataField> fields;
};

[[nodiscard]] std::span<const Dataset> datasets();
[[nodiscard]] const Dataset* find_dataset(std::string_view id);

// A row's cells in the order of the fields; an empty cell is no value.
using DataRow = std::vector<std::string>;

// What the rows are read with. References outlive the call.
struct OpenReading {
  store::Reader& reader;
  const supervision::Units& units;
  std::function<std::string(Instant)> local_date;
};
[[nodiscard]] Result<std::vector<DataRow>> rows_of(const OpenReading& with, const Dataset& dataset);

// The header and the rows as CSV, and as JSON with numbers and nulls as such.
[[nodiscard]] std::string csv_of(const Dataset& dataset, const std::vector<DataRow>& rows);
[[nodiscard]] std::string json_of(const Dataset& dataset, const std::vector<DataRow>& rows);

// Who publishes it, and where; `address` is that of the site without a slash at its end.
struct Publisher {
  std::string address;
  std::string name_zh;
  std::string name_en;
  std::string modified_on;  // of the catalogue
  std::string licence;      // its address; empty where none is granted
};

// The dictionary of a dataset: metadata of CSV on the Web (W3C, tabular metadata).
[[nodiscard]] std::string dictionary_of(const Dataset& dataset, const Publisher& publisher);
// The catalogue of all of them: DCAT-AP 3 as JSON-LD.
[[nodiscard]] std::string catalogue_of(const Publisher& publisher);

}  // namespace luoshi::bulletins
