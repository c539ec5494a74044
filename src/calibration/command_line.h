// The whole of the program calibrate: the scan of the open choices, on calibration seeds.
#pragma once

#include "campaign/run_campaign.h"

namespace anc {

// Runs the scan into one record file a point and returns the exit status: 0, 2 for bad input, 130 when interrupted
// after all finished trials are on the disk. Trials that the files already have are kept.
int calibrate_main(int argc, const char* const* argv, const TrialFunction& compute = compute_trial);

}  // namespace anc
