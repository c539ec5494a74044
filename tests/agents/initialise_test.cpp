// The families of a CryptoNet's first weights.
#include "agents/initialise.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "agents/crypto_net.h"
#include "support/catch.h"

using namespace anc;

namespace {

constexpr Index kBits = 64;

CryptoNet net_of(InitialFamily family, Index key_bits = kBits) {
  RandomStream stream({91});
  return CryptoNet({.message_bits = key_bits,
                    .key_bits = key_bits,
                    .family = family,
                    .initial_scale = 0.5,
                    .l2 = 0.0,
                    .key_exclusivity = 0.0,
                    .adam = {}},
                   stream);
}

double mean_of(const ConstView& w) { return w.cast<double>().mean(); }
double deviation_of(const ConstView& w) { return std::sqrt((w.cast<double>().array() - mean_of(w)).square().mean()); }

// The largest distance between the distribution of the weights and a normal one (Kolmogorov and Smirnov).
double distance_to_normal(const ConstView& w, double deviation) {
  const auto weights = w.reshaped();
  std::vector<double> sorted(weights.begin(), weights.end());
  std::sort(sorted.begin(), sorted.end());
  double worst = 0.0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const double below = 0.5 * std::erfc(-sorted[i] / deviation / std::sqrt(2.0));
    worst = std::max(worst, std::fabs(below - (static_cast<double>(i) + 0.5) / static_cast<double>(sorted.size())));
  }
  return worst;
}

}  // namespace

TEST_CASE("uniform weights fill (-s, s), one draw a weight") {
  const CryptoNet net = net_of(InitialFamily::uniform);
  RandomStream stream({91});
  for (Index i = 0; i < 2 * kBits; ++i) {
    for (Index j = 0; j < kBits; ++j) REQUIRE(net.weights()(i, j) == stream.uniform(-0.5f, 0.5f));
  }
}

TEST_CASE("normal weights have the uniform family's deviation") {
  const CryptoNet net = net_of(InitialFamily::normal);
  const double deviation = 0.5 / std::sqrt(3.0);
  CHECK(std::fabs(mean_of(net.weights())) < 4.0 * deviation / std::sqrt(2.0 * kBits * kBits));
  CHECK(deviation_of(net.weights()) == Approx(deviation).epsilon(0.03));
  CHECK(distance_to_normal(net.weights(), deviation) < 1.63 / std::sqrt(2.0 * kBits * kBits));  // the 1 % bound
  CHECK(distance_to_normal(net_of(InitialFamily::uniform).weights(), deviation) > 0.03);  // and it tells them apart
  CHECK(net.weights()(0, 0) == net_of(InitialFamily::normal).weights()(0, 0));
}

TEST_CASE("the same normal weights for ever") {
  const CryptoNet net = net_of(InitialFamily::normal, 1);
  CHECK(net.weights()(0, 0) == 0x1.0f58620000000p-2f);
  CHECK(net.weights()(1, 0) == 0x1.65d48e0000000p-4f);
}

TEST_CASE("positive and opposite weights are the uniform draws on other intervals") {
  const CryptoNet uniform = net_of(InitialFamily::uniform), positive = net_of(InitialFamily::positive),
                  opposite = net_of(InitialFamily::opposite);
  CHECK(positive.weights().minCoeff() >= 0.0f);
  CHECK(opposite.weights().topRows(kBits).maxCoeff() < 0.0f);
  CHECK(opposite.weights().topRows(kBits).minCoeff() >= -0.5f);
  CHECK(opposite.weights().bottomRows(kBits) == positive.weights().bottomRows(kBits));
  CHECK((2.0f * positive.weights().array() - 0.5f - uniform.weights().array()).abs().maxCoeff() < 1e-6f);
  CHECK(
      (positive.weights().topRows(kBits).array() - 0.5f - opposite.weights().topRows(kBits).array()).abs().maxCoeff() <
      1e-6f);
}

TEST_CASE("padding stays zero in every family") {
  for (const InitialFamily family :
       {InitialFamily::uniform, InitialFamily::normal, InitialFamily::positive, InitialFamily::opposite}) {
    const CryptoNet net = net_of(family, 3);
    CHECK((net.weights().array() != 0.0f).all());
    CHECK(net.matrix.weights.rightCols(kLanes - 3).isZero(0));
  }
}
