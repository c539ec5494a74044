// Many tree parity machines under one input: the fast form of machine.h, a byte a weight, 64 weights a vector. Exact
// integers, so it equals the plain form bit for bit on every instruction set.
//
// 1. holds the two parties of an exchange (exchange.h);
// 2. holds the attackers of attacks.h and genetic.h, up to thousands.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random_stream.h"
#include "related/tree_parity/machine.h"

namespace anc::related::tree_parity {

class Population {
 public:
  // `size` machines with zero weights. Throws ContractViolation outside the domain of Setting.
  Population(const Setting& setting, int size);

  int size() const { return size_; }
  const Setting& setting() const { return setting_; }

  // Draws the weights of one member as random_machine does.
  void randomise(int member, RandomStream& stream);

  int weight(int member, int unit, int j) const { return row(member, unit)[j / 64].at[j % 64]; }
  void set_weight(int member, int unit, int j, int value);

  // fields[K i + unit] = h_k of member first + i: of as many members as fields has room for.
  void fields(const Inputs& inputs, std::span<int> fields, int first = 0) const;

  // w_k += directions[K i + unit] x_k, clipped, of member first + i; a direction is -1, 0 or +1.
  void move(const Inputs& inputs, std::span<const int> directions, int first = 0);

  void resize(int size);  // new members have zero weights
  void copy(int from, int to);

  // Whether sign * (the weights of one member) are those of a member of another population of the same setting.
  bool equals(int member, int sign, const Population& other, int other_member) const;

  // The fraction of weights that are.
  double agreement(int member, int sign, const Population& other, int other_member) const;

 private:
  int members_of(const Inputs& inputs, std::size_t numbers, int first) const;
  std::size_t block_of(int member, int unit) const {
    return static_cast<std::size_t>(member * setting_.units + unit) * row_blocks_;
  }
  std::span<const Block> row(int member, int unit) const {
    return std::span(blocks_).subspan(static_cast<std::size_t>(member * setting_.units + unit) * row_blocks_,
                                      row_blocks_);
  }

  Setting setting_;
  int size_, row_blocks_;
  std::vector<Block> blocks_;  // size x K x row_blocks_, the padding zero
};

// The hidden signs of fields, and their product for each member. signs: as fields; outputs: one a member.
void hidden_signs(std::span<const int> fields, int units, int zero_sign, std::span<int> signs, std::span<int> outputs);

}  // namespace anc::related::tree_parity
