#include "numerics/elementary.h"

#include <array>
#include <bit>
#include <cstdint>

#include "base/check.h"

namespace anc {
namespace {

// 1 / i!, with alternating signs or without, for i = first, first + stride, ...
template <std::size_t kCount>
constexpr std::array<double, kCount> inverse_factorials(int first, int stride, double sign) {
  std::array<double, kCount> coefficients = {};
  double value = 1.0;
  int i = 1;
  for (std::size_t k = 0; k < kCount; ++k) {
    for (; i <= first + stride * static_cast<int>(k); ++i) value /= i;
    coefficients[k] = k % 2 == 0 ? value : sign * value;
  }
  return coefficients;
}

// sum of c[k] x^k: even and odd powers apart, so that two chains run side by side. An even number of coefficients.
template <std::size_t kCount>
double polynomial(const std::array<double, kCount>& c, double x) {
  static_assert(kCount % 2 == 0);
  const double square = x * x;
  double even = c[kCount - 2], odd = c[kCount - 1];
  for (std::size_t k = kCount - 2; k >= 2; k -= 2) {
    even = even * square + c[k - 2];
    odd = odd * square + c[k - 1];
  }
  return even + odd * x;
}

// The nearest whole number; needs |x| < 2^51.
double nearest(double x) {
  constexpr double kShift = 0x1.8p52;
  return (x + kShift) - kShift;
}

// exp x for 0 <= x <= 50, as 2^k times a Taylor polynomial on |r| <= ln 2 / 2, of relative error exponential 5.8e-18
// (elementary.sollya, and so below: before any rounding).
double exponential(double x) {
  constexpr double kLog2E = 0x1.71547652b82fep+0, kLn2High = 0x1.62e42fee00000p-1, kLn2Low = 0x1.a39ef35793c76p-33;
  static constexpr auto kTaylor = inverse_factorials<14>(0, 1, 1.0);
  const double k = nearest(x * kLog2E);
  const double r = (x - k * kLn2High) - k * kLn2Low;
  const auto exponent = static_cast<std::uint64_t>(1023 + static_cast<int>(k));
  return polynomial(kTaylor, r) * std::bit_cast<double>(exponent << 52);
}

}  // namespace

double sine(double x) {
  check(x >= -1e6 && x <= 1e6, "sine: |x| <= 1e6");
  constexpr double kInversePi = 0x1.45f306dc9c883p-2, kPiHigh = 0x1.921fb54400000p+1, kPiLow = 0x1.0b4611a626331p-33;
  static constexpr auto kTaylor = inverse_factorials<12>(1, 2, -1.0);
  const double k = nearest(x * kInversePi);
  const double r = (x - k * kPiHigh) - k * kPiLow;      // |r| <= pi / 2
  const double value = r * polynomial(kTaylor, r * r);  // sine 5.2e-21, absolute
  return (static_cast<std::int64_t>(k) & 1) != 0 ? -value : value;
}

double hyperbolic_tangent(double x) {
  const double magnitude = x < 0.0 ? -x : x;
  constexpr double kSaturated = 20.0;  // 1 - tanh 20 < 2^-54
  if (magnitude >= kSaturated) return x < 0.0 ? -1.0 : 1.0;
  const double tangent = 1.0 - 2.0 / (exponential(2.0 * magnitude) + 1.0);
  return x < 0.0 ? -tangent : tangent;
}

double logarithm(double x) {
  constexpr double kLn2 = 0x1.62e42fefa39efp-1, kSqrt2 = 0x1.6a09e667f3bcdp+0;
  constexpr std::uint64_t kFraction = (std::uint64_t{1} << 52) - 1, kOne = std::uint64_t{1023} << 52;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  check(x >= 0x1p-1022 && x < 0x1p1023, "logarithm: a normal number above 0");
  double exponent = static_cast<double>(bits >> 52) - 1023.0;
  double mantissa = std::bit_cast<double>((bits & kFraction) | kOne);
  if (mantissa > kSqrt2) {
    mantissa *= 0.5;
    exponent += 1.0;
  }
  const double t = (mantissa - 1.0) / (mantissa + 1.0);  // log m = 2 artanh t, |t| < 0.172
  double series = 0.0;                                   // 2 t times it: logarithm 2.4e-19, absolute
  for (int odd = 21; odd >= 1; odd -= 2) series = series * (t * t) + 1.0 / odd;
  return exponent * kLn2 + 2.0 * t * series;
}

}  // namespace anc
