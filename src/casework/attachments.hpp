// Attachments 附件 of a case: photographs and documents added by who has a part in it, withdrawn by
// who added them or the desk, released for the public by the desk. What a file is and how it is
// kept is for the caller; here stand the rows.
//
// An attachment of a case that a person does not see is not_found "case.attachment-not-found".
#pragma once

#include <string>
#include <string_view>

#include "casework/access.hpp"
#include "casework/step.hpp"
#include "files/keeping.hpp"

namespace luoshi::casework {

struct AttachmentNew {
  std::string name;
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::string file;  // hashes of the archive, here and below
  std::string purpose;
  std::string public_file;  // empty where it has no version for the public
  std::string thumbnail;
};

[[nodiscard]] AttachmentNew attachment_of(files::Kept kept, std::string purpose);

// Before its bytes are kept. Errors as attach().
Result<> may_attach(store::Reader& reader, const World& world, const Worker& worker,
                    std::string_view subject);
// not_found "case.not-found"; forbidden "case.no-part"; conflict "case.closed"; limit
// "case.attachments-full".
Result<Running> attach(ledger::Act& act, const World& world, const Worker& worker,
                       std::string_view subject, const AttachmentNew& attachment);
// The row alone, where a line of its own says more: with the report of a case, by its applicant
// (`added_by` empty). limit "case.attachments-full".
Result<> put_attachment(ledger::Act& act, const Case& subject, const AttachmentNew& attachment,
                        std::string_view added_by);

// Forbidden "case.not-desk".
Result<Running> withdraw_attachment(ledger::Act& act, const World& world, const Worker& worker,
                                    std::string_view id);
// Its public version shows where the case is public, or no longer. Forbidden "case.not-desk";
// conflict "case.no-public-version".
Result<Running> release_attachment(ledger::Act& act, const World& world, const Worker& worker,
                                   std::string_view id, bool released);

struct SeenAttachment {
  Attachment row;
  bool part = false;  // the person has a part in the case, so may have the original
};
[[nodiscard]] Result<SeenAttachment> see_attachment(store::Reader& reader, const Principal& who,
                                                    std::string_view id);

}  // namespace luoshi::casework
