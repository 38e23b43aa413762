#include "casework/diagram.hpp"

#include <algorithm>
#include <map>

#include "casework/events.hpp"

namespace luoshi::casework {
namespace {

void add(std::vector<std::string>& all, std::string id) {
  if (!id.empty() && std::ranges::find(all, id) == all.end()) all.push_back(std::move(id));
}

// Follows which activity is an element of which process, as the events tell it.
class History {
 public:
  explicit History(const catalog::Service& service) : service_(service) {}

  void take(const bpmn::Event& event) {
    if (const auto* started = std::get_if<bpmn::Started>(&event)) {
      processes_.push_back(started->process.id);
    } else if (const auto* called = std::get_if<bpmn::Called>(&event)) {
      processes_.push_back(called->process.id);
    } else if (const auto* entered = std::get_if<bpmn::Entered>(&event)) {
      elements_[entered->id] = id_of(entered->process, entered->element);
    } else if (const auto* completed = std::get_if<bpmn::Completed>(&event)) {
      add(done_, elements_[completed->activity]);
    }
  }
  [[nodiscard]] std::vector<std::string> done() const { return done_; }

 private:
  [[nodiscard]] std::string id_of(std::int64_t process, bpmn::Index element) const {
    const auto place = static_cast<std::size_t>(process);
    if (element == bpmn::none || place >= processes_.size()) return {};
    const auto* found = service_.model().find(processes_[place]);
    return found == nullptr ? std::string() : found->at(element).id;
  }

  const catalog::Service& service_;
  std::vector<std::string> processes_;
  std::map<bpmn::ActivityId, std::string> elements_;
  std::vector<std::string> done_;
};

}  // namespace

Result<Diagram> diagram_of(store::Reader& reader, const Running& running) {
  Diagram diagram;
  for (const auto& one : running.instance.activities) {
    const auto element = element_of(running, one.id);
    if (one.incident) add(diagram.failed, element);
    if (one.children == 0 && one.tokens == 0) add(diagram.active, element);
  }
  History history(*running.service);
  TRY(each_event(reader, running.row, [&](const bpmn::Event& event) -> Result<> {
    history.take(event);
    return {};
  }));
  diagram.done = history.done();
  return diagram;
}

}  // namespace luoshi::casework
