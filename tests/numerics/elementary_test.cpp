#include "numerics/elementary.h"

#include <cmath>

#include "base/check.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("Sine agrees with the C library's") {
  double worst = 0.0;
  for (int i = -200'000; i <= 200'000; ++i) {
    const double x = 0.00317 * i;
    worst = std::max(worst, std::fabs(sine(x) - std::sin(x)));
  }
  for (const double x : {1e-300, 1e5, -1e5, 999'999.5, 1e6, -1e6}) {
    worst = std::max(worst, std::fabs(sine(x) - std::sin(x)));
  }
  CHECK(worst < 1e-12);
  CHECK(sine(0.0) == 0.0);
  CHECK_THROWS_AS(sine(1.1e6), ContractViolation);
}

TEST_CASE("The hyperbolic tangent agrees with the C library's, is odd and stays within 1") {
  double worst = 0.0;
  for (int i = -100'000; i <= 100'000; ++i) {
    const double x = 0.00031 * i, tangent = hyperbolic_tangent(x);
    worst = std::max(worst, std::fabs(tangent - std::tanh(x)));
    REQUIRE(hyperbolic_tangent(-x) == -tangent);
    REQUIRE(std::fabs(tangent) <= 1.0);
  }
  CHECK(worst < 1e-12);
  CHECK(hyperbolic_tangent(1e300) == 1.0);
  CHECK(hyperbolic_tangent(-25.0) == -1.0);
}

TEST_CASE("The logarithm agrees with the C library's") {
  for (int i = 1; i <= 200'000; ++i) {
    for (const double x : {0.00073 * i, i * 0x1p-24, 1.0 / i}) {
      REQUIRE(std::fabs(logarithm(x) - std::log(x)) <= 4e-16 * std::max(1.0, std::fabs(std::log(x))));
    }
  }
  for (const double x : {0x1p-1022, 1e300}) CHECK(logarithm(x) == Approx(std::log(x)).epsilon(1e-15));
  CHECK(logarithm(1.0) == 0.0);
  for (const double x : {0.0, -1.0, 0x1p-1030}) CHECK_THROWS_AS(logarithm(x), ContractViolation);
}

TEST_CASE("The same bits for ever") {
  CHECK(sine(1.0) == 0x1.aed548f090cefp-1);
  CHECK(hyperbolic_tangent(1.0) == 0x1.85efab514f394p-1);
  CHECK(logarithm(10.0) == 0x1.26bb1bbb55515p+1);
}
