// Ctrl-C and kill, turned into a flag that long computations poll.
#pragma once

namespace anc {

// From now on the first SIGINT or SIGTERM only sets the flag; the second ends the process at once with
// kInterruptedStatus. Writing past a file-size limit becomes an error of the write (EFBIG) instead of a
// signal.
void catch_interrupts();

// Whether a signal has arrived.
bool interrupted();

// What a program returns after it has put what is finished safely on disk: 128 + SIGINT.
inline constexpr int kInterruptedStatus = 130;

}  // namespace anc
