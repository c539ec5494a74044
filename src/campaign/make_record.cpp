#include "agents/discretise.h"
#include "base/check.h"
#include "campaign/record.h"
#include "cipher/algorithm1.h"
#include "cipher/notation.h"
#include "cipher/verdict.h"
#include "training/minibatch.h"

namespace anc {

Record make_record(const TrialId& id, const Hyperparameters& settings, const TrainedNetwork& network) {
  const std::vector<std::vector<std::int64_t>> weights = rounded_weights(network.crypto_net, id.key_bits);  // 2n x n
  const cipher::LinearCipher cipher = discretise(weights);
  const cipher::Verdict verdict = cipher::judge(cipher);
  RandomStream pairs = stream_for(id, Role::algorithm1);
  const bool sampled =
      cipher::algorithm1_sampled(weights, settings.algorithm1_trials, [&pairs] { return pairs.next(); });
  check(sampled || !verdict.communicates, "make_record: the sampled Algorithm 1 refutes the exact one");
  return {.id = id,
          .numerics = kNumericsProfile,
          .settings = settings,
          .rounds = network.rounds,
          .converged = network.converged,
          .communicates = verdict.communicates,
          .algorithm1 = sampled,
          .one_time_pad = verdict.one_time_pad,
          .perfectly_secret = verdict.perfectly_secret,
          .leaked_bits = verdict.leaked_bits,
          .bob_error = network.bob_error,
          .eve_error = network.eve_error,
          .rounded_weights = weights,
          .cipher = cipher::formula(cipher),
          .weights_hash = network.weights_hash};
}

}  // namespace anc
