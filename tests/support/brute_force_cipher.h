// Judges a small cipher with no algebra at all: encrypts every plaintext under every key and counts.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include "cipher/linear_cipher.h"

namespace anc::test {

using cipher::IntegerWeights;
using Block = std::size_t;  // n bits, bit i of the word is bit i of the message

// ciphertext[p][k] for every plaintext p of n <= 5 bits and key k of m <= 5.
struct Codebook {
  int bits, key_bits;
  std::vector<std::vector<Block>> ciphertext;
  Block size() const { return Block{1} << bits; }
  Block keys() const { return Block{1} << key_bits; }
};

// Each ciphertext bit is the parity of the sum of the weights of the bits that are 1: (11) with integer
// weights.
inline Codebook codebook(const IntegerWeights& weights) {
  const int n = static_cast<int>(weights.front().size());
  Codebook book{.bits = n, .key_bits = static_cast<int>(weights.size()) - n, .ciphertext = {}};
  book.ciphertext.assign(book.size(), std::vector<Block>(book.keys(), 0));
  for (Block p = 0; p < book.size(); ++p) {
    for (Block k = 0; k < book.keys(); ++k) {
      const Block input = p | k << n;
      for (Block j = 0; j < Block(n); ++j) {
        std::int64_t sum = 0;
        for (Block i = 0; i < weights.size(); ++i) sum += (input >> i & 1) == 1 ? weights[i][j] : 0;
        if (sum % 2 != 0) book.ciphertext[p][k] |= Block{1} << j;
      }
    }
  }
  return book;
}

// The number of pairs (p, k) that Bob, running the same network, decrypts wrongly.
inline std::size_t decryption_failures(const Codebook& book) {
  std::size_t failures = 0;
  for (Block p = 0; p < book.size(); ++p) {
    for (Block k = 0; k < book.keys(); ++k) failures += book.ciphertext[book.ciphertext[p][k]][k] != p ? 1u : 0u;
  }
  return failures;
}

// frequency[p][c]: the number of keys that encrypt p to c.
inline std::vector<std::vector<std::size_t>> frequencies(const Codebook& book) {
  std::vector<std::vector<std::size_t>> counts(book.size(), std::vector<std::size_t>(book.size(), 0));
  for (Block p = 0; p < book.size(); ++p) {
    for (const Block c : book.ciphertext[p]) ++counts[p][c];
  }
  return counts;
}

// I(P; C) = sum of Pr(p, c) log2( Pr(p, c) / (Pr(p) Pr(c)) ) for uniform independent P and K.
inline double mutual_information(const Codebook& book) {
  const auto counts = frequencies(book);
  const double blocks = static_cast<double>(book.size());
  double information = 0.0;
  for (Block c = 0; c < book.size(); ++c) {
    double column = 0.0;
    for (Block p = 0; p < book.size(); ++p) column += static_cast<double>(counts[p][c]);
    for (Block p = 0; p < book.size(); ++p) {
      const double count = static_cast<double>(counts[p][c]);
      if (count > 0.0)
        information += count / (blocks * static_cast<double>(book.keys())) * std::log2(count * blocks / column);
    }
  }
  return information;
}

// Shannon: every plaintext gives every ciphertext equally often.
inline bool ciphertext_independent_of_plaintext(const Codebook& book) {
  const auto counts = frequencies(book);
  return std::ranges::all_of(counts, [&](const auto& row) { return row == counts.front(); });
}

// As many key bits as message bits, and there is a permutation s with c_i = p_i + k_s(i) for every plaintext and key.
inline bool is_permuted_key_pad(const Codebook& book) {
  if (book.key_bits != book.bits) return false;
  std::vector<Block> order(static_cast<std::size_t>(book.bits));
  std::iota(order.begin(), order.end(), Block{0});
  do {
    bool matches = true;
    for (Block p = 0; p < book.size() && matches; ++p) {
      for (Block k = 0; k < book.size() && matches; ++k) {
        Block expected = p;
        for (Block i = 0; i < order.size(); ++i) expected ^= (k >> order[i] & 1) << i;
        matches = expected == book.ciphertext[p][k];
      }
    }
    if (matches) return true;
  } while (std::ranges::next_permutation(order).found);
  return false;
}

// Whether bit j of the ciphertext changes with the plaintext under some key; or with the key, under some plaintext.
enum class Input { plaintext, key };
inline bool depends_on(Input input, const Codebook& book, Block j) {
  for (Block p = 0; p < book.size(); ++p) {
    for (Block k = 0; k < book.keys(); ++k) {
      const Block change =
          book.ciphertext[p][k] ^ (input == Input::key ? book.ciphertext[p][0] : book.ciphertext[0][k]);
      if ((change >> j & 1) == 1) return true;
    }
  }
  return false;
}

// The number of pairs (P, K) on which the best ciphertext-only guess of plaintext bit i is right.
inline std::size_t best_guesses(const Codebook& book, Block i) {
  const auto counts = frequencies(book);
  std::size_t right = 0;
  for (Block c = 0; c < book.size(); ++c) {
    std::size_t votes[2] = {0, 0};
    for (Block p = 0; p < book.size(); ++p) votes[p >> i & 1] += counts[p][c];
    right += std::max(votes[0], votes[1]);
  }
  return right;
}

// The number of (P0, P1, message sent, K) on which the best chosen-plaintext Eve of Section 3.1 is wrong, P0
// and P1 being any two messages or any two different ones.
inline std::size_t best_cpa_errors(const Codebook& book, bool distinct_messages) {
  const auto counts = frequencies(book);
  std::size_t wrong = 0;
  for (Block p0 = 0; p0 < book.size(); ++p0) {
    for (Block p1 = 0; p1 < book.size(); ++p1) {
      if (distinct_messages && p0 == p1) continue;
      for (Block c = 0; c < book.size(); ++c) wrong += std::min(counts[p0][c], counts[p1][c]);
    }
  }
  return wrong;
}

// Weights of n message and m key bits, row by row.
template <class Next>
IntegerWeights weights_from(int n, int m, Next next) {
  IntegerWeights weights(static_cast<std::size_t>(n + m), std::vector<std::int64_t>(static_cast<std::size_t>(n)));
  for (auto& row : weights) {
    for (std::int64_t& weight : row) weight = static_cast<std::int64_t>(next());
  }
  return weights;
}

// Calls `test` with all weights of n message and m key bits that are 0 or 1: with every linear cipher, once.
template <class Test>
void for_each_cipher(int n, int m, const Test& test) {
  for (std::uint64_t code = 0; code < std::uint64_t{1} << (n + m) * n; ++code) {
    test(weights_from(n, m, [rest = code]() mutable { return std::exchange(rest, rest >> 1) & 1; }));
  }
}

// Uniform integers in -2..2 (even and odd, of both signs), for any n and m.
inline IntegerWeights random_weights(int n, int m, std::mt19937_64& engine) {
  return weights_from(n, m, [&] { return static_cast<std::int64_t>(engine() % 5) - 2; });
}
inline IntegerWeights random_weights(int n, std::mt19937_64& engine) { return random_weights(n, n, engine); }

// The same above, and A = I.
inline IntegerWeights random_working_weights(int n, int m, std::mt19937_64& engine) {
  IntegerWeights weights = random_weights(n, m, engine);
  for (std::size_t i = 0; i < std::size_t(n); ++i) {
    for (std::size_t j = 0; j < std::size_t(n); ++j) weights[i][j] = i == j ? 1 : 0;
  }
  return weights;
}

}  // namespace anc::test
