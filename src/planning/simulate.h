// A small simulation of a job array: what a run will take, from what trials took before.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random_stream.h"

namespace anc {

// Tasks of `per_task` trials each wait in one queue, and whichever of `cores` is free takes the next. Failures of its
// node come to a core at random, memoryless, `failures` a busy core-hour: the trial in flight is lost, the core is out
// for `requeue_seconds`, and the task goes on with its finished trials kept.
struct Workload {
  std::int64_t trials = 1, per_task = 1, cores = 1;
  double round_seconds = 1.0;
  double failures = 0.0, requeue_seconds = 0.0;
};

struct Expense {
  double core_hours = 0.0, wall_hours = 0.0;
  std::int64_t requeues = 0;
};

// One course of events. Every trial takes the rounds of one of `known`, drawn with equal chances.
Expense simulate(const Workload& work, const std::vector<std::int64_t>& known, RandomStream& stream);

// Median and 90 % interval.
struct Spread90 {
  double low = 0.0, median = 0.0, high = 0.0;
};
Spread90 spread_of(std::vector<double> values);

struct Forecast {
  Spread90 core_hours, wall_hours, requeues;
};

// Many courses, each on a sample of `known` drawn anew from it (the bootstrap): the interval has both the chance of the
// trials and what we do not know of their rounds. The same arguments give the same forecast.
Forecast forecast(const Workload& work, const std::vector<std::int64_t>& known);

}  // namespace anc
