// Random numbers for the numeric contract: streams are named, not consumed. A stream is fixed by its key (for
// example {experiment, key_bits, seed, trial, role}), so drawing more from one stream never moves another.
#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace anc {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014) applied to x + 0x9e3779b97f4a7c15: a bijection of the
// 64-bit words.
std::uint64_t mix64(std::uint64_t x);

// The engine seed of a key: h = mix64(number of words), then h = mix64(h ^ word) for each word. Fixed for
// ever: every published seed depends on it.
std::uint64_t fold_key(std::span<const std::uint64_t> key);

// boost::random::mt19937_64 keyed by meaning. Boost's engines are stable for ever, its distributions are not:
// the few lines that turn bits into numbers are ours.
class RandomStream {
 public:
  explicit RandomStream(std::span<const std::uint64_t> key) : engine_(fold_key(key)) {}
  RandomStream(std::initializer_list<std::uint64_t> key)
      : RandomStream(std::span<const std::uint64_t>(key.begin(), key.size())) {}

  std::uint64_t next() { return engine_(); }

  // The next words.size() outputs, in order.
  void fill(std::span<std::uint64_t> words) {
    for (std::uint64_t& word : words) word = engine_();
  }

  // Uniform on a grid of 2^24 values in [low, high), from the top 24 bits of one output. Needs low < high,
  // both finite.
  float uniform(float low, float high);

 private:
  boost::random::mt19937_64 engine_;
};

}  // namespace anc
