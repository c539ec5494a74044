#include "training/minibatch.h"

#include <bit>
#include <set>

#include "support/catch.h"

using namespace anc;

namespace {
constexpr TrialId kId{.experiment = Experiment::cpa_anc, .key_bits = 4, .seed = 11, .trial = 0};
}

TEST_CASE("every part of a trial's identity and every use names another stream") {
  std::set<std::uint64_t> first;
  for (const Experiment e : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    for (const int n : {4, 8}) {
      for (const std::uint64_t seed : {1u, 2u}) {
        for (const std::uint64_t trial : {0u, 1u}) {
          for (const StreamUse use :
               {StreamUse::crypto_net_weights, StreamUse::eve_weights, StreamUse::alice_bob_minibatch,
                StreamUse::eve_minibatch, StreamUse::evaluation, StreamUse::algorithm1}) {
            const TrialId id{.experiment = e, .key_bits = n, .seed = seed, .trial = trial};
            CHECK(first.insert(stream_for(id, use).next()).second);
          }
        }
      }
    }
  }
}

TEST_CASE("the message is P1 where the choice is 1 and P0 elsewhere") {
  ChosenPlaintextBits bits(4, 4, 128, false);
  RandomStream stream = stream_for(kId, StreamUse::eve_minibatch);
  bits.draw(stream);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t w = 0; w < 2; ++w) {
      const std::uint64_t p0 = bits.both_messages()[2 * i + w], p1 = bits.both_messages()[8 + 2 * i + w];
      const std::uint64_t one = bits.choice()[w];
      CHECK(bits.message_and_key()[2 * i + w] == ((p0 & ~one) | (p1 & one)));
    }
  }
}

TEST_CASE("the bits come in the order P0, P1, key, choice") {
  ChosenPlaintextBits bits(4, 3, 128, false);
  RandomStream stream = stream_for(kId, StreamUse::eve_minibatch), words = stream_for(kId, StreamUse::eve_minibatch);
  bits.draw(stream);
  for (const std::uint64_t word : bits.both_messages()) CHECK(word == words.next());
  REQUIRE(bits.message_and_key().size() == 14);
  for (const std::uint64_t word : bits.message_and_key().subspan(8)) CHECK(word == words.next());
  for (const std::uint64_t word : bits.choice()) CHECK(word == words.next());
}

TEST_CASE("distinct messages never agree, and every other bit stays fair") {
  for (const int n : {1, 2, 4}) {
    ChosenPlaintextBits bits(n, n, 256, true);
    RandomStream stream = stream_for(kId, StreamUse::eve_minibatch);
    std::int64_t ones = 0, draws = 0;
    for (int round = 0; round < 500; ++round) {
      bits.draw(stream);
      for (std::size_t w = 0; w < 4; ++w) {
        std::uint64_t differ = 0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) {
          const std::uint64_t p0 = bits.both_messages()[4 * i + w];
          const std::uint64_t p1 = bits.both_messages()[4 * (static_cast<std::size_t>(n) + i) + w];
          differ |= p0 ^ p1;
          ones += std::popcount(p1);
          draws += 64;
        }
        REQUIRE(differ == ~std::uint64_t{0});
      }
    }
    CHECK(static_cast<double>(ones) / static_cast<double>(draws) == Approx(0.5).margin(0.006));
  }
}
