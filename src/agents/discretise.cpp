#include "agents/discretise.h"

#include <cfenv>
#include <cmath>

#include "base/check.h"

namespace anc {
namespace {

// 2^63: from here on a float does not fit a 64-bit integer.
constexpr float kTooLarge = 9223372036854775808.0f;

std::int64_t closest_integer(float weight) {
  check(std::isfinite(weight), "rounded_weights: a weight is not finite");
  check(std::fabs(weight) < kTooLarge, "rounded_weights: a weight does not fit 64 bits");
  return static_cast<std::int64_t>(std::nearbyint(weight));
}

}  // namespace

std::vector<std::vector<std::int64_t>> rounded_weights(std::span<const float> crypto_net, int message_bits) {
  check(message_bits >= 1, "rounded_weights: at least one bit is needed");
  const auto n = static_cast<std::size_t>(message_bits);
  check(crypto_net.size() % n == 0 && crypto_net.size() >= n * n,
        "rounded_weights: the weights are not n + m rows of n");
  check(std::fegetround() == FE_TONEAREST, "rounded_weights: the rounding mode is not to nearest, ties to even");
  const std::size_t rows = crypto_net.size() / n;
  std::vector<std::vector<std::int64_t>> rounded(rows, std::vector<std::int64_t>(n));  // (n+m) x n
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < n; ++j) rounded[i][j] = closest_integer(crypto_net[i * n + j]);
  }
  return rounded;
}

cipher::LinearCipher discretise(const std::vector<std::vector<std::int64_t>>& weights) {
  return cipher::from_weights(weights);
}

}  // namespace anc
