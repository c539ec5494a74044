// The chaotic neural network of Yen and Guo, the cipher inside [7]: a logistic orbit chooses the weights of one neuron
// for each bit. Defined at second hand, as in later descriptions, without the JPEG2000 codec around it.
#pragma once

#include "related/bytes.h"

namespace anc::related::yen_guo {

struct Key {
  double mu = 0.0;  // 3.57..4
  double x0 = 0.0;  // inside 0..1
};

// Uniform: mu in [3.9, 4), x0 in [0.05, 0.95).
Key draw_key(RandomStream& stream);

// x(m+1) = mu x(m) (1 - x(m)), in double as written here: (mu * x) * (1 - x).
inline double next_state(double mu, double x) { return (mu * x) * (1.0 - x); }

// The 8 leading bits b(8m)..b(8m+7) of a state.
inline int leading_byte(double x) { return static_cast<int>(256.0 * x); }

// The bytes of x(0), x(1), ...
Bytes orbit_bytes(const Key& key, std::size_t count);

// One neuron: d' = step(w d + bias), with w = 1, bias = -1/2 for b = 0 and w = -1, bias = 1/2 for b = 1.
int neuron(int data_bit, int orbit_bit);

// The network, byte by byte; it is its own inverse.
Bytes encrypt(const Key& key, const Bytes& message);

}  // namespace anc::related::yen_guo
