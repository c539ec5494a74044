#include <bit>
#include <cmath>
#include <vector>

#include "base/check.h"
#include "related/yu_cao/attack.h"
#include "support/catch.h"

using namespace anc;
using namespace anc::related;
using namespace anc::related::yu_cao;

namespace {

// The equations again, by Euler's rule with a small step and the C library's functions.
std::vector<State> euler(const State& history, double step, double until) {
  std::vector<State> x = {history};
  for (double t = 0.0; t < until - 0.5 * step; t = step * static_cast<double>(x.size() - 1)) {
    const double back = t - (1.0 + 0.1 * std::sin(t));
    const State past = back <= 0.0 ? history : x[static_cast<std::size_t>(back / step + 0.5)];
    const State& now = x.back();
    const double u = std::tanh(now[0]), v = std::tanh(now[1]), p = std::tanh(past[0]), q = std::tanh(past[1]);
    x.push_back({now[0] + step * (-now[0] + 2.0 * u - 0.1 * v - 1.5 * p - 0.1 * q),
                 now[1] + step * (-now[1] - 5.0 * u + 3.0 * v - 0.2 * p - 2.5 * q)});
  }
  return x;
}

Key some_key(std::uint64_t number) {
  RandomStream stream({88, number});
  return draw_key(stream);
}

// The cipher on words of 8 bits, small enough to try everything.
unsigned rotl8(unsigned x, int d) { return std::rotl(static_cast<std::uint8_t>(x), d); }

}  // namespace

TEST_CASE("The network follows its equations") {
  const State history = {0.4, 0.6};
  const std::vector<State> expected = euler(history, 1e-4, 5.0);
  Network network(history);
  for (int step = 1; step <= 500; ++step) {
    network.advance();
    const State& other = expected[static_cast<std::size_t>(step) * 100];
    REQUIRE(std::fabs(network.state()[0] - other[0]) < 5e-3);
    REQUIRE(std::fabs(network.state()[1] - other[1]) < 5e-3);
  }
  CHECK(network.time() == Approx(5.0));
}

TEST_CASE(
    "The network is chaotic and bounded: neighbours part, and states stay within the ends of the binary function") {
  Network one({0.4, 0.6}), other({0.4, 0.6 + 1e-10});
  double apart = 0.0, first = 0.0, second = 0.0;
  for (int step = 0; step < 60'000; ++step) {
    one.advance();
    other.advance();
    apart = std::max(apart, std::fabs(one.state()[1] - other.state()[1]));
    first = std::max(first, std::fabs(one.state()[0]));
    second = std::max(second, std::fabs(one.state()[1]));
  }
  CHECK(apart > 1.0);
  CHECK(first < 1.0);
  CHECK(second < 4.6);
  CHECK(second > 3.5);
}

TEST_CASE("The fourth bit of the binary expansion") {
  CHECK(fourth_bit(-1.0, 0) == 0);
  CHECK(fourth_bit(-1.0 + 0.125, 0) == 1);
  CHECK(fourth_bit(-1.0 + 0.249, 0) == 1);
  CHECK(fourth_bit(-1.0 + 0.25, 0) == 0);
  CHECK(fourth_bit(0.999, 0) == 1);
  CHECK(fourth_bit(4.5, 1) == 1);
  CHECK(fourth_bit(7.0, 1) == 1);  // beyond the ends: the last place
}

TEST_CASE("Encryption is inverted, and bytes go into blocks of four") {
  const std::vector<BlockKey> keys = key_stream(some_key(0), 8);
  RandomStream stream({1});
  const Blocks message = draw_blocks(stream, 8);
  CHECK(decrypt(keys, encrypt(keys, message)) == message);
  CHECK(encrypt_block(1, {.a = 0x80000001u, .d = 1}) == (2u ^ 0xc0000000u));
  CHECK(blocks_of({1, 2, 3, 4}) == Blocks{0x01020304u});
  CHECK(bytes_of({0x01020304u}) == Bytes{1, 2, 3, 4});
  CHECK_THROWS_AS(blocks_of(Bytes(5)), UserError);
}

TEST_CASE("Neighbouring bits at the stride are hardly correlated, at one step they nearly always agree") {
  const auto equal_neighbours = [](int stride) {
    int equal = 0;
    const std::vector<BlockKey> keys = key_stream(some_key(1), 100, stride);
    for (const BlockKey& key : keys) equal += 31 - std::popcount((key.a ^ (key.a >> 1)) & 0x7fffffffu);
    return equal / 3100.0;
  };
  CHECK(std::fabs(equal_neighbours(kStride) - 0.5) < 0.05);
  CHECK(equal_neighbours(1) > 0.95);
}

TEST_CASE("Two chosen messages give every block key; those of another key do not decrypt") {
  const std::vector<BlockKey> keys = key_stream(some_key(2), 16), others = key_stream(some_key(3), 16);
  const auto found = from_chosen(encrypt(keys, Blocks(16, kFirstChosen)), encrypt(keys, Blocks(16, kSecondChosen)));
  CHECK(found == keys);
  RandomStream stream({2});
  const Blocks message = draw_blocks(stream, 16);
  CHECK(decrypt(found, encrypt(keys, message)) == message);
  CHECK(decrypt(found, encrypt(others, message)) != message);
  CHECK_THROWS_AS(from_chosen({1, 2}, {1}), ContractViolation);
  CHECK_THROWS_AS(from_chosen({0}, {3}), ContractViolation);
}

TEST_CASE("Two known blocks give the block key unless their difference is the same after a rotation") {
  RandomStream stream({3});
  for (int i = 0; i < 2000; ++i) {
    const BlockKey key = {.a = static_cast<std::uint32_t>(stream.next()), .d = static_cast<int>(stream.next() & 31)};
    const auto p = static_cast<std::uint32_t>(stream.next()), q = static_cast<std::uint32_t>(stream.next());
    REQUIRE(from_known({p, encrypt_block(p, key), q, encrypt_block(q, key)}) == key);
    const std::uint32_t r = p ^ 0x00ff00ffu;  // the same after 16 places
    REQUIRE_FALSE(from_known({p, encrypt_block(p, key), r, encrypt_block(r, key)}).has_value());
    for (int d = 0; d < 32; ++d) {
      REQUIRE(encrypt_block(p, explained_by(p, encrypt_block(p, key), d)) == encrypt_block(p, key));
    }
  }
}

TEST_CASE("On words of 8 bits, everything: a pair of differences fixes the rotation but for 16 of 256 differences") {
  int ambiguous = 0;
  for (unsigned difference = 0; difference < 256; ++difference) {
    int fixed_rotations = 0;
    for (int d = 0; d < 8; ++d) {
      int explanations = 0;
      for (int e = 0; e < 8; ++e) explanations += rotl8(difference, e) == rotl8(difference, d) ? 1 : 0;
      fixed_rotations += explanations == 1 ? 1 : 0;
    }
    REQUIRE((fixed_rotations == 0 || fixed_rotations == 8));
    ambiguous += fixed_rotations == 0 ? 1 : 0;
  }
  CHECK(ambiguous == 16);  // 2^4 of 2^8, as 2^16 of 2^32
}
