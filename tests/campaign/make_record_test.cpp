#include "campaign/record.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("Trained weights are rounded, judged and written as a cipher") {
  const TrialId id = {.experiment = Experiment::cpa_anc, .key_bits = 2, .seed = 1, .trial = 2};
  const Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  TrainedNetwork network;
  network.rounds = 7;
  network.converged = true;
  network.bob_error = 0.125;
  network.eve_error = 0.5;
  network.weights_hash = 99;
  network.crypto_net = {0.9f, 0.1f, -0.2f, -1.1f, 0.0f, 1.2f, 0.8f, 0.3f};  // p0 p1 above k0 k1: c = (p0 + k1, p1 + k0)
  const Record pad = make_record(id, settings, network);
  CHECK(pad.id == id);
  CHECK(pad.numerics == "n1");
  CHECK(pad.rounded_weights == std::vector<std::vector<std::int64_t>>{{1, 0}, {0, -1}, {0, 1}, {1, 0}});
  CHECK(pad.cipher == std::vector<std::string>{"p0^k1", "p1^k0"});
  CHECK((pad.communicates && pad.algorithm1 && pad.one_time_pad && pad.perfectly_secret && pad.leaked_bits == 0));
  CHECK((pad.rounds == 7 && pad.converged && pad.bob_error == 0.125 && pad.eve_error == 0.5 && pad.weights_hash == 99));
  network.crypto_net[6] = 0.4f;  // c0 = p0 in the clear
  const Record leaky = make_record(id, settings, network);
  CHECK((leaky.communicates && leaky.algorithm1 && !leaky.one_time_pad && !leaky.perfectly_secret &&
         leaky.leaked_bits == 1));
}
