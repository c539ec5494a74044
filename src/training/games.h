// The training games; that with chosen plaintexts stands in cpa_game.h. Each is a value with the same six operations,
// so that one training loop serves all:
//   play(stream)         draw a minibatch, let everybody act, say what was seen
//   improve_alice_bob()  one step of Alice and Bob on the minibatch just played
//   improve_eve()        one step of Eve on a minibatch of her own stream
//   eve_error(seen)      the error of Eve that the record says, of what was seen
//   crypto_net()         the network of Alice and Bob
//   eve_matrices()       Eve's weights, for the weights' hash
#pragma once

#include <vector>

#include "agents/anc_convolutional_eve.h"
#include "agents/anc_eve.h"
#include "agents/crypto_net.h"
#include "training/hyperparameters.h"
#include "training/minibatch.h"

namespace anc {

struct Observation {
  Guess bob;
  Guess eve{.error = 0.5, .rate = 0.5};
};

// A matrix of which only the first `columns` columns are weights, the rest padding.
struct WeightView {
  const Matrix* matrix;
  Index columns;
};

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
