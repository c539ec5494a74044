#include "results/statistics.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/check.h"

namespace anc {
namespace {

constexpr double kNormalQuantile = 1.959963984540054;  // of 0.975
constexpr double kEquallyProbable = 1.0 + 1e-7;

void check_sample(std::int64_t successes, std::int64_t trials) {
  check(trials >= 1 && 0 <= successes && successes <= trials, "statistics: 0 <= successes <= trials, trials >= 1");
}

}  // namespace

Interval wilson_interval(std::int64_t successes, std::int64_t trials) {
  check_sample(successes, trials);
  const double n = static_cast<double>(trials);
  const double rate = static_cast<double>(successes) / n;
  const double z2 = kNormalQuantile * kNormalQuantile;
  const double centre = rate + z2 / (2.0 * n);
  const double half_width = kNormalQuantile * std::sqrt(rate * (1.0 - rate) / n + z2 / (4.0 * n * n));
  const double scale = 1.0 + z2 / n;
  // The ends 0 and 1 are exact: rounding must not turn 0 of n into a lower bound of 1e-17.
  return {.low = successes == 0 ? 0.0 : (centre - half_width) / scale,
          .high = successes == trials ? 1.0 : (centre + half_width) / scale};
}

std::string text_of(const Rate& rate) { return std::to_string(rate.count) + "/" + std::to_string(rate.trials); }

double fisher_exact_p(std::int64_t successes_1, std::int64_t trials_1, std::int64_t successes_2,
                      std::int64_t trials_2) {
  check_sample(successes_1, trials_1);
  check_sample(successes_2, trials_2);
  const std::int64_t successes = successes_1 + successes_2;
  const std::int64_t first = std::max<std::int64_t>(0, successes - trials_2);
  const std::int64_t last = std::min(successes, trials_1);

  // Hypergeometric weights by their ratios, built outwards from the mode (weight 1): nothing overflows, and
  // no logarithm.
  const std::int64_t mode = std::clamp((successes + 1) * (trials_1 + 1) / (trials_1 + trials_2 + 2), first, last);
  std::vector<double> weight(static_cast<std::size_t>(last - first + 1), 1.0);
  const auto at = [&](std::int64_t x) -> double& { return weight[static_cast<std::size_t>(x - first)]; };
  const auto ratio = [&](std::int64_t x) {  // weight(x + 1) / weight(x)
    return static_cast<double>((trials_1 - x) * (successes - x)) /
           static_cast<double>((x + 1) * (trials_2 - successes + x + 1));
  };
  for (std::int64_t x = mode; x < last; ++x) at(x + 1) = at(x) * ratio(x);
  for (std::int64_t x = mode; x > first; --x) at(x - 1) = at(x) / ratio(x - 1);

  double total = 0.0, no_more_probable = 0.0;
  for (const double w : weight) {
    total += w;
    if (w <= at(successes_1) * kEquallyProbable) no_more_probable += w;
  }
  return std::min(1.0, no_more_probable / total);
}

}  // namespace anc
