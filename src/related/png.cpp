#include <algorithm>
#include <array>

#include "base/check.h"
#include "related/picture.h"

namespace anc::related {
namespace {

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 255);
  return bytes;
}

// CRC-32 of PNG (ISO 3309).
std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t crc = 0xffffffffu;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0u);
  }
  return ~crc;
}

std::string chunk(const std::string& type, const std::string& content) {
  const std::string body = type + content;
  return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(checksum(body));
}

std::uint32_t adler32(std::string_view bytes) {
  constexpr std::uint32_t kPrime = 65521;
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % kPrime;
    b = (b + a) % kPrime;
  }
  return (b << 16) | a;
}

// The zlib form with stored blocks.
std::string stored(const std::string& bytes) {
  constexpr std::size_t kBlock = 65535;
  std::string stream = "\x78\x01";
  for (std::size_t begin = 0; begin < bytes.size(); begin += kBlock) {
    const std::size_t length = std::min(kBlock, bytes.size() - begin);
    stream += begin + length == bytes.size() ? '\1' : '\0';
    for (const std::size_t value : {length, ~length}) {
      stream += static_cast<char>(value & 255);
      stream += static_cast<char>((value >> 8) & 255);
    }
    stream += bytes.substr(begin, length);
  }
  return stream + big_endian(adler32(bytes));
}

}  // namespace

std::string to_png(const Picture& picture) {
  const auto width = static_cast<std::size_t>(picture.width);
  check(picture.width >= 1 && picture.height >= 1 &&
            picture.grey.size() == width * static_cast<std::size_t>(picture.height),
        "to_png: width * height pixels");
  std::string rows;
  for (std::size_t begin = 0; begin < picture.grey.size(); begin += width) {
    const auto row = picture.grey.begin() + static_cast<std::ptrdiff_t>(begin);
    rows += '\0';  // no filter
    rows.append(row, row + picture.width);
  }
  const std::string size =
      big_endian(static_cast<std::uint32_t>(picture.width)) + big_endian(static_cast<std::uint32_t>(picture.height));
  const std::string form = {8, 0, 0, 0, 0};  // 8 bits, grey, deflate, no filter, not interlaced
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", size + form) + chunk("IDAT", stored(rows)) + chunk("IEND", "");
}

}  // namespace anc::related
