// The fused pass against the plain steps it stands for, bit for bit.
#include "nn/rule_classifier.h"

#include "base/check.h"
#include "nn/losses.h"
#include "numerics/elementwise.h"
#include "numerics/product.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;
using test::random_matrix;

namespace {

struct Outcome {
  RuleCache hidden;
  RowVector z, z_gradient;
  Matrix weighted_input, contrast_gradient;

  Outcome(Index inputs, Index rules, Index minibatch)
      : hidden(minibatch, rules),
        z(RowVector::Zero(minibatch)),
        z_gradient(z),
        weighted_input(Matrix::Zero(inputs, minibatch)),
        contrast_gradient(Matrix::Zero(1, padded(rules))) {}

  friend bool operator==(const Outcome& a, const Outcome& b) {
    return a.hidden.bits == b.hidden.bits && a.hidden.slopes == b.hidden.slopes && a.z == b.z &&
           a.z_gradient == b.z_gradient && a.weighted_input == b.weighted_input &&
           a.contrast_gradient == b.contrast_gradient;
  }
};

struct Problem {
  Matrix weights, input, truth;
  RowVector contrast;

  Problem(Index inputs, Index rules, Index minibatch)
      : weights(random_matrix(61, inputs, rules)),
        input(random_matrix(62, inputs, minibatch).cwiseAbs()),
        truth(random_matrix(63, 1, minibatch).unaryExpr([](float x) { return x > 0.0f ? 1.0f : 0.0f; })),
        contrast(random_matrix(64, 1, rules, 2.0f).row(0)) {
    input.topRows(inputs / 2) = input.topRows(inputs / 2).unaryExpr([](float x) { return x > 0.5f ? 1.0f : 0.0f; });
  }
};

constexpr float kOffset = 0.375f;

Outcome plain(const Problem& p, Outcome o) {
  rules_forward(p.weights, p.input, o.hidden);
  row_dots(o.hidden.bits, p.contrast, kOffset, o.z);
  cross_entropy_loss(o.z, p.truth, o.z_gradient);
  scale_columns(p.input, o.z_gradient, o.weighted_input);
  multiply({o.z_gradient.data(), 1, o.z_gradient.size(), o.z_gradient.size(), 1}, o.hidden.bits, o.contrast_gradient);
  return o;
}

Outcome fused(const Problem& p, Outcome o) {
  classifier_pass({.weights = p.weights,
                   .contrast = p.contrast,
                   .offset = kOffset,
                   .input = p.input,
                   .truth = p.truth,
                   .hidden = o.hidden,
                   .z = o.z,
                   .z_gradient = o.z_gradient,
                   .weighted_input = o.weighted_input,
                   .contrast_gradient = o.contrast_gradient});
  return o;
}

struct Shape {
  Index inputs, rules, minibatch;
};

// One vector of rules and many, minibatches of one block and of several, and the last block short.
const Shape kShapes[] = {{3, 4, 64},    {13, 16, 128}, {10, 20, 192},  {25, 32, 320}, {27, 47, 64},
                         {49, 64, 128}, {33, 80, 112}, {52, 100, 128}, {5, 320, 64}};

}  // namespace

TEST_CASE("the fused pass of a classifier is its plain steps, on every instruction set") {
  for (const Shape& s : kShapes) {
    CAPTURE(s.inputs, s.rules, s.minibatch);
    const Problem problem(s.inputs, s.rules, s.minibatch);
    const Outcome empty(s.inputs, s.rules, s.minibatch);
    force_simd_target("portable");
    const Outcome expected = plain(problem, empty);
    REQUIRE(expected.contrast_gradient.norm() > 0.0f);
    test::on_each_simd_target([&] {
      CHECK(plain(problem, empty) == expected);
      CHECK(fused(problem, empty) == expected);
    });
  }
}

TEST_CASE("a classifier refuses shapes that do not fit") {
  const Problem problem(5, 16, 64);
  CHECK_THROWS_AS(fused(problem, Outcome(5, 32, 64)), ContractViolation);
  CHECK_THROWS_AS(fused(problem, Outcome(5, 16, 128)), ContractViolation);
  CHECK_THROWS_AS(fused(problem, Outcome(6, 16, 64)), ContractViolation);
}
