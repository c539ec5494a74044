#include "campaign/trace.h"

#include "base/text.h"
#include "campaign/citation.h"
#include "campaign/settings.h"

namespace anc {

std::string trace_beginning(Experiment experiment) {
  return "# program: " + std::string(name_of(experiment)) + "\n# trial: ";
}

namespace {

std::string origin_of(const TrialId& id, const Hyperparameters& settings) {
  std::string text = trace_beginning(id.experiment) + text_of(cite(id, settings)) +
                     "\n# numerics: " + kNumericsProfile + "\n# settings:";
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (is_written(settings, row, id.experiment)) text += " " + std::string(row.name) + "=" + value_text(settings, row);
  }
  return text;
}

std::string eve_columns_of(const ExperimentRow& row) {
  if (!row.has_eve()) return "# eve_error, eve_rate: 0.5, there is no Eve\n";
  return "# eve_error: " + std::string(row.eve_error) + ", 0..1\n# eve_rate: " + std::string(row.eve_rate) + ", 0..1\n";
}

std::string header_of(const TrialId& id, const Hyperparameters& settings) {
  std::string text = origin_of(id, settings);
  text +=
      "\n# step: minibatches of Alice and Bob so far\n# round: rounds so far\n# bob_error: mean L1 distance per bit, "
      "0..1\n";
  text += eve_columns_of(row_of(id.experiment));
  return text + "# step\tround\tbob_error\teve_error\teve_rate\n";
}

std::string line_of(const StepSummary& step, std::int64_t round) {
  return std::to_string(step.step) + "\t" + std::to_string(round) + "\t" + shortest(step.bob_error) + "\t" +
         shortest(step.eve_error) + "\t" + shortest(step.eve_rate) + "\n";
}

constexpr const char* kForceColumns =
    "\n# round: rounds so far\n# bit: of the ciphertext, a column of W\n"
    "# message_weight: largest |w| of the bit's message weights\n"
    "# key_weight, second_key_weight: largest two |w| of its key weights\n"
    "# key_sum: sum of its key weights, with the sign that counts against the message weight\n"
    "# eve_weight: largest |w| of Eve's rules on the bit\n"
    "# bob, eve: norm of the mean gradient of L_AB and of Eve's term, loss per unit of weight\n"
    "# noise: root mean square of what a minibatch adds to the sum of the two\n"
    "# round\tbit\tmessage_weight\tkey_weight\tsecond_key_weight\tkey_sum\teve_weight\tbob\teve\tnoise\n";

std::string lines_of(const std::vector<BitForces>& forces, std::int64_t round) {
  std::string text;
  for (std::size_t bit = 0; bit < forces.size(); ++bit) {
    const BitForces& f = forces[bit];
    text += std::to_string(round) + "\t" + std::to_string(bit);
    for (const double value :
         {f.message_weight, f.key_weight, f.second_key_weight, f.key_sum, f.eve_weight, f.bob, f.eve, f.noise}) {
      text += "\t" + shortest(value);
    }
    text += "\n";
  }
  return text;
}

constexpr const char* kWeightRows =
    "\n# W of (11) before rounding\n# rows: bits of the message, then of the key\n# columns: bits of the ciphertext\n";

std::string matrix_text(const std::vector<float>& weights, int columns) {
  std::string text;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const bool ends_row = (i + 1) % static_cast<std::size_t>(columns) == 0;
    text += shortest(static_cast<double>(weights[i])) + (ends_row ? "\n" : "\t");
  }
  return text;
}

}  // namespace

TrialFunction Trace::recorded(const TrialFunction& compute) {
  return [this, compute](const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
    text_ = header_of(id, settings);
    return compute(id, settings, [&](const RoundSummary& round) {
      for (const StepSummary& step : round.steps) text_ += line_of(step, round.round);
      return observer(round);
    });
  };
}

TrialFunction ForceTrace::recorded(const TrialFunction& compute) {
  return [this, compute](const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
    text_ = origin_of(id, settings) + kForceColumns;
    return compute(id, settings, [&](const RoundSummary& round) {
      if (round.round % kRoundsBetweenForces == 0) text_ += lines_of(round.trial.forces(), round.round);
      return observer(round);
    });
  };
}

TrialFunction WeightTrace::recorded(const TrialFunction& compute) {
  return [this, compute](const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
    std::vector<float> weights;
    std::optional<Record> record = compute(id, settings, [&](const RoundSummary& round) {
      weights = round.trial.weights();
      return observer(round);
    });
    text_ = origin_of(id, settings) + kWeightRows + matrix_text(weights, message_bits_of(id.key_bits, settings));
    return record;
  };
}

}  // namespace anc
