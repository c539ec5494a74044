// The break of a cipher that adds the same bytes to every message of a key, as [7] does (by [11]) and [9] (by [13],
// whose equivalent key, the signs of the weights, the mask is): one known message gives the mask, the mask every other.
#pragma once

#include <functional>

#include "related/case.h"

namespace anc::related {

// What a key adds to its messages: plaintext XOR ciphertext. Needs equal lengths.
Bytes mask_of(const Bytes& plaintext, const Bytes& ciphertext);

// Message from ciphertext. Needs a mask at least as long.
Bytes apply_mask(const Bytes& mask, const Bytes& ciphertext);

// The picture encrypted, and recovered from it by the mask of another message; `encrypt` is the cipher under a fresh
// key.
Views views_by_mask(RandomStream& stream, const Picture& plain, const std::function<Bytes(const Bytes&)>& encrypt);

// How many bytes were recovered; success is that all were.
TrialOutcome recovered(double fraction);

}  // namespace anc::related
