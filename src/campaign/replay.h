// The whole of the program replay: one cited trial, run again.
#pragma once

#include "campaign/run_campaign.h"

namespace anc {

// Runs the trial its arguments cite and prints its record; compares with the record of the trial in --against FILE, or
// where records are looked for. Returns the exit status: 0, 1 when the records differ, 2 for bad input (or no such
// record, or several), 130 when interrupted.
int replay_main(int argc, const char* const* argv, const TrialFunction& compute = compute_trial);

}  // namespace anc
