// The public inputs of one step, x_kj in {-1, +1}: the same for the sender, the recipient and every attacker.
// Rows are padded with zeros to whole blocks of 64, as the weights of population.h are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random_stream.h"

namespace anc::related::tree_parity {

// 64 small integers on a boundary of 64 bytes, so that no vector crosses a cache line.
struct alignas(64) Block {
  std::int8_t at[64] = {};
};

// Blocks of a row of `inputs` numbers.
constexpr int blocks_of(int inputs) { return (inputs + 63) / 64; }

class Inputs {
 public:
  Inputs(int units, int inputs);  // all +1

  // Fair signs: for each unit one output of the stream a block, bit j % 64 of it says whether x_kj is -1.
  void draw(RandomStream& stream);

  int at(int unit, int j) const { return signs_[block_of(unit, j)].at[j % 64]; }
  void set(int unit, int j, int sign);

  int units() const { return units_; }
  int inputs() const { return inputs_; }

  // Of one unit: x_kj; a byte of ones wherever x_kj is -1; and how often it is.
  std::span<const Block> signs(int unit) const { return row(signs_, unit); }
  std::span<const Block> masks(int unit) const { return row(masks_, unit); }
  int negatives(int unit) const { return negatives_[unit]; }

 private:
  std::size_t block_of(int unit, int j) const { return static_cast<std::size_t>(unit * blocks_of(inputs_) + j / 64); }
  std::span<const Block> row(const std::vector<Block>& blocks, int unit) const {
    return std::span(blocks).subspan(block_of(unit, 0), blocks_of(inputs_));
  }

  int units_, inputs_;
  std::vector<Block> signs_, masks_;
  std::vector<int> negatives_;
};

}  // namespace anc::related::tree_parity
