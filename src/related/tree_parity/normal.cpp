#include "related/tree_parity/normal.h"

#include <array>

namespace anc::related::tree_parity {
namespace {

// Around every multiple of 1/16 up to the reach, the Taylor series of the distribution function. Its derivatives are
// those of the density, (-1)^n He_n(z) density(z), He the Hermite polynomials. Beyond the reach it is 0 or 1.
constexpr int kSteps = 16, kReach = 9, kPoints = 2 * kReach * kSteps + 1, kTerms = 7;

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

using Series = std::array<double, kTerms>;

Series series_at(double z) {
  Series series;
  series[0] = z < 0.0 ? 0.5 - central_area(-z) : 0.5 + central_area(z);
  double previous = 0.0, hermite = 1.0, factorial = 1.0;
  for (int n = 1; n < kTerms; ++n) {
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
  for (int i = 0; i < kPoints; ++i) table[i] = series_at(static_cast<double>(i) / kSteps - kReach);
  return table;
}

}  // namespace

double normal_cdf(double z) {
  static const std::array<Series, kPoints> table = make_table();
  if (z <= -kReach) return 0.0;
  if (z >= kReach) return 1.0;
  const int nearest = static_cast<int>((z + kReach) * kSteps + 0.5);
  const double offset = z - (static_cast<double>(nearest) / kSteps - kReach);
  const Series& series = table[nearest];
  double value = series[kTerms - 1];
  for (int n = kTerms - 2; n >= 0; --n) value = value * offset + series[n];
  return value < 0.0 ? 0.0 : value > 1.0 ? 1.0 : value;
}

}  // namespace anc::related::tree_parity
