#include "benchmarks/peak.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "benchmarks/peak.cpp"
#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

#ifndef ANC_BENCHMARKS_FMA_WORK_
#define ANC_BENCHMARKS_FMA_WORK_
namespace anc::benchmarks {
// Floating-point operations, two a lane and fused multiply-add.
struct FmaWork {
  double operations;
  float sum;
};
}  // namespace anc::benchmarks
#endif

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// On registers alone; the sum is returned so that nothing can be optimised away.
benchmarks::FmaWork chains() {
  constexpr int kChains = 12, kSteps = 10000;
  const Lanes d;
  const Vec a = constant(0.999f), b = constant(0.001f);
  Vec x[kChains];
  for (int i = 0; i < kChains; ++i) x[i] = constant(static_cast<float>(i));
  for (int step = 0; step < kSteps; ++step) {
#pragma GCC unroll 12
    for (int i = 0; i < kChains; ++i) x[i] = fused(x[i], a, b);
  }
  Vec sum = x[0];
  for (int i = 1; i < kChains; ++i) sum = hn::Add(sum, x[i]);
  return {.operations = 2.0 * kChains * kSteps * static_cast<double>(hn::Lanes(d)), .sum = hn::GetLane(sum)};
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>
#include <chrono>

#include "numerics/simd_target.h"

namespace anc {
namespace {
HWY_EXPORT(chains);
}  // namespace

namespace benchmarks {
namespace {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// The best of many short runs, measured once: the machine may be shared, the peak is not.
double measure_peak() {
  double best = 0.0;
  for (int run = 0; run < 1000; ++run) {
    const double start = seconds_now();
    FmaWork work = HWY_DYNAMIC_DISPATCH(chains)();
    benchmark::DoNotOptimize(work.sum);
    best = std::max(best, work.operations / (seconds_now() - start));
  }
  return best;
}

double peak_flops() {
  static const double peak = measure_peak();
  return peak;
}

void fma_peak(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(HWY_DYNAMIC_DISPATCH(chains)().sum);
  state.SetLabel("peak with " + simd_target());
  state.counters["GFLOPs"] = peak_flops() * 1e-9;
}
BENCHMARK(fma_peak);

}  // namespace

void count_operations(benchmark::State& state, double operations) {
  const double all = operations * static_cast<double>(state.iterations());
  state.counters["GFLOPs"] = benchmark::Counter(all * 1e-9, benchmark::Counter::kIsRate);
  state.counters["of_peak"] = benchmark::Counter(all / peak_flops(), benchmark::Counter::kIsRate);
}

}  // namespace benchmarks
}  // namespace anc

BENCHMARK_MAIN();
#endif  // HWY_ONCE
