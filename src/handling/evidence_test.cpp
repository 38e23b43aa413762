#include "handling/evidence.hpp"

#include "handling/reporting_fixture.hpp"

namespace luoshi::handling {
namespace {

using namespace std::string_view_literals;

std::string type_of(std::string_view name, std::string_view bytes) {
  const auto checked = check_file(name, bytes);
  return checked ? checked->kind + " " + checked->media_type : checked.error().problem;
}

TEST(evidence_file, is_what_its_bytes_say) {
  EXPECT_EQ(type_of("a.pdf", "\xFF\xD8\xFF\xE0 photo"), "photo image/jpeg");
  EXPECT_EQ(type_of("a", "\x89PNG\r\n\x1A\n"), "photo image/png");
  EXPECT_EQ(type_of("a", "GIF89a"), "photo image/gif");
  EXPECT_EQ(type_of("a", "RIFF....WEBPVP8 "), "photo image/webp");
  EXPECT_EQ(type_of("a.jpg", "%PDF-1.7\n"), "file application/pdf");
  EXPECT_EQ(type_of("a.wps", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "file application/x-ole-storage");
}

TEST(evidence_file, is_refused_where_a_browser_or_a_desk_would_run_it) {
  EXPECT_EQ(type_of("a.jpg", "<html><script>alert(1)</script>"), "evidence.type-refused");
  EXPECT_EQ(type_of("a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"), "evidence.type-refused");
  EXPECT_EQ(type_of("a.pdf", "MZ\x90\0\x03\0\0\0\x04"sv), "evidence.type-refused");
  EXPECT_EQ(type_of("a.msi", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "evidence.type-refused");
  EXPECT_EQ(type_of("a.jpg", "RIFF....WAVEfmt "), "evidence.type-refused");
  EXPECT_EQ(type_of("a.txt", "plain words"), "evidence.type-refused");
  EXPECT_EQ(type_of("a.jpg", ""), "evidence.empty");
  EXPECT_EQ(type_of("a.jpg", std::string(evidence_bytes_max + 1, '\xFF')), "evidence.too-large");
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
