#include "agents/crypto_net.h"

#include <cmath>

#include "agents/initialise.h"
#include "base/check.h"
#include "numerics/elementwise.h"
#include "numerics/product.h"

namespace anc {
namespace {

void initialise(const CryptoNetSettings& settings, RandomStream& stream, Matrix& weights) {
  const Index n = settings.message_bits, m = settings.key_bits;
  const double s = settings.initial_scale;
  switch (settings.family) {
    case InitialFamily::uniform:
      return initialise_uniform(stream, -s, s, weights.topLeftCorner(n + m, n));
    case InitialFamily::normal:
      return initialise_normal(stream, s / std::sqrt(3.0), weights.topLeftCorner(n + m, n));
    case InitialFamily::positive:
      return initialise_uniform(stream, 0.0, s, weights.topLeftCorner(n + m, n));
    case InitialFamily::opposite:
      initialise_uniform(stream, -s, 0.0, weights.topLeftCorner(n, n));
      return initialise_uniform(stream, 0.0, s, weights.block(n, 0, m, n));
  }
  throw ContractViolation("CryptoNet: unknown family of first weights");
}

}  // namespace

CryptoNet::CryptoNet(const CryptoNetSettings& crypto_net_settings, RandomStream& stream)
    : settings(crypto_net_settings),
      message_bits(settings.message_bits),
      key_bits(settings.key_bits),
      clock(settings.adam),
      matrix(message_bits + key_bits, padded(message_bits)) {
  initialise(settings, stream, matrix.weights);
}

Exchange::Exchange(Index n, Index m, Index minibatch)
    : alice_input(Matrix::Zero(n + m, minibatch)),
      alice_h(Matrix::Zero(n, minibatch)),
      bob_input(alice_input),
      bob_h(alice_h),
      bob_gradient(alice_h),
      cipher_gradient(alice_h),
      transposed_gradient(Matrix::Zero(minibatch, padded(n))),
      weight_gradient(Matrix::Zero(n + m, padded(n))) {}

void encrypt(const CryptoNet& net, const ConstView& input, View h, View ciphertext) {
  multiply(transposed(net.weights()), input, h);
  triangle_wave(h, ciphertext);
}

Guess converse(const CryptoNet& net, Exchange& exchange) {
  encrypt(net, exchange.alice_input, exchange.alice_h, exchange.bob_input.topRows(net.message_bits));
  exchange.bob_input.bottomRows(net.key_bits) = exchange.alice_input.bottomRows(net.key_bits);
  multiply(transposed(net.weights()), exchange.bob_input, exchange.bob_h);
  return cosine_bit_loss(exchange.bob_h, exchange.alice_input.topRows(net.message_bits), exchange.bob_gradient);
}

void backward_bob(const CryptoNet& net, Exchange& exchange) {
  multiply(as_stored(net.weights().topRows(net.message_bits)), exchange.bob_gradient, exchange.cipher_gradient);
}

void add_exclusivity_gradient(double strength, const ConstView& weights, Matrix& gradient) {
  const Index n = weights.cols(), m = weights.rows() - n;
  const auto square = [&](Index key_bit, Index bit) { return weights(n + key_bit, bit) * weights(n + key_bit, bit); };
  const auto pull = [&](Index key_bit, Index bit, float others) {
    gradient(n + key_bit, bit) += static_cast<float>(2.0 * strength) * weights(n + key_bit, bit) * others;
  };
  for (Index a = 0; a < n; ++a) {
    float of_cipher_bit = 0.0f, of_key_bit = 0.0f;  // sums of squares: down column a, along row a
    for (Index b = 0; b < n; ++b) {
      if (b < m) of_cipher_bit += square(b, a);
      if (a < m) of_key_bit += square(a, b);
    }
    for (Index b = 0; b < n; ++b) {
      if (b < m) pull(b, a, of_cipher_bit - square(b, a));
      if (a < m) pull(a, b, of_key_bit - square(a, b));
    }
  }
}

void backward_alice(Exchange& exchange) {
  triangle_wave_backward(exchange.alice_h, exchange.cipher_gradient);
  transpose(exchange.bob_gradient, exchange.transposed_gradient);
  multiply(as_stored(exchange.bob_input), exchange.transposed_gradient, exchange.weight_gradient);
  transpose(exchange.cipher_gradient, exchange.transposed_gradient);
  multiply_add(as_stored(exchange.alice_input), exchange.transposed_gradient, exchange.weight_gradient);
}

void backward_alice_and_step(CryptoNet& net, Exchange& exchange) {
  backward_alice(exchange);
  if (net.settings.key_exclusivity != 0.0) {
    add_exclusivity_gradient(net.settings.key_exclusivity, net.weights(), exchange.weight_gradient);
  }
  net.clock.advance();
  adam_step(net.clock, exchange.weight_gradient, net.settings.l2, net.matrix);
}

}  // namespace anc
