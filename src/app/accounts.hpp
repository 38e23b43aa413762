// The units, people and passwords a new data directory begins with, from its district's catalogue.
#pragma once

#include <string>
#include <vector>

#include "app/data_directory.hpp"

namespace luoshi::app {

struct NewAccount {
  std::string login;
  std::string name;   // in Chinese
  std::string unit;   // its name in Chinese
  std::string roles;  // "supervision, approver"
  std::string password;
};

// Creates units and people in one act each. With `must_change` every first password has to be
// changed at the first log-in; a demonstration leaves that out.
[[nodiscard]] Result<std::vector<NewAccount>> create_accounts(DataDirectory& data,
                                                              bool must_change);

// Shown once, on standard output.
void print_accounts(const std::vector<NewAccount>& accounts);

}  // namespace luoshi::app
