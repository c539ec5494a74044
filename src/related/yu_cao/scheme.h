// The cipher of Yu and Cao [8], defined at second hand, as later work describes it: blocks of four bytes under a
// rotation and a mask that the delayed network makes. A block's C = rotl(P, D) XOR rotr(A, D).
#pragma once

#include <cstdint>
#include <vector>

#include "related/bytes.h"
#include "related/yu_cao/network.h"

namespace anc::related::yu_cao {

using Blocks = std::vector<std::uint32_t>;

// The secret: the state until time 0.
struct Key {
  State history = {};
};

// Uniform: x_1 in [-0.9, 0.9), x_2 in [-4, 4).
Key draw_key(RandomStream& stream);

// Steps of the network before the first bit, and from one bit to the next. The stride is ours, as the sources do not
// give it: from 50 steps on, neighbouring bits of one neuron correlate by less than 0.1; at one step, by 0.97.
inline constexpr int kTransient = 1000, kStride = 50;

// What the network gives for one block.
struct BlockKey {
  std::uint32_t a = 0;
  int d = 0;  // 0..31
  friend bool operator==(const BlockKey&, const BlockKey&) = default;
};

// The binary function: the fourth bit of the binary expansion of (x - low) / (high - low), where the ends are -1, 1 for
// neuron 0 and -4.6, 4.6 for neuron 1, just outside what the states reach.
int fourth_bit(double x, int neuron);

// 38 bits a block, from one neuron: bits 1-32 are A and 33-37 are D, the first bit the highest; bit 38 chooses the
// neuron of the next block, the first is neuron 0.
std::vector<BlockKey> key_stream(const Key& key, std::size_t blocks, int stride = kStride);

std::uint32_t encrypt_block(std::uint32_t plain, const BlockKey& key);
std::uint32_t decrypt_block(std::uint32_t cipher, const BlockKey& key);
Blocks encrypt(const std::vector<BlockKey>& stream, const Blocks& plain);
Blocks decrypt(const std::vector<BlockKey>& stream, const Blocks& cipher);

// Four bytes a block, the first byte the highest. Throws UserError unless the length is a multiple of four.
Blocks blocks_of(const Bytes& message);
Bytes bytes_of(const Blocks& blocks);

Blocks draw_blocks(RandomStream& stream, std::size_t count);

}  // namespace anc::related::yu_cao
