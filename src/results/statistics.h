// The two statistics of the tables: an interval for a rate, and a test of our counts against the paper's.
// Only + - * / and sqrt are used, so the digits printed are the same on every machine.
#pragma once

#include <cstdint>
#include <string>

namespace anc {

struct Interval {
  double low = 0.0, high = 1.0;
};

// Wilson's 95 % score interval of a rate, `successes` of `trials` (E. B. Wilson, JASA 22, 1927).
// Domain: 0 <= successes <= trials, trials >= 1.
Interval wilson_interval(std::int64_t successes, std::int64_t trials);

// A count of trials.
struct Rate {
  std::int64_t count = 0, trials = 0;

  double fraction() const { return static_cast<double>(count) / static_cast<double>(trials); }
  Interval interval() const { return wilson_interval(count, trials); }
};

// "11/20".
std::string text_of(const Rate& rate);

// Fisher's exact test, two-sided: the probability, given the margins of the 2 x 2 table, of a table no more
// probable than the one observed. Tables whose probabilities agree to 1e-7 count as equally probable, as in
// R's fisher.test. Domain: as above for both samples.
double fisher_exact_p(std::int64_t successes_1, std::int64_t trials_1, std::int64_t successes_2, std::int64_t trials_2);

}  // namespace anc
