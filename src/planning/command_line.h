// The whole of the program plan: what a run would cost, from what rounds take here and how many of them trials took
// before.
#pragma once

namespace anc {

// Returns the exit status: 0, 2 for bad input, 130 when interrupted.
int plan_main(int argc, const char* const* argv);

}  // namespace anc
