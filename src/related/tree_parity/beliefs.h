// What the probabilistic attack (probabilistic.h) believes about the N weights of one unit, eight or fewer at a time:
// the same operations in the same order as the plain form of the tests, so the same bits.
#pragma once

#include <hwy/aligned_allocator.h>

namespace anc::related::tree_parity {

// Rows of doubles, one entry a weight, padded to whole vectors.
struct Beliefs {
  Beliefs(int inputs, int depth);  // every value equally probable

  int depth, stride;                                   // entries of a row
  hwy::AlignedFreeUniquePtr<double[]> rows;            // 2 L + 1 rows: the probability of -L, ..., L
  hwy::AlignedFreeUniquePtr<double[]> mean, variance;  // a row each
  hwy::AlignedFreeUniquePtr<double[]> sign;            // the inputs of the step, +1 or -1; 0 in the padding
};

// What one step says about a unit.
struct Evidence {
  double mean = 0.0, variance = 0.0;            // of its field, by the beliefs before the step
  double if_positive = 0.5, if_negative = 0.5;  // P(the output seen | y_k = +1), P(it | y_k = -1)
  int output = 1;
  int direction = 0;  // in which the unit moves if y_k is the output; 0 when nobody learns
};

// Keeps a field whose weights are all but certain from dividing by zero.
inline constexpr double kLeastVariance = 1e-4;

// The boundary between y_k = -1 and +1 of an integer field whose zero counts for +1.
inline constexpr double kBoundary = -0.5;

// Bayes' rule and the move, for every weight. A belief by which the evidence is impossible stays.
void update(Beliefs& beliefs, const Evidence& evidence);

}  // namespace anc::related::tree_parity
