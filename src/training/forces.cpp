#include "training/forces.h"

#include <algorithm>
#include <cmath>

namespace anc {
namespace {

using Sums = Eigen::MatrixXd;

BitForces weights_of(const ConstView& weights, Index bit) {
  const Index n = weights.cols();
  BitForces bit_forces{};
  double sign = 0.0, sum = 0.0;
  for (Index i = 0; i < n; ++i) {
    if (std::abs(weights(i, bit)) > bit_forces.message_weight) sign = weights(i, bit) > 0.0f ? 1.0 : -1.0;
    bit_forces.message_weight = std::max(bit_forces.message_weight, double{std::abs(weights(i, bit))});
  }
  for (Index i = n; i < weights.rows(); ++i) {
    sum += weights(i, bit);
    const double key = std::abs(weights(i, bit));
    bit_forces.second_key_weight = std::max(bit_forces.second_key_weight, std::min(key, bit_forces.key_weight));
    bit_forces.key_weight = std::max(bit_forces.key_weight, key);
  }
  bit_forces.key_sum = -sign * sum;
  return bit_forces;
}

}  // namespace

std::vector<BitForces> forces_on(CpaGame& game, RandomStream& stream) {
  const ConstView weights = game.crypto_net().weights();
  const Index n = weights.cols();
  Sums bob = Sums::Zero(weights.rows(), n), eve = bob, squares = bob;
  Matrix bob_part, eve_part;
  for (int i = 0; i < kForceMinibatches; ++i) {
    game.gradient_parts(stream, bob_part, eve_part);
    const Sums b = bob_part.leftCols(n).cast<double>(), e = eve_part.leftCols(n).cast<double>();
    bob += b;
    eve += e;
    squares += (b + e).cwiseAbs2();
  }
  bob /= kForceMinibatches;
  eve /= kForceMinibatches;
  squares /= kForceMinibatches;
  std::vector<BitForces> forces;
  for (Index bit = 0; bit < n; ++bit) {
    BitForces on_bit = weights_of(weights, bit);
    on_bit.eve_weight = game.eve().rules.weights.row(2 * n + bit).cwiseAbs().maxCoeff();
    on_bit.bob = bob.col(bit).norm();
    on_bit.eve = eve.col(bit).norm();
    on_bit.noise = std::sqrt(std::max(0.0, squares.col(bit).sum() - (bob + eve).col(bit).squaredNorm()));
    forces.push_back(on_bit);
  }
  return forces;
}

}  // namespace anc
