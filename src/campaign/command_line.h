// The whole of the programs no_adversary, anc and cpa_anc: one experiment, many trials.
#pragma once

#include "campaign/flags.h"
#include "campaign/run_campaign.h"

namespace anc {

// The campaign that a command line names. Throws UserError naming the flag.
Campaign campaign_of(Experiment experiment, const Arguments& arguments);

// Runs the program of an experiment and returns its exit status: 0, 2 for bad input, 130 when interrupted after all
// finished trials are on the disk.
int campaign_main(Experiment experiment, int argc, const char* const* argv,
                  const TrialFunction& compute = compute_trial);

}  // namespace anc
