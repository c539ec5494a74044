// The core's own peak of fused multiply-adds, measured: what the matrix products are compared with.
#pragma once

#include <benchmark/benchmark.h>

namespace anc::benchmarks {

// Counters of a benchmark whose every iteration does so many floating-point operations: the rate, and its fraction of
// the peak.
void count_operations(benchmark::State& state, double operations);

}  // namespace anc::benchmarks
