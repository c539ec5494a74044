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
#include "related/tree_parity/beliefs.h"

namespace anc::related::tree_parity {

class Probabilistic {
 public:
  explicit Probabilistic(const Setting& setting);  // every value equally probable

  void observe(const PublicStep& step);

  double probability(int unit, int j, int value) const {
    return beliefs_[unit].rows[(value + setting_.depth) * beliefs_[unit].stride + j];
  }

  // The most probable value of each weight, the least of several, as a population of one.
  Population guess() const;

 private:
  Setting setting_;
  std::vector<Beliefs> beliefs_;  // one a unit
};

}  // namespace anc::related::tree_parity
