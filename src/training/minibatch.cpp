#include "training/minibatch.h"

#include <algorithm>

namespace anc {

RandomStream stream_for(const TrialId& id, StreamUse use) {
  return RandomStream({static_cast<std::uint64_t>(id.experiment), static_cast<std::uint64_t>(id.key_bits), id.seed,
                       id.trial, static_cast<std::uint64_t>(use)});
}

BitRows::BitRows(int rows, std::int64_t minibatch)
    : words_a_row_(static_cast<std::size_t>(minibatch / 64)), words_(static_cast<std::size_t>(rows) * words_a_row_) {}

std::span<std::uint64_t> BitRows::rows(int first, int count) {
  return std::span(words_).subspan(static_cast<std::size_t>(first) * words_a_row_,
                                   static_cast<std::size_t>(count) * words_a_row_);
}

ChosenPlaintextBits::ChosenPlaintextBits(int message_bits, int key_bits, std::int64_t minibatch, bool distinct_messages)
    : message_bits_(message_bits),
      key_bits_(key_bits),
      distinct_(distinct_messages),
      drawn_(2 * message_bits + key_bits + 1, minibatch),
      alice_(message_bits + key_bits, minibatch),
      redrawn_(message_bits, minibatch),
      equal_(1, minibatch) {}

void ChosenPlaintextBits::draw(RandomStream& stream) {
  drawn_.draw(stream);
  if (distinct_) separate_messages(stream);
  const std::span<const std::uint64_t> one = choice(), key = drawn_.rows(2 * message_bits_, key_bits_);
  for (int i = 0; i < message_bits_; ++i) {
    const std::span<const std::uint64_t> p0 = drawn_.row(i), p1 = drawn_.row(message_bits_ + i);
    const std::span<std::uint64_t> message = alice_.row(i);
    for (std::size_t w = 0; w < one.size(); ++w) message[w] = (p0[w] & ~one[w]) | (p1[w] & one[w]);
  }
  std::ranges::copy(key, alice_.rows(message_bits_, key_bits_).begin());
}

// Redraws P1 wherever it equals P0, until it nowhere does: P1 is then uniform over the other messages.
void ChosenPlaintextBits::separate_messages(RandomStream& stream) {
  const std::span<std::uint64_t> equal = equal_.row(0);
  for (;;) {
    std::uint64_t any = 0;
    for (std::size_t w = 0; w < equal.size(); ++w) {
      equal[w] = ~std::uint64_t{0};
      for (int i = 0; i < message_bits_; ++i) equal[w] &= ~(drawn_.row(i)[w] ^ drawn_.row(message_bits_ + i)[w]);
      any |= equal[w];
    }
    if (any == 0) return;
    redrawn_.draw(stream);
    for (int i = 0; i < message_bits_; ++i) {
      const std::span<std::uint64_t> p1 = drawn_.row(message_bits_ + i), fresh = redrawn_.row(i);
      for (std::size_t w = 0; w < equal.size(); ++w) p1[w] = (p1[w] & ~equal[w]) | (fresh[w] & equal[w]);
    }
  }
}

}  // namespace anc
