#include "base/program.h"

#include <stdexcept>

#include "base/check.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("The status tells a user's error from ours") {
  CHECK(run_program("test", [] { return 7; }) == 7);
  CHECK(run_program("test", []() -> int { throw UserError("expected here", "nothing to mend"); }) == 2);
  CHECK(run_program("test", []() -> int { throw ContractViolation("expected here"); }) == 3);
}
