// Open data as files: CSV, JSON, the dictionary and the catalogue.
#include <boost/json.hpp>
#include <charconv>

#include "bulletins/open_data.hpp"
#include "format/csv.hpp"

namespace luoshi::bulletins {
namespace {

namespace json = boost::json;

// A decimal stays text: JSON's numbers are binary in most readers.
json::value value_of(const DataField& field, const std::string& cell) {
  if (cell.empty()) return nullptr;
  if (field.type == "boolean") return cell == "true";
  if (field.type != "integer") return json::value(cell);
  std::int64_t number = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return number;
}

json::array in_both(const Bilingual& words) {
  return {json::object{{"@language", "zh"}, {"@value", words.zh}},
          json::object{{"@language", "en"}, {"@value", words.en}}};
}

std::string file_of(const Publisher& publisher, const Dataset& dataset, std::string_view ending) {
  return publisher.address + "/open-data/" + std::string(dataset.id) + std::string(ending);
}

json::object distribution(const Publisher& publisher, const Dataset& dataset,
                          std::string_view ending, std::string_view media_type,
                          std::string_view file_type) {
  const auto file = file_of(publisher, dataset, ending);
  json::object out{
      {"@id", file + "#distribution"},
      {"@type", "dcat:Distribution"},
      {"dcat:accessURL", json::object{{"@id", publisher.address + "/open-data"}}},
      {"dcat:downloadURL", json::object{{"@id", file}}},
      {"dcat:mediaType", json::object{{"@id", "https://www.iana.org/assignments/media-types/" +
                                                  std::string(media_type)}}},
      {"dct:format",
       json::object{{"@id", "http://publications.europa.eu/resource/authority/file-type/" +
                                std::string(file_type)}}},
      {"dct:conformsTo", json::object{{"@id", file_of(publisher, dataset, ".csv-metadata.json")}}}};
  if (!publisher.licence.empty()) out["dct:license"] = json::object{{"@id", publisher.licence}};
  return out;
}

json::object agent(const Publisher& publisher) {
  return {{"@id", publisher.address + "/#publisher"},
          {"@type", "foaf:Agent"},
          {"foaf:name", in_both({publisher.name_zh, publisher.name_en})}};
}

json::object dataset_of(const Publisher& publisher, const Dataset& dataset) {
  const auto id = publisher.address + "/open-data#" + std::string(dataset.id);
  return {
      {"@id", id},
      {"@type", "dcat:Dataset"},
      {"dct:identifier", dataset.id},
      {"dct:title", in_both(dataset.title)},
      {"dct:description", in_both(dataset.words)},
      {"dct:publisher", json::object{{"@id", publisher.address + "/#publisher"}}},
      {"dct:language",
       json::object{{"@id", "http://publications.europa.eu/resource/authority/language/ZHO"}}},
      {"dct:accrualPeriodicity",
       json::object{
           {"@id", "http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT"}}},
      {"dcat:theme",
       json::object{{"@id", "http://publications.europa.eu/resource/authority/data-theme/GOVE"}}},
      {"dcat:landingPage", json::object{{"@id", publisher.address + "/open-data"}}},
      {"foaf:page", json::object{{"@id", file_of(publisher, dataset, ".csv-metadata.json")}}},
      {"dcat:distribution",
       json::array{distribution(publisher, dataset, ".csv", "text/csv", "CSV"),
                   distribution(publisher, dataset, ".json", "application/json", "JSON")}}};
}

}  // namespace

std::string csv_of(const Dataset& dataset, const std::vector<DataRow>& rows) {
  std::vector<DataRow> all;
  all.reserve(rows.size() + 1);
  auto& header = all.emplace_back();
  for (const auto& field : dataset.fields) header.emplace_back(field.name);
  all.insert(all.end(), rows.begin(), rows.end());
  return format::write_csv(all);
}

std::string json_of(const Dataset& dataset, const std::vector<DataRow>& rows) {
  json::array list;
  list.reserve(rows.size());
  for (const auto& row : rows) {
    json::object one;
    for (std::size_t c = 0; c < dataset.fields.size() && c < row.size(); ++c) {
      one.emplace(dataset.fields[c].name, value_of(dataset.fields[c], row[c]));
    }
    list.emplace_back(std::move(one));
  }
  return json::serialize(
      json::object{{"dataset", dataset.id}, {"count", rows.size()}, {"rows", std::move(list)}});
}

std::string dictionary_of(const Dataset& dataset, const Publisher& publisher) {
  json::array columns;
  for (const auto& field : dataset.fields) {
    columns.emplace_back(json::object{
        {"name", field.name},
        {"titles", field.name},
        {"dc:description", json::object{{"zh", field.title.zh}, {"en", field.title.en}}},
        {"datatype", field.type},
        {"null", ""}});
  }
  json::object out{
      {"@context", json::array{"http://www.w3.org/ns/csvw", json::object{{"@language", "zh"}}}},
      {"url", file_of(publisher, dataset, ".csv")},
      {"dc:title", json::object{{"zh", dataset.title.zh}, {"en", dataset.title.en}}},
      {"dc:description", json::object{{"zh", dataset.words.zh}, {"en", dataset.words.en}}},
      {"dc:publisher", json::object{{"zh", publisher.name_zh}, {"en", publisher.name_en}}},
      {"dialect", json::object{{"encoding", "utf-8"}, {"header", true}}},
      {"tableSchema", json::object{{"columns", std::move(columns)}}}};
  if (!publisher.licence.empty()) out["dc:license"] = json::object{{"@id", publisher.licence}};
  return json::serialize(out);
}

std::string catalogue_of(const Publisher& publisher) {
  json::array list;
  for (const auto& dataset : datasets()) list.emplace_back(dataset_of(publisher, dataset));
  const std::string zh = publisher.name_zh + "政务公开数据目录";
  const std::string en = "Open data of " + publisher.name_en;
  const std::string words_zh = "经批准公开的督查事项、目标、调整、进展和兑现情况";
  const std::string words_en =
      "Items, targets, amendments, progress and outcomes that were released";
  return json::serialize(json::object{
      {"@context", json::object{{"dcat", "http://www.w3.org/ns/dcat#"},
                                {"dct", "http://purl.org/dc/terms/"},
                                {"foaf", "http://xmlns.com/foaf/0.1/"},
                                {"xsd", "http://www.w3.org/2001/XMLSchema#"}}},
      {"@id", publisher.address + "/open-data/catalogue.jsonld"},
      {"@type", "dcat:Catalog"},
      {"dct:title", in_both({zh, en})},
      {"dct:description", in_both({words_zh, words_en})},
      {"dct:publisher", agent(publisher)},
      {"dct:modified", json::object{{"@type", "xsd:date"}, {"@value", publisher.modified_on}}},
      {"foaf:homepage", json::object{{"@id", publisher.address + "/open-data"}}},
      {"dcat:dataset", std::move(list)}});
}

}  // namespace luoshi::bulletins
