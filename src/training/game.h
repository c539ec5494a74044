// What the training games share. Each is a value with the same six operations, so that one training loop serves all:
//   play(stream)         draw a minibatch, let everybody act, say what was seen
//   improve_alice_bob()  one step of Alice and Bob on the minibatch just played
//   improve_eve()        one step of Eve on a minibatch of her own stream
//   eve_error(seen)      the error of Eve that the record says, of what was seen
//   crypto_net()         the network of Alice and Bob
//   eve_matrices()       Eve's weights, for the weights' hash
#pragma once

#include <vector>

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

}  // namespace anc
