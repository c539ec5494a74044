// The programs of experiments/, whole: each returns its exit status, which is 0, 2 for bad input, or 130 when
// interrupted after everything finished is on the disk. Here alone it is known how a command line spells a setting.
#pragma once

#include "campaign/run_campaign.h"
#include "programs/arguments.h"
#include "related/run.h"

namespace anc {

// no_adversary, anc, cpa_anc: one experiment, many trials.
int campaign_main(Experiment experiment, int argc, const char* const* argv,
                  const TrialFunction& compute = compute_trial);

// The scan of the open choices, on calibration seeds, into one file of records a point.
int calibrate_main(int argc, const char* const* argv, const TrialFunction& compute = compute_trial);

// Runs the trial that its argument cites and prints its record; compares with the record of the trial in --against
// FILE, or with the one found in the directories --records. 1 when the records differ.
int replay_main(int argc, const char* const* argv, const TrialFunction& compute = compute_trial);

// What a run would cost, from what rounds take here and how many of them trials took before.
int plan_main(int argc, const char* const* argv);

// Table 4, executed.
int related_work_main(int argc, const char* const* argv);

// Shards to the file that one run writes. 1 when trials are missing: each command that computes some of them is a line
// of standard output, and no file is written.
int merge_main(int argc, const char* const* argv);

// From files of records and traces to tables, data files and LaTeX macros; trains nothing. Writes no file unless the
// whole input was good, and each whole. `tabulate` throws UserError on bad input.
int tabulate_main(int argc, const char* const* argv);
int tabulate(int argc, const char* const* argv);

// The run that a command line of the first three programs, or of related_work, names. Throws UserError naming the flag.
Campaign campaign_of(Experiment experiment, const Arguments& arguments);
namespace related {
Run run_of(const Arguments& arguments);
}

}  // namespace anc
