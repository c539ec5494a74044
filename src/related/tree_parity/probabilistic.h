// The probabilistic attack of [10]: no machine, but for every weight of the sender the probability of each of its
// values.
//
// Weights are taken as independent, fields as normal (the sum of N weights), which gives P(y_k = +1) and, from the
// output O_S seen, the probability of each sign and by Bayes' rule that of each weight. On a learning step the
// probability that goes with y_k = O_S moves as the weight does. A zero field counts for the sender's +1, so the
// boundary of the integer field is put at -1/2.
#pragma once

#include <vector>

#include "related/tree_parity/attacks.h"

namespace anc::related::tree_parity {

class Probabilistic {
 public:
  explicit Probabilistic(const Setting& setting);  // every value equally probable

  void observe(const PublicStep& step);

  double probability(int unit, int j, int value) const { return of(unit, j)[value + setting_.depth]; }

  // The most probable value of each weight, as a population of one.
  Population guess() const;

 private:
  struct Field {
    double mean = 0.0, variance = 0.0;
    double positive = 0.5;                        // P(y_k = +1)
    double if_positive = 0.5, if_negative = 0.5;  // P(the output seen | y_k = +1), P(it | y_k = -1)
  };

  double* of(int unit, int j) { return &probabilities_[(unit * setting_.inputs + j) * values_]; }
  const double* of(int unit, int j) const { return &probabilities_[(unit * setting_.inputs + j) * values_]; }
  void moments(int unit, const Inputs& inputs);
  void condition_on_output(int output);
  void update_weight(int unit, int j, const PublicStep& step);

  Setting setting_;
  int values_;                             // 2 L + 1
  std::vector<double> probabilities_;      // K x N x values
  std::vector<double> means_, variances_;  // of each weight: K x N
  std::vector<Field> fields_;
  std::vector<double> moving_, staying_;
};

}  // namespace anc::related::tree_parity
