#include "handling/evidence.hpp"

#include "files/testing.hpp"
#include "handling/reporting_fixture.hpp"

namespace luoshi::handling {
namespace {

std::string type_of(std::string_view name, std::string_view bytes) {
  const auto checked = check_file(name, bytes);
  return checked ? checked->kind + " " + checked->media_type : checked.error().problem;
}

TEST(evidence_file, is_a_photo_where_browsers_show_it_and_a_file_otherwise) {
  EXPECT_EQ(type_of("a.pdf", files::testing::tiny_gif()), "photo image/gif");
  EXPECT_EQ(type_of("a.jpg", "%PDF-1.7\n"), "file application/pdf");
  EXPECT_EQ(type_of("a.wps", files::testing::ole_of("WordDocument")), "file application/msword");
  EXPECT_EQ(check_file("名.pdf", "%PDF-1.7\n")->name, "名.pdf");
  EXPECT_EQ(check_file("a.pdf", "%PDF-1.7\n")->size_bytes, 9);
}

TEST(evidence_file, is_refused_as_attachments_are) {
  EXPECT_EQ(type_of("a.jpg", "<html><script>alert(1)</script>"), "evidence.type-refused");
  EXPECT_EQ(type_of("a.jpg", ""), "evidence.empty");
  EXPECT_EQ(type_of("a.jpg", "\xFF\xD8\xFF\xE0 photo"), "photo.broken");
}

TEST(evidence_link, leads_to_a_host_over_http) {
  for (const auto* link : {"https://example.org/a?b=c#d", "http://10.1.2.3:8080/"}) {
    EXPECT_TRUE(check_link("", link)) << link;
  }
  for (const auto* link :
       {"", "javascript:alert(1)", "ftp://example.org/", "https://", "//x.org",
        "https://user@example.org/", "https://exa mple.org/", "https://:80/",
        "https://example.org/\"onclick=", "data:text/html,x", "HTTPS:example.org"}) {
    EXPECT_FALSE(check_link("", link)) << link;
  }
}

struct evidence : ::testing::Test, ReportingFixture {
  std::string add(const Principal& who, const std::string& report) {
    return problem(act<Evidence>("evidence.add", [&](ledger::Act& one) -> Result<Evidence> {
      auto link = TRY(check_link("现场", "https://example.org/"));
      link.report = report;
      return add_evidence(one, who, link);
    }));
  }
};

TEST_F(evidence, belongs_to_the_draft_of_its_unit) {
  const auto id = draft().id;
  EXPECT_EQ(add(reviewer, id), "report.not-found");
  EXPECT_EQ(add(supporter, id), "report.not-found");
  EXPECT_EQ(add(liaison, id), "");
  EXPECT_EQ(problem(submit(id)), "");
  EXPECT_EQ(add(liaison, id), "report.wrong-state");
  EXPECT_EQ(problem(sign(id)), "");
  EXPECT_EQ(add(reviewer, id), "item.not-lead-unit");
}

TEST_F(evidence, is_limited_in_number_and_goes_where_its_draft_goes) {
  const auto id = draft().id;
  for (std::size_t at = 0; at < evidence_count_max; ++at) EXPECT_EQ(add(liaison, id), "");
  EXPECT_EQ(add(liaison, id), "evidence.too-many");
  const auto shown =
      read<Report>([&](store::Reader& reader) { return load_report(reader, id); }).evidence;
  ASSERT_EQ(shown.size(), evidence_count_max);
  const auto view = [&](const Principal& who) {
    std::string found;
    (void)database->read([&](store::Reader& reader) -> Result<> {
      found = problem(view_evidence(reader, who, shown.front().id));
      return {};
    });
    return found;
  };
  EXPECT_EQ(view(head), "");
  EXPECT_EQ(view(reviewer), "evidence.not-found");
  EXPECT_EQ(
      outcome([&](ledger::Act& one) { return remove_evidence(one, liaison, shown.front().id); }),
      "");
  EXPECT_EQ(view(head), "evidence.not-found");
  EXPECT_EQ(add(liaison, id), "");
}

}  // namespace
}  // namespace luoshi::handling
