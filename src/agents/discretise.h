// The bridge from the learned column (floating point) to the exact column (integers): the first line of Algorithm 1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cipher/linear_cipher.h"

namespace anc {

// round(W): each of the (n+m) x n weights (row-major; n message bits) to its closest integer, ties to even.
std::vector<std::vector<std::int64_t>> rounded_weights(std::span<const float> crypto_net, int message_bits);

// The cipher c = A p + B k over GF(2) that integer weights compute: A_ji = W_ij mod 2 and B_ji = W_(n+i)j mod 2.
cipher::LinearCipher discretise(const std::vector<std::vector<std::int64_t>>& weights);

}  // namespace anc
