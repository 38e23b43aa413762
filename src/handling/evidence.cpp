#include "handling/evidence.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "format/sniff.hpp"
#include "handling/report_rows.hpp"
#include "handling/tables.hpp"
#include "supervision/board.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using format::FileKind;
using supervision::text_or_null;
using namespace std::string_view_literals;

// What browsers show as a picture without running anything; empty for all else.
std::string_view image_type(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
  if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return "image/gif";
  if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) return "image/webp";
  return {};
}

// An installer is of the same container as an old Word document; the name decides between them.
bool is_old_document(std::string_view name) {
  std::string folded(name);
  std::ranges::transform(folded, folded.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  static constexpr std::array ends{".doc"sv, ".xls"sv, ".ppt"sv, ".wps"sv, ".et"sv, ".dps"sv};
  return std::ranges::any_of(ends, [&](auto end) { return folded.ends_with(end); });
}

bool is_document(FileKind kind, std::string_view name) {
  switch (kind) {
    case FileKind::pdf:
    case FileKind::docx:
    case FileKind::xlsx:
    case FileKind::ofd:
      return true;
    case FileKind::ole:
      return is_old_document(name);
    default:
      return false;
  }
}

Result<> require_room(const std::vector<Evidence>& evidence) {
  if (evidence.size() < evidence_count_max) return {};
  return fail(ErrorKind::limit, "evidence.too-many", std::to_string(evidence_count_max));
}

Result<> may_change_of_report(store::Reader& reader, const Principal& who, std::string_view id) {
  const auto on = TRY(view_report(reader, who, id));
  TRY(authorise(who, on, ReportMove::edit));
  TRY(after(on.report.standing, ReportMove::edit));
  return {};
}

Result<> may_change_of_verification(store::Reader& reader, const Principal& who,
                                    std::string_view id) {
  TRY(require_office(who));
  const auto verification = TRY(load_verification(reader, id));
  if (verification.verified_by != who.person) {
    return fail(ErrorKind::forbidden, "verification.not-yours");
  }
  const auto item = TRY(supervision::load_item(reader, verification.item));
  if (!supervision::is_owed(item.carriage.stage)) {
    return fail(ErrorKind::conflict, "item.wrong-stage",
                std::string(supervision::name_of(item.carriage.stage)));
  }
  return {};
}

}  // namespace

Result<Evidence> check_file(std::string_view name, std::string_view bytes) {
  if (bytes.empty()) return fail(ErrorKind::invalid, "evidence.empty", std::string(name), "file");
  if (bytes.size() > evidence_bytes_max) {
    return fail(ErrorKind::limit, "evidence.too-large", std::to_string(bytes.size()), "file");
  }
  Evidence evidence;
  evidence.name = name;
  evidence.size_bytes = static_cast<std::int64_t>(bytes.size());
  const auto kind = format::sniff(bytes, name);
  if (kind == FileKind::image) {
    evidence.kind = "photo";
    evidence.media_type = image_type(bytes);
  } else if (is_document(kind, name)) {
    evidence.kind = "file";
    evidence.media_type = format::media_type_of(kind);
  }
  if (evidence.media_type.empty()) {
    return fail(ErrorKind::invalid, "evidence.type-refused", std::string(name), "file");
  }
  return evidence;
}

Result<Evidence> check_link(std::string_view name, std::string_view link) {
  const auto refused = [&] {
    return fail(ErrorKind::invalid, "evidence.link-refused", std::string(link), "/link");
  };
  auto rest = link;
  if (rest.starts_with("https://")) {
    rest.remove_prefix(8);
  } else if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  } else {
    return refused();
  }
  const bool odd = std::ranges::any_of(rest, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\';
  });
  const auto host = rest.substr(0, rest.find_first_of("/?#"));
  if (odd || host.empty() || host.find('@') != std::string_view::npos || host.starts_with(':')) {
    return refused();
  }
  Evidence evidence;
  evidence.kind = "link";
  evidence.name = name;
  evidence.link = link;
  return evidence;
}

Result<> may_add_to_report(store::Reader& reader, const Principal& who, std::string_view report) {
  TRY(may_change_of_report(reader, who, report));
  return require_room(TRY(load_report(reader, report)).evidence);
}

Result<> may_add_to_verification(store::Reader& reader, const Principal& who,
                                 std::string_view verification) {
  TRY(may_change_of_verification(reader, who, verification));
  return require_room(TRY(load_verification(reader, verification)).evidence);
}

Result<Evidence> add_evidence(ledger::Act& act, const Principal& who, Evidence evidence) {
  if (evidence.verification.empty()) {
    TRY(may_add_to_report(act.writer(), who, evidence.report));
  } else {
    TRY(may_add_to_verification(act.writer(), who, evidence.verification));
  }
  evidence.id = act.new_id("evd");
  TRY(act.writer().each(
      "SELECT coalesce(max(position), 0) FROM report_evidence WHERE report = ? OR verification = ?",
      {evidence.report, evidence.verification}, [&](const store::Row& row) {
        evidence.position = row.integer(0) + 1;
        return false;
      }));
  TRY(insert_evidence(act, evidence));
  return evidence;
}

Result<> insert_evidence(ledger::Act& act, const Evidence& evidence) {
  return act.insert(report_evidence_table, evidence.id,
                    {{"report", text_or_null(evidence.report)},
                     {"verification", text_or_null(evidence.verification)},
                     {"position", evidence.position},
                     {"active", std::int64_t{1}},
                     {"kind", evidence.kind},
                     {"file", text_or_null(evidence.file)},
                     {"media_type", text_or_null(evidence.media_type)},
                     {"size_bytes", evidence.size_bytes},
                     {"name", text_or_null(evidence.name)},
                     {"link", text_or_null(evidence.link)}});
}

Result<> remove_evidence(ledger::Act& act, const Principal& who, std::string_view id) {
  const auto evidence = TRY(view_evidence(act.writer(), who, id));
  if (evidence.verification.empty()) {
    TRY(may_change_of_report(act.writer(), who, evidence.report));
  } else {
    TRY(may_change_of_verification(act.writer(), who, evidence.verification));
  }
  return act.update(report_evidence_table, id, {{"active", std::int64_t{0}}});
}

Result<Evidence> view_evidence(store::Reader& reader, const Principal& who, std::string_view id) {
  auto evidence = TRY(load_evidence(reader, id));
  const auto hidden = fail(ErrorKind::not_found, "evidence.not-found", std::string(id));
  if (evidence.verification.empty()) {
    if (!view_report(reader, who, evidence.report)) return hidden;
    return evidence;
  }
  const auto verification = TRY(load_verification(reader, evidence.verification));
  const auto item = TRY(supervision::load_item(reader, verification.item));
  if (!supervision::may_see(supervision::scope_of(who), item)) return hidden;
  return evidence;
}

}  // namespace luoshi::handling
