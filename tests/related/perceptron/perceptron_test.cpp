#include <cmath>

#include "base/check.h"
#include "related/mask.h"
#include "related/perceptron/scheme.h"
#include "support/catch.h"

using namespace anc;
using namespace anc::related;
using namespace anc::related::perceptron;

TEST_CASE("A threshold unit keeps its bit under a positive weight and changes it under a negative one") {
  for (const double strength : {1e-3, 1.0, 40.0}) {
    for (const int bit : {0, 1}) {
      CHECK(threshold_unit(bit, 0, strength) == bit);
      CHECK(threshold_unit(bit, 1, strength) == 1 - bit);
    }
  }
}

TEST_CASE("The Lorenz system: its fixed points stay, and a step is of order four") {
  const double root = std::sqrt(72.0);
  for (const State& fixed : {State{0.0, 0.0, 0.0}, State{root, root, 27.0}, State{-root, -root, 27.0}}) {
    const State next = lorenz_step(fixed);
    for (std::size_t i = 0; i < 3; ++i) CHECK(next[i] == Approx(fixed[i]).margin(1e-12));
  }
  State fine = {1.0, 2.0, 20.0};  // Euler's rule with a step ten thousand times smaller
  const State coarse = lorenz_step(fine);
  for (int i = 0; i < 10'000; ++i) {
    const double h = kStep / 10'000, x = fine[0], y = fine[1], z = fine[2];
    fine = {x + h * 10.0 * (y - x), y + h * (x * (28.0 - z) - y), z + h * (x * y - 8.0 / 3.0 * z)};
  }
  for (std::size_t i = 0; i < 3; ++i) CHECK(coarse[i] == Approx(fine[i]).margin(1e-4));
}

TEST_CASE("Encryption is inverted, with and without feedback") {
  RandomStream stream({9});
  const Key key = draw_key(stream);
  const Bytes message = draw_bytes(stream, 500);
  for (const Feedback feedback : {Feedback::none, Feedback::ciphertext}) {
    const Bytes cipher = encrypt(key, message, feedback);
    CHECK(cipher != message);
    CHECK(decrypt(key, cipher, feedback) == message);
  }
}

TEST_CASE(
    "One known pair breaks every message of the key, none of another key, and none where the orbit has feedback") {
  RandomStream stream({10});
  const Key key = draw_key(stream), other = draw_key(stream);
  const Bytes known = draw_bytes(stream, 2000), secret = draw_bytes(stream, 1500);
  const Bytes found = mask_of(known, encrypt(key, known));
  CHECK(apply_mask(found, encrypt(key, secret)) == secret);
  CHECK(agreement(apply_mask(found, encrypt(other, secret)), secret) < 0.02);
  const Bytes changed = mask_of(known, encrypt(key, known, Feedback::ciphertext));
  CHECK(agreement(apply_mask(changed, encrypt(key, secret, Feedback::ciphertext)), secret) < 0.02);
  CHECK_THROWS_AS(apply_mask(found, Bytes(2001)), ContractViolation);
  CHECK_THROWS_AS(mask_of(known, secret), ContractViolation);
}
