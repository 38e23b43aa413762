#include "outcomes/owed_questions.hpp"

namespace luoshi::outcomes {

Result<std::vector<OwedQuestion>> owed_questions(store::Reader& reader, std::string_view unit,
                                                 std::string_view due_to) {
  constexpr std::int64_t rows_max = 1000;
  const std::string of(unit);
  return store::collect<OwedQuestion>(
      reader,
      "SELECT q.id, q.unit, q.item, i.number, i.headline, q.due_date FROM question q "
      "JOIN item i ON i.id = q.item WHERE q.state IN ('passed', 'drafted') AND q.due_date <= ? "
      "AND (? = '' OR q.unit = ?) ORDER BY q.due_date, q.id LIMIT ?",
      {std::string(due_to), of, of, rows_max}, [](const store::Row& row) {
        return OwedQuestion{row.string(0), row.string(1), row.string(2),
                            row.string(3), row.string(4), row.string(5)};
      });
}

}  // namespace luoshi::outcomes
