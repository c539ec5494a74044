// What runs would cost, as tables.
#pragma once

#include <string>
#include <vector>

#include "planning/measure.h"
#include "planning/simulate.h"

namespace anc {

// At every size of the report's table, the smallest first; fewer when interrupted.
Costs measure_all(Experiment experiment);

// Throws UserError when there is none of that size.
Cost cost_of(const Costs& costs, int key_bits);

// One run for the terminal. `known` may hold other runs' records, which are left out.
std::string plan_text(const CampaignKey& key, const Workload& work, const Cost& cost, const std::vector<Record>& known);

// \planRows, of every size and 10^3 to 10^6 trials; \planFailureRows, of one size with other tasks and failures; and
// what both assume: \planCores, \planPerTask, \planFailures (in 10^6 core-hours), \planRequeueMinutes; and where it was
// measured, \planProcessor.
std::string report_macros(Experiment experiment, const Costs& costs, const std::vector<Record>& known);

}  // namespace anc
