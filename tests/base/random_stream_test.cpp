#include "base/random_stream.h"

#include <vector>

#include "base/check.h"
#include "support/catch.h"

using namespace anc;
using Words = std::vector<std::uint64_t>;

TEST_CASE("The engine gives the published 10000th output of its default seed") {
  boost::random::mt19937_64 engine;
  engine.discard(9999);
  CHECK(engine() == 9981545732273789042u);
}

// Computed by an independent implementation of SplitMix64 and MT19937-64 in Python.
TEST_CASE("Keys fold and streams start as they always have") {
  CHECK(mix64(0) == 0xe220a8397b1dcdafu);
  CHECK(mix64(1) == 0x910a2dec89025cc1u);
  struct Answer {
    Words key;
    std::uint64_t folded;
    Words outputs;
  };
  const std::vector<Answer> answers = {
      {{}, 0xe220a8397b1dcdaf, {0xe472a21d82b9e8c8, 0xec92536dba8be242, 0xc63899882968e434}},
      {{0}, 0x5e41ab087439611e, {0x7105992f33f32d46, 0x54122c1b88032cf2, 0xbe93b4dc82cf99b6}},
      {{0, 0}, 0x1956ecd1a275ec95, {0x8507e8ed902832e7, 0x55f6d64015685db6, 0x505d40b1e0015fbd}},
      {{2, 4, 2018, 7, 1}, 0x0bf0b4ad091011c0, {0x430c8b8272976914, 0x9327130b1a0cfdad, 0x854e26fed4d70599}}};
  for (const Answer& answer : answers) {
    CHECK(fold_key(answer.key) == answer.folded);
    RandomStream stream(answer.key);
    for (const std::uint64_t output : answer.outputs) CHECK(stream.next() == output);
  }
}

TEST_CASE("Neighbouring keys give different streams, and order matters") {
  const std::vector<Words> keys = {{1}, {2}, {1, 0}, {0, 1}, {1, 2}, {2, 1}, {1, 2, 0}};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK(RandomStream(keys[i]).next() != RandomStream(keys[j]).next());
  }
}

TEST_CASE("fill gives what as many calls of next give") {
  RandomStream one_by_one{3, 1, 4}, filled{3, 1, 4};
  Words words(1000);
  filled.fill(std::span(words).first(1));
  filled.fill(std::span(words).subspan(1));
  for (const std::uint64_t word : words) CHECK(word == one_by_one.next());
  CHECK(filled.next() == one_by_one.next());
}

TEST_CASE("uniform takes the top 24 bits and stays inside its interval") {
  RandomStream numbers{9}, words{9};
  for (int i = 0; i < 1000; ++i)
    CHECK(numbers.uniform(0.0f, 1.0f) == static_cast<float>(words.next() >> 40) / 16777216.0f);
  double sum = 0.0;
  for (int i = 0; i < 100'000; ++i) {
    const float value = numbers.uniform(-0.3f, 0.3f);
    REQUIRE(value >= -0.3f);
    REQUIRE(value < 0.3f);
    sum += value;
  }
  CHECK(std::abs(sum / 100'000) < 0.003);
}

TEST_CASE("uniform never returns the upper end, even of an interval of two floats") {
  const float low = 1.0f, high = std::nextafter(1.0f, 2.0f);
  RandomStream stream{11};
  for (int i = 0; i < 100; ++i) CHECK(stream.uniform(low, high) == low);
  CHECK_THROWS_AS(stream.uniform(1.0f, 1.0f), ContractViolation);
}
