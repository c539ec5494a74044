// Two kinds of failure, never mixed: a broken contract is a bug of ours, a user error is a line the user can
// act on.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace anc {

// A function was called outside its documented domain.
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Bad input. `what()` is one line, "WHAT: HOW TO MEND IT"; programs print it as "PROGRAM: WHAT: HOW TO MEND IT" and
// exit 2. A setting stands in it as `max_rounds`: below the programs nobody knows how a command line spells it, and
// those that have the flag print --max-rounds.
class UserError : public std::runtime_error {
 public:
  UserError(const std::string& what, const std::string& remedy) : std::runtime_error(what + ": " + remedy) {}
  explicit UserError(const std::string& line) : std::runtime_error(line) {}
};

// "`max_rounds`": a setting as messages name it.
inline std::string setting(std::string_view name) { return "`" + std::string(name) + "`"; }

// Throws ContractViolation with `message` unless `condition` holds.
inline void check(bool condition, const char* message) {
  if (!condition) throw ContractViolation(message);
}

}  // namespace anc
