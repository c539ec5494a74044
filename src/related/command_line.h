// The whole of the program related_work: Table 4, executed.
#pragma once

#include "campaign/flags.h"
#include "related/run.h"

namespace anc::related {

// The run that a command line names. Throws UserError naming the flag.
Run run_of(const Arguments& arguments);

// Returns the exit status: 0, 2 for bad input, 130 when interrupted after all finished trials are on the disk.
int related_work_main(int argc, const char* const* argv);

}  // namespace anc::related
