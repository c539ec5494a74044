// The networks of [14] against the same networks in double precision.
#include "agents/convolutional_net.h"

#include "support/catch.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"
#include "support/reference_convolution.h"

using namespace anc;
using namespace anc::test;

namespace {

constexpr Index kBits = 3, kExamples = 32;
constexpr AdamSettings kAdam{.learning_rate = 1e-3, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8};

ConvolutionalNet new_net(Index inputs) {
  RandomStream stream({91});
  ConvolutionalNet net({.key_bits = kBits, .inputs = inputs, .adam = kAdam}, stream);
  for (AdamState& layer : net.layers) layer.weights.row(layer.weights.rows() - 1).setConstant(0.1f);  // biases too
  return net;
}

Matrix bits(std::uint64_t key, Index rows) {
  return (random_matrix(key, rows, kExamples).array() > 0).cast<float>() * 2.0f - 1.0f;
}

}  // namespace

TEST_CASE("the published network has the layers of Section 2.5 of [14]") {
  RandomStream stream({92});
  const ConvolutionalNet alice({.key_bits = 16, .inputs = 32, .adam = kAdam}, stream);
  CHECK(alice.layers[0].weights.rows() == 33);
  REQUIRE(alice.shapes.size() == 5);
  CHECK(alice.shapes[1].outputs() == 64);
  CHECK(alice.shapes[2].outputs() == 64);
  CHECK(alice.shapes[3].outputs() == 64);
  CHECK(alice.shapes[4].outputs() == 16);
}

TEST_CASE("the network computes what its equations say, and the gradients of every layer and of its input") {
  const ConvolutionalNet net = new_net(2 * kBits);
  ConvolutionalPass pass(net, kExamples);
  ConvolutionalGradient gradient(net, kExamples);
  pass.input = random_matrix(93, 2 * kBits, kExamples);
  const Matrix pull = random_matrix(94, kBits, kExamples);
  convolutional_forward(net, pass);
  gradient.output() = pull;
  convolutional_backward(net, pass, {.weights = true, .input = true}, gradient);
  ConvolutionalNet stepped = net;
  convolutional_step(stepped, gradient);

  const std::vector<Dense> layers = layers_of(net);
  const Dense x = pass.input.cast<double>();
  const auto loss = [&](const std::vector<Dense>& w, const Dense& input) {
    return (convolutional_network(w, input.array()) * pull.cast<double>().array()).sum();
  };
  check_close(pass.output().cast<double>(), convolutional_network(layers, x.array()).matrix());
  for (std::size_t l = 0; l < layers.size(); ++l) {
    INFO("layer " << l);
    std::vector<Dense> moved = layers;
    const auto numeric = numeric_gradient(layers[l], [&](const Dense& v) { return moved[l] = v, loss(moved, x); });
    check_close(gradient.taken[l].leftCols(layers[l].cols()).cast<double>(), numeric);
  }
  check_close(gradient.input.cast<double>(), numeric_gradient(x, [&](const Dense& v) { return loss(layers, v); }));
}

TEST_CASE("slices of a minibatch add up") {
  const ConvolutionalNet net = new_net(kBits);
  ConvolutionalPass whole(net, 2 * kExamples), part(net, kExamples);
  ConvolutionalGradient whole_gradient(net, 2 * kExamples), part_gradient(net, kExamples);
  whole.input << bits(95, kBits), bits(96, kBits);
  convolutional_forward(net, whole);
  whole_gradient.output().setConstant(0.25f);
  convolutional_backward(net, whole, {.weights = true, .input = false}, whole_gradient);
  for (const Index first : {Index{0}, kExamples}) {
    part.input = whole.input.middleCols(first, kExamples);
    convolutional_forward(net, part);
    CHECK(part.output() == whole.output().middleCols(first, kExamples));
    part_gradient.output().setConstant(0.25f);
    convolutional_backward(net, part, {.weights = true, .input = false}, part_gradient);
  }
  ConvolutionalNet one = net, two = net;
  convolutional_step(one, whole_gradient);
  convolutional_step(two, part_gradient);
  for (std::size_t l = 0; l < net.layers.size(); ++l) {
    CHECK((whole_gradient.taken[l] - part_gradient.taken[l]).cwiseAbs().maxCoeff() < 1e-5f);
  }
}

TEST_CASE("ten steps have the same bits on every instruction set") {
  same_bits_everywhere([] {
    ConvolutionalNet net = new_net(2 * kBits);
    ConvolutionalPass pass(net, kExamples);
    ConvolutionalGradient gradient(net, kExamples);
    pass.input = bits(97, 2 * kBits);
    for (int step = 0; step < 10; ++step) {
      convolutional_forward(net, pass);
      gradient.output() = pass.output() - pass.input.topRows(kBits);
      convolutional_backward(net, pass, {.weights = true, .input = false}, gradient);
      convolutional_step(net, gradient);
    }
    return net.layers[0].weights;
  });
}

TEST_CASE("padding of the weights stays zero") {
  ConvolutionalNet net = new_net(2 * kBits);
  ConvolutionalPass pass(net, kExamples);
  ConvolutionalGradient gradient(net, kExamples);
  pass.input = bits(98, 2 * kBits);
  for (AdamState& layer : net.layers) layer.weights.rightCols(10).setZero();
  convolutional_forward(net, pass);
  gradient.output().setOnes();
  convolutional_backward(net, pass, {.weights = true, .input = false}, gradient);
  convolutional_step(net, gradient);
  for (const AdamState& layer : net.layers) CHECK(layer.weights.rightCols(10).isZero(0));
}
