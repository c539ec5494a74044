// Random minibatches as words of bits: 64 examples a word, so that choosing between messages costs one word operation.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random_stream.h"
#include "training/trial_id.h"

namespace anc {

// The streams of a trial, each keyed by its meaning: adding a draw to one never moves another.
enum class StreamUse : std::uint64_t {
  crypto_net_weights = 1,
  eve_weights = 2,
  alice_bob_minibatch = 3,
  eve_minibatch = 4,
  evaluation = 5,
  algorithm1 = 6,
  force_minibatch = 7,
  known_plaintext = 8,
};

RandomStream stream_for(const TrialId& id, StreamUse use);

// `rows` rows of uniform bits for one minibatch; row i is words[i * words_a_row ...].
class BitRows {
 public:
  BitRows(int rows, std::int64_t minibatch);
  void draw(RandomStream& stream) { stream.fill(words_); }
  std::span<std::uint64_t> row(int i) { return rows(i, 1); }
  std::span<std::uint64_t> rows(int first, int count);

 private:
  std::size_t words_a_row_;
  std::vector<std::uint64_t> words_;
};

// The chosen-plaintext game's bits, drawn in this order: P0 (n rows), P1 (n), K (m), choice (1).
class ChosenPlaintextBits {
 public:
  ChosenPlaintextBits(int message_bits, int key_bits, std::int64_t minibatch, bool distinct_messages);
  void draw(RandomStream& stream);

  std::span<const std::uint64_t> both_messages() { return drawn_.rows(0, 2 * message_bits_); }  // 2n rows
  // n + m rows for Alice: the message, P1 where choice is 1, else P0; then the key.
  std::span<const std::uint64_t> message_and_key() { return alice_.rows(0, message_bits_ + key_bits_); }
  std::span<const std::uint64_t> choice() { return drawn_.row(2 * message_bits_ + key_bits_); }

 private:
  void separate_messages(RandomStream& stream);

  int message_bits_, key_bits_;
  bool distinct_;
  BitRows drawn_, alice_, redrawn_, equal_;  // equal_: one row, 1 where P0 = P1
};

}  // namespace anc
