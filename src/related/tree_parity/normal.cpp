#include "related/tree_parity/normal.h"

#include <algorithm>
#include <array>

namespace anc::related::tree_parity {
namespace {

constexpr int kPoints = 2 * kNormalReach * kNormalSteps + 1;

// e^x for -41 < x <= 0: the series at x / 2^5, squared five times.
double exp_of_negative(double x) {
  const double small = x / 32.0;
  double sum = 1.0;
  for (int n = 24; n >= 1; --n) sum = 1.0 + small * sum / n;
  for (int i = 0; i < 5; ++i) sum *= sum;
  return sum;
}

double density(double z) { return 0.3989422804014326779 * exp_of_negative(-0.5 * z * z); }

// The distribution function minus 1/2, for z >= 0: density times z + z^3 / 3 + z^5 / (3 5) + ..., all positive.
double central_area(double z) {
  double term = z, sum = z;
  for (int n = 3; n < 400; n += 2) {
    term = term * (z * z) / n;
    sum += term;
  }
  return density(z) * sum;
}

using Series = std::array<double, kNormalTerms>;

// The derivatives of the distribution function are those of the density, (-1)^n He_n(z) density(z), He the Hermite
// polynomials.

Series series_at(double z) {
  Series series;
  series[0] = z < 0.0 ? 0.5 - central_area(-z) : 0.5 + central_area(z);
  double previous = 0.0, hermite = 1.0, factorial = 1.0;
  for (int n = 1; n < kNormalTerms; ++n) {
    factorial *= n;
    series[n] = (n % 2 == 1 ? hermite : -hermite) * density(z) / factorial;
    const double next = z * hermite - (n - 1) * previous;
    previous = hermite;
    hermite = next;
  }
  return series;
}

std::array<Series, kPoints> make_table() {
  std::array<Series, kPoints> table;
  for (int i = 0; i < kPoints; ++i) table[i] = series_at(static_cast<double>(i) / kNormalSteps - kNormalReach);
  return table;
}

}  // namespace

const double* normal_series() {
  static const std::array<Series, kPoints> table = make_table();
  return table[0].data();
}

double normal_cdf(double z) {
  const double reach = kNormalReach, clamped = std::clamp(z, -reach, reach);
  const double nearest = (clamped * kNormalSteps + kNormalRounder) - kNormalRounder;
  const double offset = clamped - nearest * (1.0 / kNormalSteps);
  const double* const series =
      normal_series() + (static_cast<int>(nearest) + kNormalReach * kNormalSteps) * kNormalTerms;
  double value = series[kNormalTerms - 1];
  for (int n = kNormalTerms - 2; n >= 0; --n) value = value * offset + series[n];
  return std::clamp(value, 0.0, 1.0);
}

}  // namespace anc::related::tree_parity
