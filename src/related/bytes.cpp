#include "related/bytes.h"

#include "base/check.h"

namespace anc::related {

double draw_unit(RandomStream& stream) { return static_cast<double>(stream.next() >> 11) * 0x1p-53; }

Bytes draw_bytes(RandomStream& stream, std::size_t count) {
  Bytes bytes(count);
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < count; ++i, word >>= 8) {
    if (i % 8 == 0) word = stream.next();
    bytes[i] = static_cast<std::uint8_t>(word & 255);
  }
  return bytes;
}

std::string hex_of(const Bytes& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

double agreement(const Bytes& a, const Bytes& b) {
  check(!a.empty() && a.size() == b.size(), "agreement: equal lengths, not 0");
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(a.size());
}

}  // namespace anc::related
