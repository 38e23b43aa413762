#include <cmath>

#include "casework/form_check.hpp"
#include "casework/intake.hpp"
#include "schema/formats.hpp"
#include "schema/identity_codes.hpp"

namespace luoshi::casework {
namespace {

constexpr std::int64_t longitude_e7_max = 1'800'000'000;
constexpr std::int64_t latitude_e7_max = 900'000'000;
constexpr std::size_t address_bytes_max = 600;

class Checker {
 public:
  Checker(const World& world, Checked& checked, schema::Language language)
      : world_(world), checked_(checked), language_(language) {}

  std::vector<Finding> all() {
    const auto& facts = checked_.open->service->facts();
    channel(facts);
    applicant(facts);
    place(facts);
    form();
    return std::move(findings_);
  }

 private:
  void find(std::string place, std::string problem, std::string detail = {}) {
    findings_.push_back({std::move(place), std::move(problem), std::move(detail)});
  }

  void channel(const catalog::ServiceFacts& facts) {
    const auto known = catalog::parse_channel(checked_.report.channel);
    if (!known || !facts.accepts(*known)) {
      find("/channel", "case.channel-closed", checked_.report.channel);
    }
  }

  void applicant(const catalog::ServiceFacts& facts) {
    const auto& one = checked_.report.applicant;
    const auto kind = catalog::parse_applicant_kind(one.kind);
    if (!kind || !facts.accepts(*kind)) find("/applicant/kind", "case.applicant-kind", one.kind);
    const bool staff = kind == catalog::ApplicantKind::staff;
    if (!facts.anonymous && !staff) {
      if (one.name.empty()) find("/applicant/name", "case.name-missing");
      if (one.phone.empty()) find("/applicant/phone", "case.phone-missing");
    }
    if (!one.phone.empty() && !schema::is_telephone(one.phone)) {
      find("/applicant/phone", "case.phone-faulty");
    }
    if (!one.email.empty() && !schema::conforms(schema::Format::email, one.email)) {
      find("/applicant/email", "case.email-faulty");
    }
    if (kind == catalog::ApplicantKind::enterprise) enterprise(one);
  }

  void enterprise(const Applicant& one) {
    if (one.organisation.empty()) find("/applicant/organisation", "case.organisation-missing");
    if (one.credit_code.empty()) {
      find("/applicant/credit_code", "case.credit-code-missing");
    } else if (!schema::is_credit_code(one.credit_code)) {
      find("/applicant/credit_code", "case.credit-code-faulty", one.credit_code);
    }
  }

  void place(const catalog::ServiceFacts& facts) {
    auto& one = checked_.report.place;
    if (facts.place == catalog::PlaceNeed::none) {
      one = {};
      return;
    }
    if (one.address.size() > address_bytes_max) find("/place/address", "case.address-too-long");
    const auto point = one.point();
    if (!point) {
      // Who stands in the street knows the address sooner than its coordinates.
      const bool missing = facts.place == catalog::PlaceNeed::required && one.address.empty();
      if (missing) find("/place", "case.place-missing");
      return;
    }
    if (std::abs(point->lon_e7) > longitude_e7_max || std::abs(point->lat_e7) > latitude_e7_max) {
      find("/place", "case.place-impossible");
      return;
    }
    locate(one, *point);
  }

  void locate(Place& one, const geo::Position& point) {
    if (!world_.locate) return;
    const auto located = world_.locate(point.lon_e7, point.lat_e7);
    if (!located) return;
    if (located->outside_metres > 0) {
      find("/place", "case.place-outside", std::to_string(located->outside_metres) + " m");
      return;
    }
    one.subdistrict = located->subdistrict;
    one.community = located->community;
    one.cell = located->cell;
    checked_.subdistrict_unit = located->unit;
  }

  void form() {
    auto& report = checked_.report;
    if (report.form.empty()) report.form = "{}";
    checked_.form = check_form(checked_.open->service->form(), report.form, language_, findings_);
  }

  const World& world_;
  Checked& checked_;
  schema::Language language_;
  std::vector<Finding> findings_;
};

}  // namespace

Result<Checked> check_report(const World& world, Report report, schema::Language language) {
  Checked checked;
  checked.open = TRY(world.services.latest(report.service));
  checked.report = std::move(report);
  auto findings = Checker(world, checked, language).all();
  if (!findings.empty()) {
    Error error{ErrorKind::invalid, "case.report-faulty", {}, {}, std::move(findings)};
    return Failure(std::move(error));
  }
  return checked;
}

}  // namespace luoshi::casework
