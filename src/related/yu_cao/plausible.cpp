#include "related/yu_cao/plausible.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/check.h"
#include "related/yu_cao/attack.h"

namespace anc::related::yu_cao {
namespace {

constexpr int kRotations = 32;

struct Reading {
  std::uint32_t block = 0;
  int cost = 0;      // the least of a message that ends in this block
  int previous = 0;  // the reading of the block before, in that message
};

using Readings = std::array<Reading, kRotations>;

std::uint8_t first_byte(std::uint32_t block) { return static_cast<std::uint8_t>(block >> 24); }
std::uint8_t last_byte(std::uint32_t block) { return static_cast<std::uint8_t>(block); }

bool is_small(std::uint8_t byte) { return byte >= 'a' && byte <= 'z'; }
bool is_stop(std::uint8_t byte) { return byte == '.' || byte == ','; }

int cost_within(std::uint32_t block, Cost cost) {
  int sum = 0;
  for (int shift = 16; shift >= 0; shift -= 8) {
    sum += cost(static_cast<std::uint8_t>(block >> (shift + 8)), static_cast<std::uint8_t>(block >> shift));
  }
  return sum;
}

Readings readings_of(std::uint32_t known, std::uint32_t cipher_of_known, std::uint32_t cipher) {
  Readings readings;
  for (int d = 0; d < kRotations; ++d) {
    readings[static_cast<std::size_t>(d)].block = decrypt_block(cipher, explained_by(known, cipher_of_known, d));
  }
  return readings;
}

// `before`: null for the first block.
void add_costs(Readings& readings, const Readings* before, Cost cost) {
  for (Reading& reading : readings) {
    const std::uint8_t first = first_byte(reading.block);
    if (before == nullptr) {
      reading.cost = cost(first, first);
    } else {
      const auto until = [&](const Reading& one) { return one.cost + cost(last_byte(one.block), first); };
      const auto* const best = std::ranges::min_element(*before, {}, until);
      reading.previous = static_cast<int>(best - before->begin());
      reading.cost = until(*best);
    }
    reading.cost += cost_within(reading.block, cost);
  }
}

}  // namespace

int cost_in_text(std::uint8_t before, std::uint8_t byte) {
  constexpr std::string_view kByFrequency = " etaoinshrdlcumwfgypbvkjxqz";
  constexpr int kSign = 30, kStrange = 100, kOutOfPlace = 30;
  const bool capital = byte >= 'A' && byte <= 'Z', small = is_small(byte), blank = byte == ' ';
  if (!small && !blank && !capital && !is_stop(byte)) return kStrange;
  const int alone = small || blank ? static_cast<int>(kByFrequency.find(static_cast<char>(byte))) : kSign;
  const bool out_of_place = (blank && before == ' ') || (capital && is_small(before)) || (small && is_stop(before));
  return alone + (out_of_place ? kOutOfPlace : 0);
}

int cost_in_picture(std::uint8_t before, std::uint8_t byte) { return std::abs(before - byte); }

Blocks most_plausible(const Blocks& known, const Blocks& cipher_of_known, const Blocks& cipher, Cost cost) {
  check(known.size() == cipher.size() && cipher_of_known.size() == cipher.size(), "most_plausible: equal lengths");
  std::vector<Readings> readings(cipher.size());
  for (std::size_t i = 0; i < cipher.size(); ++i) {
    readings[i] = readings_of(known[i], cipher_of_known[i], cipher[i]);
    add_costs(readings[i], i == 0 ? nullptr : &readings[i - 1], cost);
  }
  Blocks message(cipher.size());
  int chosen = 0;
  for (std::size_t i = cipher.size(); i-- > 0;) {
    if (i + 1 == cipher.size()) {
      chosen = static_cast<int>(std::ranges::min_element(readings[i], {}, &Reading::cost) - readings[i].begin());
    }
    const Reading& reading = readings[i][static_cast<std::size_t>(chosen)];
    message[i] = reading.block;
    chosen = reading.previous;
  }
  return message;
}

}  // namespace anc::related::yu_cao
