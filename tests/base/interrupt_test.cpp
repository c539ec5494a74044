#include "base/interrupt.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "support/catch.h"
#include "support/child.h"

using namespace anc;
using anc::test::status_of_child;

namespace {

// The exit status of a child that runs `body`, which must have written a byte to the descriptor it is given.
template <class Body>
int status_of_reporting_child(const Body& body) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const int status = status_of_child([&] { return body(ends[1]); });
  close(ends[1]);
  char byte = 0;
  CHECK(read(ends[0], &byte, 1) == 1);
  close(ends[0]);
  return status;
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

TEST_CASE("What never polls the flag is ended all the same") {
  CHECK(status_of_child([] {
          catch_interrupts();
          raise(SIGINT);
          while (true) pause();
          return 4;
        }) == kInterruptedStatus);
}

TEST_CASE("A file that is being written is finished first, also when signals come again and again") {
  const int status = status_of_reporting_child([](int report) {
    catch_interrupts();
    std::thread idle([] {
      while (true) pause();  // takes the signals, which this thread holds back
    });
    {
      const Uninterrupted writing;
      kill(getpid(), SIGINT);
      while (!interrupted()) std::this_thread::yield();
      for (int i = 0; i < 10; ++i) {
        kill(getpid(), SIGINT);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
      }
      (void)!write(report, "x", 1);
    }
    while (true) pause();
    return 6;
  });
  CHECK(status == kInterruptedStatus);
}

TEST_CASE("So it is in a program that catches nothing") {
  const int status = status_of_reporting_child([](int report) {
    std::signal(SIGTERM, SIG_DFL);
    {
      const Uninterrupted outer;
      {
        const Uninterrupted inner;
        raise(SIGTERM);
      }
      (void)!write(report, "x", 1);
    }
    return 7;
  });
  CHECK(status == 128 + SIGTERM);
}
