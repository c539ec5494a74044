// The numeric contract, pinned: a ten-step trace and a signature for each game. A commit either leaves these files
// alone or changes the numerics profile with them and says why.
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "base/text.h"
#include "support/catch.h"
#include "training/train.h"

using namespace anc;

namespace {

// Written out, so that a better default for an open choice does not move the signature.
Hyperparameters pinned_settings(Experiment experiment) {
  Hyperparameters s = default_hyperparameters(experiment, 8);
  s.max_rounds = 200;
  s.alpha = 0.1;
  s.crypto_net_l2 = 0.015;
  s.eve_adam_epsilon = 1e-8;
  s.eve_l2 = 0.0003;
  s.key_exclusivity = 0;
  s.crypto_net_init = 0.2;
  s.eve_init = 0.3;
  s.eve_output_init = 0.3;
  s.eve_biases = 1;
  s.distinct_messages = 0;
  s.err_cross_entropy = 0;
  s.stop_window = 1000000;
  return s;
}

std::string golden_text(Experiment experiment) {
  const TrialId id{.experiment = experiment, .key_bits = 8, .seed = 11, .trial = 3};
  std::ostringstream text;
  text << "# " << citation_of(id) << ", profile " << kNumericsProfile << ": step bob_error eve_error eve_rate\n";
  const auto network = train(id, pinned_settings(experiment), [&](const RoundSummary& round) {
    for (const StepSummary& step : round.steps) {
      if (step.step > 10) continue;
      text << step.step << ' ' << shortest(step.bob_error) << ' ' << shortest(step.eve_error) << ' '
           << shortest(step.eve_rate) << '\n';
    }
    return true;
  });
  text << "signature " << hex16(network->weights_hash) << '\n';
  return text.str();
}

constexpr Experiment kExperiments[] = {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc};

std::string file_name(Experiment experiment) {
  return std::string(ANC_SOURCE_DIR) + "/tests/golden/" + std::string(name_of(experiment)) + ".txt";
}

}  // namespace

TEST_CASE("the golden trace and signature of every game") {
  for (const Experiment experiment : kExperiments) {
    CHECK(golden_text(experiment) == read_file(file_name(experiment)));
  }
}

// Hidden: run by name, test_training "[.golden]", only after the numerics profile has been renamed.
TEST_CASE("write the golden files", "[.golden]") {
  for (const Experiment experiment : kExperiments) std::ofstream(file_name(experiment)) << golden_text(experiment);
}
