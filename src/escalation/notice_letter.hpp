// A notice 督查单 as an official document, to be written as DOCX or PDF (format/official). The
// words are the office's own and Chinese; who reads the page in English reads the same letter.
#pragma once

#include <string>

#include "escalation/notice.hpp"
#include "format/official/document.hpp"

namespace luoshi::escalation {

// `district` and `unit` are names in Chinese, 启明区, 区教育局. A draft has no number and no date.
[[nodiscard]] format::official::Document letter_of(const Notice& notice,
                                                   const std::string& district,
                                                   const std::string& unit);

}  // namespace luoshi::escalation
