#include "related/tree_parity/attacks.h"

#include <algorithm>
#include <cstdlib>

namespace anc::related::tree_parity {

Knowledge best_of(const Population& population, const Population& parties) {
  Knowledge best;
  for (int member = 0; member < population.size(); ++member) {
    best.agreement = std::max(best.agreement, population.agreement(member, 1, parties, KeyExchange::kSender));
  }
  best.exact = best.agreement == 1.0;
  return best;
}

int weakest_unit(std::span<const int> fields) {
  const auto smaller = [](int a, int b) { return std::abs(a) < std::abs(b); };
  return static_cast<int>(std::min_element(fields.begin(), fields.end(), smaller) - fields.begin());
}

Imitators::Imitators(const Setting& setting, int count, Strategy strategy, RandomStream& stream)
    : population_(setting, count),
      strategy_(strategy),
      fields_(static_cast<std::size_t>(count) * setting.units),
      signs_(fields_.size()),
      outputs_(count) {
  for (int member = 0; member < count; ++member) population_.randomise(member, stream);
}

void Imitators::observe(const PublicStep& step) {
  if (!step.learns) return;
  const int units = population_.setting().units;
  population_.fields(step.inputs, fields_);
  hidden_signs(fields_, units, kSenderZero, signs_, outputs_);
  if (strategy_ == Strategy::geometric || strategy_ == Strategy::majority) flip_weakest(step.output);
  if (voting_) vote(step.output);
  voting_ = strategy_ == Strategy::majority && !voting_;
  const int by = direction(population_.setting().rule, step.output);
  for (std::size_t i = 0; i < signs_.size(); ++i) {
    const bool waits = strategy_ == Strategy::waiting && outputs_[i / units] != step.output;
    signs_[i] = signs_[i] == step.output && !waits ? by : 0;
  }
  population_.move(step.inputs, signs_);
}

void Imitators::flip_weakest(int output) {
  const int units = population_.setting().units;
  for (int member = 0; member < population_.size(); ++member) {
    if (outputs_[member] == output) continue;
    const int weakest = member * units + weakest_unit(std::span(fields_).subspan(member * units, units));
    signs_[weakest] = -signs_[weakest];
  }
}

// A set of signs is counted under the number whose bit k says that y_k is the output.
void Imitators::vote(int output) {
  const int units = population_.setting().units;
  std::vector<int> votes(std::size_t{1} << units, 0);
  for (int member = 0; member < population_.size(); ++member) {
    int number = 0;
    for (int k = 0; k < units; ++k) number |= (signs_[member * units + k] == output ? 1 : 0) << k;
    ++votes[number];
  }
  const int chosen = static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  for (std::size_t i = 0; i < signs_.size(); ++i) signs_[i] = (chosen >> (i % units) & 1) != 0 ? output : -output;
}

}  // namespace anc::related::tree_parity
