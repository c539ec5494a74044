// Reads ciphers in the notation of a record ("p0^k3"), and holds the paper's examples.
#pragma once

#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cipher/linear_cipher.h"

namespace anc::test {

// The 0/1 weights of the cipher whose ciphertext bit j is sums[j].
inline cipher::IntegerWeights weights_of_formula(const std::vector<std::string>& sums) {
  const std::size_t n = sums.size();
  cipher::IntegerWeights weights(2 * n, std::vector<std::int64_t>(n, 0));
  for (std::size_t j = 0; j < n; ++j) {
    std::istringstream terms(sums[j]);
    for (std::string term; std::getline(terms, term, '^');) {
      if (term == "0") continue;
      const std::size_t index = std::stoul(term.substr(1));
      if ((term[0] != 'p' && term[0] != 'k') || index >= n) throw std::invalid_argument(term);
      weights[term[0] == 'p' ? index : n + index][j] += 1;
    }
  }
  return weights;
}

inline cipher::LinearCipher cipher_of(const std::vector<std::string>& sums) {
  return cipher::from_weights(weights_of_formula(sums));
}

// (17): no adversary.
inline const std::vector<std::string> kEquation17{"p1", "p0", "p6", "p3", "p4", "p5", "p2", "p7"};

// (21): trained against the ciphertext-only Eve.
inline const std::vector<std::string> kEquation21{"p0^k3", "p3^k0", "p2^k0^k3^k4^k5^k6^k7", "p1^k0", "p4^k1", "p5^k2",
                                                  "p6^k2", "p7^k1"};

// (24), left and right: trained against the chosen-plaintext Eve.
inline const std::vector<std::string> kEquation24Left{"p0^k5", "p1^k7", "p2^k1", "p3^k0",
                                                      "p4^k2", "p5^k6", "p6^k3", "p7^k4"};
inline const std::vector<std::string> kEquation24Right{"p0^k3",   "p1^k10",  "p2^k14", "p3^k9",  "p4^k5",   "p5^k7",
                                                       "p6^k1",   "p7^k8",   "p8^k6",  "p9^k2",  "p10^k12", "p11^k4",
                                                       "p12^k13", "p13^k15", "p14^k0", "p15^k11"};

}  // namespace anc::test
