#include "agents/discretise.h"
#include "base/check.h"
#include "campaign/record.h"
#include "cipher/algorithm1.h"
#include "training/minibatch.h"

namespace anc {

Record make_record(const TrialId& id, const Hyperparameters& settings, const TrainedNetwork& network) {
  Record record = {.id = id,
                   .numerics = kNumericsProfile,
                   .settings = settings,
                   .rounds = network.rounds,
                   .converged = network.converged,
                   .bob_error = network.bob_error,
                   .eve_error = network.eve_error,
                   .rounded_weights = rounded_weights(network.crypto_net, message_bits_of(id.key_bits, settings)),
                   .cipher = {},
                   .weights_hash = network.weights_hash};
  judge(record);
  // Algorithm 1 as the paper runs it, all T trials of it, beside the exact form.
  RandomStream pairs = stream_for(id, StreamUse::algorithm1);
  const bool sampled =
      cipher::algorithm1_sampled(record.rounded_weights, settings.algorithm1_trials, [&pairs] { return pairs.next(); });
  check(sampled == record.algorithm1, "make_record: the sampled Algorithm 1 refutes the exact one");
  return record;
}

}  // namespace anc
