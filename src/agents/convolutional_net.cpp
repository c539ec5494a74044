#include "agents/convolutional_net.h"

#include <cmath>

#include "agents/initialise.h"
#include "nn/activation.h"
#include "nn/fully_connected.h"

namespace anc {
namespace {

std::vector<Convolution> shapes_of(Index n) {
  return {{.window = 4, .in = 1, .out = 2, .stride = 1, .length = 2 * n},
          {.window = 2, .in = 2, .out = 4, .stride = 2, .length = 2 * n},
          {.window = 1, .in = 4, .out = 4, .stride = 1, .length = n},
          {.window = 1, .in = 4, .out = 1, .stride = 1, .length = n}};
}

// fan_out: the outputs that one input reaches.
AdamState new_layer(Index inputs, Index outputs, Index fan_out, RandomStream& stream) {
  AdamState layer(inputs + 1, padded(outputs));
  const double bound = std::sqrt(6.0 / static_cast<double>(inputs + fan_out));
  initialise_uniform(stream, bound, inputs, outputs, layer.weights);
  return layer;
}

void activate(const ConvolutionalNet& net, std::size_t layer, View values) {
  if (layer == net.shapes.size()) {
    tanh_forward(values);
  } else {
    sigmoid_forward(values);
  }
}

void deactivate(const ConvolutionalNet& net, std::size_t layer, const ConstView& values, View gradient) {
  if (layer == net.shapes.size()) {
    tanh_backward(values, gradient);
  } else {
    sigmoid_backward(values, gradient);
  }
}

}  // namespace

ConvolutionalNet::ConvolutionalNet(const ConvolutionalSettings& net_settings, RandomStream& stream)
    : settings(net_settings), shapes(shapes_of(settings.key_bits)), clock(settings.adam) {
  layers.push_back(new_layer(settings.inputs, 2 * settings.key_bits, 2 * settings.key_bits, stream));
  for (const Convolution& shape : shapes) {
    layers.push_back(new_layer(shape.fan_in(), shape.out, shape.window * shape.out, stream));
  }
}

ConvolutionalPass::ConvolutionalPass(const ConvolutionalNet& net, Index examples)
    : input(Matrix::Zero(net.settings.inputs, examples)), values{Matrix::Zero(2 * net.settings.key_bits, examples)} {
  for (const Convolution& shape : net.shapes) values.push_back(Matrix::Zero(shape.outputs(), examples));
}

ConvolutionalGradient::ConvolutionalGradient(const ConvolutionalNet& net, Index examples) {
  const ConvolutionalPass pass(net, examples);
  values = pass.values;
  input = pass.input;
  weights.emplace_back(net.settings.inputs, 2 * net.settings.key_bits);
  for (const Convolution& shape : net.shapes) weights.emplace_back(shape.fan_in(), shape.out);
  for (const AdamState& layer : net.layers) taken.push_back(Matrix::Zero(layer.weights.rows(), layer.weights.cols()));
}

void convolutional_forward(const ConvolutionalNet& net, ConvolutionalPass& pass) {
  connected_forward(net.layers[0].weights, pass.input, pass.values[0]);
  activate(net, 0, pass.values[0]);
  for (std::size_t l = 1; l < net.layers.size(); ++l) {
    convolution_forward(net.shapes[l - 1], net.layers[l].weights, pass.values[l - 1], pass.values[l]);
    activate(net, l, pass.values[l]);
  }
}

void convolutional_backward(const ConvolutionalNet& net, const ConvolutionalPass& pass, Wanted wanted,
                            ConvolutionalGradient& gradient) {
  for (std::size_t l = net.layers.size() - 1; l > 0; --l) {
    const Convolution& shape = net.shapes[l - 1];
    deactivate(net, l, pass.values[l], gradient.values[l]);
    if (wanted.weights) convolution_backward(shape, pass.values[l - 1], gradient.values[l], gradient.weights[l]);
    convolution_backward_input(shape, net.layers[l].weights, gradient.values[l], gradient.values[l - 1]);
  }
  deactivate(net, 0, pass.values[0], gradient.values[0]);
  if (wanted.weights) connected_backward(pass.input, gradient.values[0], gradient.weights[0]);
  if (wanted.input) connected_backward_input(net.layers[0].weights, gradient.values[0], gradient.input);
}

void convolutional_step(ConvolutionalNet& net, ConvolutionalGradient& gradient) {
  net.clock.advance();
  for (std::size_t l = 0; l < net.layers.size(); ++l) {
    take_gradient(gradient.weights[l], gradient.taken[l]);
    adam_step(net.clock, gradient.taken[l], 0.0, net.layers[l]);
  }
}

}  // namespace anc
