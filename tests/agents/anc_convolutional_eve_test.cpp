// The convolutional Eve of the ANC game: (19) and both of its gradients against double precision.
#include "agents/anc_convolutional_eve.h"

#include "support/catch.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"
#include "support/reference_convolution.h"

using namespace anc;
using namespace anc::test;

namespace {

constexpr Index kBits = 4, kExamples = 64;

AncConvolutionalEve new_eve() {
  RandomStream stream({101});
  AncConvolutionalEve eve(kBits, kExamples, {.learning_rate = 1e-3, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8},
                          stream);
  eve.input = random_matrix(102, kBits, kExamples).cwiseAbs();
  return eve;
}

Matrix plaintext() { return (random_matrix(103, kBits, kExamples).array() > 0).cast<float>(); }

double loss_of(const std::vector<Dense>& layers, const Array& angles, const Array& plain) {
  return (plain - (1.0 + convolutional_network(layers, 2.0 * angles - 1.0)) / 2.0).abs().mean();
}

constexpr Tolerance kTolerance = {.absolute = 1e-8, .relative = 1e-3, .least = 1e-6};

}  // namespace

TEST_CASE("the convolutional Eve: (19) and its gradients") {
  AncConvolutionalEve eve = new_eve();
  const Array angles = eve.input.cast<double>(), plain = plaintext().cast<double>();
  const std::vector<Dense> layers = layers_of(eve.net);
  eve.forward();
  const Guess guess = eve.guess(plaintext());
  CHECK(guess.error == Approx(loss_of(layers, angles, plain)).epsilon(1e-6));
  const Array y = convolutional_network(layers, 2.0 * angles - 1.0);
  CHECK(guess.rate == Approx(((y > 0) == (plain > 0.5)).cast<double>().mean()));

  AncConvolutionalEve attacked = eve;
  Matrix cipher_gradient = Matrix::Constant(kBits, kExamples, 1.0f);
  attacked.add_cipher_gradient(-3.0e4, cipher_gradient);
  const Dense numeric =
      numeric_gradient(angles.matrix(), [&](const Dense& v) { return -3.0e4 * loss_of(layers, v.array(), plain); });
  check_close((cipher_gradient.cast<double>().array() - 1.0).matrix(), numeric, kTolerance);

  eve.step();
  for (std::size_t l = 0; l < layers.size(); ++l) {
    INFO("layer " << l);
    std::vector<Dense> moved = layers;
    const Dense gradient =
        eve.net.layers[l].first_moment.leftCols(layers[l].cols()).cast<double>() / static_cast<double>(0.1f);
    check_close(
        gradient,
        numeric_gradient(layers[l], [&](const Dense& v) { return moved[l] = v, loss_of(moved, angles, plain); }),
        kTolerance);
  }
}

TEST_CASE("the convolutional Eve has the same bits on every instruction set") {
  same_bits_everywhere([] {
    AncConvolutionalEve eve = new_eve();
    Guess guess;
    for (int i = 0; i < 10; ++i) {
      eve.forward();
      guess = eve.guess(plaintext());
      eve.step();
    }
    return std::pair(eve.net.layers[0].weights, guess.error);
  });
}

TEST_CASE("the convolutional Eve learns to read what is not encrypted") {
  AncConvolutionalEve eve = new_eve();
  eve.net.clock = AdamClock({.learning_rate = 5e-3, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8});
  double error = 0.5;
  for (std::uint64_t step = 0; step < 6000; ++step) {
    eve.input = (random_matrix(1000 + step, kBits, kExamples).array() > 0).cast<float>();
    eve.forward();
    error = eve.guess(eve.input).error;
    eve.step();
  }
  CHECK(error < 0.1);
}
