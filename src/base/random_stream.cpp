#include "base/random_stream.h"

#include <cmath>

#include "base/check.h"

namespace anc {

std::uint64_t mix64(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

std::uint64_t fold_key(std::span<const std::uint64_t> key) {
  std::uint64_t folded = mix64(key.size());
  for (const std::uint64_t word : key) folded = mix64(folded ^ word);
  return folded;
}

float RandomStream::uniform(float low, float high) {
  check(std::isfinite(low) && std::isfinite(high) && low < high, "RandomStream::uniform: needs finite low < high");
  const float unit = static_cast<float>(engine_() >> 40) * 0x1p-24f;  // exact: 24 bits fit a float
  const float width = high - low;
  const float scaled = width * unit;
  const float value = low + scaled;
  // The sum may round up to `high` when the interval is narrow beside its ends.
  return value < high ? value : std::nextafter(high, low);
}

}  // namespace anc
