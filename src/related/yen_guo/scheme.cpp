#include "related/yen_guo/scheme.h"

namespace anc::related::yen_guo {

Key draw_key(RandomStream& stream) {
  const double mu = 3.9 + 0.1 * draw_unit(stream);
  return {.mu = mu < 4.0 ? mu : 3.9, .x0 = 0.05 + 0.9 * draw_unit(stream)};
}

Bytes orbit_bytes(const Key& key, std::size_t count) {
  Bytes bytes(count);
  double x = key.x0;
  for (std::uint8_t& byte : bytes) {
    byte = static_cast<std::uint8_t>(leading_byte(x));
    x = next_state(key.mu, x);
  }
  return bytes;
}

int neuron(int data_bit, int orbit_bit) {
  const double weight = orbit_bit == 0 ? 1.0 : -1.0, bias = orbit_bit == 0 ? -0.5 : 0.5;
  return weight * data_bit + bias >= 0.0 ? 1 : 0;
}

Bytes encrypt(const Key& key, const Bytes& message) {
  const Bytes orbit = orbit_bytes(key, message.size());
  Bytes out(message.size());
  for (std::size_t m = 0; m < message.size(); ++m) {
    int byte = 0;
    for (int bit = 7; bit >= 0; --bit) byte = 2 * byte + neuron((message[m] >> bit) & 1, (orbit[m] >> bit) & 1);
    out[m] = static_cast<std::uint8_t>(byte);
  }
  return out;
}

}  // namespace anc::related::yen_guo
