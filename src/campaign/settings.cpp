#include "campaign/settings.h"

#include "base/check.h"
#include "base/text.h"

namespace anc {

bool is_integer(const HyperparameterRow& row) {
  return std::holds_alternative<std::int64_t Hyperparameters::*>(row.field);
}

std::string value_text(const Hyperparameters& settings, const HyperparameterRow& row) {
  if (!is_integer(row)) return shortest(get(settings, row));
  return std::to_string(settings.*std::get<std::int64_t Hyperparameters::*>(row.field));
}

const HyperparameterRow* first_difference(const Hyperparameters& one, const Hyperparameters& other,
                                          Experiment experiment) {
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (applies(row, experiment) && get(one, row) != get(other, row)) return &row;
  }
  return nullptr;
}

std::vector<const HyperparameterRow*> changed_settings(const Hyperparameters& settings, Experiment experiment,
                                                       int key_bits) {
  const Hyperparameters defaults = defaults_beside(experiment, key_bits, settings);
  std::vector<const HyperparameterRow*> changed;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (applies(row, experiment) && get(settings, row) != get(defaults, row)) changed.push_back(&row);
  }
  return changed;
}

std::string settings_difference(const Hyperparameters& theirs, const Hyperparameters& ours, Experiment experiment) {
  const HyperparameterRow* const row = first_difference(theirs, ours, experiment);
  if (row == nullptr) return "";
  return "was made with " + setting(row->name) + " " + value_text(theirs, *row) + " where this run has " +
         value_text(ours, *row);
}

}  // namespace anc
