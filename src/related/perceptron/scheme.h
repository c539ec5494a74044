// A reconstruction of the perceptron cipher of Wang et al. [9]: the equations were not at hand, so this keeps the
// structure that its break [13] describes, and no more. A Lorenz system (10, 28, 8/3) makes bits; each is the sign of
// the weight of a perceptron with one threshold unit, which changes one bit of the message. Ours are the order of the
// coordinates, the transient, the step and the quantisation.
#pragma once

#include <array>

#include "related/bytes.h"

namespace anc::related::perceptron {

using State = std::array<double, 3>;

// The secret: the first state.
struct Key {
  State state = {};
};

// Uniform: each coordinate in [-10, 10), the third moved by 25.
Key draw_key(RandomStream& stream);

inline constexpr double kStep = 0.01;    // of Runge-Kutta of order 4
inline constexpr int kTransient = 2000;  // steps thrown away first
inline constexpr int kStepsPerByte = 10;

// One step of dx/dt = 10 (y - x), dy/dt = x (28 - z) - y, dz/dt = x y - 8/3 z.
State lorenz_step(const State& state);

// The perceptron: step(w p + b) of a bit p, where w is the strength of the unit, negative for the bit 1, and b = -w
// / 2.
int threshold_unit(int bit, int orbit_bit, double strength);

// What the byte before it does to the orbit: nothing in [9]; in the changed scheme, as many extra steps as the two
// lowest bits of its ciphertext say.
enum class Feedback { none, ciphertext };

Bytes encrypt(const Key& key, const Bytes& message, Feedback feedback = Feedback::none);
Bytes decrypt(const Key& key, const Bytes& ciphertext, Feedback feedback = Feedback::none);

}  // namespace anc::related::perceptron
