#include "related/tree_parity/probabilistic.h"

#include <algorithm>
#include <cmath>

#include "related/tree_parity/normal.h"

namespace anc::related::tree_parity {

Probabilistic::Probabilistic(const Setting& setting) : setting_(setting) {
  for (int k = 0; k < setting.units; ++k) beliefs_.emplace_back(setting.inputs, setting.depth);
}

void Probabilistic::observe(const PublicStep& step) {
  std::vector<Evidence> evidence(setting_.units);
  std::vector<double> difference(setting_.units);  // P(y_k = +1) - P(y_k = -1)
  for (int k = 0; k < setting_.units; ++k) {
    Beliefs& of = beliefs_[k];
    Evidence& field = evidence[k];
    for (int j = 0; j < setting_.inputs; ++j) {
      of.sign[j] = step.inputs.at(k, j);
      field.mean += of.sign[j] * of.mean[j];
      field.variance += of.variance[j];
    }
    const double deviation = std::sqrt(std::max(field.variance, kLeastVariance));
    difference[k] = 2.0 * normal_cdf((field.mean - kBoundary) / deviation) - 1.0;
  }
  for (int k = 0; k < setting_.units; ++k) {
    // P(O = o | y_k = s) = (1 + o s times the product over the other units of P(+1) - P(-1)) / 2.
    double product = step.output;
    for (int other = 0; other < setting_.units; ++other) product *= other == k ? 1.0 : difference[other];
    evidence[k].if_positive = 0.5 * (1.0 + product);
    evidence[k].if_negative = 0.5 * (1.0 - product);
    evidence[k].output = step.output;
    evidence[k].direction = step.learns ? direction(setting_.rule, step.output) : 0;
    update(beliefs_[k], evidence[k]);
  }
}

Population Probabilistic::guess() const {
  Population guess(setting_, 1);
  for (int k = 0; k < setting_.units; ++k) {
    for (int j = 0; j < setting_.inputs; ++j) {
      int best = -setting_.depth;
      for (int l = -setting_.depth; l <= setting_.depth; ++l) {
        if (probability(k, j, l) > probability(k, j, best)) best = l;
      }
      guess.set_weight(0, k, j, best);
    }
  }
  return guess;
}

}  // namespace anc::related::tree_parity
