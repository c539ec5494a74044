#include "base/interrupt.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "support/catch.h"

using namespace anc;

namespace {

// The exit status of a child that runs `body`.
template <class Body>
int status_of_child(const Body& body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("The first signal sets the flag, the second ends the process") {
  for (const int signal : {SIGINT, SIGTERM}) {
    CHECK(status_of_child([&] {
            catch_interrupts();
            if (interrupted()) return 1;
            raise(signal);
            return interrupted() ? 42 : 2;
          }) == 42);
    CHECK(status_of_child([&] {
            catch_interrupts();
            raise(signal);
            raise(signal);
            return 3;
          }) == kInterruptedStatus);
  }
}
