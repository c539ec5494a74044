// Ctrl-C and kill, turned into a flag that long computations poll.
#pragma once

namespace anc {

// From now on the first SIGINT or SIGTERM sets the flag; the second ends the process at once with kInterruptedStatus.
// So does a second and a half after the first, for what has not polled the flag by then: within two seconds every
// program has ended. A file that is being written is finished first.
void catch_interrupts();

// Whether a signal has arrived.
bool interrupted();

// What a program returns after it has put what is finished safely on disk: 128 + SIGINT.
inline constexpr int kInterruptedStatus = 130;

// While one lives, no SIGINT or SIGTERM ends the process, whether interrupts are caught or not.
class Uninterrupted {
 public:
  Uninterrupted();
  ~Uninterrupted();
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
};

}  // namespace anc
