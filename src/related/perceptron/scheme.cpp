#include "related/perceptron/scheme.h"

#include <cmath>

namespace anc::related::perceptron {
namespace {

State slope_of(const State& s) {
  return {10.0 * (s[1] - s[0]), s[0] * (28.0 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3.0 * s[2]};
}

State moved(const State& state, double time, const State& slope) {
  return {state[0] + time * slope[0], state[1] + time * slope[1], state[2] + time * slope[2]};
}

// The bits for one byte after the other.
class Orbit {
 public:
  explicit Orbit(const Key& key) : state_(key.state) { advance(kTransient); }

  // The lowest 8 bits of floor(2^20 |v|), v being x, y, z in turn.
  int next_byte() {
    advance(kStepsPerByte);
    const double v = state_[coordinate_];
    coordinate_ = (coordinate_ + 1) % 3;
    return static_cast<int>(static_cast<std::int64_t>(std::fabs(v) * 0x1p20) & 255);
  }

  // How strongly the units of this byte weigh: any positive number does.
  double strength() const { return 1.0 + state_[2]; }

  void advance(int steps) {
    for (int i = 0; i < steps; ++i) state_ = lorenz_step(state_);
  }

 private:
  State state_;
  std::size_t coordinate_ = 0;
};

std::uint8_t changed(std::uint8_t byte, int orbit_byte, double strength) {
  int result = 0;
  for (int bit = 7; bit >= 0; --bit) {
    result = 2 * result + threshold_unit((byte >> bit) & 1, (orbit_byte >> bit) & 1, strength);
  }
  return static_cast<std::uint8_t>(result);
}

// Both directions: a unit is its own inverse, and only the feedback must know which side is the ciphertext.
Bytes transform(const Key& key, const Bytes& message, Feedback feedback, bool message_is_cipher) {
  Orbit orbit(key);
  Bytes out(message.size());
  for (std::size_t i = 0; i < message.size(); ++i) {
    const int orbit_byte = orbit.next_byte();
    out[i] = changed(message[i], orbit_byte, orbit.strength());
    if (feedback == Feedback::ciphertext) orbit.advance((message_is_cipher ? message[i] : out[i]) & 3);
  }
  return out;
}

}  // namespace

Key draw_key(RandomStream& stream) {
  Key key;
  for (double& coordinate : key.state) coordinate = 20.0 * draw_unit(stream) - 10.0;
  key.state[2] += 25.0;
  return key;
}

State lorenz_step(const State& state) {
  const State k1 = slope_of(state), k2 = slope_of(moved(state, 0.5 * kStep, k1));
  const State k3 = slope_of(moved(state, 0.5 * kStep, k2)), k4 = slope_of(moved(state, kStep, k3));
  State next;
  for (std::size_t i = 0; i < 3; ++i) next[i] = state[i] + kStep / 6.0 * (k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]);
  return next;
}

int threshold_unit(int bit, int orbit_bit, double strength) {
  const double weight = orbit_bit == 0 ? strength : -strength, bias = -0.5 * weight;
  return weight * bit + bias > 0.0 ? 1 : 0;
}

Bytes encrypt(const Key& key, const Bytes& message, Feedback feedback) {
  return transform(key, message, feedback, false);
}

Bytes decrypt(const Key& key, const Bytes& ciphertext, Feedback feedback) {
  return transform(key, ciphertext, feedback, true);
}

}  // namespace anc::related::perceptron
