// The weights with which a ciphertext bit hides its message bit before any rounding: the theorems of the report's
// section on why.
#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
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

// Half the sum, over the values of the bit, of how far the two shares of keys that give it differ.
double total_variation(const CryptoNet& net) {
  const auto zero = distribution(net, false), one = distribution(net, true);
  double distance = 0.0;
  for (std::size_t first = 0, other = 0; first < zero.size() || other < one.size();) {
    const float value = std::min(first < zero.size() ? zero[first] : 2.0f, other < one.size() ? one[other] : 2.0f);
    const auto count = [value](const std::vector<float>& values, std::size_t& from) {
      const std::size_t start = from;
      while (from < values.size() && values[from] <= value + 1e-3f) ++from;
      return static_cast<double>(from - start) / kKeys;
    };
    distance += std::abs(count(zero, first) - count(one, other)) / 2;
  }
  return distance;
}

}  // namespace

TEST_CASE("a ciphertext bit with one message weight and weights of one mth on every key bit hides what it must") {
  constexpr double kPi = 3.14159265358979323846;
  std::mt19937 engine(76);
  for (int m = 1; m <= 3; ++m) {
    double bound = 0.0;
    for (int r = 1; r < 2 * m; r += 2) bound += std::pow(std::abs(std::cos(kPi * r / (2 * m))), kBits);
    for (int repeat = 0; repeat < 8; ++repeat) {
      std::vector<float> keys(kBits);
      for (float& weight : keys) weight = ((engine() & 1) != 0 ? 1.0f : -1.0f) / static_cast<float>(m);
      for (const float message_weight : {1.0f, -1.0f, 3.0f}) {
        CHECK(total_variation(net_with(message_weight, keys)) <= bound + 1e-9);
      }
    }
  }
  // At m = 2 half of the keys leave nothing of the message.
  const CryptoNet halves = net_with(1.0f, {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f});
  CHECK(total_variation(halves) <= std::pow(2.0, 1 - kBits / 2.0));
  for (const bool p : {false, true}) {
    const auto values = distribution(halves, p);
    CHECK(std::count_if(values.begin(), values.end(), [](float c) { return std::abs(c - 0.5f) < 1e-5f; }) == kKeys / 2);
  }
  CHECK(total_variation(net_with(1.0f, {0.7f, 0.7f, 0.7f, 0.7f, 0.7f, 0.7f})) > 0.1);  // it can be otherwise
}

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

TEST_CASE("the mean of a rule tells a known sum of its inputs by a product of sines, and by nothing else") {
  constexpr double kPi = 3.14159265358979323846;
  std::mt19937 engine(77);
  std::uniform_real_distribution<float> weight(-1.5f, 1.5f);
  for (int repeat = 0; repeat < 20; ++repeat) {
    std::vector<float> weights;
    while (weights.size() < kBits) weights.push_back(weight(engine));
    const Index in_sum = 1 + repeat % kBits;  // the first so many inputs
    // One rule is one bit of a CryptoNet, of which encrypt gives the angle; its inputs are the key bits here.
    Matrix input = Matrix::Zero(2 * kBits, kKeys), h = Matrix::Zero(kBits, kKeys), output = h;
    for (Index x = 0; x < kKeys; ++x) {
      for (Index i = 0; i < kBits; ++i) input(kBits + i, x) = (x >> i & 1) != 0 ? 1.0f : 0.0f;
    }
    encrypt(net_with(0.0f, weights), input, h, output);
    double mean[2] = {0.0, 0.0};
    for (Index x = 0; x < kKeys; ++x) {
      mean[std::popcount(static_cast<unsigned>(x) & ((1U << in_sum) - 1)) % 2] +=
          (1.0 - std::cos(kPi * output(0, x))) / kKeys;
    }
    double product = 1.0;
    std::complex<double> turned = 1.0;
    for (Index i = 0; i < kBits; ++i) {
      const double v = weights[static_cast<std::size_t>(i)];
      product *= std::abs(i < in_sum ? std::sin(kPi * v / 2) : std::cos(kPi * v / 2));
      turned *= (1.0 + (i < in_sum ? -1.0 : 1.0) * std::polar(1.0, kPi * v)) / 2.0;
    }
    CHECK(std::abs(std::abs(turned) - product) < 1e-12);
    CHECK(std::abs(mean[1] - mean[0] - turned.real()) < 1e-5);
    CHECK(std::abs(mean[1] - mean[0]) <= product + 1e-5);
  }
}

TEST_CASE("otherwise the ciphertext bit leaks") {
  CHECK(difference(net_with(1.0f, {-0.9f, 0, 0, 0, 0, 0})) > 0.05f);
  CHECK(difference(net_with(0.5f, {-0.2f, 0.1f, 0, 0, 0, 0})) > 0.05f);
  CHECK(difference(net_with(1.0f, {-0.7f, 0.3f, 0.2f, 0, 0, 0})) > 0.05f);
}
