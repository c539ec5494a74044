// The networks of Abadi and Andersen (reference [14], Section 2.5): a fully connected layer, and convolutions over its
// outputs, [window, in, out] stride [4,1,2] 1, [2,2,4] 2, [1,4,4] 1, [1,4,1] 1, with a sigmoid after each layer but the
// last, which ends in tanh. Bits are -1 and 1.
//
// Shapes (n bits of plaintext, key and ciphertext, M the examples of a slice):
//   input      I x M     Alice: plaintext above key; Bob: ciphertext above key (I = 2n); Eve: ciphertext (I = n)
//   values[0]  2n x M    fully connected
//   values[l]  outputs of convolution l, after its sigmoid; of the last one, after its tanh: n x M
// A minibatch may come in slices: forward and backward for each, then one step.
#pragma once

#include <vector>

#include "base/random_stream.h"
#include "nn/adam.h"
#include "nn/convolution.h"

namespace anc {

struct ConvolutionalSettings {
  Index key_bits, inputs;  // n, I
  AdamSettings adam;
};

struct ConvolutionalNet {
  ConvolutionalSettings settings;
  std::vector<Convolution> shapes;  // of the layers
  AdamClock clock;
  std::vector<AdamState> layers;  // weights as in convolution.h
  // Weights uniform in +-sqrt(6 / (fan in + fan out)) (Glorot and Bengio), biases zero.
  ConvolutionalNet(const ConvolutionalSettings& net_settings, RandomStream& stream);
};

// One slice of a minibatch on its way through a network, kept for the way back.
struct ConvolutionalPass {
  Matrix input;
  std::vector<Matrix> values;
  ConvolutionalPass(const ConvolutionalNet& net, Index examples);
  const Matrix& below(std::size_t layer) const { return layer == 0 ? input : values[layer - 1]; }
  const Matrix& output() const { return values.back(); }
};

// The way back: what the slices share, and the sums over them.
struct ConvolutionalGradient {
  std::vector<Matrix> values;  // d loss / d values; the caller fills the last one
  Matrix input;                // d loss / d input
  std::vector<LaneGradient> weights;
  std::vector<Matrix> taken;  // of the last step
  ConvolutionalGradient(const ConvolutionalNet& net, Index examples);
  Matrix& output() { return values.back(); }
};

void convolutional_forward(const ConvolutionalNet& net, ConvolutionalPass& pass);
// From gradient.output() = d loss / d output: adds to the sums of weights, computes gradient.input, or both.
struct Wanted {
  bool weights, input;
};
void convolutional_backward(const ConvolutionalNet& net, const ConvolutionalPass& pass, Wanted wanted,
                            ConvolutionalGradient& gradient);

// One Adam step with the sums since the last one.
void convolutional_step(ConvolutionalNet& net, ConvolutionalGradient& gradient);

}  // namespace anc
