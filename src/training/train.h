// One trial: a pure function of (identity, settings). Threads, order and interruption cannot change what it returns.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "training/hyperparameters.h"
#include "training/trial_id.h"

namespace anc {

// What one minibatch of Alice and Bob saw (one optimisation step of theirs).
struct StepSummary {
  std::int64_t step = 0;   // 1, 2, ... counted over Alice and Bob's minibatches: the x-axis of Figures 4 and 6
  double bob_error = 0.0;  // L_AB, (15): mean L1 distance per bit, 0..1
  double eve_error = 0.0;  // L_E of (19), or Err of (23); 0.5 when there is no Eve
  double eve_rate =
      0.0;  // CPA-ANC: fraction of messages Eve classifies rightly; ANC: bits she decrypts rightly; else 0.5
};

// One ciphertext bit of CPA-ANC, a column of W, and what pulls on it: norms over its n + m weights, in loss per unit of
// weight.
struct BitForces {
  double message_weight, key_weight, second_key_weight;  // largest |w| of the message, largest two of the key
  double key_sum;     // sum of the key weights, with the sign that counts against the largest message weight
  double eve_weight;  // largest |w| of Eve's rules on this bit
  double bob;         // of the mean gradient of L_AB, (15)
  double eve;         // of the mean gradient of Eve's term of (23)
  double noise;       // root mean square of what a minibatch adds to the sum of the two means: what Adam divides by
};

// The networks of a trial at this moment.
class TrialView {
 public:
  virtual ~TrialView() = default;
  // W of (11): (n+m) x n, row-major; rows 0..n-1 plaintext, n..n+m-1 key.
  virtual std::vector<float> weights() const = 0;
  // One entry for each ciphertext bit, measured on minibatches of their own: training is not touched. CPA-ANC only,
  // else none.
  virtual std::vector<BitForces> forces() = 0;
};

// One round: Alice and Bob trained, then Eve.
struct RoundSummary {
  std::int64_t round = 0;  // 1, 2, ...
  double bob_error = 0.0;  // what the stopping criterion looks at: the mean over the last full window of rounds,
  double eve_error = 0.0;  // for Eve 1 - eve_rate
  std::span<const StepSummary> steps;  // valid during the call only, like the view
  TrialView& trial;
};

// Called after every round; false abandons the trial.
using RoundObserver = std::function<bool(const RoundSummary&)>;

struct TrainedNetwork {
  std::int64_t rounds = 0;
  bool converged = false;  // the paper's first stopping criterion was met before the cap
  double bob_error = 0.0;  // over the evaluation stream, with the trained (not rounded) weights
  double eve_error = 0.0;  // ANC: mean L1 per bit; CPA-ANC: fraction of wrong classifications; 0.5 without an Eve
  std::vector<float> crypto_net;   // W, as TrialView gives it
  std::uint64_t weights_hash = 0;  // FNV-1a over the bit patterns of all weights, CryptoNet then Eve
};

// Trains one network. Returns nothing when the observer abandoned the trial, or an interrupt did, between minibatches.
// Non-convergence is a result, not an error.
std::optional<TrainedNetwork> train(const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer);

// The name of the numeric contract that fixes every bit of a trajectory; changes when a trajectory changes.
inline constexpr const char* kNumericsProfile = "n1";

}  // namespace anc
