#include "related/tree_parity/population.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "related/tree_parity/population.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>

#include "base/check.h"

HWY_BEFORE_NAMESPACE();
namespace anc::related::tree_parity {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Bytes = hn::CappedTag<std::int8_t, 64>;

// The sum of w x over `bytes` bytes: w x = (w ^ mask) - mask, and the masks sum to -negatives. At most `safe` vectors
// are summed in bytes before their sums are widened.
int field(const std::int8_t* weights, const std::int8_t* masks, int bytes, int safe, int negatives) {
  const Bytes d;
  const hn::Repartition<std::uint8_t, Bytes> du8;
  const hn::Repartition<std::uint64_t, Bytes> du64;
  const int width = static_cast<int>(hn::Lanes(d));
  auto wide = hn::Zero(du64);
  int widened = 0;
  for (int first = 0; first < bytes;) {
    const int last = std::min(bytes, first + safe * width);
    auto sum = hn::Zero(d);
    for (; first < last; first += width) {
      sum = hn::Add(sum, hn::Xor(hn::Load(d, weights + first), hn::Load(d, masks + first)));
    }
    wide = hn::Add(wide, hn::SumsOf8(hn::Xor(hn::BitCast(du8, sum), hn::Set(du8, 0x80))));  // adds 128 to every byte
    ++widened;
  }
  const auto total = hn::GetLane(hn::SumOfLanes(du64, wide));
  return static_cast<int>(total) - 128 * width * widened + negatives;
}

void fields_of(const std::int8_t* weights, int members, const Inputs& inputs, int depth, int* fields) {
  const int bytes = 64 * blocks_of(inputs.inputs()), safe = 127 / (depth + 1);
  for (int member = 0; member < members; ++member) {
    for (int k = 0; k < inputs.units(); ++k, weights += bytes) {
      *fields++ = field(weights, inputs.masks(k)[0].at, bytes, safe, inputs.negatives(k));
    }
  }
}

// The padding of x is zero and keeps that of w so.
void move_row(std::int8_t* weights, const std::int8_t* signs, int bytes, int depth, int direction) {
  const Bytes d;
  const int width = static_cast<int>(hn::Lanes(d));
  const auto high = hn::Set(d, static_cast<std::int8_t>(depth)), low = hn::Set(d, static_cast<std::int8_t>(-depth));
  for (int j = 0; j < bytes; j += width) {
    const auto w = hn::Load(d, weights + j), x = hn::Load(d, signs + j);
    const auto moved = direction > 0 ? hn::Add(w, x) : hn::Sub(w, x);
    hn::Store(hn::Min(hn::Max(moved, low), high), d, weights + j);
  }
}

void move_rows(std::int8_t* weights, int members, const Inputs& inputs, int depth, const int* directions) {
  const int bytes = 64 * blocks_of(inputs.inputs());
  for (int member = 0; member < members; ++member) {
    for (int k = 0; k < inputs.units(); ++k, weights += bytes, ++directions) {
      if (*directions != 0) move_row(weights, inputs.signs(k)[0].at, bytes, depth, *directions);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc::related::tree_parity
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace anc::related::tree_parity {

HWY_EXPORT(fields_of);
HWY_EXPORT(move_rows);

Population::Population(const Setting& setting, int size)
    : setting_(setting),
      size_(size),
      row_blocks_(blocks_of(setting.inputs)),
      blocks_(static_cast<std::size_t>(size) * setting.units * row_blocks_) {
  check(setting.units >= 1 && setting.units % 2 == 1, "Population: the number of units must be odd");
  check(setting.inputs >= 1 && setting.depth >= 1 && setting.depth <= 63, "Population: inputs or depth out of range");
}

void Population::randomise(int member, RandomStream& stream) {
  for (int k = 0; k < setting_.units; ++k) {
    for (int j = 0; j < setting_.inputs; ++j) set_weight(member, k, j, draw_weight(stream, setting_.depth));
  }
}

void Population::set_weight(int member, int unit, int j, int value) {
  check(value >= -setting_.depth && value <= setting_.depth, "Population::set_weight: beyond the depth");
  blocks_[block_of(member, unit) + j / 64].at[j % 64] = static_cast<std::int8_t>(value);
}

int Population::members_of(const Inputs& inputs, std::size_t numbers, int first) const {
  check(inputs.units() == setting_.units && inputs.inputs() == setting_.inputs,
        "Population: inputs of another setting");
  const int members = static_cast<int>(numbers) / setting_.units;
  check(static_cast<int>(numbers) == members * setting_.units, "Population: one number a unit");
  check(first >= 0 && members <= size_ - first, "Population: no such members");
  return members;
}

void Population::fields(const Inputs& inputs, std::span<int> fields, int first) const {
  const int members = members_of(inputs, fields.size(), first);
  if (members == 0) return;
  HWY_DYNAMIC_DISPATCH(fields_of)(blocks_[block_of(first, 0)].at, members, inputs, setting_.depth, fields.data());
}

void Population::move(const Inputs& inputs, std::span<const int> directions, int first) {
  const int members = members_of(inputs, directions.size(), first);
  if (members == 0) return;
  HWY_DYNAMIC_DISPATCH(move_rows)(blocks_[block_of(first, 0)].at, members, inputs, setting_.depth, directions.data());
}

void Population::resize(int size) {
  size_ = size;
  blocks_.resize(static_cast<std::size_t>(size) * setting_.units * row_blocks_);
}

void Population::copy(int from, int to) {
  const std::ptrdiff_t blocks = static_cast<std::ptrdiff_t>(setting_.units) * row_blocks_;
  if (from != to) std::copy_n(blocks_.begin() + from * blocks, blocks, blocks_.begin() + to * blocks);
}

bool Population::equals(int member, int sign, const Population& other, int other_member) const {
  for (int k = 0; k < setting_.units; ++k) {
    for (int j = 0; j < setting_.inputs; ++j) {
      if (sign * weight(member, k, j) != other.weight(other_member, k, j)) return false;
    }
  }
  return true;
}

double Population::agreement(int member, int sign, const Population& other, int other_member) const {
  int equal = 0;
  for (int k = 0; k < setting_.units; ++k) {
    for (int j = 0; j < setting_.inputs; ++j) {
      equal += sign * weight(member, k, j) == other.weight(other_member, k, j) ? 1 : 0;
    }
  }
  return static_cast<double>(equal) / (setting_.units * setting_.inputs);
}

void hidden_signs(std::span<const int> fields, int units, int zero_sign, std::span<int> signs, std::span<int> outputs) {
  for (std::size_t member = 0; member < outputs.size(); ++member) {
    int product = 1;
    for (int k = 0; k < units; ++k) {
      const std::size_t i = member * units + k;
      signs[i] = sign_of(fields[i], zero_sign);
      product *= signs[i];
    }
    outputs[member] = product;
  }
}

}  // namespace anc::related::tree_parity
#endif  // HWY_ONCE
