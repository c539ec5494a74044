#include "related/tree_parity/machine.h"

#include <algorithm>

namespace anc::related::tree_parity {

std::string_view name_of(Rule rule) {
  switch (rule) {
    case Rule::disagreement:
      return "disagreement";
    case Rule::hebbian:
      return "hebbian";
    case Rule::anti_hebbian:
      return "anti_hebbian";
    case Rule::random_walk:
      return "random_walk";
  }
  return "";
}

bool learns(Rule rule, int sender_output, int recipient_output) {
  const bool agree = sender_output == recipient_output;
  return rule == Rule::disagreement ? !agree : agree;
}

int direction(Rule rule, int output) {
  switch (rule) {
    case Rule::hebbian:
      return output;
    case Rule::random_walk:
      return 1;
    case Rule::disagreement:
    case Rule::anti_hebbian:
      break;
  }
  return -output;
}

int draw_weight(RandomStream& stream, int depth) {
  const std::uint64_t values = 2 * static_cast<std::uint64_t>(depth) + 1;
  return static_cast<int>(((stream.next() >> 32) * values) >> 32) - depth;
}

int Machine::field(int unit, const Inputs& inputs) const {
  int sum = 0;
  for (int j = 0; j < setting.inputs; ++j) sum += weights[unit * setting.inputs + j] * inputs.at(unit, j);
  return sum;
}

std::vector<int> Machine::hidden(const Inputs& inputs) const {
  std::vector<int> signs;
  for (int k = 0; k < setting.units; ++k) signs.push_back(sign_of(field(k, inputs), zero_sign));
  return signs;
}

int Machine::output(const Inputs& inputs) const {
  int product = 1;
  for (const int sign : hidden(inputs)) product *= sign;
  return product;
}

void Machine::learn(const std::vector<int>& hidden, int output, const Inputs& inputs) {
  const int by = direction(setting.rule, output);
  for (int k = 0; k < setting.units; ++k) {
    if (hidden[k] != output) continue;
    for (int j = 0; j < setting.inputs; ++j) {
      int& weight = weights[k * setting.inputs + j];
      weight = std::clamp(weight + by * inputs.at(k, j), -setting.depth, setting.depth);
    }
  }
}

Machine random_machine(const Setting& setting, int zero_sign, RandomStream& stream) {
  Machine machine{.setting = setting, .zero_sign = zero_sign, .weights = {}};
  for (int i = 0; i < setting.units * setting.inputs; ++i)
    machine.weights.push_back(draw_weight(stream, setting.depth));
  return machine;
}

}  // namespace anc::related::tree_parity
