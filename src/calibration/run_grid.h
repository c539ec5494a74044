// A joint scan on its way to the disk: stage by stage, point by point, one record file each.
#pragma once

#include "calibration/grid.h"
#include "calibration/halving.h"
#include "campaign/run_campaign.h"

namespace anc {

// Runs the stages, the first over all points of the grid, each later one over the best of the one before, into files of
// the directory; trials that are there are kept. `base` gives experiment, key bits, seed and threads. A trial that
// converged below the cap of an earlier stage is taken from there: the longer cap would not have been seen. False when
// interrupted; throws UserError like run_campaign.
bool run_grid(const Campaign& base, const Grid& grid, const std::vector<Stage>& stages,
              const std::filesystem::path& directory, const TrialFunction& compute);

}  // namespace anc
