#include "numerics/elementary.h"

#include <bit>
#include <cstdint>

#include "base/check.h"

namespace anc {
namespace {

// The nearest whole number; needs |x| < 2^51.
double nearest(double x) {
  constexpr double kShift = 0x1.8p52;
  return (x + kShift) - kShift;
}

// exp x for 0 <= x <= 50, as 2^k times a Taylor polynomial on |r| <= ln 2 / 2.
double exponential(double x) {
  constexpr double kLog2E = 0x1.71547652b82fep+0, kLn2High = 0x1.62e42fee00000p-1, kLn2Low = 0x1.a39ef35793c76p-33;
  constexpr int kDegree = 13;
  const double k = nearest(x * kLog2E);
  const double r = (x - k * kLn2High) - k * kLn2Low;
  double sum = 1.0;
  for (int i = kDegree; i >= 1; --i) sum = 1.0 + sum * r * (1.0 / i);
  const auto exponent = static_cast<std::uint64_t>(1023 + static_cast<int>(k));
  return sum * std::bit_cast<double>(exponent << 52);
}

}  // namespace

double sine(double x) {
  check(x >= -1e6 && x <= 1e6, "sine: |x| <= 1e6");
  constexpr double kInversePi = 0x1.45f306dc9c883p-2, kPiHigh = 0x1.921fb54400000p+1, kPiLow = 0x1.0b4611a626331p-33;
  constexpr int kDegree = 23;
  const double k = nearest(x * kInversePi);
  const double r = (x - k * kPiHigh) - k * kPiLow;  // |r| <= pi / 2
  const double square = r * r;
  double sum = 1.0;
  for (int i = kDegree; i >= 3; i -= 2) sum = 1.0 - sum * square * (1.0 / (i * (i - 1)));
  const bool odd = (static_cast<std::int64_t>(k) & 1) != 0;
  return odd ? -(r * sum) : r * sum;
}

double hyperbolic_tangent(double x) {
  const double magnitude = x < 0.0 ? -x : x;
  constexpr double kSaturated = 20.0;  // 1 - tanh 20 < 2^-54
  if (magnitude >= kSaturated) return x < 0.0 ? -1.0 : 1.0;
  const double tangent = 1.0 - 2.0 / (exponential(2.0 * magnitude) + 1.0);
  return x < 0.0 ? -tangent : tangent;
}

}  // namespace anc
