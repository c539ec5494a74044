#include "base/interrupt.h"

#include <pthread.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

namespace anc {
namespace {

std::atomic<bool> arrived{false};
std::atomic<int> writing{0};  // how many Uninterrupted there are
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "a signal handler may only touch lock-free atomics");
thread_local sigset_t mask_before;
thread_local int depth = 0;

// SIGALRM after `delay`, then again and again: where a file is being written the process ends as soon as it is.
void end_after(suseconds_t delay) {
  constexpr suseconds_t kSecond = 1'000'000, kAgain = 20'000;
  const itimerval timer = {.it_interval = {.tv_sec = 0, .tv_usec = kAgain},
                           .it_value = {.tv_sec = delay / kSecond, .tv_usec = delay % kSecond}};
  setitimer(ITIMER_REAL, &timer, nullptr);
}

extern "C" void on_alarm(int) {
  if (writing.load() == 0) _exit(kInterruptedStatus);
}

extern "C" void on_signal(int) {
  constexpr suseconds_t kAtOnce = 1, kGrace = 1'500'000;
  const bool again = arrived.exchange(true);
  if (again && writing.load() == 0) _exit(kInterruptedStatus);
  end_after(again ? kAtOnce : kGrace);
}

sigset_t set_of_interrupts() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;  // a write in progress is finished, not torn
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void catch_interrupts() {
  handle(SIGALRM, on_alarm);
  handle(SIGINT, on_signal);
  handle(SIGTERM, on_signal);
}

bool interrupted() { return arrived.load(std::memory_order_relaxed); }

// The count keeps on_alarm away, the mask the default action, in a program that catches nothing.
Uninterrupted::Uninterrupted() {
  ++writing;
  if (depth++ > 0) return;
  const sigset_t interrupts = set_of_interrupts();
  pthread_sigmask(SIG_BLOCK, &interrupts, &mask_before);
}

Uninterrupted::~Uninterrupted() {
  --writing;
  if (--depth == 0) pthread_sigmask(SIG_SETMASK, &mask_before, nullptr);
}

}  // namespace anc
