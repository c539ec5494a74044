// The weights with which a ciphertext bit hides its message bit before any rounding: the theorem of
// the report's section on why.
#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "agents/crypto_net.h"
#include "support/catch.h"

using namespace anc;

namespace {

constexpr int kBits = 6;
constexpr Index kKeys = 64;  // all keys, one a column

CryptoNet net_with(float message_weight, const std::vector<float>& key_weights) {
  RandomStream stream({73});
  CryptoNet net(
      {.message_bits = kBits, .key_bits = kBits, .initial_scale = 0.1, .l2 = 0.0, .key_exclusivity = 0.0, .adam = {}},
      stream);
  net.matrix.weights.setZero();
  net.matrix.weights(0, 0) = message_weight;
  for (Index i = 0; i < kBits; ++i) net.matrix.weights(kBits + i, 0) = key_weights[static_cast<std::size_t>(i)];
  return net;
}

// Ciphertext bit 0 under every key, in order of size.
std::vector<float> distribution(const CryptoNet& net, bool p) {
  Matrix input = Matrix::Zero(2 * kBits, kKeys), h = Matrix::Zero(kBits, kKeys), ciphertext = h;
  for (Index key = 0; key < kKeys; ++key) {
    input(0, key) = p ? 1.0f : 0.0f;
    for (Index i = 0; i < kBits; ++i) input(kBits + i, key) = (key >> i & 1) != 0 ? 1.0f : 0.0f;
  }
  encrypt(net, input, h, ciphertext);
  std::vector<float> values(kKeys);
  for (Index key = 0; key < kKeys; ++key) values[static_cast<std::size_t>(key)] = ciphertext(0, key);
  std::sort(values.begin(), values.end());
  return values;
}

// Largest difference between the two distributions' order statistics.
float difference(const CryptoNet& net) {
  const auto zero = distribution(net, false), one = distribution(net, true);
  float largest = 0.0f;
  for (std::size_t i = 0; i < zero.size(); ++i) largest = std::max(largest, std::abs(zero[i] - one[i]));
  return largest;
}

}  // namespace

TEST_CASE("a ciphertext bit whose weights add up to an even number says nothing, rounded or not") {
  std::mt19937 engine(74);
  std::uniform_real_distribution<float> weight(-1.5f, 1.5f);
  for (int repeat = 0; repeat < 20; ++repeat) {
    const float message_weight = weight(engine);
    std::vector<float> keys(kBits);
    float sum = message_weight;
    for (int i = 0; i + 1 < kBits; ++i) sum += keys[static_cast<std::size_t>(i)] = weight(engine);
    for (const float even : {-2.0f, 0.0f, 2.0f}) {
      keys.back() = even - sum;
      CHECK(difference(net_with(message_weight, keys)) < 1e-5f);
    }
  }
}

TEST_CASE("a ciphertext bit whose message weight and one key weight are odd says nothing, whatever its other weights") {
  std::mt19937 engine(75);
  std::uniform_real_distribution<float> weight(-1.5f, 1.5f);
  for (const float message_weight : {1.0f, -1.0f}) {
    for (const float key_weight : {1.0f, -1.0f, 3.0f}) {
      std::vector<float> keys{key_weight};
      while (keys.size() < kBits) keys.push_back(weight(engine));
      CHECK(difference(net_with(message_weight, keys)) < 1e-5f);
    }
  }
}

TEST_CASE("otherwise the ciphertext bit leaks") {
  CHECK(difference(net_with(1.0f, {-0.9f, 0, 0, 0, 0, 0})) > 0.05f);
  CHECK(difference(net_with(0.5f, {-0.2f, 0.1f, 0, 0, 0, 0})) > 0.05f);
  CHECK(difference(net_with(1.0f, {-0.7f, 0.3f, 0.2f, 0, 0, 0})) > 0.05f);
}
