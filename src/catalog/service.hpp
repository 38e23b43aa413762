// A service package made ready: what a desk of the district does with one kind of case, as data.
//
// service.yaml, forms, procedure, tables and words of a folder catalog/services/<domain>/<name>/,
// read, checked against one another and compiled. Immutable, cheap to copy, thread-safe. It holds
// the bytes it was read from, so that a version can be kept and made again; scenarios and cases of
// tables are tests of a package and no part of a version. Running a case is for casework.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "bpmn/model.hpp"
#include "catalog/service_facts.hpp"
#include "catalog/service_forms.hpp"
#include "catalog/service_tables.hpp"
#include "worktime/work_calendar.hpp"

namespace luoshi::catalog {

using ServiceBytes = std::map<std::string, std::string>;  // by name within the folder

class Service {
 public:
  [[nodiscard]] const std::string& id() const { return facts().id; }
  [[nodiscard]] const ServiceFacts& facts() const;

  // What the applicant fills in.
  [[nodiscard]] const schema::Schema& form() const;
  // What a task or message asks for; nullptr where it asks for nothing.
  [[nodiscard]] const schema::Schema* task_form(std::string_view task) const;
  // With this action of the task.
  [[nodiscard]] const schema::Schema* task_form(std::string_view task,
                                                std::string_view action) const;
  [[nodiscard]] const schema::Schema* message_form(std::string_view message) const;
  [[nodiscard]] const std::vector<Category>& categories() const;
  // nullptr where there is none.
  [[nodiscard]] const Category* category(std::string_view code) const;

  [[nodiscard]] const bpmn::Model& model() const;
  // The process a case runs; the others of the model may be called from it.
  [[nodiscard]] const bpmn::Process& process() const;
  [[nodiscard]] const ServiceTables& tables() const;
  // As ServiceTables::decide.
  [[nodiscard]] Result<feel::Value> decide(std::string_view id_or_name,
                                           const feel::Context& variables, feel::Run& run,
                                           dmn::Trace* trace = nullptr) const;

  // Words for the applicant: "about", "next", "stages.<id>", "outcomes.<id>" are there always;
  // nullptr where there are none.
  [[nodiscard]] const Words* words(std::string_view key) const;

  // What a person calls a value, column or decision of the tables: "reasons.<code>" of the words,
  // or as a form lists it. nullptr where it has no other name.
  [[nodiscard]] const Words* title_of(std::string_view code) const;

  // The files of the version by name, and the SHA-256 in hexadecimal of the lines that sha256sum
  // prints for them in this order.
  [[nodiscard]] const ServiceBytes& files() const;
  [[nodiscard]] const std::string& hash() const;
  // What is no fault of the procedure but deserves a look (bpmn::is_warning).
  [[nodiscard]] const std::vector<Finding>& notes() const;

  struct Parts;  // of the implementation
  explicit Service(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

 private:
  std::shared_ptr<const Parts> parts_;
};

enum class Analysis {
  skip,    // a version that was published once
  tables,  // decision tables are gone through for gaps and overlaps
};

// From the bytes of its files; `id` is what service.yaml must call itself. Fails with invalid
// "service.faulty" and every finding of every file, each at "file:line" with the file's name as
// given.
[[nodiscard]] Result<Service> read_service(const ServiceBytes& files, const std::string& id,
                                           Analysis analysis = Analysis::skip);

// Whether a file of a package is part of its version.
[[nodiscard]] bool is_of_version(std::string_view file);

// The limit in a value {kind: "work_day", amount: 3}: hours or days in their own unit, more than
// none. nullopt for null; invalid "service.limit-malformed" for all else, the value as detail.
[[nodiscard]] Result<std::optional<worktime::Limit>> limit_of(const feel::Value& value);

}  // namespace luoshi::catalog
