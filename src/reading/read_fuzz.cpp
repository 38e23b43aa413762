#include <cstddef>
#include <cstdint>
#include <string_view>

#include "reading/print.hpp"
#include "reading/read.hpp"
#include "text/decode.hpp"

// Any text is read without a crash; spans stay inside it, in order, and can be printed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace luoshi;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = text::decode(bytes, 1U << 18U);
  if (!decoded) return 0;
  const reading::Report report = reading::read_report(decoded->text);
  std::size_t at = 0;
  for (const reading::Statement& statement : report.statements) {
    const reading::Span span = statement.span;
    if (span.begin < at || span.empty() || span.end > decoded->text.size()) __builtin_trap();
    at = span.end;
  }
  for (const reading::Quantity& quantity : report.quantities) {
    if (quantity.span.empty() || quantity.span.end > decoded->text.size()) __builtin_trap();
  }
  (void)reading::print_jsonl(decoded->text, report);
  (void)reading::print_tsv(report);
  (void)reading::print_markdown(report);
  return 0;
}
