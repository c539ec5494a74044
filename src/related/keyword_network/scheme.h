// References [17] (Elman network), [18] (layer recurrent network) and [19]: pseudo-random bits read from the layer
// weights of a network that was trained on a short keyword. Their abstracts are all we know, so this is a
// reconstruction: of [17] and [18] the kind of network, the square matrix of layer weights (25 to 1000 bits) and the
// keyword are theirs; of [19] only that the parameters of a network are the seed. Ours are the coding of letters, the
// task (name the next letter), plain gradient descent in Elman's way (what is fed back counts as an input), its length
// and rate, the public initial state, and how a weight becomes a bit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "related/bytes.h"

namespace anc::related::keyword_network {

enum class Kind {
  elman,            // [17]: one layer that feeds itself; its weights to itself are read
  layer_recurrent,  // [18]: two such layers; those of the first are read
  feed_forward,     // [19]: two layers without feedback; the weights between them are read
};

struct Definition {
  Kind kind = Kind::elman;
  std::size_t neurons = 32;  // of each layer
  int digit = 0;             // of a weight that is its bit: 0 the sign, d > 0 the d-th binary digit after the point
  std::size_t bits = 1000;   // of a sequence; at most the square of the neurons
};

inline constexpr std::size_t kInputs = 8;  // the bits of a letter, -1 or 1; as many outputs, linear
inline constexpr int kEpochs = 20;
inline constexpr double kRate = 0.03;

// Weights by input, then by neuron: those from the layer below, and from the layer's own last values (or none).
struct Layer {
  std::vector<double> below, self;
};

// A network at its initial state, which depends on nothing but its kind and size.
class Network {
 public:
  explicit Network(const Definition& definition);

  // Bits, 0 or 1, of the initial state itself, and after training on a keyword of at least one letter.
  Bytes untrained() const { return read(layers_); }
  Bytes sequence(std::string_view keyword) const;

 private:
  Bytes read(const std::vector<Layer>& layers) const;

  Definition definition_;
  std::vector<Layer> layers_;  // the last one is the output
};

// The keyword of that number among those of so many letters from 'a' to 'z', in alphabetical order, cyclic.
inline constexpr std::uint64_t kAlphabet = 26;
std::uint64_t keyword_count(int letters);
std::string keyword_at(std::uint64_t number, int letters);

// Eight bits a byte, the first one the highest; bits beyond the last whole byte are dropped.
Bytes packed(const Bytes& bits);

}  // namespace anc::related::keyword_network
