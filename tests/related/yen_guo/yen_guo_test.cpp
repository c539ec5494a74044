#include <algorithm>

#include "base/check.h"
#include "related/mask.h"
#include "related/yen_guo/attack.h"
#include "support/catch.h"

using namespace anc;
using namespace anc::related;
using namespace anc::related::yen_guo;

namespace {

Key some_key(std::uint64_t number) {
  RandomStream stream({77, number});
  return draw_key(stream);
}

}  // namespace

TEST_CASE("The neuron is an exclusive or, and the network encrypts byte by byte with the orbit") {
  for (const int data : {0, 1}) {
    for (const int orbit : {0, 1}) CHECK(neuron(data, orbit) == (data ^ orbit));
  }
  const Key key = some_key(0);
  Bytes all;
  for (int byte = 0; byte < 256; ++byte) all.push_back(static_cast<std::uint8_t>(byte));
  const Bytes encrypted = encrypt(key, all), orbit = orbit_bytes(key, all.size());
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(encrypted[i] == (all[i] ^ orbit[i]));
  CHECK(encrypt(key, encrypted) == all);
}

TEST_CASE("Known orbits: 0.5 under 4 falls to 0, 0.75 is fixed, and leading bytes are leading bits") {
  CHECK(orbit_bytes({.mu = 4.0, .x0 = 0.75}, 4) == Bytes{192, 192, 192, 192});
  CHECK(orbit_bytes({.mu = 3.0, .x0 = 0.5}, 3) == Bytes{128, 192, 144});  // 1/2, 3/4, 9/16
  CHECK(leading_byte(0x1.fffffffffffffp-1) == 255);
}

TEST_CASE("One known message decrypts any other of the key, and none of another key") {
  RandomStream stream({5});
  const Key key = draw_key(stream), other = draw_key(stream);
  const Bytes known = draw_bytes(stream, 5000), secret = draw_bytes(stream, 4000);
  const Bytes mask = mask_of(known, encrypt(key, known));
  CHECK(apply_mask(mask, encrypt(key, secret)) == secret);
  CHECK(agreement(apply_mask(mask, encrypt(other, secret)), secret) < 0.05);
  CHECK_THROWS_AS(apply_mask(mask, Bytes(5001)), ContractViolation);
}

TEST_CASE("An interval of mu is consistent with the mask exactly when it may hold the key's") {
  const Key key = some_key(1);
  const Bytes mask = orbit_bytes(key, 20'000);
  for (double width = 0.25; width > 1e-12; width /= 3.0) {
    CHECK(consistent({key.mu - width, key.mu + width}, mask));
    CHECK(consistent({key.mu, key.mu}, mask));
  }
  for (const double distance : {1e-2, 1e-3, 1e-4}) {
    CHECK_FALSE(consistent({key.mu - 2 * distance, key.mu - distance}, mask));
    CHECK_FALSE(consistent({key.mu + distance, key.mu + 2 * distance}, mask));
  }
}

TEST_CASE("The least mu lies just below the key's") {
  for (std::uint64_t number = 0; number < 4; ++number) {
    const Key key = some_key(number);
    const std::optional<double> least = least_mu({3.5, 4.0}, orbit_bytes(key, 1 << 15));
    REQUIRE(least.has_value());
    CHECK(*least <= key.mu);
    CHECK(*least > key.mu - 1e-6);
  }
}

TEST_CASE("The mask gives the orbit bit for bit, and the orbit goes on as the key's") {
  for (const std::uint64_t number : {4, 5, 7}) {  // whose orbits come close to 1/2, so that the search is short
    const Key key = some_key(number);
    const Bytes bytes = orbit_bytes(key, (1 << 18) + 10'000);
    const Bytes mask(bytes.begin(), bytes.begin() + (1 << 18));
    const std::optional<RecoveredOrbit> orbit = recover_orbit(mask, 1 << 17);
    REQUIRE(orbit.has_value());
    CHECK(orbit->mu == key.mu);
    REQUIRE(orbit->x0.has_value());
    CHECK(orbit_bytes({orbit->mu, *orbit->x0}, mask.size()) == mask);
    CHECK(predict(*orbit, mask.size(), 10'000) == Bytes(bytes.begin() + (1 << 18), bytes.end()));
  }
}

TEST_CASE("A mask that no key makes has no key") {
  Bytes mask = orbit_bytes(some_key(2), 5000);
  std::reverse(mask.begin(), mask.end());
  CHECK_FALSE(least_mu({3.5, 4.0}, mask).has_value());
  CHECK_FALSE(recover_orbit(mask, 1000).has_value());
  RandomStream stream({6});
  CHECK_FALSE(recover_orbit(draw_bytes(stream, 5000), 1000).has_value());
  CHECK_THROWS_AS(recover_orbit(Bytes(kLeastMask - 1), 1), ContractViolation);
}
