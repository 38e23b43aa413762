#include "handling/evidence.hpp"

#include <algorithm>

#include "files/media.hpp"
#include "handling/report_rows.hpp"
#include "handling/tables.hpp"
#include "supervision/board.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using supervision::text_or_null;

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
  const auto type = TRY(files::check_media(bytes, name));
  Evidence evidence;
  evidence.kind = type.shown ? "photo" : "file";
  evidence.name = name;
  evidence.media_type = type.name;
  evidence.size_bytes = static_cast<std::int64_t>(bytes.size());
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
