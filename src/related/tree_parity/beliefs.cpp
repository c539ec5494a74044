#include "related/tree_parity/beliefs.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "related/tree_parity/beliefs.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>

#include "related/tree_parity/normal.h"

HWY_BEFORE_NAMESPACE();
namespace anc::related::tree_parity {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using Vec = hn::Vec<Doubles>;

HWY_INLINE Vec constant(double value) { return hn::Set(Doubles(), value); }
HWY_INLINE Vec load(const double* p) { return hn::Load(Doubles(), p); }

// normal_cdf, lane by lane.
HWY_INLINE Vec cdf(Vec z, const double* series) {
  const hn::RebindToSigned<Doubles> di;
  const Vec clamped = hn::Min(hn::Max(z, constant(-kNormalReach)), constant(kNormalReach));
  const Vec shifted = hn::Add(hn::Mul(clamped, constant(kNormalSteps)), constant(kNormalRounder));
  const Vec nearest = hn::Sub(shifted, constant(kNormalRounder));
  const Vec offset = hn::Sub(clamped, hn::Mul(nearest, constant(1.0 / kNormalSteps)));
  const auto place = hn::Add(hn::Sub(hn::BitCast(di, shifted), hn::BitCast(di, constant(kNormalRounder))),
                             hn::Set(di, kNormalReach * kNormalSteps));
  static_assert(kNormalTerms == 7);
  const auto first = hn::Sub(hn::ShiftLeft<3>(place), place);
  Vec value = hn::GatherIndex(Doubles(), series + kNormalTerms - 1, first);
  for (int n = kNormalTerms - 2; n >= 0; --n) {
    value = hn::Add(hn::Mul(value, offset), hn::GatherIndex(Doubles(), series + n, first));
  }
  return hn::Min(hn::Max(value, constant(0.0)), constant(1.0));
}

// The probability of each value of some weights, split by whether the unit moves: moving and staying, a vector a value.
// Returns the sum of both.
HWY_INLINE Vec split(const Beliefs& b, const Evidence& e, int j, const double* series, double* moving,
                     double* staying) {
  const Doubles d;
  const int width = static_cast<int>(hn::Lanes(d));
  const Vec x = load(&b.sign[j]), one = constant(1.0);
  const Vec rest_mean = hn::Sub(hn::Sub(constant(e.mean), hn::Mul(x, load(&b.mean[j]))), constant(kBoundary));
  const Vec rest_variance = hn::Max(hn::Sub(constant(e.variance), load(&b.variance[j])), constant(kLeastVariance));
  const Vec deviation = hn::Sqrt(rest_variance);
  Vec total = constant(0.0);
  for (int i = 0; i <= 2 * b.depth; ++i) {
    const Vec p = load(&b.rows[i * b.stride + j]);
    const Vec z = hn::Div(hn::Add(rest_mean, hn::Mul(x, constant(i - b.depth))), deviation);
    const Vec positive = cdf(z, series);
    const Vec if_up = hn::Mul(hn::Mul(p, positive), constant(e.if_positive));
    const Vec if_down = hn::Mul(hn::Mul(p, hn::Sub(one, positive)), constant(e.if_negative));
    hn::Store(e.output > 0 ? if_up : if_down, d, moving + i * width);
    hn::Store(e.output > 0 ? if_down : if_up, d, staying + i * width);
    total = hn::Add(total, hn::Add(if_up, if_down));
  }
  return total;
}

// What reaches value i of the moving part, in two summands, as each lane moves: `up` by +1, the others by -1.
template <class Mask>
HWY_INLINE Vec arrivals(Vec staying, const double* moving, int i, int top, int width, Mask up) {
  const Vec zero = constant(0.0);
  const Vec here = load(moving + i * width);
  const Vec below = i > 0 ? load(moving + (i - 1) * width) : zero;
  const Vec above = i < top ? load(moving + (i + 1) * width) : zero;
  const Vec first = hn::IfThenElse(up, below, i == 0 ? here : above);
  const Vec second = hn::IfThenElse(up, i == top ? here : zero, i == 0 ? above : zero);
  return hn::Add(hn::Add(staying, first), second);
}

void update_lanes(Beliefs& b, const Evidence& e, int j, const double* series, double* moving, double* staying) {
  const Doubles d;
  const int width = static_cast<int>(hn::Lanes(d)), top = 2 * b.depth;
  const Vec total = split(b, e, j, series, moving, staying);
  const auto possible = hn::Gt(total, constant(0.0));
  const Vec scale = hn::Div(constant(1.0), total);
  for (int i = 0; i <= top; ++i) {
    hn::Store(hn::Mul(scale, load(moving + i * width)), d, moving + i * width);
    hn::Store(hn::Mul(scale, load(staying + i * width)), d, staying + i * width);
  }
  const auto up = hn::Gt(hn::Mul(load(&b.sign[j]), constant(e.direction)), constant(0.0));
  Vec mean = constant(0.0), square = constant(0.0);
  for (int i = 0; i <= top; ++i) {
    const Vec stay = load(staying + i * width);
    const Vec after =
        e.direction == 0 ? hn::Add(stay, load(moving + i * width)) : arrivals(stay, moving, i, top, width, up);
    double* const row = &b.rows[i * b.stride + j];
    const Vec p = hn::IfThenElse(possible, after, load(row));
    hn::Store(p, d, row);
    const Vec value = constant(i - b.depth), weighted = hn::Mul(value, p);
    mean = hn::Add(mean, weighted);
    square = hn::Add(square, hn::Mul(value, weighted));
  }
  hn::Store(mean, d, &b.mean[j]);
  hn::Store(hn::Max(constant(0.0), hn::Sub(square, hn::Mul(mean, mean))), d, &b.variance[j]);
}

void update_row(Beliefs& beliefs, const Evidence& evidence) {
  constexpr int kMostValues = 2 * 63 + 1;
  HWY_ALIGN double moving[kMostValues * 8], staying[kMostValues * 8];
  const double* const series = normal_series();
  for (int j = 0; j < beliefs.stride; j += static_cast<int>(hn::Lanes(Doubles()))) {
    update_lanes(beliefs, evidence, j, series, moving, staying);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc::related::tree_parity
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace anc::related::tree_parity {

HWY_EXPORT(update_row);

Beliefs::Beliefs(int inputs, int depth_of_weights) : depth(depth_of_weights), stride((inputs + 7) / 8 * 8) {
  const int values = 2 * depth + 1;
  rows = hwy::AllocateAligned<double>(static_cast<std::size_t>(values) * stride);
  for (auto* const row : {&mean, &variance, &sign}) {
    *row = hwy::AllocateAligned<double>(stride);
    std::fill_n(row->get(), stride, 0.0);
  }
  std::fill_n(rows.get(), values * stride, 1.0 / values);
  double first = 0.0, second = 0.0;  // moments, summed as update sums them
  for (int l = -depth; l <= depth; ++l) {
    const double weighted = l * (1.0 / values);
    first += weighted;
    second += l * weighted;
  }
  std::fill_n(mean.get(), stride, first);
  std::fill_n(variance.get(), stride, std::max(0.0, second - first * first));
}

void update(Beliefs& beliefs, const Evidence& evidence) { HWY_DYNAMIC_DISPATCH(update_row)(beliefs, evidence); }

}  // namespace anc::related::tree_parity
#endif  // HWY_ONCE
