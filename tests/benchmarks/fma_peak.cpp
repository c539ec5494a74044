#include "benchmarks/fma_peak.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "benchmarks/fma_peak.cpp"
#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

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
namespace anc {
HWY_EXPORT(chains);
namespace benchmarks {
FmaWork fused_multiply_adds() { return HWY_DYNAMIC_DISPATCH(chains)(); }
}  // namespace benchmarks
}  // namespace anc
#endif  // HWY_ONCE
