#include "base/check.h"

#include "support/catch.h"

using namespace anc;

TEST_CASE("A broken contract throws, a kept one does nothing") {
  CHECK_NOTHROW(check(true, "kept"));
  CHECK_THROWS_WITH(check(false, "broken"), "broken");
}

TEST_CASE("A user error says what and how to mend it") {
  CHECK(std::string(UserError("--trials 0 is out of range", "give 1 or more").what()) ==
        "--trials 0 is out of range: give 1 or more");
}
