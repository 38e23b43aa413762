// Cases, tasks and what stands beside them between rows and values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.hpp"
#include "ledger/act.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

// The columns of "cases" that read_case takes, each with the alias before it ("c.").
[[nodiscard]] const std::string& case_columns();
[[nodiscard]] Case read_case(const store::Row& row, int first = 0);
// Every column of the row, for insert and update; an update writes those that differ.
[[nodiscard]] std::vector<ledger::Change> changes_of(const Case& one);

// The columns of "case_task" that read_task takes, with the alias "t.".
[[nodiscard]] const std::string& task_columns();
[[nodiscard]] Task read_task(const store::Row& row, int first = 0);
[[nodiscard]] std::vector<ledger::Change> changes_of(const Task& one);

// not_found "case.not-found", "task.not-found", "case.request-not-found".
[[nodiscard]] Result<Case> load_case(store::Reader& reader, std::string_view id);
[[nodiscard]] Result<Task> load_task(store::Reader& reader, std::string_view id);
// The case of a task.
[[nodiscard]] Result<std::string> subject_of_task(store::Reader& reader, std::string_view id);
[[nodiscard]] Result<Request> load_request(store::Reader& reader, std::string_view id);

// In the order they were opened; only those that are open with `open_only`.
[[nodiscard]] Result<std::vector<Task>> tasks_of(store::Reader& reader, std::string_view subject,
                                                 bool open_only);
[[nodiscard]] Result<std::vector<CaseAct>> acts_of(store::Reader& reader, std::string_view subject);
[[nodiscard]] Result<std::vector<Request>> requests_of(store::Reader& reader,
                                                       std::string_view subject);
// Those that were not withdrawn.
[[nodiscard]] Result<std::vector<Attachment>> attachments_of(store::Reader& reader,
                                                             std::string_view subject);
// One that was not withdrawn. not_found "case.attachment-not-found".
[[nodiscard]] Result<Attachment> load_attachment(store::Reader& reader, std::string_view id);
struct CaseUnit {
  std::string unit;
  std::string part;  // lead, supporting, asked, copied
};
[[nodiscard]] Result<std::vector<CaseUnit>> units_of(store::Reader& reader,
                                                     std::string_view subject);
// Makes sure that the unit is one of the case's; a part already there stays unless `part` is lead.
Result<> put_unit(ledger::Act& act, const Case& subject, std::string_view unit,
                  std::string_view part);

[[nodiscard]] store::Value text_or_null(std::string_view text);
[[nodiscard]] store::Value integer_or_null(const std::optional<std::int64_t>& value);

}  // namespace luoshi::casework
