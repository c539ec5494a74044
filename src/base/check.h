// Two kinds of failure, never mixed: a broken contract is a bug of ours, a user error is a line the user can
// act on.
#pragma once

#include <stdexcept>
#include <string>

namespace anc {

// A function was called outside its documented domain.
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Bad input. `what()` is one line, "WHAT: HOW TO MEND IT"; programs print it as "PROGRAM: WHAT: HOW TO MEND
// IT" and exit 2.
class UserError : public std::runtime_error {
 public:
  UserError(const std::string& what, const std::string& remedy) : std::runtime_error(what + ": " + remedy) {}
};

// Throws ContractViolation with `message` unless `condition` holds.
inline void check(bool condition, const char* message) {
  if (!condition) throw ContractViolation(message);
}

}  // namespace anc
