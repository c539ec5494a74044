// The training games without chosen plaintexts.
#pragma once

#include "agents/anc_convolutional_eve.h"
#include "agents/anc_eve.h"
#include "training/game.h"

namespace anc {

// Section 4.2: minimise L_AB of (15).
class NoAdversaryGame {
 public:
  NoAdversaryGame(const TrialId& id, const Hyperparameters& settings);
  Observation play(RandomStream& stream);
  void improve_alice_bob();
  void improve_eve() {}
  static double eve_error(const Observation& seen) { return seen.eve.error; }
  const CryptoNet& crypto_net() const { return net_; }
  std::vector<WeightView> eve_matrices() const { return {}; }

 private:
  CryptoNet net_;
  Exchange exchange_;
  BitRows bits_;
};

// Section 4.3: Alice and Bob minimise (20), Eve (19). Eve is AncEve or AncConvolutionalEve.
template <class Eve>
class AncGameAgainst {
 public:
  AncGameAgainst(const TrialId& id, const Hyperparameters& settings);
  Observation play(RandomStream& stream);
  void improve_alice_bob();
  void improve_eve();
  static double eve_error(const Observation& seen) { return seen.eve.error; }
  const CryptoNet& crypto_net() const { return net_; }
  std::vector<WeightView> eve_matrices() const;

 private:
  double gamma_;
  bool gate_examples_;  // of what min(., 0.5) is taken
  CryptoNet net_;
  Exchange exchange_;
  BitRows bits_;
  Eve eve_;
  RandomStream eve_stream_;
  double eve_error_ = 0.5;  // of the minibatch just played
};

using AncGame = AncGameAgainst<AncEve>;
using AncConvolutionalGame = AncGameAgainst<AncConvolutionalEve>;

}  // namespace anc
