#include "related/yu_cao/scheme.h"

#include <algorithm>
#include <bit>

#include "base/check.h"

namespace anc::related::yu_cao {
namespace {

void check_lengths(std::size_t stream, std::size_t blocks) {
  check(stream >= blocks, "yu_cao: the key stream is shorter than the message");
}

}  // namespace

Key draw_key(RandomStream& stream) {
  const double first = draw_unit(stream), second = draw_unit(stream);
  return {.history = {1.8 * first - 0.9, 8.0 * second - 4.0}};
}

int fourth_bit(double x, int neuron) {
  const double end = neuron == 0 ? 1.0 : 4.6;
  const double place = (x + end) / (2.0 * end);
  return std::clamp(static_cast<int>(16.0 * place), 0, 15) & 1;
}

std::vector<BlockKey> key_stream(const Key& key, std::size_t blocks, int stride) {
  Network network(key.history);
  for (int i = 0; i < kTransient; ++i) network.advance();
  int neuron = 0;
  const auto next_bit = [&] {
    for (int i = 0; i < stride; ++i) network.advance();
    return static_cast<std::uint32_t>(fourth_bit(network.state()[static_cast<std::size_t>(neuron)], neuron));
  };
  std::vector<BlockKey> stream(blocks);
  for (BlockKey& block : stream) {
    for (int i = 0; i < 32; ++i) block.a = (block.a << 1) | next_bit();
    for (int i = 0; i < 5; ++i) block.d = (block.d << 1) | static_cast<int>(next_bit());
    neuron = static_cast<int>(next_bit());
  }
  return stream;
}

std::uint32_t encrypt_block(std::uint32_t plain, const BlockKey& key) {
  return std::rotl(plain, key.d) ^ std::rotr(key.a, key.d);
}

std::uint32_t decrypt_block(std::uint32_t cipher, const BlockKey& key) {
  return std::rotr(cipher ^ std::rotr(key.a, key.d), key.d);
}

Blocks encrypt(const std::vector<BlockKey>& stream, const Blocks& plain) {
  check_lengths(stream.size(), plain.size());
  Blocks cipher(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) cipher[i] = encrypt_block(plain[i], stream[i]);
  return cipher;
}

Blocks decrypt(const std::vector<BlockKey>& stream, const Blocks& cipher) {
  check_lengths(stream.size(), cipher.size());
  Blocks plain(cipher.size());
  for (std::size_t i = 0; i < cipher.size(); ++i) plain[i] = decrypt_block(cipher[i], stream[i]);
  return plain;
}

Blocks blocks_of(const Bytes& message) {
  if (message.size() % 4 != 0) {
    throw UserError("a message of " + std::to_string(message.size()) + " bytes does not fit the blocks of [8]",
                    "give a multiple of 4 bytes");
  }
  Blocks blocks(message.size() / 4, 0);
  for (std::size_t i = 0; i < message.size(); ++i) blocks[i / 4] = (blocks[i / 4] << 8) | message[i];
  return blocks;
}

Bytes bytes_of(const Blocks& blocks) {
  Bytes bytes;
  for (const std::uint32_t block : blocks) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>((block >> shift) & 255));
  }
  return bytes;
}

Blocks draw_blocks(RandomStream& stream, std::size_t count) { return blocks_of(draw_bytes(stream, 4 * count)); }

}  // namespace anc::related::yu_cao
