#include "campaign/trace.h"

#include "base/text.h"
#include "campaign/settings.h"

namespace anc {
namespace {

std::string header_of(const TrialId& id, const Hyperparameters& settings) {
  std::string text = "# program: " + std::string(name_of(id.experiment)) + "\n# trial: " + citation_of(id) +
                     "\n# numerics: " + kNumericsProfile + "\n# settings:";
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (applies(row, id.experiment)) text += " " + std::string(row.name) + "=" + value_text(settings, row);
  }
  text +=
      "\n# step: minibatches of Alice and Bob so far\n# round: rounds so far\n# bob_error: mean L1 distance per bit, "
      "0..1\n";
  switch (id.experiment) {
    case Experiment::no_adversary:
      text += "# eve_error, eve_rate: 0.5, there is no Eve\n";
      break;
    case Experiment::anc:
      text += "# eve_error: mean L1 distance per bit, 0..1\n# eve_rate: fraction of bits Eve decrypts, 0..1\n";
      break;
    case Experiment::cpa_anc:
      text +=
          "# eve_error: 1 - mean probability of the true message, 0..1\n# eve_rate: fraction of messages Eve tells, "
          "0..1\n";
      break;
  }
  return text + "# step\tround\tbob_error\teve_error\teve_rate\n";
}

std::string line_of(const StepSummary& step, std::int64_t round) {
  return std::to_string(step.step) + "\t" + std::to_string(round) + "\t" + shortest(step.bob_error) + "\t" +
         shortest(step.eve_error) + "\t" + shortest(step.eve_rate) + "\n";
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

}  // namespace anc
