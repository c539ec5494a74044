// Beyond the break of [7] by [11], which is mask.h: the mask gives the key.
#pragma once

#include <optional>

#include "related/yen_guo/scheme.h"

namespace anc::related::yen_guo {

// An interval of mu. Whether an orbit of some mu in it can pass through all cells [b, b + 1) / 256 of the mask.
struct MuRange {
  double low = 0.0, high = 0.0;
};
bool consistent(const MuRange& mu, const Bytes& mask);

// The least mu of [low, high] whose orbits can make the mask, to 2^-48: kneading sequences grow with mu, so no smaller
// one can, and the closer the orbit has come to 1/2 the closer it lies below the true mu. Nothing when there is none.
std::optional<double> least_mu(const MuRange& mu, const Bytes& mask);

// The orbit found, bit for bit: state(start) = x and the mask from there on.
struct RecoveredOrbit {
  double mu = 0.0;
  std::size_t start = 0;
  double x = 0.0;
  std::int64_t candidates = 0;    // values of mu tried
  std::optional<double> x0 = {};  // a first state that leads to x
};

// Searches the doubles upwards from least_mu, at most `most_candidates` of them. Needs at least kLeastMask bytes.
inline constexpr std::size_t kLeastMask = 1024;
std::optional<RecoveredOrbit> recover_orbit(const Bytes& mask, std::int64_t most_candidates);

// The bytes of the orbit with numbers first..first + count - 1; first >= start.
Bytes predict(const RecoveredOrbit& orbit, std::size_t first, std::size_t count);

}  // namespace anc::related::yen_guo
