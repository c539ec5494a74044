// How a trial ended: the one kind of cipher, or of failure, that its rounded weights are.
#pragma once

#include <array>

#include "cipher/linear_cipher.h"

namespace anc::cipher {

// Exclusive and exhaustive; of the failures the first that applies.
enum class Ending {
  one_time_pad,     // the paper's: a permutation of the key
  mixed_key,        // perfectly secret, but some masks mix several key bits
  reused_key,       // communicates; some mask occurs twice: two ciphertext bits have the same key bits
  dependent_masks,  // communicates and leaks in another way: masks that sum to zero, or bits in the clear
  dead_bit,         // does not communicate: some ciphertext bit is constant
  disagreement,     // does not communicate in another way: Bob does not invert Alice
};

inline constexpr std::array<Ending, 6> kEndings = {Ending::one_time_pad,    Ending::mixed_key, Ending::reused_key,
                                                   Ending::dependent_masks, Ending::dead_bit,  Ending::disagreement};

// "one_time_pad" and so on, as above.
const char* name_of(Ending ending);

Ending ending_of(const LinearCipher& cipher);

}  // namespace anc::cipher
