#include "related/yen_guo/attack.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace anc::related::yen_guo {
namespace {

constexpr double kCell = 1.0 / 256.0;

// A cell lies on one side of 1/2, so x (1 - x) is monotone on it.
struct Interval {
  double low, high;
};

Interval cell_of(int byte) { return {byte * kCell, (byte + 1) * kCell}; }

}  // namespace

bool consistent(const MuRange& mu, const Bytes& mask) {
  constexpr double kSlack = 0x1p-50;  // more than the roundings of one step of the orbit and of the interval
  Interval now = cell_of(mask.front());
  for (std::size_t m = 1; m < mask.size(); ++m) {
    const double at_low = now.low * (1.0 - now.low), at_high = now.high * (1.0 - now.high);
    const Interval cell = cell_of(mask[m]);
    now.low = std::max(cell.low, mu.low * std::min(at_low, at_high) - kSlack);
    now.high = std::min(cell.high, mu.high * std::max(at_low, at_high) + kSlack);
    if (now.low > now.high) return false;
  }
  return true;
}

std::optional<double> least_mu(const MuRange& mu, const Bytes& mask) {
  constexpr double kResolution = 0x1p-48;
  if (!consistent(mu, mask)) return std::nullopt;
  if (mu.high - mu.low <= kResolution) return mu.low;
  const double middle = mu.low + 0.5 * (mu.high - mu.low);
  const std::optional<double> lower = least_mu({mu.low, middle}, mask);
  return lower ? lower : least_mu({middle, mu.high}, mask);
}

Bytes predict(const RecoveredOrbit& orbit, std::size_t first, std::size_t count) {
  check(first >= orbit.start, "predict: first >= start");
  const Bytes bytes = orbit_bytes({.mu = orbit.mu, .x0 = orbit.x}, first - orbit.start + count);
  return Bytes(bytes.end() - static_cast<std::ptrdiff_t>(count), bytes.end());
}

}  // namespace anc::related::yen_guo
