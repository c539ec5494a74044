#include "nn/losses.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/losses.cpp"
#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// Adds the row's distances and right guesses to the running sums; sign is 1 - 2 truth.
void cosine_loss_row(const float* h, const float* truth, Index columns, float scale, float* gradient,
                     LaneSums& distance, LaneSums& right) {
  const Vec half = constant(0.5f), one = constant(1.0f), scaled = constant(scale * 0x1.921fb6p+0f);
  for (Index j = 0; j < columns; j += kWidth) {
    const SinCos wave = sin_cos_half_turns(load(h + j));
    const Vec sign = fused(load(truth + j), constant(-2.0f), one);
    const Vec margin = hn::Mul(sign, wave.cos);  // 1 when certain and right, -1 when certain and wrong
    const std::size_t part = static_cast<std::size_t>(j % kLanes / kWidth);
    distance.part[part] = hn::Add(distance.part[part], fused(margin, constant(-0.5f), half));
    const Vec hit = hn::IfThenElseZero(hn::Gt(margin, constant(0.0f)), one);
    right.part[part] = hn::Add(right.part[part], hit);
    store(hn::Mul(hn::Mul(sign, wave.sin), scaled), gradient + j);
  }
}

// The same for a sigmoid guess: the distance is the probability of the wrong value, or the cross-entropy.
template <bool cross_entropy>
void logit_loss_row(const float* z, const float* truth, Index columns, float scale, float* gradient, LaneSums& distance,
                    LaneSums& right) {
  const Vec zero = constant(0.0f), one = constant(1.0f), scaled = constant(scale);
  for (Index j = 0; j < columns; j += kWidth) {
    const Vec sign = fused(load(truth + j), constant(-2.0f), one);
    const Vec margin = hn::Mul(sign, load(z + j));
    const Sigmoid wrong = sigmoid(margin);
    const std::size_t part = static_cast<std::size_t>(j % kLanes / kWidth);
    distance.part[part] = hn::Add(distance.part[part], cross_entropy ? wrong.softplus : wrong.value);
    right.part[part] = hn::Add(right.part[part], hn::IfThenElseZero(hn::Lt(margin, zero), one));
    const Vec steepness = cross_entropy ? wrong.value : hn::Mul(wrong.value, wrong.complement);
    store(hn::Mul(hn::Mul(sign, steepness), scaled), gradient + j);
  }
}

using LossRow = void (*)(const float*, const float*, Index, float, float*, LaneSums&, LaneSums&);

template <LossRow row_kernel>
Guess bit_loss(const ConstView& guess, const ConstView& truth, View gradient) {
  const double count = static_cast<double>(guess.size());
  LaneSums distance, right;
  for (Index i = 0; i < guess.rows(); ++i) {
    row_kernel(row_of(guess, i), row_of(truth, i), guess.cols(), static_cast<float>(1.0 / count), row_of(gradient, i),
               distance, right);
  }
  return {.error = distance.total() / count, .rate = right.total() / count};
}

Guess cosine_loss(const ConstView& h, const ConstView& truth, View gradient) {
  return bit_loss<cosine_loss_row>(h, truth, gradient);
}

Guess sigmoid_loss(const ConstView& z, const ConstView& truth, View gradient) {
  return bit_loss<logit_loss_row<false>>(z, truth, gradient);
}

Guess entropy_loss(const ConstView& z, const ConstView& truth, View gradient) {
  return bit_loss<logit_loss_row<true>>(z, truth, gradient);
}

// The sum over the rows is one chain for each example.
void example_errors(const ConstView& z, const ConstView& truth, bool nats, float* errors) {
  const Vec one = constant(1.0f), scale = constant(1.0f / static_cast<float>(z.rows()));
  for (Index j = 0; j < z.cols(); j += kWidth) {
    Vec sum = constant(0.0f);
    for (Index i = 0; i < z.rows(); ++i) {
      const Vec sign = fused(load(row_of(truth, i) + j), constant(-2.0f), one);
      const Sigmoid wrong = sigmoid(hn::Mul(sign, load(row_of(z, i) + j)));
      sum = hn::Add(sum, nats ? wrong.softplus : wrong.value);
    }
    store(hn::Mul(sum, scale), errors + j);
  }
}

void gate_columns(const float* errors, View gradient) {
  const Vec half = constant(0.5f);
  for (Index i = 0; i < gradient.rows(); ++i) {
    float* row = row_of(gradient, i);
    for (Index j = 0; j < gradient.cols(); j += kWidth) {
      store(hn::IfThenZeroElse(hn::Gt(load(errors + j), half), load(row + j)), row + j);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(cosine_loss);
HWY_EXPORT(sigmoid_loss);
HWY_EXPORT(entropy_loss);
HWY_EXPORT(example_errors);
HWY_EXPORT(gate_columns);

void check_shapes(const ConstView& guess, const ConstView& truth, const ConstView& gradient) {
  for (const ConstView& other : {truth, gradient}) {
    check(guess.rows() == other.rows() && guess.cols() == other.cols(), "loss: shapes differ");
  }
  check(guess.cols() % kLanes == 0, "loss: the minibatch must be a multiple of kLanes");
}

}  // namespace

Guess cosine_bit_loss(const ConstView& h, const ConstView& truth, View gradient) {
  check_shapes(h, truth, gradient);
  return HWY_DYNAMIC_DISPATCH(cosine_loss)(h, truth, gradient);
}

Guess sigmoid_bit_loss(const ConstView& z, const ConstView& truth, View gradient) {
  check_shapes(z, truth, gradient);
  return HWY_DYNAMIC_DISPATCH(sigmoid_loss)(z, truth, gradient);
}

Guess cross_entropy_loss(const ConstView& z, const ConstView& truth, View gradient) {
  check_shapes(z, truth, gradient);
  return HWY_DYNAMIC_DISPATCH(entropy_loss)(z, truth, gradient);
}

void sigmoid_example_errors(const ConstView& z, const ConstView& truth, RowVector& errors) {
  check_shapes(z, truth, z);
  check(errors.size() == z.cols(), "loss: one error an example");
  HWY_DYNAMIC_DISPATCH(example_errors)(z, truth, false, errors.data());
}

void cross_entropy_example_errors(const ConstView& z, const ConstView& truth, RowVector& errors) {
  check_shapes(z, truth, z);
  check(errors.size() == z.cols(), "loss: one error an example");
  HWY_DYNAMIC_DISPATCH(example_errors)(z, truth, true, errors.data());
}

void gate_examples(const RowVector& errors, View gradient) {
  check(errors.size() == gradient.cols() && errors.size() % kLanes == 0, "gate_examples: one error an example");
  HWY_DYNAMIC_DISPATCH(gate_columns)(errors.data(), gradient);
}

}  // namespace anc
#endif  // HWY_ONCE
