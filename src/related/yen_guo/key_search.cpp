#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "related/yen_guo/attack.h"

namespace anc::related::yen_guo {
namespace {

// States tried for each mu: the one that the mask pulls back to, and its neighbours, as rounding may have moved it.
constexpr int kLanes = 8, kBelow = 3;
constexpr std::int64_t kBlock = 4096;  // values of mu over which that state is linear enough
constexpr double kUlp = 0x1p-53;       // of a state in [1/2, 1)
constexpr double kMuUlp = 0x1p-51;     // of mu in [2, 4)

double slope(double mu, double x) { return std::fabs(mu * (1.0 - 2.0 * x)); }

double middle_of(int byte) { return (byte + 0.5) / 256.0; }

// Where the search sees the orbit: its first state and the length over which neighbours part.
struct Window {
  std::size_t start = 0;
  std::size_t parted = 0;  // states 2^-53 apart at `start` are in different cells about here
  std::size_t end = 0;     // the pull-back starts here
};

// Steps from `start` until the slopes multiply to `growth`; the length of the mask when they do not.
std::size_t steps_to(double growth, double mu, const Bytes& mask, std::size_t start) {
  double product = 1.0;
  for (std::size_t m = start; m < mask.size(); ++m) {
    if (product > growth) return m - start;
    product *= slope(mu, middle_of(mask[m]));
  }
  return mask.size();
}

// How far the roundings of later steps move the state at `start`, in about ulps.
double rounding_noise(double mu, const Bytes& mask, std::size_t start) {
  constexpr std::size_t kSteps = 40;
  double product = 1.0, noise = 0.0;
  for (std::size_t m = start; m < start + kSteps; ++m) {
    product *= slope(mu, middle_of(mask[m]));
    noise += 1.0 / product;
  }
  return noise;
}

// The best of the first states: in [1/2, 1), where doubles are evenly spaced, and least moved by roundings.
std::optional<Window> choose_window(double mu, const Bytes& mask) {
  constexpr std::size_t kStarts = 200;
  constexpr double kParted = 0x1p46, kPulled = 0x1p60;
  Window window;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t start = 0; start < kStarts; ++start) {
    const double noise = mask[start] >= 128 ? rounding_noise(mu, mask, start) : least;
    if (noise < least) {
      least = noise;
      window.start = start;
    }
  }
  window.parted = window.start + steps_to(kParted, mu, mask, window.start);
  window.end = window.start + steps_to(kPulled, mu, mask, window.start);
  if (std::isinf(least) || window.end >= mask.size()) return std::nullopt;
  return window;
}

// The state before `x`, on the side of 1/2 where `byte` lies.
double previous_state(double mu, double x, int byte) {
  const double root = std::sqrt(std::max(0.0, 1.0 - 4.0 * x / mu));
  return byte >= 128 ? 0.5 + 0.5 * root : 0.5 - 0.5 * root;
}

// The state at `first` whose orbit under mu follows the mask to `last`, where it is x.
double pull_back(double mu, const Bytes& mask, std::size_t first, std::size_t last, double x) {
  for (std::size_t m = last; m > first; --m) x = previous_state(mu, x, mask[m - 1]);
  return x;
}

// The lane whose orbit has all bytes of the mask from `parted` on, or -1.
int matching_lane(double mu, std::array<double, kLanes> x, const Window& window, const Bytes& mask) {
  for (std::size_t m = window.start; m < window.parted; ++m) {
    for (double& state : x) state = next_state(mu, state);
  }
  std::array<bool, kLanes> alive;
  alive.fill(true);
  for (std::size_t m = window.parted; m < mask.size(); ++m) {
    bool any = false;
    for (std::size_t i = 0; i < kLanes; ++i) {
      alive[i] = alive[i] && leading_byte(x[i]) == mask[m];
      any = any || alive[i];
      x[i] = next_state(mu, x[i]);
    }
    if (!any) return -1;
  }
  return static_cast<int>(std::find(alive.begin(), alive.end(), true) - alive.begin());
}

// A first state that leads exactly to the one found.
std::optional<double> first_state(const RecoveredOrbit& orbit, const Bytes& mask) {
  constexpr int kNeighbours = 4096;
  const double guess = pull_back(orbit.mu, mask, 0, orbit.start, orbit.x);
  double up = guess, down = guess;
  const auto leads = [&](double x) {
    for (std::size_t m = 0; m < orbit.start; ++m) {
      if (leading_byte(x) != mask[m]) return false;
      x = next_state(orbit.mu, x);
    }
    return x == orbit.x;
  };
  for (int i = 0; i < kNeighbours; ++i, up = std::nextafter(up, 1.0), down = std::nextafter(down, 0.0)) {
    if (leads(up)) return up;
    if (leads(down)) return down;
  }
  return std::nullopt;
}

// The orbit among `count` values of mu from `low` on.
std::optional<RecoveredOrbit> search_block(double low, std::int64_t count, const Window& window, const Bytes& mask) {
  const auto pulled = [&](double mu) {
    return pull_back(mu, mask, window.start, window.end, middle_of(mask[window.end]));
  };
  const double at_low = pulled(low), at_high = pulled(low + static_cast<double>(count) * kMuUlp);
  const double rise = (at_high - at_low) / static_cast<double>(count);
  for (std::int64_t i = 0; i < count; ++i) {
    const double mu = low + static_cast<double>(i) * kMuUlp;
    const double centre = at_low + static_cast<double>(i) * rise;
    std::array<double, kLanes> states;
    for (int lane = 0; lane < kLanes; ++lane) states[static_cast<std::size_t>(lane)] = centre + (lane - kBelow) * kUlp;
    const int lane = matching_lane(mu, states, window, mask);
    if (lane >= 0) {
      return RecoveredOrbit{
          .mu = mu, .start = window.start, .x = states[static_cast<std::size_t>(lane)], .candidates = i + 1};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<RecoveredOrbit> recover_orbit(const Bytes& mask, std::int64_t most_candidates) {
  check(mask.size() >= kLeastMask, "recover_orbit: the mask is too short");
  const std::optional<double> low = least_mu({.low = 3.5, .high = 4.0}, mask);
  if (!low) return std::nullopt;
  const std::optional<Window> window = choose_window(*low, mask);
  if (!window) return std::nullopt;
  for (std::int64_t done = 0; done < most_candidates; done += kBlock) {
    const double mu = *low + static_cast<double>(done) * kMuUlp;
    if (mu >= 4.0) return std::nullopt;
    std::optional<RecoveredOrbit> found = search_block(mu, std::min(kBlock, most_candidates - done), *window, mask);
    if (!found) continue;
    found->candidates += done;
    found->x0 = first_state(*found, mask);
    return found;
  }
  return std::nullopt;
}

}  // namespace anc::related::yen_guo
