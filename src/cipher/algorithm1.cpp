#include "cipher/algorithm1.h"

#include <algorithm>

#include "base/check.h"

namespace anc::cipher {
namespace {

constexpr std::int64_t kLanes = 64;

// One bit position in 64 trials at once: lane t of word i is bit i of trial t.
using Slices = std::vector<std::uint64_t>;

// The n outputs of the rounded network (11)-(12): each is the exclusive or of its inputs of odd weight.
Slices rounded_network(const IntegerWeights& weights, const Slices& message, const Slices& key) {
  const std::size_t n = message.size();
  Slices output(n, 0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::uint64_t input = i < n ? message[i] : key[i - n];
    for (std::size_t j = 0; j < n; ++j) output[j] ^= (weights[i][j] & 1) != 0 ? input : 0;
  }
  return output;
}

Slices draw(std::size_t n, const WordSource& next_word) {
  Slices slices(n);
  std::ranges::generate(slices, [&] { return next_word(); });
  return slices;
}

// The lanes in which Bob's decryption differs from the plaintext.
std::uint64_t failed_lanes(const IntegerWeights& weights, const Slices& plaintext, const Slices& key) {
  const Slices decrypted = rounded_network(weights, rounded_network(weights, plaintext, key), key);
  std::uint64_t failed = 0;
  for (std::size_t i = 0; i < plaintext.size(); ++i) failed |= decrypted[i] ^ plaintext[i];
  return failed;
}

}  // namespace

bool algorithm1_exact(const LinearCipher& cipher) {
  check_shape(cipher);
  return cipher.a * cipher.a == gf2::Matrix::identity(cipher.message_bits()) && cipher.a * cipher.b == cipher.b;
}

bool algorithm1_sampled(const IntegerWeights& weights, std::int64_t trials, const WordSource& next_word) {
  check(trials >= 1, "algorithm1_sampled: at least one trial is needed");
  const std::size_t n = weights.empty() ? 0 : weights.front().size();
  check(n >= 1 && weights.size() >= n && std::ranges::all_of(weights, [n](const auto& row) { return row.size() == n; }),
        "algorithm1_sampled: the weights are not n + m rows of n");
  for (std::int64_t done = 0; done < trials; done += kLanes) {
    const std::int64_t lanes = std::min(kLanes, trials - done);
    const std::uint64_t in_use = ~std::uint64_t{0} >> (kLanes - lanes);
    const Slices plaintext = draw(n, next_word);
    const Slices key = draw(weights.size() - n, next_word);
    if ((failed_lanes(weights, plaintext, key) & in_use) != 0) return false;
  }
  return true;
}

}  // namespace anc::cipher
