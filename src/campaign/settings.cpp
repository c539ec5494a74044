#include "campaign/settings.h"

#include "base/text.h"

namespace anc {

bool is_integer(const HyperparameterRow& row) {
  return std::holds_alternative<std::int64_t Hyperparameters::*>(row.field);
}

std::string value_text(const Hyperparameters& settings, const HyperparameterRow& row) {
  if (!is_integer(row)) return shortest(get(settings, row));
  return std::to_string(settings.*std::get<std::int64_t Hyperparameters::*>(row.field));
}

std::string settings_difference(const Hyperparameters& theirs, const Hyperparameters& ours, Experiment experiment) {
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, experiment)) continue;
    const std::string their_value = value_text(theirs, row), our_value = value_text(ours, row);
    if (their_value != our_value) {
      return "was made with " + flag_of(row) + " " + their_value + " where this run has " + our_value;
    }
  }
  return "";
}

}  // namespace anc
