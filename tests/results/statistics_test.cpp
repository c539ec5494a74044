#include "results/statistics.h"

#include <cmath>

#include "base/check.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("Wilson intervals agree with published and independently computed values") {
  struct Known {
    std::int64_t successes, trials;
    double low, high;
  };
  // 81/263 and 15/148: R. G. Newcombe, Statistics in Medicine 17, 1998, Table I (0.2553-0.3662 and 0.0624-0.1605).
  // All: the closed form in 40-digit decimal arithmetic.
  const Known known[] = {
      {81, 263, 0.255288519878, 0.366209576983},
      {15, 148, 0.062386399531, 0.160487241723},
      {0, 10, 0.0, 0.277532799863},
      {10, 10, 0.722467200137, 1.0},
      {19, 20, 0.763868806553, 0.991118551199},
      {11, 20, 0.342085342450, 0.741802141744},
      {2, 20, 0.027866481214, 0.301033645228},
      {190, 200, 0.910421851861, 0.972617354399},
      {1, 1, 0.206549314377, 1.0},
  };
  for (const Known& k : known) {
    const Interval interval = wilson_interval(k.successes, k.trials);
    INFO(k.successes << "/" << k.trials);
    CHECK(interval.low == Approx(k.low).margin(1e-11));
    CHECK(interval.high == Approx(k.high).margin(1e-11));
  }
}

TEST_CASE("Wilson intervals are exact at the ends and mirror each other") {
  for (std::int64_t trials = 1; trials <= 60; ++trials) {
    CHECK(wilson_interval(0, trials).low == 0.0);
    CHECK(wilson_interval(trials, trials).high == 1.0);
    for (std::int64_t successes = 0; successes <= trials; ++successes) {
      const Interval interval = wilson_interval(successes, trials);
      const Interval mirror = wilson_interval(trials - successes, trials);
      const double rate = static_cast<double>(successes) / static_cast<double>(trials);
      CHECK(interval.low <= rate);
      CHECK(rate <= interval.high);
      CHECK(interval.low == Approx(1.0 - mirror.high).margin(1e-14));
    }
  }
}

TEST_CASE("Fisher's exact test agrees with known values") {
  struct Known {
    std::int64_t successes_1, trials_1, successes_2, trials_2;
    double p;
  };
  const Known known[] = {
      {3, 4, 1, 4, 17.0 / 35.0},                // R, ?fisher.test, TeaTasting: 0.4857
      {2, 12, 15, 18, 3571.0 / 6653325.0},      // R, ?fisher.test, Convictions: 0.0005367
      {20, 20, 11, 20, 1.0 / 814.0},            // the rest: sums of exact fractions
      {0, 10, 10, 10, 1.0 / 92378.0},           //
      {180, 200, 19, 20, 0.70116556930459706},  //
      {190, 200, 11, 20, 3.375266055684001e-06},
      {1000, 2000, 11, 20, 0.82292612488288497},
  };
  for (const Known& k : known) {
    INFO(k.successes_1 << "/" << k.trials_1 << " " << k.successes_2 << "/" << k.trials_2);
    CHECK(fisher_exact_p(k.successes_1, k.trials_1, k.successes_2, k.trials_2) == Approx(k.p).epsilon(1e-10));
  }
}

TEST_CASE("Fisher's exact test is symmetric and one for equal or certain samples") {
  CHECK(fisher_exact_p(0, 5, 0, 7) == 1.0);
  CHECK(fisher_exact_p(5, 5, 7, 7) == 1.0);
  for (std::int64_t a = 0; a <= 9; ++a) {
    CHECK(fisher_exact_p(a, 9, a, 9) == Approx(1.0));
    for (std::int64_t b = 0; b <= 7; ++b) {
      const double p = fisher_exact_p(a, 9, b, 7);
      CHECK(p > 0.0);
      CHECK(p <= 1.0);
      CHECK(fisher_exact_p(b, 7, a, 9) == Approx(p));
      CHECK(fisher_exact_p(9 - a, 9, 7 - b, 7) == Approx(p));
    }
  }
}

TEST_CASE("statistics refuse impossible counts") {
  CHECK_THROWS_AS(wilson_interval(0, 0), ContractViolation);
  CHECK_THROWS_AS(wilson_interval(3, 2), ContractViolation);
  CHECK_THROWS_AS(wilson_interval(-1, 2), ContractViolation);
  CHECK_THROWS_AS(fisher_exact_p(1, 2, 1, 0), ContractViolation);
}
