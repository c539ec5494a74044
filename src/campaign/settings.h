// Hyperparameters as text: for records, traces, messages and help.
#pragma once

#include <string>
#include <vector>

#include "training/hyperparameters.h"

namespace anc {

// Whether the row holds an integer.
bool is_integer(const HyperparameterRow& row);

// The value as a record writes it: "7", "2e-04".
std::string value_text(const Hyperparameters& settings, const HyperparameterRow& row);

// The first setting that the experiment uses and in which the two differ; null when there is none.
const HyperparameterRow* first_difference(const Hyperparameters& one, const Hyperparameters& other,
                                          Experiment experiment);

// The rows that the experiment uses and in which the settings are not the defaults of this build for their message
// size, in their order.
std::vector<const HyperparameterRow*> changed_settings(const Hyperparameters& settings, Experiment experiment,
                                                       int key_bits);

// The first difference that matters to the experiment, "was made with `alpha` 0.1 where this run has 0.05"; empty
// when there is none.
std::string settings_difference(const Hyperparameters& theirs, const Hyperparameters& ours, Experiment experiment);

}  // namespace anc
