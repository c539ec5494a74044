#include "calibration/scan.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace anc {

const HyperparameterRow& row_of(const Choice& choice) {
  const HyperparameterRow* row = row_named(choice.setting);
  check(row != nullptr, "calibration: a choice is a hyperparameter");
  return *row;
}

std::span<const Choice> calibration_choices() {
  constexpr bool kRelative = true, kAbsolute = false;
  static const std::vector<Choice> choices = {
      {"crypto_net_init", "scale of the first W", kRelative, {0.33, 0.67, 1, 1.5, 2.5}},
      {"crypto_net_family", "family of the first W", kAbsolute, {0, 1, 2, 3}},
      {"crypto_net_l2", "what alpha multiplies, on W", kRelative, {0, 0.2, 1, 5}},
      {"l2_decoupled", "L2 as decoupled decay", kAbsolute, {0, 1}},
      {"eve_l2", "L2 on Eve", kRelative, {0, 0.3, 1, 3, 10, 30}},
      {"eve_adam_epsilon", "epsilon of Eve's Adam", kRelative, {1e-5, 0.01, 0.1, 1, 10}},
      {"adam_epsilon", "epsilon of Alice and Bob's Adam", kAbsolute, {1e-8, 1e-4, 1e-3, 1e-2}},
      {"eve_init", "scale of Eve's first rules", kRelative, {0.33, 1, 2}},
      {"eve_output_init", "scale of Eve's second layer", kRelative, {0.17, 1, 3}},
      {"eve_biases", "biases in Eve", kAbsolute, {0, 1}},
      {"distinct_messages", "P0 = P1 excluded", kAbsolute, {0, 1}},
      {"err_cross_entropy", "Err as cross-entropy", kAbsolute, {0, 1}},
      {"err_gate", "min(., 0.5) of each example", kAbsolute, {0, 1}},
      {"key_exclusivity", "the added term", kAbsolute, {0, 2, 8, 32}},
      {"stop_eve_margin", "as bad as random guesses", kAbsolute, {0.01, 0.03, 0.1}},
  };
  return choices;
}

double default_value(const Choice& choice, Experiment experiment, int key_bits) {
  return choice.relative ? 1.0 : row_of(choice).default_value(experiment, key_bits);
}

bool is_ours(const Choice& choice) { return row_of(choice).source == Source::addition; }

std::vector<ScanPoint> scan_points(Experiment experiment, int key_bits, std::int64_t max_rounds) {
  Hyperparameters defaults = default_hyperparameters(experiment, key_bits);
  defaults.max_rounds = max_rounds;
  std::vector<ScanPoint> points = {{.settings = defaults}};
  for (const Choice& choice : calibration_choices()) {
    const HyperparameterRow& row = row_of(choice);
    if (!applies(row, experiment)) continue;
    for (const double value : choice.values) {
      if (value == default_value(choice, experiment, key_bits)) continue;
      ScanPoint point = {.choice = &choice, .value = value, .settings = defaults};
      set(point.settings, row, choice.relative ? value * get(defaults, row) : value);
      points.push_back(point);
    }
  }
  return points;
}

std::filesystem::path file_of(Experiment experiment, int key_bits, const ScanPoint& point) {
  std::string name = std::string(name_of(experiment)) + "_" + std::to_string(key_bits);
  if (point.choice != nullptr) name += "_" + std::string(point.choice->setting) + "_" + shortest(point.value);
  return name + ".jsonl";
}

}  // namespace anc
