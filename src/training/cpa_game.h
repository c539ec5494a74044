// The training game with chosen plaintexts.
#pragma once

#include "agents/cpa_eve.h"
#include "training/game.h"

namespace anc {

// Section 4.4: Alice and Bob minimise (23), Eve (22).
class CpaGame {
 public:
  CpaGame(const TrialId& id, const Hyperparameters& settings);
  Observation play(RandomStream& stream);
  void improve_alice_bob();
  void improve_eve();
  static double eve_error(const Observation& seen) { return 1.0 - seen.eve.rate; }
  const CryptoNet& crypto_net() const { return net_; }
  const CpaEve& eve() const { return eve_; }
  std::vector<WeightView> eve_matrices() const;

  // The two parts of Alice and Bob's gradient ((n+m) x padded n) on a fresh minibatch: that of L_AB, and that of Eve's
  // term of (23). Trains nobody; a minibatch played before is gone.
  void gradient_parts(RandomStream& stream, Matrix& bob, Matrix& eve);

 private:
  void deal(RandomStream& stream);
  void add_eve_gradient();

  double gamma_;
  bool gate_examples_;
  ErrReading err_reading_;
  CryptoNet net_;
  Exchange exchange_;
  ChosenPlaintextBits bits_;
  Matrix truth_;  // 1 x M: 1 where P1 was encrypted
  CpaEve eve_;
  RandomStream eve_stream_;
  double eve_error_ = 0.5;
};

}  // namespace anc
