#include "programs/program.h"

#include <fcntl.h>

#include <new>
#include <stdexcept>

#include "base/check.h"
#include "support/catch.h"
#include "support/child.h"

using namespace anc;

TEST_CASE("The status tells a user's error from ours") {
  CHECK(run_program("test", [] { return 7; }) == 7);
  CHECK(run_program("test", []() -> int { throw UserError("expected here", "nothing to mend"); }) == 2);
  CHECK(run_program("test", []() -> int { throw ContractViolation("expected here"); }) == 3);
}

TEST_CASE("Memory that cannot be had is no bug of ours") {
  CHECK(run_program("test", []() -> int { throw std::bad_alloc(); }) == 2);
}

TEST_CASE("No file gets the number of a standard descriptor that was closed, and what is written there is an error") {
  const int status = test::status_of_child([] {
    for (const int descriptor : {0, 1, 2}) close(descriptor);
    return run_program("test", [] {
      const int file = open("/dev/null", O_RDWR);
      if (file <= 2) return 10;
      if (write(1, "x", 1) >= 0 || write(2, "x", 1) >= 0) return 11;
      char byte = 0;
      return read(0, &byte, 1) >= 0 ? 12 : 0;
    });
  });
  CHECK(status == 0);
}

TEST_CASE("A reader that is gone is an error of the write") {
  const int status = test::status_of_child([] {
    int ends[2];
    if (pipe(ends) != 0) return 10;
    dup2(ends[1], 1);
    dup2(ends[1], 2);
    close(ends[0]);
    close(ends[1]);
    return run_program("test", [] {
      say("nobody reads this");
      print("nor this");
      return 11;
    });
  });
  CHECK(status == 2);
}
