#include "agents/convolutional_net.h"

#include <cmath>

#include "agents/initialise.h"
namespace anc {
namespace {

std::vector<Convolution> shapes_of(Index inputs, Index n) {
  return {{.window = inputs, .in = 1, .out = 2 * n, .stride = inputs, .length = inputs},
          {.window = 4, .in = 1, .out = 2, .stride = 1, .length = 2 * n},
          {.window = 2, .in = 2, .out = 4, .stride = 2, .length = 2 * n},
          {.window = 1, .in = 4, .out = 4, .stride = 1, .length = n},
          {.window = 1, .in = 4, .out = 1, .stride = 1, .length = n, .activation = Activation::tanh}};
}

// fan_out: the outputs that one input reaches.
AdamState new_layer(Index inputs, Index outputs, Index fan_out, RandomStream& stream) {
  AdamState layer(inputs + 1, padded(outputs));
  const double bound = std::sqrt(6.0 / static_cast<double>(inputs + fan_out));
  initialise_uniform(stream, bound, inputs, outputs, layer.weights);
  return layer;
}

}  // namespace

ConvolutionalNet::ConvolutionalNet(const ConvolutionalSettings& net_settings, RandomStream& stream)
    : settings(net_settings), shapes(shapes_of(settings.inputs, settings.key_bits)), clock(settings.adam) {
  for (const Convolution& shape : shapes) {
    const Index windows = layers.empty() ? 1 : shape.window;  // that see one input, were the stride 1
    layers.push_back(new_layer(shape.fan_in(), shape.out, windows * shape.out, stream));
  }
}

ConvolutionalPass::ConvolutionalPass(const ConvolutionalNet& net, Index examples)
    : input(Matrix::Zero(net.settings.inputs, examples)) {
  for (const Convolution& shape : net.shapes) values.push_back(Matrix::Zero(shape.outputs(), examples));
}

ConvolutionalGradient::ConvolutionalGradient(const ConvolutionalNet& net, Index examples) {
  const ConvolutionalPass pass(net, examples);
  values = pass.values;
  input = pass.input;
  for (const Convolution& shape : net.shapes) weights.emplace_back(shape.fan_in(), shape.out);
  for (const AdamState& layer : net.layers) taken.push_back(Matrix::Zero(layer.weights.rows(), layer.weights.cols()));
}

void convolutional_forward(const ConvolutionalNet& net, ConvolutionalPass& pass) {
  for (std::size_t l = 0; l < net.layers.size(); ++l) {
    convolution_forward(net.shapes[l], net.layers[l].weights, pass.below(l), pass.values[l]);
  }
}

void convolutional_backward(const ConvolutionalNet& net, const ConvolutionalPass& pass, Wanted wanted,
                            ConvolutionalGradient& gradient) {
  for (std::size_t l = net.layers.size(); l-- > 0;) {
    Matrix* const below = l > 0 ? &gradient.values[l - 1] : wanted.input ? &gradient.input : nullptr;
    convolution_backward(net.shapes[l], net.layers[l].weights, pass.below(l), pass.values[l], gradient.values[l],
                         wanted.weights ? &gradient.weights[l] : nullptr, below);
  }
}

void convolutional_step(ConvolutionalNet& net, ConvolutionalGradient& gradient) {
  net.clock.advance();
  for (std::size_t l = 0; l < net.layers.size(); ++l) {
    take_gradient(gradient.weights[l], gradient.taken[l]);
    adam_step(net.clock, gradient.taken[l], 0.0, net.layers[l]);
  }
}

}  // namespace anc
