#include "related/tree_parity/inputs.h"

#include <bit>
#include <cstring>

#include "base/check.h"

namespace anc::related::tree_parity {
namespace {

constexpr std::uint64_t kEveryByte = 0x0101010101010101u;

// Byte j of the result is all ones when bit j of `bits` is one, and zero otherwise.
std::uint64_t bytes_of_bits(std::uint64_t bits) {
  const std::uint64_t chosen = (bits * kEveryByte) & 0x8040201008040201u;
  return ((chosen + 0x7f * kEveryByte) >> 7 & kEveryByte) * 0xff;
}

void expand(std::uint64_t word, Block& masks) {
  static_assert(std::endian::native == std::endian::little);
  for (int byte = 0; byte < 8; ++byte) {
    const std::uint64_t eight = bytes_of_bits(word >> (8 * byte) & 0xff);
    std::memcpy(masks.at + 8 * byte, &eight, 8);
  }
}

}  // namespace

Inputs::Inputs(int units, int inputs)
    : units_(units),
      inputs_(inputs),
      signs_(static_cast<std::size_t>(units) * blocks_of(inputs)),
      masks_(signs_.size()),
      negatives_(units, 0) {
  check(units >= 1 && inputs >= 1, "Inputs: needs units and inputs >= 1");
  for (int k = 0; k < units; ++k) {
    for (int j = 0; j < inputs; ++j) signs_[block_of(k, j)].at[j % 64] = 1;
  }
}

void Inputs::draw(RandomStream& stream) {
  for (int k = 0; k < units_; ++k) {
    negatives_[k] = 0;
    for (int first = 0; first < inputs_; first += 64) {
      const int used = inputs_ - first < 64 ? inputs_ - first : 64;
      const std::uint64_t in_use = ~std::uint64_t{0} >> (64 - used);
      const std::uint64_t word = stream.next() & in_use;
      Block &mask = masks_[block_of(k, first)], &sign = signs_[block_of(k, first)];
      expand(word, mask);
      if (used == 64) {
        for (int j = 0; j < 64; ++j) sign.at[j] = static_cast<std::int8_t>(mask.at[j] | 1);
      } else {
        for (int j = 0; j < used; ++j) sign.at[j] = static_cast<std::int8_t>(mask.at[j] | 1);
      }
      negatives_[k] += std::popcount(word);
    }
  }
}

void Inputs::set(int unit, int j, int sign) {
  check(unit >= 0 && unit < units_ && j >= 0 && j < inputs_ && (sign == 1 || sign == -1), "Inputs::set: domain");
  negatives_[unit] += (sign < 0) - (at(unit, j) < 0);
  signs_[block_of(unit, j)].at[j % 64] = static_cast<std::int8_t>(sign);
  masks_[block_of(unit, j)].at[j % 64] = static_cast<std::int8_t>(sign < 0 ? -1 : 0);
}

}  // namespace anc::related::tree_parity
