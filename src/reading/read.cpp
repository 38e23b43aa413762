#include "reading/read.hpp"

#include "reading/derive.hpp"
#include "reading/passage.hpp"
#include "reading/quantities.hpp"
#include "reading/statements.hpp"
#include "reading/structure.hpp"

namespace luoshi::reading {

Report read_report(std::u32string_view text) {
  Report report;
  report.document = read_document(text);
  const auto flats = flat_pieces(text, report.document);
  report.quantities = find_quantities(flats, text, report.document);
  report.statements = find_statements(flats, text, report.document, report.quantities);
  derive_targets(report);
  return report;
}

}  // namespace luoshi::reading
