// One known message of [8] leaves 32 rotations a block, hence 32 readings of the same block of any other message. Where
// that message has redundancy, the most plausible reading is mostly the right one.
#pragma once

#include "related/yu_cao/scheme.h"

namespace anc::related::yu_cao {

// How implausible a byte is after another, in whatever unit; that of a message is the sum over its bytes, the first of
// which follows itself.
using Cost = int (*)(std::uint8_t before, std::uint8_t byte);

// Of English: the place of a small letter or the blank in their usual order of frequency, from 0; 30 for a capital, a
// full stop or a comma, and 100 for any other byte. 30 more for what is out of place: a blank after a blank, a capital
// after a small letter, a small letter after a stop or a comma. It knows nothing of what draw_text draws from.
int cost_in_text(std::uint8_t before, std::uint8_t byte);

// Of a picture, row by row: the difference of the greys.
int cost_in_picture(std::uint8_t before, std::uint8_t byte);

// The message of least cost among the 32^blocks that explain its ciphertext, given that `known` has the ciphertext
// `cipher_of_known` under the same key. Found exactly, by dynamic programming from block to block. Needs equal lengths.
Blocks most_plausible(const Blocks& known, const Blocks& cipher_of_known, const Blocks& cipher, Cost cost);

}  // namespace anc::related::yu_cao
