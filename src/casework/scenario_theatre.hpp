// One scenario under way: its database, its people, its cases by name, its time. Inside casework;
// see scenario_run.hpp.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "casework/access.hpp"
#include "casework/scenario_run.hpp"
#include "casework/step.hpp"
#include "files/archive.hpp"
#include "store/database.hpp"
#include "store/scratch_directory.hpp"

namespace luoshi::casework {

class Theatre {
 public:
  // Publishes the service. Errors: those of the store and of Services::publish.
  [[nodiscard]] static Result<std::unique_ptr<Theatre>> open(const catalog::Service& service,
                                                             const catalog::Scenario& scenario,
                                                             const Stage& stage);

  // One act; its error as it came. A unit that nobody knows yet is made, and the act tried again:
  // the tables of a package name units of districts.
  Result<> act(const ledger::Actor& actor, const std::function<Result<>(ledger::Act&)>& body);
  Result<> read(const std::function<Result<>(store::Reader&)>& body);

  // The person a step names, with the appointment; made when first named.
  Result<Worker> worker(const catalog::ScenarioActor& actor);
  // The id of a person of the unit who was named before; not_found "person.not-found".
  Result<std::string> known_person(const std::string& unit, const std::string& name) const;
  // The unit of a post, or the word itself.
  [[nodiscard]] std::string unit_of(const std::string& word) const;
  // The id of a case by what steps call it; the first case for "".
  [[nodiscard]] std::string case_of(const std::string& name) const;
  void name_case(const std::string& name, const std::string& id);

  // Lets time pass, firing on the way what is due.
  Result<> go_to(Instant to);
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const World& world() const { return *world_; }
  [[nodiscard]] Random& random() { return random_; }
  // Where the next place is said to lie.
  void set_community(const std::string& community) { community_ = community; }

 private:
  Theatre(const Stage& stage, Instant begin);
  Result<> prepare();
  Result<> publish(const catalog::Service& service);
  Result<> make_unit(const std::string& id);
  [[nodiscard]] std::optional<Located> locate(std::int64_t longitude_e7, std::int64_t latitude_e7);

  const Stage& stage_;
  Instant now_;
  SystemRandom random_;
  store::ScratchDirectory directory_;
  std::unique_ptr<files::Archive> archive_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<Services> services_;
  std::unique_ptr<World> world_;
  Posts posts_;
  std::string community_;
  std::map<std::string, std::string> cases_;
  std::map<std::string, Worker> people_;
};

}  // namespace luoshi::casework
