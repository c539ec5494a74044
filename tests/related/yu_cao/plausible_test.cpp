#include "related/yu_cao/plausible.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "base/check.h"
#include "related/systems.h"
#include "related/yu_cao/attack.h"
#include "related/yu_cao/messages.h"
#include "support/catch.h"

using namespace anc;
using namespace anc::related;
using namespace anc::related::yu_cao;

namespace {

constexpr std::size_t kBlocks = 64;

std::vector<BlockKey> draw_keys(RandomStream& stream, std::size_t count) {
  std::vector<BlockKey> keys(count);
  for (BlockKey& key : keys) {
    key = {.a = static_cast<std::uint32_t>(stream.next()), .d = static_cast<int>(stream.next() & 31)};
  }
  return keys;
}

int cost_of(const Blocks& message, Cost cost) {
  const Bytes bytes = bytes_of(message);
  int sum = cost(bytes[0], bytes[0]);
  for (std::size_t i = 1; i < bytes.size(); ++i) sum += cost(bytes[i - 1], bytes[i]);
  return sum;
}

// The least cost of all 32^3 readings of three blocks.
int least_cost(const Blocks& known, const Blocks& cipher_of_known, const Blocks& cipher, Cost cost) {
  int least = 1'000'000;
  for (int code = 0; code < 32 * 32 * 32; ++code) {
    const int rotations[] = {code & 31, code >> 5 & 31, code >> 10};
    Blocks reading;
    for (std::size_t i = 0; i < 3; ++i) {
      reading.push_back(decrypt_block(cipher[i], explained_by(known[i], cipher_of_known[i], rotations[i])));
    }
    least = std::min(least, cost_of(reading, cost));
  }
  return least;
}

// The mean fraction of the blocks that one known message, random or not of this key, opens.
template <class Draw>
double opened(const Draw& draw_message, Cost cost, bool same_key) {
  constexpr int kTrials = 40;
  std::size_t right = 0;
  for (std::uint64_t trial = 0; trial < kTrials; ++trial) {
    RandomStream stream({41, trial});
    const std::vector<BlockKey> keys = draw_keys(stream, kBlocks),
                                others = same_key ? keys : draw_keys(stream, kBlocks);
    const Blocks known = draw_blocks(stream, kBlocks), message = blocks_of(draw_message(stream));
    const Blocks found = most_plausible(known, encrypt(others, known), encrypt(keys, message), cost);
    for (std::size_t i = 0; i < kBlocks; ++i) right += found[i] == message[i] ? 1 : 0;
  }
  return static_cast<double>(right) / (kTrials * kBlocks);
}

Bytes text(RandomStream& stream) { return draw_text(stream, 4 * kBlocks); }
Bytes picture(RandomStream& stream) { return draw_smooth(stream, 16); }
Bytes noise(RandomStream& stream) { return draw_bytes(stream, 4 * kBlocks); }

}  // namespace

TEST_CASE("Texts are sentences of the words that are stated, as long as they are asked for") {
  RandomStream stream({40});
  const Bytes bytes = draw_text(stream, 1000);
  REQUIRE(bytes.size() == 1000);
  const std::string_view sentences(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  CHECK(sentences.starts_with("The "));
  CHECK(sentences.find_first_not_of("abcdefghijklmnopqrstuvwxyz T.") == std::string_view::npos);
  CHECK(std::ranges::count(sentences, 'T') - std::ranges::count(sentences, '.') <= 1);
  CHECK(draw_text(stream, 1000) != bytes);
}

TEST_CASE("Pictures are bilinear: every second difference along a row is that of rounding") {
  RandomStream stream({42});
  const Bytes grey = draw_smooth(stream, 16);
  REQUIRE(grey.size() == 256);
  CHECK(Bytes{grey[0], grey[15], grey[240], grey[255]} != Bytes(4, grey[0]));
  for (std::size_t y = 0; y < 16; ++y) {
    for (std::size_t x = 1; x < 15; ++x) {
      const std::size_t at = 16 * y + x;
      REQUIRE(std::abs(grey[at - 1] - 2 * grey[at] + grey[at + 1]) <= 2);
    }
  }
  CHECK_THROWS_AS(draw_smooth(stream, 1), ContractViolation);
}

TEST_CASE("Frequent letters are cheap, other bytes dear, and what is out of place dearer") {
  CHECK(cost_in_text('e', ' ') == 0);
  CHECK(cost_in_text(' ', 'e') == 1);
  CHECK(cost_in_text('e', 'z') == 26);
  CHECK(cost_in_text(' ', 'T') == 30);
  CHECK(cost_in_text('e', '.') == 30);
  CHECK(cost_in_text('e', '~') == 100);
  CHECK(cost_in_text(' ', ' ') == 30);
  CHECK(cost_in_text('e', 'T') == 60);
  CHECK(cost_in_text('.', 'e') == 31);
  CHECK(cost_in_picture(3, 250) == 247);
  CHECK(cost_in_picture(250, 3) == 247);
}

TEST_CASE("The most plausible reading is the least of all readings of three blocks, and explains the ciphertext") {
  for (const Cost cost : {cost_in_text, cost_in_picture}) {
    for (std::uint64_t trial = 0; trial < 4; ++trial) {
      RandomStream stream({43, trial});
      const std::vector<BlockKey> keys = draw_keys(stream, 3);
      const Blocks known = draw_blocks(stream, 3);
      const Blocks cipher = encrypt(keys, trial % 2 == 0 ? blocks_of(draw_text(stream, 12)) : draw_blocks(stream, 3));
      const Blocks cipher_of_known = encrypt(keys, known), found = most_plausible(known, cipher_of_known, cipher, cost);
      REQUIRE(cost_of(found, cost) == least_cost(known, cipher_of_known, cipher, cost));
      for (std::size_t i = 0; i < 3; ++i) {
        const auto explains = [&](int d) {
          return encrypt_block(found[i], explained_by(known[i], cipher_of_known[i], d)) == cipher[i];
        };
        bool explained = false;
        for (int d = 0; d < 32; ++d) explained = explained || explains(d);
        REQUIRE(explained);
      }
    }
  }
  CHECK_THROWS_AS(most_plausible({1, 2}, {1, 2}, {1}, cost_in_text), ContractViolation);
}

TEST_CASE("One known message opens text and smooth pictures; not noise, and not under another key") {
  CHECK(opened(text, cost_in_text, true) > 0.98);
  CHECK(opened(picture, cost_in_picture, true) > 0.88);
  CHECK(opened(noise, cost_in_text, true) < 0.06);  // 1/32 by chance
  CHECK(opened(text, cost_in_text, false) < 0.01);
}

TEST_CASE("The cases with one known message: one rule of success for attacks and controls, which the controls fail") {
  int attacks = 0, controls = 0;
  for (const Case& one : yu_cao_system().cases) {
    const auto needed = std::ranges::find(one.settings, "blocks_needed", &Measure::name);
    if (needed == one.settings.end()) continue;
    CHECK(needed->value == 58);  // nine tenths of 64
    (one.role == Role::control ? controls : attacks) += 1;
    for (std::uint64_t trial = 0; trial < 3; ++trial) {
      RandomStream stream({44, trial});
      const TrialOutcome outcome = one.run(stream);
      CHECK(outcome.success == (64.0 * outcome.measures[0].value >= 58.0));
      if (one.role == Role::control) CHECK_FALSE(outcome.success);
      if (one.attack == "text_by_one_known_message") CHECK(outcome.success);
    }
  }
  CHECK(attacks == 3);
  CHECK(controls == 2);
}
