#include <bit>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "related/systems.h"
#include "related/yu_cao/attack.h"
#include "related/yu_cao/messages.h"
#include "related/yu_cao/plausible.h"

namespace anc::related {
namespace yu_cao {
namespace {

constexpr std::size_t kBlocks = 64;           // of a message
constexpr std::size_t kManyBlocks = 100'000;  // under random block keys, without the network
constexpr std::size_t kBytes = 4 * kBlocks;   // of a message
constexpr std::size_t kPictureSize = 16;      // of a picture that is a message
static_assert(kPictureSize * kPictureSize == kBytes);
// What the most plausible reading, and its controls, have to find: nine tenths, with which a text is read and a picture
// is seen. The other attacks have to find all.
constexpr std::size_t kBlocksNeeded = (9 * kBlocks + 9) / 10;
constexpr std::size_t kMostPicture = 262'144;  // bytes; the network takes about 160 microseconds for each

std::vector<BlockKey> draw_stream(RandomStream& stream) { return key_stream(draw_key(stream), kBlocks); }

// Success is that `needed` blocks are right.
TrialOutcome compared(const Blocks& found, const Blocks& message, std::size_t needed) {
  std::size_t right = 0;
  for (std::size_t i = 0; i < message.size(); ++i) right += found[i] == message[i] ? 1 : 0;
  const double fraction = static_cast<double>(right) / static_cast<double>(message.size());
  return {.success = right >= needed, .measures = {{"blocks_recovered_fraction", fraction}}};
}

TrialOutcome decrypt_own(RandomStream& stream, int stride) {
  const std::vector<BlockKey> keys = key_stream(draw_key(stream), kBlocks, stride);
  const Blocks message = draw_blocks(stream, kBlocks);
  TrialOutcome outcome = compared(decrypt(keys, encrypt(keys, message)), message, kBlocks);
  int ones = 0, same_neighbours = 0;
  for (const BlockKey& key : keys) {
    ones += std::popcount(key.a);
    same_neighbours += 31 - std::popcount((key.a ^ (key.a >> 1)) & 0x7fffffffu);
  }
  outcome.measures.push_back({"ones_fraction", ones / (32.0 * kBlocks)});
  outcome.measures.push_back({"equal_neighbours_fraction", same_neighbours / (31.0 * kBlocks)});
  return outcome;
}

TrialOutcome two_chosen_plaintexts(RandomStream& stream) {
  const std::vector<BlockKey> keys = draw_stream(stream);
  const std::vector<BlockKey> found =
      from_chosen(encrypt(keys, Blocks(kBlocks, kFirstChosen)), encrypt(keys, Blocks(kBlocks, kSecondChosen)));
  const Blocks message = draw_blocks(stream, kBlocks);
  return compared(decrypt(found, encrypt(keys, message)), message, kBlocks);
}

// The block keys that two known messages fix; the rest stay zero.
std::vector<BlockKey> solve(const std::vector<BlockKey>& keys, const Blocks& first, const Blocks& second) {
  const Blocks cipher_1 = encrypt(keys, first), cipher_2 = encrypt(keys, second);
  std::vector<BlockKey> found(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    found[i] = from_known({first[i], cipher_1[i], second[i], cipher_2[i]}).value_or(BlockKey());
  }
  return found;
}

TrialOutcome two_known_plaintexts(RandomStream& stream) {
  const std::vector<BlockKey> keys = draw_stream(stream);
  const Blocks first = draw_blocks(stream, kBlocks), second = draw_blocks(stream, kBlocks);
  const Blocks message = draw_blocks(stream, kBlocks);
  return compared(decrypt(solve(keys, first, second), encrypt(keys, message)), message, kBlocks);
}

// The same on so many blocks that the ambiguous ones show; success is that no block is wrong among those that are
// fixed.
TrialOutcome many_known_blocks(RandomStream& stream) {
  std::vector<BlockKey> keys(kManyBlocks);
  for (BlockKey& key : keys) {
    const std::uint64_t word = stream.next();
    key = {.a = static_cast<std::uint32_t>(word), .d = static_cast<int>((word >> 32) & 31)};
  }
  const Blocks first = draw_blocks(stream, kManyBlocks), second = draw_blocks(stream, kManyBlocks);
  const std::vector<BlockKey> found = solve(keys, first, second);
  std::size_t fixed = 0, wrong = 0;
  for (std::size_t i = 0; i < kManyBlocks; ++i) {
    if (found[i] == keys[i]) {
      ++fixed;
    } else if (found[i] != BlockKey()) {
      ++wrong;
    }
  }
  return {.success = wrong == 0,
          .measures = {{"ambiguous_blocks", static_cast<double>(kManyBlocks - fixed - wrong)},
                       {"wrong_blocks", static_cast<double>(wrong)}}};
}

Bytes draw_noise(RandomStream& stream) { return draw_bytes(stream, kBytes); }
Bytes draw_sentences(RandomStream& stream) { return draw_text(stream, kBytes); }
Bytes draw_picture(RandomStream& stream) { return draw_smooth(stream, kPictureSize); }

// One known message, and the most plausible reading of another of the same key, or of a fresh one.
struct OneKnown {
  Bytes (*known)(RandomStream& stream);
  Bytes (*secret)(RandomStream& stream);
  Cost cost;
  bool same_key = true;
};

TrialOutcome read_by_one_known(const OneKnown& attempt, RandomStream& stream) {
  const std::vector<BlockKey> known_keys = draw_stream(stream);
  const std::vector<BlockKey> keys = attempt.same_key ? known_keys : draw_stream(stream);
  const Blocks known = blocks_of(attempt.known(stream)), message = blocks_of(attempt.secret(stream));
  return compared(most_plausible(known, encrypt(known_keys, known), encrypt(keys, message), attempt.cost), message,
                  kBlocksNeeded);
}

std::string instance(RandomStream& stream) {
  const Key key = draw_key(stream);
  const std::vector<BlockKey> keys = key_stream(key, kBlocks);
  nlohmann::ordered_json json = {
      {"reference", "8"},
      {"definition", "C = rotl(P, D) XOR rotr(A, D) on blocks of 32 bits, four bytes each, the first byte the highest"},
      {"history", {key.history[0], key.history[1]}},
      {"transient_steps", kTransient},
      {"stride_steps", kStride},
      {"step", Network::kStep}};
  for (const BlockKey& block : keys) json["block_keys"].push_back({{"A", block.a}, {"D", block.d}});
  for (int i = 0; i < 5; ++i) {
    Blocks message = i < 2 ? Blocks(kBlocks, i == 0 ? kFirstChosen : kSecondChosen) : draw_blocks(stream, kBlocks);
    json["pairs"].push_back(
        {{"plaintext", hex_of(bytes_of(message))}, {"ciphertext", hex_of(bytes_of(encrypt(keys, message)))}});
  }
  return json.dump(1);
}

Views show(RandomStream& stream, const Picture& plain) {
  if (plain.grey.size() > kMostPicture) {
    throw UserError("a picture of " + std::to_string(plain.grey.size()) + " pixels takes the network of [8] too long",
                    "give one of at most " + std::to_string(kMostPicture) + ", or `only` other references");
  }
  const Blocks message = blocks_of(plain.grey);
  const std::vector<BlockKey> keys = key_stream(draw_key(stream), message.size());
  const Blocks first = draw_blocks(stream, message.size()), second = draw_blocks(stream, message.size());
  const Blocks cipher = encrypt(keys, message);
  return {.encrypted = bytes_of(cipher), .recovered = bytes_of(decrypt(solve(keys, first, second), cipher))};
}

// The scheme at work; at other strides, to see how alike its bits are.
Case decryption(int stride) {
  return {.reference = "8",
          .attack = stride == kStride ? "decryption" : "decryption_dense_bits",
          .role = Role::scheme,
          .settings = {{"blocks", kBlocks}, {"stride_steps", static_cast<double>(stride)}},
          .trials = 20,
          .run = [stride](RandomStream& stream) { return decrypt_own(stream, stride); },
          .data = "the key"};
}

Case read_case(std::string attack, Role role, const OneKnown& attempt, bool headline) {
  return {.reference = "8",
          .attack = std::move(attack),
          .role = role,
          .settings = {{"blocks", kBlocks}, {"blocks_needed", kBlocksNeeded}, {"stride_steps", kStride}},
          .trials = 100,
          .run = [attempt](RandomStream& stream) { return read_by_one_known(attempt, stream); },
          .data = attempt.same_key ? "one known message" : "one of another key",
          .headline = headline};
}

std::vector<Case> cases() {
  const std::vector<Measure> settings = {{"blocks", kBlocks}, {"stride_steps", kStride}};
  return {
      decryption(kStride),
      decryption(1),
      {.reference = "8",
       .attack = "two_chosen_plaintexts",
       .role = Role::break_it,
       .settings = settings,
       .trials = 100,
       .run = two_chosen_plaintexts,
       .data = "two chosen messages",
       .headline = true},
      {.reference = "8",
       .attack = "two_known_plaintexts",
       .role = Role::break_it,
       .settings = settings,
       .trials = 100,
       .run = two_known_plaintexts,
       .data = "two known messages"},
      {.reference = "8",
       .attack = "two_known_blocks",
       .role = Role::break_it,
       .settings = {{"blocks", kManyBlocks}},
       .trials = 20,
       .run = many_known_blocks,
       .data = "two known blocks"},
      read_case("text_by_one_known_message", Role::break_it, {draw_noise, draw_sentences, cost_in_text}, true),
      read_case("text_by_message_of_another_key", Role::control, {draw_noise, draw_sentences, cost_in_text, false},
                true),
      read_case("noise_by_one_known_message", Role::control, {draw_noise, draw_noise, cost_in_text}, false),
      read_case("picture_by_one_known_message", Role::break_it, {draw_noise, draw_picture, cost_in_picture}, false),
      read_case("text_by_one_known_text", Role::break_it, {draw_sentences, draw_sentences, cost_in_text}, false),
  };
}

}  // namespace
}  // namespace yu_cao

System yu_cao_system() {
  return {.cases = yu_cao::cases(),
          .exports = {{.reference = "8", .name = "8_yu_cao", .json = yu_cao::instance}},
          .demonstrations = {{.reference = "8", .show = yu_cao::show}}};
}

}  // namespace anc::related
