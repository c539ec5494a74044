#include "nn/rule_classifier.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/rule_classifier.cpp"
#include <hwy/foreach_target.h>

#include "numerics/product-inl.h"

#ifndef ANC_NN_RULE_CLASSIFIER_BLOCKS_
#define ANC_NN_RULE_CLASSIFIER_BLOCKS_
namespace anc {
// The matrices of a ClassifierPass, all with their rows side by side.
struct ClassifierBlocks {
  Index inputs, rules, minibatch;
  const float *weights, *contrast, *input, *truth;
  float offset;
  float *bits, *slopes, *z, *z_gradient, *weighted_input, *contrast_gradient;
};
}  // namespace anc
#endif

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// Hidden layer, logits and the gradient of (22) with respect to the logits, of the examples from `first` on.
void forward(const ClassifierBlocks& c, Index first, Index examples) {
  float *const bits = c.bits + first * c.rules, *const slopes = c.slopes + first * c.rules;
  product({.left = c.input + first,
           .row_stride = 1,
           .inner_stride = c.minibatch,
           .inner = c.inputs,
           .right = c.weights,
           .right_stride = c.rules,
           .out = bits,
           .out_stride = c.rules,
           .add = false},
          examples, c.rules);
  const Index hidden = examples * c.rules;
  for (Index j = 0; j < hidden; j += kWidth) {
    const BitSlope h = cosine_bit(load(bits + j));
    store(h.bit, bits + j);
    store(h.slope, slopes + j);
  }
  for (Index b = 0; b < examples; b += kLanes) {
    dot_rows(bits + b * c.rules, c.rules, c.contrast, c.rules, c.offset, c.z + first + b);
  }
  const Vec scale = constant(static_cast<float>(1.0 / static_cast<double>(c.minibatch)));
  for (Index j = first; j < first + examples; j += kWidth) {
    const Vec sign = fused(load(c.truth + j), constant(-2.0f), constant(1.0f));
    const Vec wrong = sigmoid(hn::Mul(sign, load(c.z + j))).value;
    store(hn::Mul(hn::Mul(sign, wrong), scale), c.z_gradient + j);
  }
}

// weighted_input of kLanes examples.
HWY_INLINE void weigh_inputs(const ClassifierBlocks& c, Index first) {
  for (Index i = 0; i < c.inputs; ++i) {
    const float* input = c.input + i * c.minibatch + first;
    float* weighted = c.weighted_input + i * c.minibatch + first;
    for (Index j = 0; j < kLanes; j += kWidth) {
      store(hn::Mul(load(input + j), load(c.z_gradient + first + j)), weighted + j);
    }
  }
}

// V vectors of contrast_gradient. Its chains are long and few and leave the processor time for other work: the first
// chains are taken together with the weighted input.
template <Index V, bool kWeighInputs>
HWY_INLINE void sum_contrasts(const ClassifierBlocks& c, Index column) {
  Vec sum[V];
#pragma GCC unroll 4
  for (Index v = 0; v < V; ++v) sum[v] = constant(0.0f);
  const float* bits = c.bits + column;
  for (Index first = 0; first < c.minibatch; first += kLanes) {
#pragma GCC unroll 16
    for (Index b = 0; b < kLanes; ++b, bits += c.rules) {
      const Vec gradient = constant(c.z_gradient[first + b]);
#pragma GCC unroll 4
      for (Index v = 0; v < V; ++v) sum[v] = fused(gradient, load(bits + v * kWidth), sum[v]);
    }
    if (kWeighInputs) weigh_inputs(c, first);
  }
#pragma GCC unroll 4
  for (Index v = 0; v < V; ++v) store(sum[v], c.contrast_gradient + column + v * kWidth);
}

// What needs the logits' gradient.
void backward(const ClassifierBlocks& c) {
  constexpr Index kOne = kWidth, kTwo = 2 * kWidth, kFour = 4 * kWidth;
  Index column = c.rules >= kFour ? kFour : c.rules >= kTwo ? kTwo : kOne;
  if (column == kFour) {
    sum_contrasts<4, true>(c, 0);
  } else if (column == kTwo) {
    sum_contrasts<2, true>(c, 0);
  } else {
    sum_contrasts<1, true>(c, 0);
  }
  for (; column + kFour <= c.rules; column += kFour) sum_contrasts<4, false>(c, column);
  for (; column < c.rules; column += kOne) sum_contrasts<1, false>(c, column);
}

// As many examples at a time as leave the hidden layer in the first-level cache.
void pass_over(const ClassifierBlocks& c) {
  constexpr Index kHidden = 4096;
  const Index block = kHidden / c.rules < kLanes ? kLanes : kHidden / c.rules / kLanes * kLanes;
  for (Index first = 0; first < c.minibatch; first += block) {
    forward(c, first, c.minibatch - first < block ? c.minibatch - first : block);
  }
  backward(c);
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(pass_over);

}  // namespace

void classifier_pass(const ClassifierPass& p) {
  const Index inputs = p.weights.rows(), rules = p.weights.cols(), minibatch = p.input.cols();
  const auto has = [](const auto& m, Index rows, Index columns) { return m.rows() == rows && m.cols() == columns; };
  check(minibatch > 0 && minibatch % kLanes == 0 && rules % kLanes == 0,
        "classifier_pass: the minibatch and the padded rules must be multiples of kLanes");
  check(p.contrast.size() == rules && has(p.input, inputs, minibatch) && has(p.truth, 1, minibatch) &&
            has(p.hidden.bits, minibatch, rules) && has(p.hidden.slopes, minibatch, rules) && p.z.size() == minibatch &&
            p.z_gradient.size() == minibatch && has(p.weighted_input, inputs, minibatch) &&
            has(p.contrast_gradient, 1, rules),
        "classifier_pass: shapes do not fit");
  HWY_DYNAMIC_DISPATCH(pass_over)
  ({.inputs = inputs,
    .rules = rules,
    .minibatch = minibatch,
    .weights = p.weights.data(),
    .contrast = p.contrast.data(),
    .input = p.input.data(),
    .truth = p.truth.data(),
    .offset = p.offset,
    .bits = p.hidden.bits.data(),
    .slopes = p.hidden.slopes.data(),
    .z = p.z.data(),
    .z_gradient = p.z_gradient.data(),
    .weighted_input = p.weighted_input.data(),
    .contrast_gradient = View(p.contrast_gradient).data()});
}

}  // namespace anc
#endif  // HWY_ONCE
