#include "base/interrupt.h"

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace anc {
namespace {

std::atomic<bool> arrived{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void on_signal(int) {
  if (arrived.exchange(true)) _exit(kInterruptedStatus);
}

}  // namespace

void catch_interrupts() {
  struct sigaction action = {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;  // a write in progress is finished, not torn
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool interrupted() { return arrived.load(std::memory_order_relaxed); }

}  // namespace anc
