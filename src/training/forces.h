// What pulls on each ciphertext bit while CPA-ANC trains.
#pragma once

#include <vector>

#include "training/cpa_game.h"
#include "training/train.h"

namespace anc {

// Over kForceMinibatches minibatches of the stream.
inline constexpr int kForceMinibatches = 256;
std::vector<BitForces> forces_on(CpaGame& game, RandomStream& stream);

}  // namespace anc
