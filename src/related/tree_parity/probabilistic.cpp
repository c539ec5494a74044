#include "related/tree_parity/probabilistic.h"

#include <algorithm>
#include <cmath>

#include "related/tree_parity/normal.h"

namespace anc::related::tree_parity {
namespace {

// Keeps a field whose weights are all but certain from dividing by zero.
constexpr double kLeastVariance = 1e-4;

// The boundary between y_k = -1 and +1 of an integer field whose zero counts for +1.
constexpr double kBoundary = -0.5;

double probability_positive(double mean, double variance) {
  return normal_cdf((mean - kBoundary) / std::sqrt(std::max(variance, kLeastVariance)));
}

}  // namespace

Probabilistic::Probabilistic(const Setting& setting)
    : setting_(setting),
      values_(2 * setting.depth + 1),
      probabilities_(static_cast<std::size_t>(setting.units) * setting.inputs * values_, 1.0 / values_),
      means_(static_cast<std::size_t>(setting.units) * setting.inputs),
      variances_(means_.size()),
      fields_(setting.units),
      moving_(values_),
      staying_(values_) {}

void Probabilistic::observe(const PublicStep& step) {
  for (int k = 0; k < setting_.units; ++k) moments(k, step.inputs);
  condition_on_output(step.output);
  for (int k = 0; k < setting_.units; ++k) {
    for (int j = 0; j < setting_.inputs; ++j) update_weight(k, j, step);
  }
}

void Probabilistic::moments(int unit, const Inputs& inputs) {
  Field& field = fields_[unit];
  field = {};
  for (int j = 0; j < setting_.inputs; ++j) {
    const double* const p = of(unit, j);
    double mean = 0.0, square = 0.0;
    for (int l = -setting_.depth; l <= setting_.depth; ++l) {
      const double weighted = l * p[l + setting_.depth];
      mean += weighted;
      square += l * weighted;
    }
    const int i = unit * setting_.inputs + j;
    means_[i] = mean;
    variances_[i] = std::max(0.0, square - mean * mean);
    field.mean += inputs.at(unit, j) * mean;
    field.variance += variances_[i];
  }
  field.positive = probability_positive(field.mean, field.variance);
}

// P(O = o | y_k = s) = (1 + o s times the product over the other units of P(+1) - P(-1)) / 2.
void Probabilistic::condition_on_output(int output) {
  for (int k = 0; k < setting_.units; ++k) {
    double product = output;
    for (int other = 0; other < setting_.units; ++other) {
      if (other != k) product *= 2.0 * fields_[other].positive - 1.0;
    }
    fields_[k].if_positive = 0.5 * (1.0 + product);
    fields_[k].if_negative = 0.5 * (1.0 - product);
  }
}

void Probabilistic::update_weight(int unit, int j, const PublicStep& step) {
  const Field& field = fields_[unit];
  const int i = unit * setting_.inputs + j, depth = setting_.depth, x = step.inputs.at(unit, j);
  const double rest_mean = field.mean - x * means_[i] - kBoundary;
  const double rest_deviation = std::sqrt(std::max(field.variance - variances_[i], kLeastVariance));
  double* const p = of(unit, j);
  double total = 0.0;
  for (int l = -depth; l <= depth; ++l) {
    const double positive = normal_cdf((rest_mean + x * l) / rest_deviation);
    const double if_up = p[l + depth] * positive * field.if_positive;
    const double if_down = p[l + depth] * (1.0 - positive) * field.if_negative;
    moving_[l + depth] = step.output > 0 ? if_up : if_down;
    staying_[l + depth] = step.output > 0 ? if_down : if_up;
    total += if_up + if_down;
  }
  if (!(total > 0.0)) return;  // what was seen is impossible by this belief: keep it
  const int by = step.learns ? direction(setting_.rule, step.output) * x : 0;
  const double scale = 1.0 / total;
  for (int l = 0; l < values_; ++l) p[l] = scale * staying_[l];
  for (int l = 0; l < values_; ++l) p[std::clamp(l + by, 0, values_ - 1)] += scale * moving_[l];
}

Population Probabilistic::guess() const {
  Population guess(setting_, 1);
  for (int k = 0; k < setting_.units; ++k) {
    for (int j = 0; j < setting_.inputs; ++j) {
      const double* const p = of(k, j);
      guess.set_weight(0, k, j, static_cast<int>(std::max_element(p, p + values_) - p) - setting_.depth);
    }
  }
  return guess;
}

}  // namespace anc::related::tree_parity
