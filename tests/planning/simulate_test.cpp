#include "planning/simulate.h"

#include <cmath>

#include "support/catch.h"

using namespace anc;

TEST_CASE("Without failures the hours are those of the trials, in the order of the queue") {
  RandomStream stream{1};
  const Workload serial = {.trials = 7, .per_task = 2, .cores = 1, .round_seconds = 36.0};
  const Expense one = simulate(serial, {100}, stream);
  CHECK(one.core_hours == Approx(7.0));
  CHECK(one.wall_hours == Approx(7.0));
  CHECK(one.requeues == 0);
  // Tasks of 2, 2, 2 and 1 trials on three cores: the last waits for the first.
  CHECK(simulate({.trials = 7, .per_task = 2, .cores = 3, .round_seconds = 36.0}, {100}, stream).wall_hours ==
        Approx(3.0));
  CHECK(simulate({.trials = 7, .per_task = 1, .cores = 100, .round_seconds = 36.0}, {100}, stream).wall_hours ==
        Approx(1.0));
}

TEST_CASE(
    "A failure loses the trial in flight: on average (e^(fd) - 1) / f core-hours a trial of d hours, f failures an "
    "hour") {
  RandomStream stream{2};
  const double f = 0.5;
  const Workload work = {
      .trials = 20000, .per_task = 10, .cores = 1, .round_seconds = 36.0, .failures = f, .requeue_seconds = 360.0};
  const Expense expense = simulate(work, {100}, stream);
  const double trials = 20000.0, mean = std::expm1(f) / f;
  CHECK(expense.core_hours / trials == Approx(mean).epsilon(0.02));
  CHECK(static_cast<double>(expense.requeues) / trials == Approx(std::expm1(f)).epsilon(0.03));
  CHECK(expense.wall_hours == Approx(expense.core_hours + 0.1 * static_cast<double>(expense.requeues)).epsilon(1e-9));
}

TEST_CASE("The interval is of 90 %, holds the mean, widens with few known trials, and is the same again") {
  const Spread90 spread = spread_of({5, 1, 4, 2, 3});
  CHECK(spread.low == 1.0);
  CHECK(spread.median == 3.0);
  CHECK(spread.high == 5.0);

  const std::vector<std::int64_t> few = {100, 200, 300, 400};
  std::vector<std::int64_t> many;
  for (int i = 0; i < 50; ++i) many.insert(many.end(), few.begin(), few.end());
  const Workload work = {.trials = 1000, .per_task = 10, .cores = 8, .round_seconds = 3.6};
  const Forecast of_few = forecast(work, few), of_many = forecast(work, many);
  CHECK(of_many.core_hours.low < 250.0);
  CHECK(of_many.core_hours.high > 250.0);
  CHECK(of_many.core_hours.high - of_many.core_hours.low < 0.5 * (of_few.core_hours.high - of_few.core_hours.low));
  CHECK(forecast(work, few).wall_hours.high == of_few.wall_hours.high);
  CHECK(of_few.wall_hours.low >= of_few.core_hours.low / 8.0);
}
