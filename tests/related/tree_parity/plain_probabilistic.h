// The probabilistic attack weight by weight and value by value: the oracle of src/related/tree_parity/probabilistic.h.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "related/tree_parity/beliefs.h"
#include "related/tree_parity/exchange.h"
#include "related/tree_parity/normal.h"

namespace anc::related::tree_parity::plain {

class Probabilistic {
 public:
  explicit Probabilistic(const Setting& setting)
      : setting_(setting),
        beliefs_(setting.units, Row(setting.inputs, Belief(2 * setting.depth + 1, 1.0 / (2 * setting.depth + 1)))) {}

  double probability(int unit, int j, int value) const { return beliefs_[unit][j][value + setting_.depth]; }

  void observe(const PublicStep& step) {
    std::vector<double> means(setting_.units, 0.0), variances(setting_.units, 0.0), positive(setting_.units);
    for (int k = 0; k < setting_.units; ++k) {
      for (int j = 0; j < setting_.inputs; ++j) {
        means[k] += step.inputs.at(k, j) * mean(beliefs_[k][j]);
        variances[k] += variance(beliefs_[k][j]);
      }
      positive[k] = normal_cdf((means[k] - kBoundary) / std::sqrt(std::max(variances[k], kLeastVariance)));
    }
    for (int k = 0; k < setting_.units; ++k) {
      double product = step.output;
      for (int other = 0; other < setting_.units; ++other) product *= other == k ? 1.0 : 2.0 * positive[other] - 1.0;
      for (int j = 0; j < setting_.inputs; ++j) {
        update(beliefs_[k][j], step.inputs.at(k, j), means[k], variances[k], product, step);
      }
    }
  }

 private:
  using Belief = std::vector<double>;  // of one weight: the probability of -L, ..., L
  using Row = std::vector<Belief>;

  double mean(const Belief& p) const {
    double sum = 0.0;
    for (int l = -setting_.depth; l <= setting_.depth; ++l) sum += l * p[l + setting_.depth];
    return sum;
  }

  double variance(const Belief& p) const {
    double sum = 0.0;
    for (int l = -setting_.depth; l <= setting_.depth; ++l) sum += l * (l * p[l + setting_.depth]);
    return std::max(0.0, sum - mean(p) * mean(p));
  }

  void update(Belief& p, int x, double field_mean, double field_variance, double product,
              const PublicStep& step) const {
    const int depth = setting_.depth;
    const double rest_mean = field_mean - x * mean(p) - kBoundary;
    const double deviation = std::sqrt(std::max(field_variance - variance(p), kLeastVariance));
    Belief moving, staying;
    double total = 0.0;
    for (int l = -depth; l <= depth; ++l) {
      const double positive = normal_cdf((rest_mean + x * l) / deviation);
      const double if_up = p[l + depth] * positive * (0.5 * (1.0 + product));
      const double if_down = p[l + depth] * (1.0 - positive) * (0.5 * (1.0 - product));
      moving.push_back(step.output > 0 ? if_up : if_down);
      staying.push_back(step.output > 0 ? if_down : if_up);
      total += if_up + if_down;
    }
    if (!(total > 0.0)) return;
    const int by = step.learns ? direction(setting_.rule, step.output) * x : 0;
    const double scale = 1.0 / total;
    for (int i = 0; i <= 2 * depth; ++i) p[i] = scale * staying[i];
    for (int i = 0; i <= 2 * depth; ++i) p[std::clamp(i + by, 0, 2 * depth)] += scale * moving[i];
  }

  Setting setting_;
  std::vector<Row> beliefs_;
};

}  // namespace anc::related::tree_parity::plain
