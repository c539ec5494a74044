// The losses of the paper over a minibatch, each with its gradient. Angles in half-turns; shapes: bits x M, M the
// minibatch, a multiple of kLanes; truth is 0 or 1. Sums use kLanes lanes and one tree. Shapes that do not fit throw
// ContractViolation.
#pragma once

#include "numerics/matrix.h"

namespace anc {

// What one minibatch says about guesses at true bits.
struct Guess {
  double error = 0.0;  // mean loss: the distance between guess and truth, 0..1, unless said otherwise
  double rate = 0.0;   // fraction of guesses on the right side of 1/2
};

// Bob's loss (15)(16) for guesses f^-1(h) at `truth` (0 or 1), and its gradient with respect to h.
Guess cosine_bit_loss(const ConstView& h, const ConstView& truth, View gradient);

// The L1 loss (19) for guesses sigmoid(z), and its gradient with respect to z.
Guess sigmoid_bit_loss(const ConstView& z, const ConstView& truth, View gradient);

// The cross-entropy (22) of sigmoid(z), in nats (as `error`, which may exceed 1), and its gradient with respect to z.
Guess cross_entropy_loss(const ConstView& z, const ConstView& truth, View gradient);

// The same two losses of each example alone, a mean over its bits: errors is 1 x M.
void sigmoid_example_errors(const ConstView& z, const ConstView& truth, RowVector& errors);
void cross_entropy_example_errors(const ConstView& z, const ConstView& truth, RowVector& errors);

// Zeroes the columns of the gradient whose error is above 1/2: what the gradient of min(., 0.5) becomes when it is
// taken of each example.
void gate_examples(const RowVector& errors, View gradient);

}  // namespace anc
